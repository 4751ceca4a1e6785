"""The People page: everybody one knows, in a table with one person beside it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner.commands.people import add_contact, find_known_surely, remove_contacts
from planner.formats.personline import PersonLine, parse_line
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.only_first import OnlyFirst
from planner.gui.page import Page
from planner.gui.pages.people_acts import PeopleActs
from planner.gui.pages.people_columns import people_columns, spoken
from planner.gui.pages.people_line import AddLine, person_of, understood_words
from planner.gui.pages.people_merge import PeopleMerge
from planner.gui.pages.people_out import PeopleOut
from planner.gui.pages.people_pages import PeoplePages, ids_of_all, look_for_alike
from planner.gui.pages.people_same import SameStrip
from planner.gui.pages.person_view import PersonView
from planner.gui.row_source import PagedRows
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _, locale_name, ngettext
from planner.queries.people import organisation_names
from planner.queries.people_list import MOST_HELD, people_count, people_ids
from planner.store import Store

_AT_ONCE = 1_000  # so many people are listed in a moment
_WHEN_AT_REST = 120  # milliseconds after the last letter of a filter: rows come before the card
_SIDE_BY_SIDE = 1000  # with less the next step would be out of sight in the table
# What two people are compared by, and what says that they are two.
_COMPARED = frozenset({"contact", "address", "organisation", "distinct_pair"})


class PeoplePage(Page):
    """Typed lines become people; one row shows a person whole, two can be compared and merged."""

    name = "people"
    icon_name = "users"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self.search = SearchField(_("Search people, notes, tags, addresses"))
        self.add_line = AddLine()
        self.understood = plain_label("", Look.SMALL)
        self.understood.hide()
        self.same, self.merging = SameStrip(), PeopleMerge(self)
        self._compared = False
        self._pages = PeoplePages(self)
        self._wanted: int | None = None  # to be chosen as soon as all are listed
        self._first: PagedRows | None = None  # shown until all are listed
        self._filling = False
        self._later = self._timer(_WHEN_AT_REST, self._show_chosen)
        self.add_action = QAction(icon("user-plus"), _("Add a person"), self)
        self.table = RowTable(
            people_columns(store.clock.today),
            _("Nobody here yet. Type a name above, or drop an address file on the window."),
            self.add_action,
            name=_("People"),
            spoken=spoken,
        )
        self.table.setObjectName("people")
        self.search.leads_to(self.table)

    def build(self) -> Iterator[None]:
        """Build what shows one person, in a turn of its own."""
        self.only_first = OnlyFirst(self.table.rows, MOST_HELD)
        self.out = PeopleOut(self)
        self._bar = PeopleActs(self.table, self._calls())
        self.acts = self._bar.acts
        self._lay_out()
        yield
        # Made after what stands above it: Tab leads on in the order in which parts are made.
        self.person = PersonView(self)
        yield from self.person.build()
        yield
        self._split.addWidget(self.person)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        yield
        self._connect()
        self._refresh()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("People")

    def reload(self) -> None:
        """Read everybody again."""
        count = self.read(people_count)
        if count is None:
            return
        if count <= _AT_ONCE:
            ids = self.read(people_ids)
            if ids is not None:
                self._list(ids)
                self._show_beside()
            return
        self._first = None
        if not self.table.rows.total:
            # The first of them show at once, in the order all of them will have.
            self._first = PagedRows(self._pages, count)
            self.table.set_source(self._first)
        self.fetch(partial(ids_of_all, self.store), self._take_many)

    def changed(self, tables: frozenset[str]) -> None:
        """Take note that the store changed; who looks alike is looked for again where it may."""
        if tables & _COMPARED:
            self._compared = False
        super().changed(tables)

    def focus_first(self) -> None:
        """Put the keyboard into the line that adds people."""
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_add(self) -> None:
        """Put the keyboard where a person is added."""
        self.focus_first()

    def show_person(self, contact_id: int) -> None:
        """Choose a person in the table."""
        self.search.clear()
        self._wanted = None if self.table.choose(contact_id) else contact_id

    # What one can do

    def edit(self) -> None:
        """Put the keyboard into the card of the person shown."""
        self.person.edit()

    def merge(self) -> None:
        """Show the two selected people side by side, to make them one."""
        ids = self.table.selected_ids
        if len(ids) == 2:
            self.merging.compare(ids[0], ids[1])

    def delete(self) -> None:
        """Delete the selected people; it can be undone, so nothing is asked."""
        ids = self.table.selected_ids
        if not ids:
            return
        if len(ids) == 1:
            label = _("Remove {name}").format(name=self.table.current_row.name)
        else:
            label = ngettext("Remove {n} person", "Remove {n} people", len(ids))
            label = label.format(n=len(ids))
        self.write(label, remove_contacts, ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the person beside the table where there is room, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not way:
            self._split.setOrientation(way)
            self._split.setSizes([600, 400] if wide else [380, 620])

    # Private

    def _take_many(self, ids: list[int]) -> None:
        self._list(ids)
        self.show_later(self._show_beside)

    def _list(self, ids: list[int]) -> None:
        first, self._first = self._first, None
        self._filling = True  # the card follows once, when all stand there
        self.table.set_source(
            first.with_ids(ids) if first else PagedRows(self._pages, len(ids), ids)
        )
        self.person.setVisible(bool(ids))
        if self._wanted is not None:
            self.table.choose(self._wanted)
            self._wanted = None
        if self.table.current_id is None:
            self.table.choose_first()
        self._filling = False

    def _show_beside(self) -> None:
        self._show_chosen()  # first: what is looked for asks the store on another thread
        if not self._compared:
            self._compared = True
            self.fetch(partial(look_for_alike, self.store), self.same.show_pairs)

    def _calls(self) -> dict[str, Callable[[], object]]:
        return {
            "edit": self.edit,
            "merge": self.merge,
            "delete": self.delete,
            "forget": self._with_chosen(self.out.forget),
            "held": self._with_chosen(self.out.export_person, ".txt"),
            "held_json": self._with_chosen(self.out.export_person, ".json"),
            "card": self._with_chosen(self.out.export_person, ".vcf"),
            "vcf": partial(self.out.export_all, ".vcf"),
            "csv": partial(self.out.export_all, ".csv"),
        }

    def _with_chosen(self, call: Callable[..., object], *more: str) -> Callable[[], object]:
        """Return a call that is handed the chosen person, and does nothing without one."""

        def run() -> None:
            row = self.table.current_row
            if row is not None:
                call(row, *more)

        return run

    def _connect(self) -> None:
        self.add_action.triggered.connect(self._focus_add)
        self.search.searched.connect(self._filter)
        self.table.filter_cleared.connect(self.search.clear)
        self.table.selected.connect(self._select)
        self.table.activated_row.connect(self._read_on)
        self.person.merge_asked.connect(self.merge)
        self.same.compare.connect(self.merging.compare_pair)
        self.same.denied.connect(self.merging.deny_pair)
        self.merging.merged.connect(self._show_merged)
        self.add_line.returnPressed.connect(self._add)
        self.add_line.textChanged.connect(self._show_understood)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.only_first)
        bar.addLayout(self._bar)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("people-split")
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.add_line)
        column.addWidget(self.understood)
        column.addWidget(self.same)
        column.addLayout(bar)
        column.addWidget(self._split, 1)
        self._split.addWidget(self.table)

    def _filter(self, needle: str) -> None:
        self._filling = True
        self.table.set_filter(needle)
        self._filling = False

    def _select(self, ids: list[int]) -> None:
        self._bar.allow(len(ids), self.table.rows.total)
        if self._filling:
            self._later.start()
            return
        self._later.stop()
        self.person.show_people(ids)
        self.same.prefer(ids)

    def _show_merged(self, kept_id: int) -> None:
        self.reload()
        self.show_person(kept_id)

    def _show_chosen(self) -> None:
        self._select(self.table.selected_ids)

    def _read_on(self, _contact_id: object) -> None:
        self.person.read_on()

    def _focus_add(self, _checked: bool = False) -> None:
        self.focus_first()

    def _line(self) -> PersonLine:
        return parse_line(
            self.add_line.text(),
            today=self.store.clock.today(),
            locale=locale_name(),
            organisations=self.read(organisation_names) or (),
        )

    def _show_understood(self, text: str) -> None:
        words = understood_words(self._line()) if text.strip() else ""
        self.understood.setText(words)
        self.understood.setVisible(bool(words))

    def _add(self) -> None:
        person = person_of(self._line())
        if not person.name:
            self.told.emit(_("Type a name first; nothing else is needed."))
            return
        known = self.read(find_known_surely, person)
        if known is not None:
            self.told.emit(_("This address is known already; here is the person."))
            self.show_person(known)
            return
        label = _("Add {name}").format(name=person.name)
        contact_id = self.write(label, add_contact, person, self.store.clock.now())
        if contact_id is not None:
            self.add_line.setText("")
            self.reload()
            self.show_person(contact_id)
            self.add_line.setFocus()
