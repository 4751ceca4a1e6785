"""Paints one card of a CardList: title, lines, badge, mark."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.gui.icons import paint_icon
from planner.gui.palette import Tone, colours_of
from planner.gui.row_delegate import badge_width, one_line, paint_badge
from planner.gui.row_model import RowModel
from planner.gui.text import breakable
from planner.gui.theme import Space, TypeScale, scaled_font

_PAD = Space.M
_GAP = Space.XS
_LEAST_LINE = 16  # letters of a line beside a badge that goes on below
_ELIDE = Qt.TextElideMode.ElideRight
_SINGLE = int(Qt.TextFlag.TextSingleLine)
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Card:
    """What one card shows.

    `mark` is a short sign before the title, such as a code ("T3"), with its own tone; `icon`
    an icon name in its place. `badge` is a pill at the end of the title. `heading` stands
    above the first card of each run of equal headings. `strong` sets the lines named by
    position in the colour of text instead of muted. `faded` is for what is over. With
    `wrapped` title and lines run on over as many lines as they need.
    """

    title: str
    lines: tuple[str, ...] = ()
    badge: str = ""
    badge_tone: Tone = Tone.NEUTRAL
    mark: str = ""
    mark_tone: Tone = Tone.ACCENT
    icon: str = ""
    heading: str = ""
    strong: tuple[int, ...] = ()
    faded: bool = False
    wrapped: bool = False

    @property
    def spoken(self) -> str:
        """The card in full, as a screen reader says it."""
        parts = (self.mark, self.title, *self.lines, self.badge)
        return ", ".join(one_line(part) for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints cards on rounded grounds with room between them."""

    def __init__(self, model: RowModel, card: Callable[[Any], Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._make = model, card
        # By identity, of rows about to be shown: the card and its height, 0 where lines run on.
        self._ahead: dict[int, tuple[Any, Card, int]] = {}
        self._heights: dict[int, int] = {}  # by position, of cards whose lines do not run on
        model.modelReset.connect(self._heights.clear)
        self.refresh()

    def refresh(self) -> None:
        """Take over the palette and the font of the view; call it when either changes."""
        view = self.parent()
        assert isinstance(view, QWidget)
        self._colours = colours_of(view.palette())
        self._title = scaled_font(bold=True, base=view.font())
        self._line = scaled_font(TypeScale.SMALL, base=view.font())
        self._small = scaled_font(TypeScale.SMALL, bold=True, base=view.font())
        self._title_metrics = QFontMetrics(self._title)
        self._line_metrics = QFontMetrics(self._line)
        self._small_metrics = QFontMetrics(self._small)
        self._heights.clear()

    def take_ahead(self, rows: Iterable[Any]) -> None:
        """Put together the cards of some rows before they are shown, until `forget_ahead`."""
        for row in rows:
            card = self._make(row)
            self._ahead[id(row)] = (row, card, 0 if card.wrapped else self._card_height(card))

    def forget_ahead(self) -> None:
        """Put cards together as they are asked for again."""
        self._ahead.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the card with its heading, if it bears one."""
        at = index.row()
        height = self._heights.get(at)
        if height is None:
            row = self._model.row_at(at)
            if row is None:
                return QSize(0, 0)
            card, height = self._known(row)
            height = (height or self._card_height(card)) + self._heading_height(card, at)
            if not card.wrapped:
                self._heights[at] = height
        return QSize(160, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        card = self._card(row)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        area = option.rect.adjusted(2, 0, -2, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each text runs in its own direction, whichever way the window goes.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if extra := self._heading_height(card, index.row()):
            self._paint_heading(painter, area, extra, card.heading, mirrored)
            area = area.adjusted(0, extra, 0, 0)
        ground = area.adjusted(0, Space.XS, 0, -Space.XS)
        self._paint_ground(painter, ground, option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        inner = ground.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._paint_words(painter, inner, card, mirrored, chosen)
        painter.restore()

    def _known(self, row: Any) -> tuple[Card, int]:
        _row, card, height = self._ahead.get(id(row)) or (row, self._make(row), 0)
        return card, height

    def _card(self, row: Any) -> Card:
        return self._known(row)[0]

    def _card_height(self, card: Card) -> int:
        lines = [line for line in card.lines if line]
        if not card.wrapped:  # each on one line, however much room there is
            title, inner = self._title_metrics.height(), self._line_metrics.height()
            return title + len(lines) * (_GAP + inner) + 2 * _PAD + Space.S
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        room = QRect(0, 0, view.viewport().width() - 4 - 2 * _PAD, 0)
        title = self._title_height(card, self._title_rooms(card, room)[2].width())
        with_badge = self._line_with_badge(card, room.width())
        inner = 0
        for at, line in enumerate(card.lines):
            wide = room.width() - (self._badge_room(card, room.width()) if at == with_badge else 0)
            inner += self._line_height(card, line, wide) if line else 0
        return title + inner + 2 * _PAD + Space.S

    def _heading_height(self, card: Card, at: int) -> int:
        if not card.heading:
            return 0
        before = self._model.row_at(at - 1)
        if before is not None and self._card(before).heading == card.heading:
            return 0
        return self._small_metrics.height() + (Space.S if at == 0 else Space.L) + Space.XS

    def _paint_heading(
        self, painter: QPainter, area: QRect, height: int, words: str, mirrored: bool
    ) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._colours.muted))
        box = QRect(area.left() + 2, area.top(), area.width() - 4, height - Space.XS)
        line = self._small_metrics.elidedText(words, _ELIDE, box.width())
        painter.drawText(box, _side(mirrored) | int(Qt.AlignmentFlag.AlignBottom) | _SINGLE, line)

    def _paint_ground(self, painter: QPainter, ground: QRect, option: QStyleOptionViewItem) -> None:
        colours, state = self._colours, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        current = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        fill = colours.accent_soft if chosen else colours.hover if pointed else colours.surface
        pen = QPen(QColor(colours.accent if chosen else colours.hairline))
        pen.setWidthF(2 if current else 1)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(ground, 8, 8)

    def _title_rooms(
        self, card: Card, area: QRect, mirrored: bool = False
    ) -> tuple[QRect, QRect, QRect]:
        """Return the first line of a card, what a badge leaves of it, and what a mark leaves."""
        line = QRect(area.left(), area.top(), area.width(), self._title_metrics.height())
        beside = free = line
        if card.badge and self._line_with_badge(card, area.width()) is None:
            width = badge_width(card.badge, self._small, line.width() - line.width() // 2)
            beside = free = _without(line, width + Space.S, at_end=not mirrored)
        if card.mark:
            width = badge_width(card.mark, self._small, beside.width())
            free = _without(beside, width + Space.S, at_end=mirrored)
        elif card.icon:
            free = _without(beside, line.height() + Space.S, at_end=mirrored)
        return line, beside, free

    def _line_with_badge(self, card: Card, width: int) -> int | None:
        """Return beside which line the badge stands where the title would be cut for it."""
        first = next((at for at, line in enumerate(card.lines) if line), None)
        if first is None or not card.badge:
            return None
        badge = self._badge_room(card, width)
        sign = badge_width(card.mark, self._small, width) + Space.S if card.mark else 0
        if card.icon and not card.mark:
            sign = self._title_metrics.height() + Space.S
        is_cut = self._title_metrics.horizontalAdvance(card.title) > width - badge - sign
        least = self._line_metrics.horizontalAdvance(card.lines[first])
        if card.wrapped:  # it may go on below
            least = min(least, _LEAST_LINE * self._line_metrics.averageCharWidth())
        return first if is_cut and least <= width - badge else None

    def _badge_room(self, card: Card, width: int) -> int:
        return badge_width(card.badge, self._small, width // 2) + Space.S

    def _title_height(self, card: Card, width: int) -> int:
        return _height(self._title_metrics, card.title, width, wrapped=card.wrapped)

    def _line_height(self, card: Card, line: str, width: int) -> int:
        return _GAP + _height(self._line_metrics, line, width, wrapped=card.wrapped)

    def _paint_words(
        self, painter: QPainter, area: QRect, card: Card, mirrored: bool, chosen: bool
    ) -> None:
        colours = self._colours
        line, beside, free = self._title_rooms(card, area, mirrored)
        with_badge = self._line_with_badge(card, area.width())
        if card.badge and with_badge is None:
            self._paint_badge(painter, line, card, mirrored, chosen)
        if card.mark:
            paint_badge(
                painter, beside, card.mark, card.mark_tone, colours, self._small,
                mirrored=mirrored, chosen=chosen,
            )  # fmt: skip
        elif card.icon:
            box = QRect(beside.left(), line.top(), line.height(), line.height())
            if mirrored:
                box.moveRight(beside.right())
            paint_icon(painter, box, card.icon, colours.muted)
        painter.setFont(self._title)
        painter.setPen(QColor(colours.muted if card.faded else colours.text))
        free.setHeight(self._title_height(card, free.width()))
        _write(painter, free, card.title, self._title_metrics, mirrored, card.wrapped)
        painter.setFont(self._line)
        top = free.bottom() + 1
        for at, text in enumerate(card.lines):
            if not text:
                continue
            strong = at in card.strong and not card.faded
            taken = self._badge_room(card, area.width()) if at == with_badge else 0
            height = self._line_height(card, text, area.width() - taken)
            box = QRect(area.left(), top + _GAP, area.width(), height - _GAP)
            if at == with_badge:
                first = QRect(box.topLeft(), QSize(box.width(), self._line_metrics.height()))
                self._paint_badge(painter, first, card, mirrored, chosen)
                painter.setFont(self._line)
                box = _without(box, taken, at_end=not mirrored)
            painter.setPen(QColor(colours.text if strong else colours.muted))
            _write(painter, box, text, self._line_metrics, mirrored, card.wrapped)
            top += height

    def _paint_badge(
        self, painter: QPainter, line: QRect, card: Card, mirrored: bool, chosen: bool
    ) -> QRect:
        """Paint the badge at the end of a line and return the room it took."""
        room = line.adjusted(line.width() // 2, 0, 0, 0)
        if mirrored:
            room.moveLeft(line.left())
        return paint_badge(
            painter, room, card.badge, card.badge_tone, self._colours, self._small,
            mirrored=mirrored, at_end=True, chosen=chosen,
        )  # fmt: skip


def _write(
    painter: QPainter, box: QRect, text: str, metrics: QFontMetrics, mirrored: bool, wrapped: bool
) -> None:
    if wrapped:
        painter.drawText(box, _side(mirrored) | _WRAP, breakable(text))
        return
    words = metrics.elidedText(one_line(text), _ELIDE, box.width())
    painter.drawText(box, _side(mirrored) | int(Qt.AlignmentFlag.AlignVCenter) | _SINGLE, words)


def _height(metrics: QFontMetrics, text: str, width: int, *, wrapped: bool) -> int:
    """Return the height of a text on one line, or where it runs on over several."""
    if not wrapped:
        return metrics.height()
    room = QRect(0, 0, max(width, 40), 100_000)
    return max(metrics.height(), metrics.boundingRect(room, _WRAP, breakable(text)).height())


def _side(mirrored: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignAbsolute)


def _without(area: QRect, width: int, *, at_end: bool) -> QRect:
    return area.adjusted(0, 0, -width, 0) if at_end else area.adjusted(width, 0, 0, 0)
