import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.gui.palette import DARK, LIGHT, Colours, Scheme
from planner.gui.stylesheet import stylesheet
from planner.gui.theme import apply_theme, dress


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_filled_in_and_every_drawing_is_there(colours: Colours) -> None:
    sheet = stylesheet(colours)
    assert "$" not in sheet
    drawings = re.findall(r'url\("([^"]+)"\)', sheet)
    assert drawings
    assert [name for name in drawings if not Path(name).is_file()] == []
    assert sheet.count("{") == sheet.count("}")


@pytest.fixture
def dressed(qapp: QApplication, qtbot: QtBot):
    """Return what shows a control in a dressed window of its own and takes its picture."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)

    def picture_of(widget: QWidget, *, focused: bool = False) -> QImage:
        other = QLineEdit()
        column.addWidget(other)
        column.addWidget(widget)
        dress(window)
        window.show()
        window.activateWindow()
        (widget if focused else other).setFocus()
        qapp.processEvents()
        return widget.grab().toImage()

    yield picture_of
    apply_theme(qapp, Scheme.LIGHT)


def colours_in(picture: QImage, across: range) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in across for y in range(picture.height())}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ["tool", "framed", "push", "link", "tab", "part"])
def test_what_has_the_keyboard_is_ringed(
    qapp: QApplication, dressed, scheme: Scheme, kind: str
) -> None:
    colours = apply_theme(qapp, scheme)
    widget: QWidget
    if kind in ("tab", "part"):
        widget = QTabBar()
        widget.addTab("Plan")
        widget.setProperty("parts", kind == "part")
    elif kind in ("push", "link"):
        widget = QPushButton("Save")
        widget.setProperty("kind", kind)
    else:
        widget = QToolButton()
        widget.setText("Save")
        widget.setProperty("framed", kind == "framed")
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    picture = dressed(widget, focused=True)
    assert colours.accent in colours_in(picture, range(picture.width()))


def test_a_button_reached_by_key_has_one_ring(qapp: QApplication, dressed) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    button = QPushButton("Save")
    button.setFixedWidth(200)
    dressed(button, focused=True)
    button.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    picture = button.grab().toImage()
    # Beside the word there is nothing but the ground between the edges.
    assert colours_in(picture, range(8, 40)) == {LIGHT.surface, LIGHT.accent}


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_button_with_a_menu_shows_an_arrow_whichever_way_one_reads(
    qapp: QApplication, dressed, way: Qt.LayoutDirection
) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    button = QPushButton("Save")
    button.setMenu(QMenu(button))
    button.setLayoutDirection(way)
    picture = dressed(button)
    end, wide = 22, picture.width()
    mirrored = way is Qt.LayoutDirection.RightToLeft
    at_end = range(4, end) if mirrored else range(wide - end, wide - 4)
    assert LIGHT.muted in colours_in(picture, at_end)


@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
@pytest.mark.parametrize("on", [False, True])
def test_words_stay_where_they_are_when_their_box_has_the_keyboard(
    shown: Callable[..., QWidget], kind: type[QAbstractButton], on: bool
) -> None:
    box = kind("as one conference")
    shown(box)
    box.setChecked(on)
    radio = isinstance(box, QRadioButton)
    elements = QStyle.SubElement
    part = elements.SE_RadioButtonContents if radio else elements.SE_CheckBoxContents
    option = QStyleOptionButton()
    option.initFrom(box)
    places = set()
    for focus in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_HasFocus):
        option.state = QStyle.StateFlag.State_Enabled | focus
        option.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        places.add(box.style().subElementRect(part, option, box).left())
    assert len(places) == 1
