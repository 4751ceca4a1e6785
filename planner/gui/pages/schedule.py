"""The schedule page: the agenda by day, marks by one key, and the chosen session in full."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.commands import events
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages import schedule_rows
from planner.gui.pages.schedule_actions import ScheduleActions
from planner.gui.pages.schedule_columns import ScheduleColumns
from planner.gui.pages.schedule_details import SessionDetails
from planner.gui.pages.schedule_filters import DayTabs, FilterBar
from planner.gui.pages.schedule_first import FIRST_LOOK, FirstLook, nothing_listed
from planner.gui.pages.schedule_fitting import Fitting
from planner.gui.pages.schedule_loading import MANY, Loaded, catch_up, let_go, load
from planner.gui.pages.schedule_now import NowAndNext
from planner.gui.pages.schedule_split import ScheduleSplit
from planner.gui.pages.schedule_top import ScheduleTop
from planner.gui.pages.schedule_views import ScheduleViews
from planner.gui.row_table import RowTable
from planner.gui.theme import Space
from planner.gui.words import kind_sentence, kind_text
from planner.i18n import _
from planner.queries.events import event_record
from planner.queries.schedule import schedule_size
from planner.store import Store
from planner.times import zone_or_utc

# What the calendar says; without a change of it only what is planned is read again.
_FACTS = {"calendar", "entry", "event", "attendee", "profile"}


class SchedulePage(Page):
    """Sessions by day; what one chooses shows in full beside or below."""

    name = "schedule"
    icon_name = "calendar-days"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._loaded: Loaded | None = None
        self._wanted: int | None = None  # the session to be shown once it is there
        self._filling = self._turning = False
        self._later = self._timer(0, self._show_chosen)
        self._read_at = -1  # which revision of the store it was when it was last read whole
        self.days, self.filters = DayTabs(), FilterBar()
        self.acts = ScheduleActions(
            self,
            lambda: self.table.rows.rows_with(self.table.selected_ids),
            lambda: self._loaded.schedule if self._loaded else None,
        )

    def build(self) -> Iterator[None]:
        """Build the list, and then what stands around it, in turns of their own."""
        self.table = RowTable(
            schedule_rows.columns(self._time_text, self._note_text, self._kind_text, self._suits),
            nothing_listed(),
            self.acts.add,
            name=_("Schedule"),
            spoken=schedule_rows.spoken,
            sought=schedule_rows.sought,
        )
        self.table.setProperty("place", self.name)
        self._columns = ScheduleColumns(self.table)
        self.first = FirstLook(self, self.store, self.days, self.table, self._columns)
        yield
        self.details = SessionDetails(self.store.clock.zone_name)
        self._fitting = Fitting(self.table, self.days, self.filters)
        self.views = ScheduleViews(self.table, self.acts, self._now, self._suits)
        self.now_and_next = NowAndNext()
        yield
        self._lay_out()
        self._connect()
        self.reload()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Schedule")

    def focus_first(self) -> None:
        """Go to the list of sessions."""
        if self.table.current_id is None:
            self.table.choose_first()
        self.views.take_focus()

    def show_event(self, event_id: int | None) -> None:
        """Show another event with no filter left, or none."""
        if event_id != self.event_id:
            self.details.form.commit()
            self._turning = True  # the rows are about to be others
            self._clear_filters()
            self._turning = False
        super().show_event(event_id)

    def show_session(self, session_id: int) -> None:
        """Choose a session of the event shown, on its own day."""
        self._wanted = session_id
        self.reload()

    def reload(self) -> None:
        """Read the whole schedule: a long one on a worker, while the rows stay."""
        self.drop_fetch()
        self._read_at = self.store.revision
        if self.event_id is None:
            self._show(None)
            return
        size = self.read(schedule_size, self.event_id)
        if size is None:
            return
        root, count = size
        before = self._loaded if self._loaded and self._loaded.event.id == root else None
        if count <= MANY:
            if loaded := self.load(load, self.event_id, before):
                self._show(loaded)
            return
        if before is None:
            self._show(None)
            self.views.set_empty_text(_("Reading the schedule…"))
            self.first.begin(root)
        work = partial(load, self.store, self.event_id, before)
        self.fetch(work, self._show, after=FIRST_LOOK if before is None else 0)

    def changed(self, tables: frozenset[str]) -> None:
        """Read again only what is planned where the programme itself stayed as it is."""
        if self._read_at == self.store.revision:
            return  # of an event that is shown since it was written
        plan_only = not tables & _FACTS and self.isVisible() and not self.is_fetching
        if not (plan_only and len(self._rows) > MANY and self._catch_up()):
            super().changed(tables)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details beside the list where there is room."""
        super().resizeEvent(event)
        self.split.share()

    # Private

    def _lay_out(self) -> None:
        self._top = ScheduleTop(self.days, self.filters, self.views)
        self.split = ScheduleSplit(self.views, self.details)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        page.setSpacing(Space.S)
        page.addLayout(self._top)
        page.addWidget(self.now_and_next)
        page.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.first.shown.connect(self._later.start)
        self.days.chosen.connect(self._on_day)
        self.filters.changed.connect(self._fill)
        self.filters.search.leads_to(self.table)
        self.filters.search.searched.connect(self._narrow)
        self.table.filter_cleared.connect(self._clear_filters)
        self.table.chosen.connect(self._show_chosen)
        self.table.selected.connect(self.acts.enable)
        self.table.activated_row.connect(self._on_activated)
        self.views.activated_row.connect(self._on_activated)
        self.views.turned.connect(self.split.share)
        self.now_and_next.chosen.connect(self.show_session)
        self.now_and_next.minute_passed.connect(self._show_now)
        self.table.addActions(self.acts.on_rows)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.details.edited.connect(self._on_edited)
        self.details.targets_wanted.connect(self.acts.meet_speakers)
        self.details.change_wanted.connect(self._on_change_wanted)

    def _catch_up(self) -> bool:
        assert self._loaded is not None
        found = self.load(catch_up, self._loaded)
        if found is not None:
            self.show_later(partial(self._show, found))
        return found is not None

    def _show(self, loaded: Loaded | None) -> None:
        """Show a schedule that was read; of another event than before, what comes next in it."""
        before, self._loaded = self._loaded, loaded
        self.first.stop()
        if loaded is None:
            self._fill()
        else:
            with self._laying_out():
                self._show_rows(loaded, before)
                self._show_chosen()
        if before is not None and len(before.rows) > MANY:
            self.jobs.run(partial(let_go, [before]))

    def _show_rows(self, loaded: Loaded, before: Loaded | None) -> None:
        self.views.set_empty_text(nothing_listed())
        self.days.set_days(loaded.days, self._now().date())
        self._top.offer_days()
        self.views.fit_beside(self.days.sizeHint().width())
        self.filters.set_choices(loaded.rooms, loaded.tracks)
        self._columns.kinds = loaded.kinds_told
        self.views.offer(rooms=bool(loaded.rooms), tracks=bool(loaded.tracks))
        self.filters.offer_suits(loaded.style.suits if loaded.kinds_told else frozenset())
        self._fill()
        self._show_now()
        begun = before is None and self.table.current_id is not None
        if not begun and (before is None or before.event.id != loaded.event.id):
            self._choose_next()
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if row := self._row_of(wanted):
            self._clear_filters()
            self.days.choose(row.start.date())
            self.table.choose(row.id)

    def _fill(self) -> None:
        if self._turning:
            return
        with self._laying_out():
            self._fitting.fill(self._loaded)
        self.views.set_left_out(self._fitting.left_out)
        self._after_narrowing()

    def _narrow(self, _words: str = "") -> None:
        """Show what fits the filters on the chosen day, or on the first day that has any."""
        if self._turning:
            return
        with self._laying_out():
            self._fitting.narrow(self._loaded)
        self._after_narrowing()

    def _after_narrowing(self) -> None:
        self.views.show_days(self.days.day, self.days.days)
        self._columns.fit()
        self.acts.enable()

    def _on_day(self) -> None:
        self._narrow()
        if self.table.current_id is None:
            self.table.choose_first()

    def _choose_next(self) -> None:
        """Choose what runs now or comes next on the day shown."""
        now, rows = self.store.clock.now(), self.table.rows.rows
        coming = next((row for row in rows if row.event and row.end >= now), None)
        if coming is None or not self.table.choose(coming.id, middle=True):
            self.table.choose_first()

    def _now(self) -> datetime:
        zone = self._loaded.event.zone if self._loaded else self.store.clock.zone_name
        return self.store.clock.now().astimezone(zone_or_utc(zone))

    def _show_now(self) -> None:
        now = self._now()
        today = self._loaded.on_day.get(now.date(), ()) if self._loaded else ()
        self.now_and_next.show_rows([self._rows[place] for place in today], now)
        self.table.setProperty("lowered", self.now_and_next.room)

    def _time_text(self, row: schedule_rows.SessionRow) -> str:
        """Return when it is, once for all that begin and end together."""
        model = self.table.rows
        above = None if model.order else model.row_at(model.place_of(row.id) - 1)
        all_days = self.days.day is None and len(self.days.days) > 1
        return schedule_rows.time_text(row, above, tight=self._columns.tight, all_days=all_days)

    def _note_text(self, row: schedule_rows.SessionRow) -> str:
        return schedule_rows.state_text(row, short=not self._columns.names)

    def _kind_text(self, row: schedule_rows.SessionRow) -> str:
        return kind_text(row.kind, row.guessed, self._suits(row), short=self._columns.tight)

    def _suits(self, row: schedule_rows.SessionRow) -> bool:
        return row.kind in (self._loaded.style.suits if self._loaded else self.first.suits)

    @property
    def _rows(self) -> list[schedule_rows.SessionRow]:
        return self._loaded.rows if self._loaded else []

    def _row_of(self, event_id: int | None) -> schedule_rows.SessionRow | None:
        place = self._loaded.places.get(event_id) if self._loaded and event_id else None
        return None if place is None else self._rows[place]

    @contextmanager
    def _laying_out(self) -> Iterator[None]:
        """Have many rows painted before it is read what is said about the chosen one."""
        self._filling, before = len(self._rows) > MANY, self._filling
        try:
            yield
        finally:
            self._filling = before

    def _show_chosen(self, _id: Any = None) -> None:
        if self._filling:
            self._later.start()
            return
        row = self.table.current_row
        if row is None or row.event is None:
            self.details.show_record(None)
        elif record := self.read(event_record, row.event.id):
            kind = kind_sentence(row.kind, row.guessed, self._suits(row))
            self.details.show_record(record, row.clash, kind)

    def _on_activated(self, _id: Any) -> None:
        if (row := self.table.current_row) is not None and row.event is None:
            self.acts.add_own()
        else:
            self.split.ask_details()
            self.details.form.focus_on("note")

    def _on_edited(self, event_id: int, changes: dict[str, Any]) -> None:
        words = _("Change note") if "note" in changes else _("Change title on paper")
        self.write(words, events.edit_plan, event_id, **changes)

    def _on_change_wanted(self, event_id: int) -> None:
        if row := self._row_of(event_id):
            self.acts.change_own(row)

    def _clear_filters(self) -> None:
        self.filters.search.clear()
        self.filters.clear()
