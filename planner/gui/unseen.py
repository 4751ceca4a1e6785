"""Makes ready what a window needs to be painted, in turns before the one that shows it."""

from PySide6.QtWidgets import QAbstractButton, QWidget


def draw_icons(window: QWidget) -> None:
    """Have the icons of all buttons drawn: they are kept for when they are painted."""
    for button in window.findChildren(QAbstractButton):
        if not button.icon().isNull():
            button.icon().pixmap(button.iconSize(), window.devicePixelRatio())


def lay_out_unseen(window: QWidget) -> None:
    """Style and lay out what is in a window that is not yet shown, in the size it has."""
    window.ensurePolished()
    layout = window.layout()
    if layout is not None:
        layout.activate()
