"""Where the first rows stand on the curtain, and the words beside them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from planner.gui.curtain import LEFT
from planner.gui.palette import colours_of
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _

_ABOVE_ROWS, _BELOW_TABLE = 207, 41  # what stands above the rows of the schedule and below
_NARROW, _STEP = 960, 14  # below that the next step has a line of its own, so much higher
_WIDE, _SHARE = 1261, 0.64  # from when on the details stand beside, and what is left then
_DETAILS = 460  # what these take at most
_TITLE_TOP, _TITLE_HEIGHT = 19 + Space.M, 24


def usual_place(curtain: QWidget) -> QRect:
    """Return where the rows stand in a window that was never moved about in."""
    begins = LEFT + 1 + Space.L
    above = _ABOVE_ROWS + (_STEP if curtain.width() < _NARROW else 0)
    room = curtain.rect().adjusted(begins, above, -Space.L, -Space.M)
    if curtain.width() >= _WIDE:
        room.setWidth(max(int(room.width() * _SHARE), room.width() - _DETAILS))
    else:
        room.setHeight(int(room.height() * _SHARE))
    room.setBottom(room.bottom() - _BELOW_TABLE)
    if curtain.isRightToLeft():
        room.moveRight(curtain.width() - begins)
    return room


def write_title(curtain: QWidget, rows: QWidget, title: str) -> None:
    """Write the title of the event where the window has it, above its rows."""
    painter = QPainter(curtain)
    painter.setPen(QColor(colours_of(curtain.palette()).text))
    painter.setFont(scaled_font(TypeScale.TITLE, bold=True))
    place = rows.geometry()
    line = QRect(place.left(), _TITLE_TOP, curtain.width() - place.left() - Space.L, _TITLE_HEIGHT)
    if curtain.isRightToLeft():
        line.setLeft(Space.L)
        line.setRight(place.right())
    words = painter.fontMetrics().elidedText(
        " ".join(title.split()), Qt.TextElideMode.ElideRight, line.width()
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()


def write_opening(curtain: QWidget) -> None:
    """Say that something is to come where there are no rows to show."""
    painter = QPainter(curtain)
    painter.setPen(QColor(colours_of(curtain.palette()).muted))
    room = curtain.rect()
    if curtain.width() >= 2 * LEFT:
        room.setLeft(LEFT - 1)
        if curtain.isRightToLeft():
            room.moveLeft(0)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Opening…"))
    painter.end()
