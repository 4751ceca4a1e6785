"""Paints the cells of a RowTable: padding, icon, tick box, badge, and text that is never markup."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.gui.icons import paint_icon
from planner.gui.palette import Colours, Tone, colours_of
from planner.gui.row_model import ALIGNMENTS, Column, RowModel
from planner.gui.theme import TypeScale, scaled_font

PAD = 10
_GAP = 6
_PILL = 14  # what a pill has beside its text
_SELECTED = QStyle.StateFlag.State_Selected
_HOVER = QStyle.StateFlag.State_MouseOver
_ELIDE = Qt.TextElideMode.ElideRight
_TRANSPARENT = QColor(0, 0, 0, 0)


class RowDelegate(QStyledItemDelegate):
    """Paints straight from the row, without asking the model role by role."""

    def __init__(self, model: RowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.refresh()

    def refresh(self) -> None:
        """Take over the palette and the font of the view; call it when either changes."""
        view = self.parent()
        assert isinstance(view, QWidget)
        self._colours: Colours = colours_of(view.palette())
        self._plain = scaled_font(base=view.font())
        self._bold = scaled_font(bold=True, base=view.font())
        self._small = scaled_font(TypeScale.SMALL, bold=True, base=view.font())
        self._metrics = QFontMetrics(self._plain)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        self._pens = {
            "text": QColor(self._colours.text),
            "muted": QColor(self._colours.muted),
            "disabled": QColor(self._colours.disabled),
            "hairline": QColor(self._colours.hairline),
        }
        self._selected = QColor(self._colours.accent_soft)
        self._hover = QColor(self._colours.hover)

    @property
    def row_height(self) -> int:
        """How high a row is in the font in use."""
        return self._metrics.height() + 16

    def badge_room(self, text: str) -> int:
        """Return how wide a cell is that shows all of a text as a badge."""
        return self._small_metrics.horizontalAdvance(text) + _PILL + 2 * PAD + 2

    def room_for(self, column: Column, row: Any) -> int:
        """Return how wide a cell is that shows all of its row."""
        text = one_line(column.text(row))
        extra = 0
        if (column.icon and column.icon(row)) or (column.check and column.check(row) is not None):
            extra = self._metrics.height() + _GAP
        if column.badge and column.badge(row) is not None:
            return (self.badge_room(text) if text else 2 * PAD) + extra
        bold = bool(column.bold and column.bold(row))
        metrics = self._bold_metrics if bold else self._metrics
        return metrics.horizontalAdvance(text) + 2 * PAD + extra + 1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room that the whole text takes."""
        column: Column = self._model.columns[index.column()]
        width = self.room_for(column, self._model.row_at(index.row()))
        return QSize(width, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        column = self._model.columns[index.column()]
        area, state = option.rect, option.state
        if state & _SELECTED:
            painter.fillRect(area, self._selected)
        elif state & _HOVER:
            painter.fillRect(area, self._hover)
        painter.setPen(self._pens["hairline"])
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inner = area.adjusted(PAD, 0, -PAD, 0)
        if column.check and (ticked := column.check(row)) is not None:
            side = self._metrics.height()
            box, inner = _take(inner, side, mirrored, centred=column.align == "middle")
            paint_box(painter, box, ticked, self._colours)
        if column.icon and (name := column.icon(row)):
            box, inner = _take(inner, self._metrics.height(), mirrored, centred=False)
            paint_icon(painter, box, name, self._colours.muted)
        text = column.text(row)
        if not text or inner.width() <= 0:
            return
        if column.badge and (tone := column.badge(row)) is not None:
            paint_badge(
                painter,
                inner,
                text,
                tone,
                self._colours,
                self._small,
                mirrored=mirrored,
                chosen=bool(state & _SELECTED),
            )
            return
        self._write(painter, inner, text, column, row, mirrored)

    def _write(
        self, painter: QPainter, inner: QRect, text: str, column: Column, row: Any, mirrored: bool
    ) -> None:
        bold = bool(column.bold and column.bold(row))
        painter.setFont(self._bold if bold else self._plain)
        # Each text runs in its own direction, whichever way the window goes.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(self._pens["muted" if column.muted and column.muted(row) else "text"])
        metrics = self._bold_metrics if bold else self._metrics
        line = metrics.elidedText(one_line(text), _ELIDE, inner.width())
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag(ALIGNMENTS[column.align]))
        painter.drawText(inner, int(align | Qt.TextFlag.TextSingleLine), line)


def one_line(text: str) -> str:
    """Return the text on one line; breaks become blanks."""
    return " ".join(text.split("\n")) if "\n" in text else text


def paint_box(painter: QPainter, box: QRect, ticked: bool, colours: Colours) -> None:
    """Paint a tick box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square = box.adjusted(1, 1, -1, -1)
    painter.setPen(QColor(colours.accent if ticked else colours.border))
    painter.setBrush(QColor(colours.accent if ticked else colours.surface))
    painter.drawRoundedRect(square, 3, 3)
    if ticked:
        pen = painter.pen()
        pen.setColor(QColor(colours.on_accent))
        pen.setWidthF(max(1.6, box.width() / 9))
        painter.setPen(pen)
        x, y, side = square.x(), square.y(), square.width()
        points = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
        painter.drawPolyline([QPoint(round(x + a * side), round(y + b * side)) for a, b in points])
    painter.restore()


def badge_width(text: str, font: QFont, most: int) -> int:
    """Return how wide the pill of a text is that may take up to `most`."""
    metrics = QFontMetrics(font)
    line = metrics.elidedText(one_line(text), _ELIDE, most - _PILL)
    return metrics.horizontalAdvance(line) + _PILL


def paint_badge(
    painter: QPainter,
    area: QRect,
    text: str,
    tone: Tone,
    colours: Colours,
    font: QFont,
    *,
    mirrored: bool = False,
    at_end: bool = False,
    chosen: bool = False,
) -> QRect:
    """Paint a pill with text into `area`, centred upright, and return the room it took."""
    metrics = QFontMetrics(font)
    line = metrics.elidedText(one_line(text), _ELIDE, area.width() - _PILL)
    size = QSize(metrics.horizontalAdvance(line) + _PILL, metrics.height() + 4)
    pill = QRect(area.topLeft(), size)
    pill.moveTop(area.top() + (area.height() - size.height()) // 2)
    if mirrored != at_end:
        pill.moveRight(area.right())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_TRANSPARENT)
    # On a chosen row the soft accent ground would swallow the pill.
    painter.setBrush(QColor(colours.surface if chosen else colours.ground(tone)))
    painter.drawRoundedRect(pill, size.height() / 2, size.height() / 2)
    painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setPen(QColor(colours.tone(tone)))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), line)
    painter.restore()
    return pill


def _take(area: QRect, side: int, mirrored: bool, *, centred: bool) -> tuple[QRect, QRect]:
    box = QRect(area.left(), area.top() + (area.height() - side) // 2, side, side)
    if centred:
        box.moveLeft(area.left() + (area.width() - side) // 2)
        return box, area
    if mirrored:
        box.moveRight(area.right())
        return box, area.adjusted(0, 0, -side - _GAP, 0)
    return box, area.adjusted(side + _GAP, 0, 0, 0)
