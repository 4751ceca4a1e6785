"""Where the first rows stand on the curtain, and the words beside them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from planner.gui.curtain import left_in
from planner.gui.palette import colours_of
from planner.gui.step_room import stands_above
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _

# What stands above the rows of the schedule and below them, in the usual size of text; then a
# line that is there, the next step, or is not where the window is low, the facts of the event.
_ABOVE_ROWS, _BELOW_TABLE = 207, 41
_STEP, _FACTS, _LOW = 36, 22, 681
_USUAL_LINE, _LINES = 17, 8  # so high is a line then, and so many are above the rows
_WIDE = 1261  # from when on the details stand beside them, else below
_DETAILS_SHARE, _DETAILS = 36, 460  # per cent, and pixels beside them at most
_HANDLE = 7  # between the two
_TITLE_TOP, _TITLE_HEIGHT = 19 + Space.M, 24


def usual_place(curtain: QWidget) -> QRect:
    """Return where the rows stand in a window that was never moved about in."""
    begins = left_in(curtain.width()) + 1 + Space.L
    room = curtain.rect().adjusted(begins, _above(curtain), -Space.L, -Space.M)
    if curtain.width() >= _WIDE:
        room.setWidth(_without_details(room.width(), _DETAILS))
    else:
        room.setHeight(_without_details(room.height()))
    room.setBottom(room.bottom() - _BELOW_TABLE)
    if curtain.isRightToLeft():
        room.moveRight(curtain.width() - begins + (curtain.width() >= _WIDE))  # as Qt rounds it
    return room


def lowered(place: QRect, curtain: QWidget, by: int) -> QRect:
    """Return where the rows stand when a line above them comes, or goes: `by` is negative then."""
    below = 0 if curtain.width() >= _WIDE else by * _DETAILS_SHARE // 100
    return place.adjusted(0, by, 0, below)


def _above(curtain: QWidget) -> int:
    """Return how far down the rows begin."""
    larger = QFontMetrics(curtain.font()).height() - _USUAL_LINE
    above, lines = _ABOVE_ROWS, _LINES
    if stands_above(curtain.width() - left_in(curtain.width()) - 1 - 2 * Space.L):
        above, lines = above + _STEP, lines + 1
    if curtain.height() < _LOW + larger:
        above, lines = above - _FACTS, lines - 2
    return above + larger * lines


def _without_details(whole: int, most: int | None = None) -> int:
    """Return what the splitter leaves of a length; the details take `most` at most."""
    details = whole * _DETAILS_SHARE // 100
    left = whole - (details if most is None else min(details, most))
    return int(left * (whole - _HANDLE) / whole + 0.5)


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
    if (left := left_in(curtain.width())) > 0:
        room.setLeft(left - 1)
        if curtain.isRightToLeft():
            room.moveLeft(0)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Opening…"))
    painter.end()
