import gc
import logging
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import planner.gui
from planner import paths
from planner.gui.icons import drawing, icon
from planner.gui.palette import DARK, LIGHT, Scheme, Tone
from planner.gui.theme import apply_theme


def ink(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def drawn(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, side: int = 48) -> QImage:
    return made.pixmap(QSize(side, side), mode).toImage()


def test_it_follows_palette_tone_and_disabled_state(qapp: QApplication) -> None:
    made = icon("user")
    assert ink(drawn(made)) == {LIGHT.text}
    assert ink(drawn(made, QIcon.Mode.Disabled)) == {LIGHT.disabled}
    assert ink(drawn(icon("user", Tone.BAD))) == {LIGHT.bad}
    assert ink(drawn(icon("user", "on_accent"))) == {LIGHT.on_accent}
    apply_theme(qapp, Scheme.DARK)
    assert ink(drawn(made)) == {DARK.text}


def test_it_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = icon("user").pixmap(QSize(16, 16), 2.0)
    assert (pixmap.size(), pixmap.devicePixelRatio()) == (QSize(32, 32), 2.0)
    assert not pixmap.isNull()


def test_arrows_turn_round_where_reading_goes_from_the_right(qapp: QApplication) -> None:
    left_to_right = {name: drawn(icon(name)) for name in ("undo-2", "user-plus")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = left_to_right["undo-2"].flipped(Qt.Orientation.Horizontal)
        assert drawn(icon("undo-2")) == turned
        assert drawn(icon("user-plus")) == left_to_right["user-plus"]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_missing_drawing_is_blank_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert icon("no-such-icon").isNull()
    with pytest.raises(FileNotFoundError):
        drawing("no-such-icon")
    assert "no-such-icon" in caplog.text


def test_it_outlives_the_names_it_was_made_under(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    for _turn in range(200):
        button.setIcon(QIcon(icon("user")))
        if _turn % 50 == 0:
            gc.collect()
            button.grab()
    assert ink(drawn(button.icon())) == {QColor(LIGHT.text).name()}


def test_every_icon_named_in_the_source_has_its_drawing() -> None:
    folder = Path(planner.gui.__file__).parent
    pattern = re.compile(r"""\b(?:icon|symbol|paint_icon)(?:\(|=)\s*["']([a-z0-9-]+)["']""")
    named = {
        (name, file.name)
        for file in folder.rglob("*.py")
        for name in pattern.findall(file.read_text(encoding="utf-8"))
    }
    assert ("search", "search_field.py") in named
    have = {file.stem for file in paths.resource("icons").glob("*.svg")}
    assert {pair for pair in named if pair[0] not in have} == set()
