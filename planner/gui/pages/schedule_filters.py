"""What narrows the schedule: the day, the words sought, room, track, mark, and one's own day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QTabBar, QToolButton, QWidget

from planner.formats.pdf import dates
from planner.gui.icons import icon
from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.search_field import SearchField
from planner.gui.text import set_tooltip
from planner.gui.theme import Space
from planner.gui.words import mark_words
from planner.i18n import _
from planner.model import Mark, SessionKind

_WIDE = 920


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of a row besides the day and the words; empty asks nothing."""

    room: str = ""
    track: str = ""
    mark: Mark | None = None
    target_there: bool = False
    hidden: bool = False
    suits: frozenset[SessionKind] | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything is left out that would be shown by default."""
        return bool(
            self.room or self.track or self.mark or self.target_there or self.suits is not None
        )

    def fits_on(self, day: date | None, row: SessionRow) -> bool:
        """Whether a row is to be shown on a day; None is all of them."""
        return (day is None or row.first <= day <= row.last) and self.fits(row)

    def fits(self, row: SessionRow) -> bool:
        """Whether a row is to be shown; gaps only where nothing else is asked."""
        event = row.event
        if event is None:
            return not self.is_set
        return (
            (self.hidden or not event.hidden)
            and (not self.room or event.location == self.room)
            and (not self.track or self.track in event.categories)
            and (self.mark is None or event.mark is self.mark)
            and (not self.target_there or bool(event.codes))
            and (self.suits is None or row.kind in self.suits)
        )


class DayTabs(QTabBar):
    """The days of an event, all of them first; says how many rows each has under a filter."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days: tuple[date, ...] = ()
        self.setProperty("parts", True)
        self.setAccessibleName(_("Day"))
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.currentChanged.connect(self._tell)

    @property
    def day(self) -> date | None:
        """The day chosen; None for all."""
        at = self.currentIndex() - 1
        return self.days[at] if 0 <= at < len(self.days) else None

    def set_days(self, days: Sequence[date], preferred: date) -> None:
        """Show these days; the chosen one stays, else the preferred, else the first."""
        if tuple(days) == self.days:
            return
        kept = self.day if self.days else None
        self.blockSignals(True)
        self.days = tuple(days)
        while self.count():
            self.removeTab(0)
        self.addTab(_("All days"))
        for day in days:
            self.addTab(dates.day_short(day))
        wanted = next((d for d in (kept, preferred) if d in self.days), None)
        self.setCurrentIndex(self.days.index(wanted) + 1 if wanted else min(1, len(days)))
        self.blockSignals(False)

    def choose(self, day: date | None) -> None:
        """Choose a day, or all of them."""
        self.setCurrentIndex(self.days.index(day) + 1 if day in self.days else 0)

    def choose_silently(self, day: date | None) -> None:
        """Choose a day without telling so."""
        self.blockSignals(True)
        self.choose(day)
        self.blockSignals(False)
        self.update()

    def set_counts(self, rows: Sequence[SessionRow] | None) -> None:
        """Write beside each day how many of these rows it has; None writes nothing."""
        found = Counter((row.first, row.last) for row in rows or () if row.event)
        for at, day in enumerate((None, *self.days)):
            label = dates.day_short(day) if day else _("All days")
            if rows is not None:
                spans = (n for (a, b), n in found.items() if day is None or a <= day <= b)
                label = _("{label} ({count})").format(label=label, count=sum(spans))
            if self.tabText(at) != label:
                self.setTabText(at, label)

    def _tell(self, _index: int) -> None:
        self.chosen.emit()


class FilterBar(QWidget):
    """Search and the choices beside it; in a narrow window these stand behind one button."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Search title, speaker, room, text"))
        self.mine = _toggle(_("My day"), "calendar-check", _("Only what I marked, with the gaps"))
        self.target_there = _toggle(_("To meet"), "target", _("Only where somebody to meet is"))
        self.suiting = _toggle(
            _("Suits me"), "user-check", _("Only kinds of session that suit my style")
        )
        self.suiting.hide()
        self._suits: frozenset[SessionKind] = frozenset()
        self.unfold = _toggle("", "funnel", _("More filters"))
        self.room, self.track, self.mark = (_choice(n) for n in (_("Room"), _("Track"), _("Mark")))
        self.hidden = _toggle(_("Hidden"), "eye-off", _("Show hidden sessions too"))
        for mark in (m for m in Mark if m is not Mark.NONE):
            self.mark.addItem(mark_words(mark), mark)
        self._more = QWidget()
        self._lay_out()
        for box in (self.room, self.track, self.mark):
            box.activated.connect(self._tell)
        for button in (self.mine, self.target_there, self.suiting, self.hidden):
            button.toggled.connect(self._tell)
        self.unfold.toggled.connect(self._fit)

    @property
    def filter(self) -> Filter:
        """What is asked at present."""
        return Filter(
            room=self.room.currentData() or "",
            track=self.track.currentData() or "",
            mark=Mark(self.mark.currentData()) if self.mark.currentData() else None,
            target_there=self.target_there.isChecked(),
            hidden=self.hidden.isChecked(),
            suits=self._suits if self.suiting.isChecked() else None,
        )

    def set_choices(self, rooms: Sequence[str], tracks: Sequence[str]) -> None:
        """Offer these rooms and tracks; what is chosen stays where it still exists."""
        for box, names in ((self.room, rooms), (self.track, tracks)):
            if [box.itemData(at) for at in range(1, box.count())] != list(names):
                kept = box.currentData()
                while box.count() > 1:
                    box.removeItem(1)
                for name in names:
                    box.addItem(name, name)
                box.setCurrentIndex(max(0, box.findData(kept)) if kept else 0)
            box.setVisible(bool(names))

    def offer_suits(self, suits: frozenset[SessionKind]) -> None:
        """Offer to show only these kinds of session; none takes the offer back."""
        self._suits = suits
        self.suiting.setVisible(bool(suits))
        if not suits and self.suiting.isChecked():
            self.suiting.blockSignals(True)
            self.suiting.setChecked(False)
            self.suiting.blockSignals(False)

    def clear(self) -> None:
        """Ask nothing any more."""
        for box in (self.room, self.track, self.mark):
            box.setCurrentIndex(0)
        for button in (self.mine, self.target_there, self.suiting):
            button.setChecked(False)
        self.changed.emit()

    def resizeEvent(self, event: object) -> None:
        """Put the choices beside the search where there is room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        for widget in (self.search, self.mine, self.target_there, self.suiting, self.unfold):
            first.addWidget(widget, 1 if widget is self.search else 0)
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        for box in (self.room, self.track, self.mark):
            more.addWidget(box, 1)
        more.addWidget(self.hidden)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for layout in (first, more, self._rows):
            layout.setSpacing(Space.S)
        self._rows.addLayout(first, 3)
        self._rows.addWidget(self._more, 2)
        self.setMinimumWidth(420)  # else the wide layout itself would keep the window wide

    def _fit(self, _checked: bool = False) -> None:
        wide = self.width() >= _WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)
        self.unfold.setVisible(not wide)
        asked = self.filter
        used = bool(asked.room or asked.track or asked.mark or asked.hidden)
        self._more.setVisible(wide or used or self.unfold.isChecked())

    def _tell(self, _value: object = None) -> None:
        self._fit()
        self.changed.emit()


def _toggle(words: str, symbol: str, tooltip: str) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setProperty("framed", True)
    button.setIcon(icon(symbol))
    button.setText(words)
    if words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAccessibleName(words or tooltip)
    set_tooltip(button, tooltip)
    return button


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.addItem(_("{name}: all").format(name=name), "")
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    return box
