"""Discs with a photo or initials, whatever the name and whatever is stored."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from planner.gui.pictures import disc, initials, read_image


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lovelace", "AL"),
        ("Lovelace, Ada", "LA"),
        ("ada", "A"),
        ("山田 太郎", "山太"),
        ("فاطمة محمد", "فم"),
        ("“Ada” 42", "?"),
        ("", "?"),
    ],
)
def test_initials_of_every_name(name: str, letters: str) -> None:
    assert initials(name).replace("\u200c", "") == letters


def test_a_photo_fills_the_disc_and_the_corners_stay_clear(qapp: QApplication) -> None:
    out = BytesIO()
    Image.new("RGB", (300, 500), "blue").save(out, "JPEG")
    image = disc(out.getvalue(), "Ada", 64, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (128, 2.0)
    assert image.pixelColor(64, 64).blue() > 200
    assert image.pixelColor(1, 1).alpha() == 0


def test_what_is_no_plain_picture_is_not_read(qapp: QApplication) -> None:
    huge = BytesIO()
    Image.new("1", (5000, 5000)).save(huge, "PNG")
    for data in (None, b"", b"<svg/>", b"\x89PNG not a real one", huge.getvalue()):
        assert read_image(data) is None
        assert not disc(data, "Ada", 32).isNull()
