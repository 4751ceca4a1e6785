"""What the user chooses for the paper: layout, paper, day, cards, parts, and how to print it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from planner.flows.usual_sheet import usual_options
from planner.formats.pdf.dates import day_short
from planner.formats.pdf.report import Block, Layout, Paper, SheetOptions
from planner.gui.text import Look, describe, plain, plain_label
from planner.gui.theme import Space
from planner.i18n import _

_NO_CARDS = -2  # beside the meanings of SheetOptions.cards


class SheetChoices(QWidget):
    """One column of choices. `changed` says that the sheet is to be made again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.layout_box = self._choice(_("&Layout"), _layouts())
        self.paper_box = self._choice(_("&Paper"), _papers())
        self.day_box = self._choice(_("Da&y"), [(None, _("All planned days"))])
        self.cards_box = self._choice(_("&Cards"), _cards())
        self._column.addSpacing(Space.M)
        heading = plain_label(_("Print"), Look.STRONG)
        self._column.addWidget(heading)
        self.block_boxes = {block: self._tick(words) for block, words in _blocks()}
        self._column.addSpacing(Space.M)
        self.discreet_box = self._tick(_("Discreet"))
        words = _("No stars, Know or Want: the sheet is held in front of the person.")
        describe(self.discreet_box, words)
        self.binding_box = self._tick(_("Room for a binding"))
        describe(self.binding_box, _("20 mm of margin at the left."))
        self._column.addStretch(1)
        self.show_options(usual_options())

    @property
    def options(self) -> SheetOptions:
        """What is chosen."""
        cards = self.cards_box.currentData()
        off = {block for block, box in self.block_boxes.items() if not box.isChecked()}
        if cards == _NO_CARDS:
            off.add(Block.CARDS)
        return SheetOptions(
            paper=Paper(self.paper_box.currentData()),
            layout=Layout(self.layout_box.currentData()),
            discreet=self.discreet_box.isChecked(),
            binding=self.binding_box.isChecked() and self.binding_box.isEnabled(),
            cards=None if cards == _NO_CARDS else cards,
            blocks=frozenset(Block) - off,
        )

    @property
    def day(self) -> date | None:
        """The day chosen, None for every planned one."""
        day = self.day_box.currentData()
        return date.fromisoformat(day) if day else None

    def show_options(self, options: SheetOptions) -> None:
        """Show these choices, without a signal."""
        self.blockSignals(True)
        _pick(self.layout_box, options.layout.value)
        _pick(self.paper_box, options.paper.value)
        _pick(self.cards_box, options.cards if Block.CARDS in options.blocks else _NO_CARDS)
        for block, box in self.block_boxes.items():
            box.setChecked(block in options.blocks)
        self.discreet_box.setChecked(options.discreet)
        self.binding_box.setChecked(options.binding)
        self.blockSignals(False)
        self._enable()

    def show_days(self, days: Sequence[date]) -> None:
        """Offer these days, without a signal; the one chosen stays if it is among them."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        chosen = self.day_box.currentData()
        self.day_box.blockSignals(True)
        self.day_box.clear()
        self.day_box.addItem(_("All planned days"), None)
        for day in days if len(days) > 1 else ():
            self.day_box.addItem(day_short(day), day.isoformat())
        _pick(self.day_box, chosen)
        self.day_box.blockSignals(False)
        self.day_box.setEnabled(len(days) > 1)

    def forget_day(self) -> None:
        """Go back to every planned day, without a signal: another event is shown."""
        self.day_box.blockSignals(True)
        self.day_box.setCurrentIndex(0)
        self.day_box.blockSignals(False)

    def _choice(self, label: str, choices: Sequence[tuple[Any, str]]) -> QComboBox:
        box = QComboBox()
        for value, words in choices:
            box.addItem(words, value)
        # A long choice is cut rather than widening the column.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        caption = plain(QLabel())
        caption.setText(label)
        caption.setProperty("tone", "muted")
        caption.setBuddy(box)
        box.setAccessibleName(label.replace("&", ""))
        self._column.addWidget(caption)
        self._column.addWidget(box)
        self._column.addSpacing(Space.S)
        box.currentIndexChanged.connect(self._tell)
        return box

    def _tick(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words)
        self._column.addWidget(box)
        box.toggled.connect(self._tell)
        return box

    def _tell(self, _value: object) -> None:
        self._enable()
        if not self.signalsBlocked():
            self.changed.emit()

    def _enable(self) -> None:
        """Grey out what the layout does not know."""
        layout = self.layout_box.currentData()
        self.paper_box.setEnabled(layout != Layout.PHONE.value)
        self.binding_box.setEnabled(layout == Layout.FULL.value)


def as_values(options: SheetOptions) -> dict[str, Any]:
    """Return options as plain values to remember, with what they began with."""
    return {**_plain(options), "usual": _plain(usual_options())}


def from_values(values: dict[str, Any]) -> SheetOptions:
    """Return options out of remembered values; what cannot be read is as it usually is.

    Where the settings have changed since, they count.
    """
    options = usual_options()
    usual, now = values.get("usual"), _plain(options)
    before = usual if isinstance(usual, dict) else now
    kept = {name: value for name, value in values.items() if before.get(name) == now.get(name)}
    try:
        return replace(
            options,
            paper=Paper(kept.get("paper", options.paper)),
            layout=Layout(kept.get("layout", options.layout)),
            discreet=kept.get("discreet", options.discreet) is True,
            binding=kept.get("binding") is True,
            cards=kept.get("cards") if kept.get("cards") in (-1, 0) else None,
            blocks=frozenset(Block) - {Block(name) for name in kept.get("without", now["without"])},
        )
    except (ValueError, TypeError):
        return options


def _plain(options: SheetOptions) -> dict[str, Any]:
    return {
        "paper": options.paper.value,
        "layout": options.layout.value,
        "discreet": options.discreet,
        "binding": options.binding,
        "cards": options.cards,
        "without": sorted(block.value for block in set(Block) - options.blocks),
    }


def _pick(box: QComboBox, value: Any) -> None:
    # findData does not find None.
    values = [box.itemData(index) for index in range(box.count())]
    box.setCurrentIndex(values.index(value) if value in values else 0)


def _layouts() -> list[tuple[str, str]]:
    return [
        (Layout.FULL.value, _("Full pages")),
        (Layout.BOOKLET.value, _("Booklet, to fold")),
        (Layout.POCKET.value, _("Pocket cards, to cut")),
        (Layout.PHONE.value, _("For a phone")),
    ]


def _papers() -> list[tuple[str, str]]:
    return [
        (Paper.A4.value, _("A4")),
        (Paper.LETTER.value, _("Letter")),
        (Paper.A5.value, _("A5")),
    ]


def _cards() -> list[tuple[int | None, str]]:
    return [
        (None, _("Full for three stars")),
        (-1, _("Full for everyone")),
        (0, _("Half for everyone")),
        (_NO_CARDS, _("No cards")),
    ]


def _blocks() -> list[tuple[Block, str]]:
    return [
        (Block.GOALS, _("Goals")),
        (Block.DAY, _("The day")),
        (Block.PEOPLE, _("People to meet")),
        (Block.LINES, _("My lines")),
        (Block.QR, _("My QR code")),
        (Block.UNPLANNED, _("Unplanned page")),
        (Block.NOTES, _("Lines for notes")),
    ]
