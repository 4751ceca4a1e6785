"""Paints the cells of a RowTable: padding, icon, tick box, badge, and text that is never markup."""

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLine, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.gui.palette import Colours, Tone, colours_of
from planner.gui.row_model import Column, RowModel
from planner.gui.theme import TypeScale, scaled_font

PAD = 10
_GAP = 6
_PILL = 14  # what a pill has beside its text
_PRINTABLE = frozenset(string.digits + string.punctuation + " ·…–—‘’“”")
_PAST_LATIN = "\u0250"
_ELIDE = Qt.TextElideMode.ElideRight
_REMEMBERED = 2_000
_TRANSPARENT = QColor(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class RowArea:
    """A row and where it stands."""

    row: Any
    area: QRect
    is_selected: bool = False
    is_hovered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A column and where it stands."""

    column: Column
    left: int
    width: int


class RowDelegate(QStyledItemDelegate):
    """Paints straight from the rows, without asking the model role by role."""

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
        self._plain_ink, self._bold_ink = Ink(self._plain), Ink(self._bold)
        self._metrics = QFontMetrics(self._plain)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        self._wide: dict[tuple[str, bool], int] = {}  # texts that columns were measured by
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
        return self._metrics.height() + 13

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
        return self._width_of(text, bold) + 2 * PAD + extra + 1

    def _width_of(self, text: str, bold: bool) -> int:
        if not text:
            return 0
        wide = self._wide.get((text, bold))
        if wide is None:
            if len(self._wide) > _REMEMBERED:
                self._wide.clear()
            metrics = self._bold_metrics if bold else self._metrics
            wide = self._wide[text, bold] = metrics.horizontalAdvance(text)
        return wide

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room that the whole text takes."""
        column: Column = self._model.columns[index.column()]
        width = self.room_for(column, self._model.row_at(index.row()))
        return QSize(width, self.row_height)

    def paint_rows(self, painter: QPainter, rows: Sequence[RowArea], cells: Sequence[Cell]) -> None:
        """Paint what a table shows of these rows in these columns.

        All at once: asked cell by cell, a table takes three times as long as what it paints.
        """
        view = self.parent()
        assert isinstance(view, QWidget)
        mirrored = view.isRightToLeft()
        # Each text runs in its own direction, whichever way the window goes.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for row in rows:
            if row.is_selected or row.is_hovered:
                painter.fillRect(row.area, self._selected if row.is_selected else self._hover)
        painter.setPen(self._pens["hairline"])
        painter.drawLines([QLine(row.area.bottomLeft(), row.area.bottomRight()) for row in rows])
        for cell in cells:
            for row in rows:
                self._paint_cell(painter, row, cell, mirrored)

    def _paint_cell(self, painter: QPainter, of: RowArea, cell: Cell, mirrored: bool) -> None:
        column, row = cell.column, of.row
        inner = QRect(cell.left + PAD, of.area.top(), cell.width - 2 * PAD, of.area.height())
        if column.check and (ticked := column.check(row)) is not None:
            side = self._metrics.height()
            box, inner = _take(inner, side, mirrored, centred=column.align == "middle")
            paint_box(painter, box, ticked, self._colours)
        if column.icon and (name := column.icon(row)):
            box, inner = _take(inner, self._metrics.height(), mirrored, centred=False)
            from planner.gui.icons import paint_icon  # the first rows have none

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
                chosen=of.is_selected,
            )
            return
        bold = bool(column.bold and column.bold(row))
        painter.setPen(self._pens["muted" if column.muted and column.muted(row) else "text"])
        (self._bold_ink if bold else self._plain_ink).write(
            painter, inner, text, column.align, mirrored=mirrored
        )


def _is_plain(letter: str) -> bool:
    """Return whether a letter stands for itself; in other scripts it changes with those beside."""
    return letter in _PRINTABLE or (letter.isalpha() and letter < _PAST_LATIN)


class _Widths(dict[str, int]):
    """How wide each letter is, asked once: asking for the width of a text lays it out."""

    def __init__(self, metrics: QFontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> int:
        if not _is_plain(letter):
            raise KeyError(letter)
        self[letter] = self._metrics.horizontalAdvance(letter)
        return self[letter]


class _Advances(dict[str, float]):
    """How far it is from a letter to the one that follows it, by both; asked once."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, pair: str) -> float:
        if not all(map(_is_plain, pair)):
            raise KeyError(pair)
        whole, follows = map(self._metrics.horizontalAdvance, (pair, pair[1:]))
        self[pair] = whole - follows
        return self[pair]


class Ink:
    """Writes single lines in one font, cut off where there is no room."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = metrics = QFontMetrics(font)
        self.ascent, self.height = metrics.ascent(), metrics.height()
        self._width_of = _Widths(metrics).__getitem__
        self._advances = _Advances(font)

    def width(self, text: str) -> int | None:
        """Return how wide a text is, or None for one whose letters alone do not tell it."""
        try:
            return sum(map(self._width_of, text))
        except KeyError:
            return None

    def advance(self, text: str) -> float | None:
        """Return how far on what follows a text begins, or None as for `width`.

        Letters that move together are told apart from others: a part of a line goes on exactly.
        """
        far = self._advances
        try:
            return sum([far[text[at : at + 2]] for at in range(len(text))])
        except KeyError:
            return None

    def cut(self, text: str, room: int) -> str:
        """Return as much of a text, on one line, as there is room for."""
        width = self.width(text)
        if width is not None and width < room:
            return text
        return self._metrics.elidedText(one_line(text), _ELIDE, room)

    def write(
        self, painter: QPainter, room: QRect, text: str, align: str, *, mirrored: bool
    ) -> None:
        """Write a text into its room, upright in the middle of it."""
        painter.setFont(self.font)
        left, wide = room.left(), room.width()
        line = self.cut(text, wide)
        if align == "middle":
            left += (wide - self._metrics.horizontalAdvance(line)) // 2
        elif (align == "end") != mirrored:
            left += wide - self._metrics.horizontalAdvance(line)
        top = room.top() + (room.height() - self.height) // 2
        painter.drawText(left, top + self.ascent, line)


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
