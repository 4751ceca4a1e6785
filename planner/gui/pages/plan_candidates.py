"""Who is there: attendees, exhibitors and speakers in one table, ticked to become targets."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.plan_columns import Listing, is_suggested, listing, spoken
from planner.gui.pages.plan_narrow import ColumnFilter
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import set_tooltip
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import Presence
from planner.queries.candidates import CandidateRow

_ROOM_FOR_WORK = 760
_COLUMNS = 11  # without those of a list, the boxes included


class CandidatesPanel(QWidget):
    """`taken` brings the ids of those who are to become targets: the ticked, else the selected.

    `cleared` asks to take those off the organiser's list whom nobody met.
    """

    taken = Signal(list)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there = listing(())
        self.search = SearchField(_("Search name, organisation, session"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Who"))
        for words, fits in _kinds():
            self.kind.addItem(words, fits)
        self.by_column = ColumnFilter()
        self.unfold = QToolButton()
        self.unfold.setCheckable(True)
        self.unfold.setProperty("framed", True)
        self.unfold.setIcon(icon("funnel"))
        set_tooltip(self.unfold, _("Filter by a column"))
        self.take = list_action(self, _("Meet"), "T", "target", self._take)
        self.button = QPushButton(icon("target"), "")
        self.button.clicked.connect(Call(self.button, self._take).run)
        self.clear = list_action(
            self, _("Remove the attendees I did not meet"), "", "user-x", self.cleared.emit
        )
        self.table = RowTable(
            self._there.columns,
            _nobody_listed(),
            name=_("Who is there"),
            ticks=True,
            spoken=spoken,
            sought=self._sought,
        )
        self._lay_out()
        self._enable()

    def set_rows(self, rows: Sequence[CandidateRow]) -> None:
        """Show these people."""
        self.show_listing(listing(rows))

    def show_listing(self, there: Listing) -> None:
        """Show who was looked over already."""
        self._there = there
        self.table.empty.set_text(_nobody_listed())
        self.table.set_columns(there.columns)
        self.table.set_rows(there.rows)
        self.by_column.offer(there.columns, there.repeating, there.rows)
        self._narrow()
        self.clear.setEnabled(any(row.presence is not Presence.SPEAKER for row in there.rows))
        self._fit()
        self._enable()

    def resizeEvent(self, event: object) -> None:
        """Leave the organisation out where there is no room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _sought(self, row: CandidateRow) -> str:
        return self._there.texts[row.id]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        top.addWidget(self.unfold)
        top.addWidget(self.button)
        top.addWidget(button_for(self.clear, framed=True, words=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self.by_column)
        column.addWidget(self.table, 1)
        self.search.filters(self.table)
        self.kind.activated.connect(self._narrow)
        self.by_column.changed.connect(self._narrow)
        self.unfold.toggled.connect(self._unfold)
        self.table.filter_cleared.connect(self._all)
        self.table.ticked.connect(self._enable)
        self.table.selected.connect(self._enable)
        self.table.addActions([self.take, self.clear])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _narrow(self, _index: int = 0) -> None:
        kind, narrow = self.kind.currentData(), self.by_column
        self._unfold()
        if narrow.is_set:
            self.table.rows.set_condition(
                lambda row: narrow.fits(row) and (kind is None or kind(row))
            )
        else:
            self.table.rows.set_condition(kind)

    def _unfold(self, _checked: bool = False) -> None:
        narrow = self.by_column
        self.unfold.setVisible(narrow.is_of_use)
        narrow.setVisible(narrow.is_of_use and (self.unfold.isChecked() or narrow.is_set))

    def _all(self) -> None:
        self.kind.setCurrentIndex(0)
        self.by_column.clear()

    def _fit(self) -> None:
        names, filled = [column.name for column in self.table.rows.columns], self._there.filled
        # With the columns of a list it is wider than the window anyway, and scrolls.
        of_list = len(names) > _COLUMNS
        wide = self.width() >= _ROOM_FOR_WORK or of_list
        told = {
            "title": wide and "title" in filled,
            "organisation": wide and "organisation" in filled,
            "place": "place" in filled,
            "more": of_list and "more" in filled,
            "email": of_list and "email" in filled,
            "sessions": "sessions" in filled or not of_list,
        }
        for name, shown in told.items():
            self.table.setColumnHidden(names.index(name), not shown)

    def _enable(self, _ids: object = None) -> None:
        chosen = len(self._chosen())
        words = ngettext("&Meet {count} (T)", "&Meet {count} (T)", chosen)
        self.button.setText(words.format(count=chosen) if chosen else _("Meet (T)"))
        self.button.setEnabled(bool(chosen))
        self.take.setEnabled(bool(chosen))

    def _chosen(self) -> list[int]:
        return self.table.ticked_ids or self.table.selected_ids

    def _take(self) -> None:
        if ids := self._chosen():
            self.taken.emit(ids)
            self.table.set_ticked([])


def _nobody_listed() -> str:
    return _("Nobody is listed here. Import the programme, or the organiser's list of people.")


def _kinds() -> list[tuple[str, Callable[[CandidateRow], bool] | None]]:
    return [
        (_("Everybody"), None),
        (_("Suggested"), is_suggested),
        (_("Speakers"), partial(_is_there_as, Presence.SPEAKER)),
        (_("Attendees"), partial(_is_there_as, Presence.ATTENDEE)),
        (_("Exhibitors"), partial(_is_there_as, Presence.EXHIBITOR)),
        (_("Not planned yet"), _is_free),
    ]


def _is_there_as(presence: Presence, row: CandidateRow) -> bool:
    return row.presence is presence


def _is_free(row: CandidateRow) -> bool:
    return not row.code
