"""A painted picture of all events: how many of the planned people were met, promises kept."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.dates import date_words
from planner.gui.palette import Colours, colours_of
from planner.gui.text import counted, filled
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _, ngettext
from planner.queries.review import EventScore

_MOST = 12
_BAR = 12


class ReviewPicture(QWidget):
    """Two bars an event: filled as far as met and kept, the length is what was planned.

    The numbers stand beside the bars, and the whole is said in words for a screen reader.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: list[EventScore] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("People met and promises kept, event by event"))

    def show_scores(self, scores: Sequence[EventScore]) -> None:
        """Show these events, at most twelve, the newest first."""
        self._scores = list(scores[:_MOST])
        self.setAccessibleDescription(" ".join(words_of(score) for score in self._scores))
        self.setVisible(bool(self._scores))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(420, len(self._scores) * self._row_height + self._legend_height)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which names and numbers can be read."""
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        del event
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._paint_legend(painter, colours)
        longest = max((max(s.targets, s.promises.made) for s in self._scores), default=1) or 1
        for index, score in enumerate(self._scores):
            top = self._legend_height + index * self._row_height
            self._paint_row(painter, colours, score, top, longest)
        painter.end()

    # Private

    @property
    def _row_height(self) -> int:
        return max(2 * _BAR + Space.L + 6, 2 * self._small.height() + Space.M)

    @property
    def _legend_height(self) -> int:
        return self._small.height() + Space.M

    @property
    def _small(self) -> QFontMetrics:
        return QFontMetrics(scaled_font(TypeScale.SMALL))

    def _place(self, rect: QRect) -> QRect:
        """Return a rectangle as it lies where reading goes from right to left."""
        if self.isRightToLeft():
            rect = QRect(rect)
            rect.moveRight(self.width() - 1 - rect.left())
        return rect

    def _paint_legend(self, painter: QPainter, colours: Colours) -> None:
        painter.setFont(scaled_font(TypeScale.SMALL))
        left = self._names
        for words, colour in (
            (_("people met, of those planned"), colours.accent),
            (_("promises kept"), colours.good),
        ):
            box = QRect(left, (self._legend_height - _BAR) // 2 - 2, _BAR, _BAR)
            self._bar(painter, box, colour, colour)
            width = self._small.horizontalAdvance(words) + 4
            painter.setPen(QColor(colours.muted))
            text = QRect(box.right() + Space.S, 0, width, self._legend_height - 4)
            painter.drawText(self._place(text), self._start, words)
            left = text.right() + Space.L

    def _paint_row(
        self, painter: QPainter, colours: Colours, score: EventScore, top: int, longest: int
    ) -> None:
        half = self._row_height // 2
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(0, top, self.width(), top)
        names = self._names - Space.M
        painter.setFont(scaled_font(bold=True))
        painter.setPen(QColor(colours.text))
        title = QFontMetrics(painter.font()).elidedText(
            score.title, Qt.TextElideMode.ElideRight, names
        )
        painter.drawText(self._place(QRect(0, top + 3, names, half)), self._start, title)
        painter.setFont(scaled_font(TypeScale.SMALL))
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            self._place(QRect(0, top + half - 3, names, half)), self._start, date_words(score.day)
        )
        numbers = self._small.horizontalAdvance("000 / 000 + 00") + Space.S
        room = max(self.width() - self._names - numbers, 40)
        met = counted(score.met, score.targets, score.unplanned)
        rows = (
            (score.met, score.targets, met, colours.accent),
            (
                score.promises.kept,
                score.promises.made,
                counted(score.promises.kept, score.promises.made),
                colours.good,
            ),
        )
        for index, (done, whole, words, colour) in enumerate(rows):
            y = top + 5 + index * (half - 2) + (half - 2 - _BAR) // 2
            length = room * whole // longest
            if whole:
                self._bar(
                    painter, QRect(self._names, y, max(length, 3), _BAR), colours.soft, colour
                )
                if done:
                    filled = QRect(self._names, y, max(length * done // whole, 3), _BAR)
                    self._bar(painter, filled, colour, colour)
            text = QRect(self._names + length + Space.S, y - 6, numbers, _BAR + 12)
            painter.setPen(QColor(colours.text if whole else colours.muted))
            painter.drawText(self._place(text), self._start, words)

    def _bar(self, painter: QPainter, box: QRect, fill: str, edge: str) -> None:
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(self._place(box), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @property
    def _names(self) -> int:
        return min(220, self.width() // 3)

    @property
    def _start(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


def words_of(score: EventScore) -> str:
    """Return one event of the picture as a sentence."""
    met = ngettext("{met} of {count} person met", "{met} of {count} people met", score.targets)
    promises = ngettext(
        "{kept} of {made} promise kept", "{kept} of {made} promises kept", score.promises.made
    )
    return filled(
        _("{title}: {met}, {unplanned} unplanned, {promises}."),
        title=score.title,
        met=met.format(met=score.met, count=score.targets),
        unplanned=score.unplanned,
        promises=promises.format(kept=score.promises.kept, made=score.promises.made),
    )
