"""Paints one card of a CardList: title, lines, badge, mark."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.gui.icons import paint_icon
from planner.gui.palette import Tone, colours_of
from planner.gui.row_delegate import one_line, paint_badge
from planner.gui.row_model import RowModel
from planner.gui.theme import Space, TypeScale, scaled_font

_PAD = Space.M
_GAP = Space.XS
_ELIDE = Qt.TextElideMode.ElideRight
_SINGLE = int(Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Card:
    """What one card shows.

    `mark` is a short sign before the title, such as a code ("T3"), with its own tone; `icon`
    an icon name in its place. `badge` is a pill at the end of the title. `heading` stands
    above the first card of each run of equal headings. `strong` sets the lines named by
    position in the colour of text instead of muted. `faded` is for what is over.
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

    @property
    def spoken(self) -> str:
        """The card in full, as a screen reader says it."""
        parts = (self.mark, self.title, *self.lines, self.badge)
        return ", ".join(one_line(part) for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints cards on rounded grounds with room between them."""

    def __init__(self, model: RowModel, card: Callable[[Any], Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._card = model, card
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

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the card with its heading, if it bears one."""
        row = self._model.row_at(index.row())
        if row is None:
            return QSize(0, 0)
        card = self._card(row)
        lines = sum(1 for line in card.lines if line)
        height = self._title_metrics.height() + lines * (self._line_metrics.height() + _GAP)
        height += 2 * _PAD + Space.S
        return QSize(160, height + self._heading_height(card, index.row()))

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

    def _heading_height(self, card: Card, at: int) -> int:
        before = self._model.row_at(at - 1)
        if not card.heading or (before is not None and self._card(before).heading == card.heading):
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

    def _paint_words(
        self, painter: QPainter, area: QRect, card: Card, mirrored: bool, chosen: bool
    ) -> None:
        colours = self._colours
        line = QRect(area.left(), area.top(), area.width(), self._title_metrics.height())
        if card.badge:
            room = line.adjusted(line.width() // 2, 0, 0, 0)
            if mirrored:
                room.moveLeft(line.left())
            pill = paint_badge(
                painter, room, card.badge, card.badge_tone, colours, self._small,
                mirrored=mirrored, at_end=True, chosen=chosen,
            )  # fmt: skip
            line = _without(line, pill.width() + Space.S, at_end=not mirrored)
        if card.mark:
            pill = paint_badge(
                painter, line, card.mark, card.mark_tone, colours, self._small,
                mirrored=mirrored, chosen=chosen,
            )  # fmt: skip
            line = _without(line, pill.width() + Space.S, at_end=mirrored)
        elif card.icon:
            box = QRect(line.left(), line.top(), line.height(), line.height())
            if mirrored:
                box.moveRight(line.right())
            paint_icon(painter, box, card.icon, colours.muted)
            line = _without(line, box.width() + Space.S, at_end=mirrored)
        painter.setFont(self._title)
        painter.setPen(QColor(colours.muted if card.faded else colours.text))
        middle = _side(mirrored) | int(Qt.AlignmentFlag.AlignVCenter) | _SINGLE
        words = self._title_metrics.elidedText(one_line(card.title), _ELIDE, line.width())
        painter.drawText(line, middle, words)
        painter.setFont(self._line)
        top = line.bottom() + 1 + _GAP
        for at, text in enumerate(card.lines):
            if not text:
                continue
            strong = at in card.strong and not card.faded
            painter.setPen(QColor(colours.text if strong else colours.muted))
            box = QRect(area.left(), top, area.width(), self._line_metrics.height())
            words = self._line_metrics.elidedText(one_line(text), _ELIDE, box.width())
            painter.drawText(box, middle, words)
            top += box.height() + _GAP


def _side(mirrored: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignAbsolute)


def _without(area: QRect, width: int, *, at_end: bool) -> QRect:
    return area.adjusted(0, 0, -width, 0) if at_end else area.adjusted(width, 0, 0, 0)
