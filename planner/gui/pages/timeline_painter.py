"""Paints one block of the timeline: its mark, title, time, speakers and what is odd about it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from planner.gui.icons import paint_icon
from planner.gui.pages.schedule_rows import (
    SessionRow,
    codes_text,
    hours_text,
    mark_text,
    speakers_text,
    state_text,
    title_text,
)
from planner.gui.pages.timeline_setting import BAR, Drawn, Face, Setting, Sign
from planner.gui.palette import Colours, Tone, colours_of
from planner.gui.words import MARK_TONES, kind_text
from planner.model import EventKind, Mark

MARK_ICONS = {
    Mark.MUST: "star",
    Mark.MAYBE: "circle-question-mark",
    Mark.BACKUP: "history",
    Mark.PEOPLE: "users",
}
_MOST_LINES = 60
_NARROWEST = 24
_ROUND = 4
_MOST_GROUNDS = 120  # pictures kept; most blocks share one


class BlockPainter:
    """Sets each block once for its size and keeps it, so that scrolling only draws.

    `suits(row)` says whether a session's kind suits the user.
    """

    def __init__(self, view: QWidget, suits: Callable[[SessionRow], bool]) -> None:
        self._view, self._suits = view, suits
        self._set: dict[tuple[int, int, int, bool], Drawn] = {}
        self._grounds: dict[tuple[object, ...], QPixmap] = {}
        self._pens: dict[str, QColor] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take over palette, font and direction of the view, and set everything anew."""
        self.colours: Colours = colours_of(self._view.palette())
        self.face = Face(self._view.font())
        self._mirrored = self._view.isRightToLeft()
        self._grounds.clear()
        self.forget()

    def forget(self) -> None:
        """Set every block anew when it is next painted: the rows or their places changed."""
        self._set.clear()

    @property
    def least_height(self) -> int:
        """How high a block is that shows one line."""
        return round(self.face.line) + 3

    def paint(
        self, painter: QPainter, area: QRect, at: int, row: SessionRow, chosen: bool, focused: bool
    ) -> None:
        """Paint the row at position `at` into an area of the viewport."""
        key = (at, area.width(), area.height(), chosen)
        drawn = self._set.get(key)
        if drawn is None:
            drawn = self._set[key] = self._compose(row, area, chosen)
        tone = drawn.tone
        painter.drawPixmap(
            area.topLeft(),
            self._ground(painter, area, tone, row.event is None, chosen, focused),
        )
        corner = QPointF(area.topLeft())
        for place, text, bold, colour in drawn.texts:
            painter.setFont(self.face.bold if bold else self.face.plain)
            painter.setPen(self._pen(colour))
            painter.drawStaticText(corner + place, text)
        for rect, name, colour in drawn.icons:
            paint_icon(painter, rect.translated(area.topLeft()), name, colour)

    # Private

    def _ground(
        self,
        painter: QPainter,
        area: QRect,
        tone: Tone | None,
        gap: bool,
        chosen: bool,
        focused: bool,
    ) -> QPixmap:
        """Return what lies beneath the words: of many blocks it is the same."""
        ratio = painter.device().devicePixelRatio()
        key = (area.width(), area.height(), tone, gap, chosen, focused, ratio)
        known = self._grounds.get(key)
        if known is not None:
            return known
        if len(self._grounds) > _MOST_GROUNDS:
            self._grounds.clear()
        colours = self.colours
        ground = colours.window if gap else colours.ground(tone) if tone else colours.surface
        line = colours.border if gap else colours.hairline
        pen = QPen(QColor(colours.accent if chosen else line), 2 if focused else 1)
        if gap:
            pen.setStyle(Qt.PenStyle.DashLine)
        picture = QPixmap(area.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        brush = QPainter(picture)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.setPen(pen)
        brush.setBrush(QColor(colours.accent_soft if chosen else ground))
        half = pen.widthF() / 2
        whole = QRectF(0, 0, area.width(), area.height())
        brush.drawRoundedRect(whole.adjusted(half, half, -half, -half), _ROUND, _ROUND)
        if not gap:
            left = area.width() - BAR if self._mirrored else 0
            colour = QColor(colours.tone(tone) if tone else colours.border)
            brush.fillRect(QRect(left, 0, BAR, area.height()), colour)
        brush.end()
        self._grounds[key] = picture
        return picture

    def _pen(self, colour: str) -> QColor:
        known = self._pens.get(colour)
        if known is None:
            known = self._pens[colour] = QColor(colour)
        return known

    def _compose(self, row: SessionRow, area: QRect, chosen: bool) -> Drawn:
        colours, line, height = self.colours, self.face.line, area.height()
        tone = _tone(row)
        # Muted text is only sure to be read on plain ground.
        quiet = colours.muted if tone is None and not chosen else colours.text
        event = row.event
        faded = event is None or event.cancelled or event.gone or event.hidden
        strong = quiet if faded else colours.text
        lines = min(_MOST_LINES, max(1, int((height - 5) // line)))
        top = 3.0 if height >= line + 8 else (height - line) / 2
        signs = self._signs(row)
        page = Setting(self.face, area.width(), tone, mirrored=self._mirrored)
        if area.width() < _NARROWEST:
            return page.drawn
        if lines == 1:
            page.write(title_text(row), top, 1, True, strong, page.signs_at_end(signs, top))
            return page.drawn
        free = lines - bool(signs)
        used = page.write(title_text(row), top, free - 1 if free > 2 else free, True, strong)
        for words in (self._time(row), speakers_text(row)):
            if words and used < free:
                used += page.write(words, top + used * line, min(free - used, 2), False, quiet)
        below = top + used * line
        page.signs(signs, below, int((height - below) // line))
        return page.drawn

    def _time(self, row: SessionRow) -> str:
        if row.event is not None and row.event.start.all_day:
            return ""
        return hours_text(row.start, row.end)

    def _signs(self, row: SessionRow) -> list[Sign]:
        if row.event is None:
            return []
        colours = self.colours
        found: list[Sign] = []
        if words := mark_text(row):
            own = "coffee" if row.event.kind is EventKind.BREAK else "handshake"
            name = MARK_ICONS.get(row.event.mark, own)
            found.append((name, words, colours.tone(_tone(row) or Tone.NEUTRAL)))
        if words := codes_text(row):
            found.append(("target", words, colours.accent))
        if words := state_text(row, short=True):
            found.append(("triangle-alert", words, colours.warn))
        if self._suits(row):
            found.append(("user-check", kind_text(row.kind, row.guessed, False), colours.good))
        return found


def _tone(row: SessionRow) -> Tone | None:
    """Return the tone of a block's ground; None is plain."""
    if row.event is None or not mark_text(row):
        return None
    return MARK_TONES.get(row.event.mark, Tone.NEUTRAL)
