"""Where the first rows stand on the curtain, and the words beside them."""

from typing import Any, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QMenuBar, QPushButton, QTabBar, QToolButton, QWidget

from planner.gui.curtain import left_in
from planner.gui.palette import colours_of
from planner.gui.step_room import stands_above
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _

# What stands above the rows of the schedule and below them, in the usual size of text; then a
# line that is there, the next step, or is not where the window is low, the facts of the event.
_ABOVE_ROWS, _BELOW_TABLE = 207, 41
_STEP, _FACTS, _LOW = 36, 22, 681
_DAYS = 38  # and the line of the days, where there are several
_USUAL_LINE = 17  # so high is a line then
_FOR_WORDS, _WORDS = 700, 26  # so wide is the list that has words below it, by pixels and lines
_WIDE = 1261  # from when on the details stand beside them, else below
_SHARE_BELOW, _SHARE_BESIDE, _DETAILS = 36, 32, 460  # per cent, and pixels beside them at most
_HANDLE = 7  # between the two
_MENU, _SIDE = 22, 24  # so high are the menus and a button beside the title in the usual size


class _Heights(NamedTuple):
    """How high the parts are that stand above the rows."""

    menu: int
    head: int
    facts: int
    tabs: int
    step: int
    button: int
    side: int


def usual_place(curtain: QWidget) -> QRect:
    """Return where the rows stand in a window that was never moved about in."""
    begins = left_in(curtain.width()) + 1 + Space.L
    room = curtain.rect().adjusted(begins, _above(curtain), -Space.L, -Space.M)
    wide = curtain.width() >= _WIDE
    if wide:
        room.setWidth(_without_details(room.width(), _SHARE_BESIDE, _DETAILS))
    else:
        room.setHeight(_without_details(room.height(), _SHARE_BELOW))
    # Buttons with words below the rows grow with the letters, icons alone do not.
    words = room.width() >= max(_FOR_WORDS, _WORDS * (_USUAL_LINE + _larger(curtain)))
    room.setBottom(room.bottom() - _BELOW_TABLE - (_larger(curtain) if words else 0))
    if curtain.isRightToLeft():
        room.moveRight(curtain.width() - begins + wide)  # as Qt rounds it
    return room


def lowered(place: QRect, curtain: QWidget, by: int) -> QRect:
    """Return where the rows stand when a line above them comes, or goes: `by` is negative then."""
    below = 0 if curtain.width() >= _WIDE else by * _SHARE_BELOW // 100
    return place.adjusted(0, by, 0, below)


def _above(curtain: QWidget) -> int:
    """Return how far down the rows begin."""
    larger = _larger(curtain)
    is_low = curtain.height() < _LOW + larger
    steps = stands_above(curtain.width() - left_in(curtain.width()) - 1 - 2 * Space.L)
    if larger or (is_low and not _has_side(curtain)):
        return _measured(curtain, steps=steps, is_low=is_low)
    days = _DAYS if _is_one_day(curtain) else 0
    return _ABOVE_ROWS - days + (_STEP if steps else 0) - (_FACTS if is_low else 0)


def _larger(curtain: QWidget) -> int:
    return QFontMetrics(curtain.font()).height() - _USUAL_LINE


def _measured(curtain: QWidget, *, steps: bool, is_low: bool) -> int:
    """Return the same in letters of another size, by parts like those of the window."""
    high = _heights(curtain, is_low=is_low)
    head = high.head
    if not is_low:
        head += Space.XS + high.facts
    elif _has_side(curtain):
        head = max(head, high.side)
    if steps:
        head += Space.S + high.step
    page = Space.S + (1 if _is_one_day(curtain) else 2) * (high.button + Space.S)
    return high.menu + Space.M + head + Space.S + high.tabs + 1 + page


def _heights(curtain: QWidget, *, is_low: bool) -> _Heights:
    menu, tabs, button = QMenuBar(), QTabBar(), QToolButton()
    step, side = QPushButton("M"), QPushButton("M")
    menu.addMenu("M")
    tabs.addTab("M")
    step.setProperty("kind", "step")
    step.setFont(scaled_font(bold=True))
    button.setProperty("framed", True)
    button.setText("M")
    side.setProperty("kind", "link")
    side.setProperty("side", True)
    title = plain_label("M", Look.HEADING if is_low else Look.TITLE)
    parts = (menu, title, plain_label("M"), tabs, step, button, side)
    for part in parts:
        part.setParent(curtain)
        part.ensurePolished()
    heights = _Heights(*(part.sizeHint().height() for part in parts))
    for part in parts:
        part.deleteLater()
    return heights


def _has_side(curtain: QWidget) -> bool:
    """Whether a button stands beside the title, which is higher than a small title."""
    glance = _glance_of(curtain)
    return bool(glance) and any(one.sample or one.zone_guessed for one in glance.rows)


def _is_one_day(curtain: QWidget) -> bool:
    glance = _glance_of(curtain)
    return bool(glance) and glance.one_day


def _glance_of(curtain: QWidget) -> Any:
    return getattr(getattr(curtain, "rows", None), "glance", None)


def _without_details(whole: int, share: int, most: int | None = None) -> int:
    """Return what the splitter leaves of a length: details take `share` per cent, up to `most`."""
    details = whole * share // 100
    left = whole - (details if most is None else min(details, most))
    return int(left * (whole - _HANDLE) / whole + 0.5)


def title_line(curtain: QWidget) -> tuple[int, QFont]:
    """Return how far down the title of the event begins in the window, and its font."""
    is_low = curtain.height() < _LOW + _larger(curtain)
    font = scaled_font(TypeScale.HEADING if is_low else TypeScale.TITLE, bold=True)
    menu, side = _MENU, _SIDE
    if _larger(curtain):
        high = _heights(curtain, is_low=is_low)
        menu, side = high.menu, high.side
    beside = is_low and _has_side(curtain)  # and then in the middle of the line
    lower = max(side - QFontMetrics(font).height(), 0) // 2 if beside else 0
    return menu + Space.M + lower, font


def write_title(curtain: QWidget, rows: QWidget, title: str, stands: tuple[int, QFont]) -> None:
    """Write the title of the event where the window has it, above its rows."""
    painter = QPainter(curtain)
    painter.setPen(QColor(colours_of(curtain.palette()).text))
    top, font = stands
    painter.setFont(font)
    place = rows.geometry()
    high = painter.fontMetrics().height()
    line = QRect(place.left(), top, curtain.width() - place.left() - Space.L, high)
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
