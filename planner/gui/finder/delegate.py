"""Paints the rows of a finder: icon, title with what was typed picked out, keys as key caps."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from planner.gui.finder.picking_out import spans_of
from planner.gui.finder.rows import FinderModel, FinderRow
from planner.gui.icons import paint_icon
from planner.gui.palette import Colours, colours_of
from planner.gui.row_delegate import Ink, one_line
from planner.gui.theme import Space, TypeScale, scaled_font

_ICON = 18
_SIDE = int(Space.M)
_RADIUS = 6
_ELIDE = Qt.TextElideMode.ElideRight


class FinderDelegate(QStyledItemDelegate):
    """Paints straight from the row."""

    def __init__(self, model: FinderModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.refresh()

    def refresh(self) -> None:
        """Take over palette and font of the view; call it when either changes."""
        self._colours: Colours = colours_of(self._view.palette())
        self._font = scaled_font(base=self._view.font())
        self._small = scaled_font(TypeScale.SMALL, base=self._view.font())
        self._heading = scaled_font(TypeScale.SMALL, bold=True, base=self._view.font())
        self._title_ink, self._line_ink = _Inks(self._font), _Inks(self._small)
        self._line_height = self._title_ink.plain.height
        self._heights = (
            QFontMetrics(self._heading).height() + Space.M,
            self._line_height + Space.M,
            self._line_height + Space.M + self._line_ink.plain.height + 1,
        )

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the row: a heading, one line or two."""
        row = self._model.row_at(index.row())
        return QSize(0, self._heights[0] if row is None else self.height_of(row))

    def height_of(self, row: FinderRow) -> int:
        """Return how high a row is: a heading, one line or two."""
        if row.is_heading:
            return self._heights[0]
        return self._heights[2 if row.below else 1]

    def paint_row(
        self, painter: QPainter, area: QRect, row: FinderRow, *, chosen: bool, mirrored: bool
    ) -> None:
        """Paint one row. The list calls it itself: Qt's own way there takes half as long again."""
        if row.is_heading:
            self._paint_heading(painter, area, row.title, mirrored)
        else:
            self._paint_row(painter, area, row, chosen=chosen, mirrored=mirrored)

    def _paint_heading(self, painter: QPainter, area: QRect, text: str, mirrored: bool) -> None:
        painter.setFont(self._heading)
        painter.setPen(QColor(self._colours.muted))
        inner = area.adjusted(_SIDE, 0, -_SIDE, -3)
        line = QFontMetrics(self._heading).elidedText(text, _ELIDE, inner.width())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(inner, int(flags), line)

    def _paint_row(
        self, painter: QPainter, area: QRect, row: FinderRow, *, chosen: bool, mirrored: bool
    ) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent_soft))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), _RADIUS, _RADIUS)
        colours = self._colours
        ink = colours.disabled if row.why_not else colours.text
        inner = area.adjusted(_SIDE, Space.S - 2, -_SIDE, 2 - Space.S)
        box, inner = _take(inner, _ICON, mirrored)
        first = QRect(inner.left(), inner.top(), inner.width(), self._line_height)
        box.moveTop(first.center().y() - _ICON // 2 + 1)
        box.setHeight(_ICON)
        if row.icon:
            paint_icon(painter, box, row.icon, colours.accent if chosen else colours.muted)
        title = self._paint_end(painter, first, row, mirrored)
        words = () if row.why_not else self._model.words
        self._write(painter, title, row.title, self._title_ink, ink, words, mirrored)
        if row.below:
            top = first.bottom() + 2
            below = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 2)
            self._write(painter, below, row.below, self._line_ink, colours.muted, words, mirrored)

    def _paint_end(self, painter: QPainter, area: QRect, row: FinderRow, mirrored: bool) -> QRect:
        """Paint what stands at the end of the first line and return the room left."""
        if not (row.keys or row.end):
            return area
        painter.setFont(self._small)
        metrics = QFontMetrics(self._small)
        if row.keys:
            for cap in reversed(row.keys.split("+")) if not mirrored else row.keys.split("+"):
                width = max(metrics.horizontalAdvance(cap) + 10, metrics.height() + 4)
                box, area = _take(area, width, not mirrored, gap=4)
                box.setHeight(metrics.height() + 2)
                box.moveTop(area.center().y() - box.height() // 2 + 1)
                painter.setPen(QColor(self._colours.border))
                painter.setBrush(QColor(self._colours.surface))
                painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(QColor(self._colours.muted))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cap)
        if row.end:
            line = metrics.elidedText(one_line(row.end), _ELIDE, area.width() * 2 // 5)
            box, area = _take(area, metrics.horizontalAdvance(line) + 2, not mirrored, gap=Space.M)
            painter.setPen(QColor(self._colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(box, int(flags), line)
        return area

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        inks: "_Inks",
        ink: str,
        words: Sequence[str],
        mirrored: bool,
    ) -> None:
        line = inks.plain.cut(text, area.width())
        spans = spans_of(line, words)
        parts = inks.parts(line, spans)
        if parts is None:  # letters that change with those beside them
            self._lay_out(painter, area, line, inks.plain.font, ink, spans, mirrored)
            return
        left: float = area.left()
        if mirrored:
            left += area.width() - sum(width for _part, width, _picked in parts)
        # In Latin every part runs to the right, also in a window that runs to the left.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        base = area.top() + inks.plain.ascent
        picked = []
        painter.setFont(inks.plain.font)
        painter.setPen(QColor(ink))
        for part, width, is_picked in parts:
            if is_picked:  # written together below: a font and a colour take long to change
                picked.append((left, part))
            else:
                painter.drawText(QPointF(left, base), part)
            left += width
        if picked:
            painter.setFont(inks.picked.font)
            painter.setPen(QColor(self._colours.accent))
            for at, part in picked:
                painter.drawText(QPointF(at, base), part)

    def _lay_out(
        self,
        painter: QPainter,
        area: QRect,
        line: str,
        font: QFont,
        ink: str,
        spans: Sequence[tuple[int, int]],
        mirrored: bool,
    ) -> None:
        layout = QTextLayout(line, font)
        option = QTextOption(
            Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        )
        option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._picked(start, end) for start, end in spans])
        layout.beginLayout()
        one = layout.createLine()
        if one.isValid():
            one.setLineWidth(area.width())
        layout.endLayout()
        painter.setPen(QColor(ink))
        layout.draw(painter, QPointF(area.topLeft()))

    def _picked(self, start: int, end: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setForeground(QColor(self._colours.accent))
        style.setFontWeight(QFont.Weight.DemiBold)
        picked = QTextLayout.FormatRange()
        picked.start, picked.length, picked.format = start, end - start, style
        return picked


class _Inks:
    """Writes in a font, and what was typed in a bolder one."""

    def __init__(self, font: QFont) -> None:
        bolder = QFont(font)
        bolder.setWeight(QFont.Weight.DemiBold)
        self.plain, self.picked = Ink(font), Ink(bolder)

    def parts(
        self, line: str, spans: Sequence[tuple[int, int]]
    ) -> list[tuple[str, float, bool]] | None:
        """Return each part of a line, its width and whether it is picked; None if in no Latin."""
        parts: list[tuple[str, float, bool]] = []
        at = 0
        for start, end in (*spans, (len(line), len(line))):
            for part, ink in ((line[at:start], self.plain), (line[start:end], self.picked)):
                width = ink.advance(part)
                if width is None:
                    return None
                if part:
                    parts.append((part, width, ink is self.picked))
            at = end
        return parts


def _take(area: QRect, width: int, at_end: bool, gap: int = Space.S) -> tuple[QRect, QRect]:
    box = QRect(area.left(), area.top(), width, area.height())
    if at_end:
        box.moveRight(area.right())
        return box, area.adjusted(0, 0, -width - gap, 0)
    return box, area.adjusted(width + gap, 0, 0, 0)
