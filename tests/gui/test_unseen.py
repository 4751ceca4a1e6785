"""A window is drawn and laid out before it is shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.gui import icons
from planner.gui.icons import icon
from planner.gui.unseen import draw_icons, lay_out_unseen


def test_the_icons_of_all_buttons_are_drawn_already(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(icon("target"), "", window)
    button.setIconSize(QSize(37, 37))  # in no other test
    QPushButton("no icon", window)
    draw_icons(window)
    drawn = icons._drawn.cache_info().misses
    button.icon().pixmap(QSize(37, 37), window.devicePixelRatio())
    assert icons._drawn.cache_info().misses == drawn


def test_what_is_in_it_has_its_room_before_it_is_shown(qtbot: QtBot) -> None:
    window, part = QWidget(), QPushButton("part")
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(part)
    window.resize(400, 100)
    lay_out_unseen(window)
    assert not window.isVisible()
    assert part.width() > 300
