"""Photos made small, upright and plain; hostile ones refused with a sentence."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from planner.errors import BadInput
from planner.formats.photo import SIDE, prepare_photo

ORIENTATION, GPS, ARTIST = 0x0112, 0x8825, 0x013B


def picture(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **known: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 120).save(out, kind, **known)  # type: ignore[arg-type]
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(prepare_photo(data)))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_every_usual_kind_becomes_a_small_jpeg(kind: str) -> None:
    image = opened(picture((1200, 600), kind))
    assert (image.format, image.size, image.mode) == ("JPEG", (SIDE, SIDE // 2), "RGB")


def test_a_picture_of_a_telephone_is_turned_upright_and_tells_nothing_else() -> None:
    half = Image.new("RGB", (800, 400), "red")
    half.paste("blue", (0, 0, 400, 400))
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was turned: the left side is the top
    exif[ARTIST] = "Somebody"
    exif[GPS] = {1: "N", 2: (52.0, 30.0, 0.0)}
    out = BytesIO()
    half.save(out, "JPEG", exif=exif, comment=b"secret place")
    data = prepare_photo(out.getvalue())
    image = Image.open(BytesIO(data))
    assert image.size == (SIDE // 2, SIDE)
    top, bottom = image.getpixel((100, 20)), image.getpixel((100, 380))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 200 > 60 > top[0], "the left half is the upper one"
    assert bottom[0] > 200 > 60 > bottom[2]
    assert not dict(image.getexif())
    assert b"Somebody" not in data
    assert b"secret place" not in data


def test_what_is_small_and_plain_stays_as_it_is() -> None:
    data = picture((200, 300))
    assert prepare_photo(data) == data
    talking = picture((200, 300), comment=b"secret place")
    assert b"secret" not in prepare_photo(talking)
    assert prepare_photo(prepare_photo(picture((900, 900)))) == prepare_photo(picture((900, 900)))


def test_what_is_clear_becomes_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    assert opened(out.getvalue()).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P"])
def test_odd_colours_are_read(mode: str) -> None:
    kind = "JPEG" if mode in ("CMYK", "L") else "PNG"
    assert opened(picture((500, 500), kind, mode)).mode in ("RGB", "L")


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"BEGIN:VCARD\r\n", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "no"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run\n", "no picture"),
        (b"\xff\xd8\xff" + bytes(20 * 1024 * 1024), "has 21 MB"),
        (png_of(30_000, 30_000), "too many pixels"),
        (png_of(9_000, 9_000), "too many pixels"),
        (png_of(11_000, 11_000), "too many pixels"),
        (png_of(500, 500), "damaged"),
        (picture((600, 600))[:1000], "damaged"),
    ],
)
def test_hostile_and_broken_ones_are_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        prepare_photo(data)
