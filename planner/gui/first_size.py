"""The size in which a window opens at first: as it would like, and no larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(8, 44)  # what title and borders take, before a window has any


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window that is not shown yet the size, or what of it its screen has room for."""
    wanted = QSize(width, height)
    # Off screen there is none to stay on.
    if QGuiApplication.platformName() != "offscreen":
        wanted = within(wanted, window.screen().availableSize())
    window.resize(wanted)


def within(wanted: QSize, screen: QSize) -> QSize:
    """Return the size, less where it would not lie on the screen with its frame."""
    return wanted.boundedTo(screen - _FRAME)
