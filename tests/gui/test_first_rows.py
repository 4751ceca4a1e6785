"""The rows shown before the store is open are those that the page shows first."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands import events
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.gui.curtain import Curtain
from planner.gui.first_rows import rows_of
from planner.gui.page import Page
from planner.gui.pages.schedule import SchedulePage
from planner.gui.window_state import WindowState
from planner.kinds import Mark
from planner.queries.events import EventRow, event_rows, next_event_id
from planner.store import Store
from planner.store.glance import Glance, glance_at
from planner.times import Moment

Open = Callable[[type[Page], int | None], Page]


def glance(store: Store, now: datetime, last: int | None = None) -> Glance | None:
    """Look into a copy of the store, which is open and so not to be looked into itself."""
    copy = store.path.with_name("copy.db")
    copy.unlink(missing_ok=True)
    store.backup(copy)
    return glance_at(copy, now, last)


def sessions(store: Store, conference: int) -> list[EventRow]:
    return store.read(event_rows, conference_id=conference)


@pytest.fixture
def planned(store: Store, conference: int) -> int:
    """Plan something of every kind at the conference, most of it on the first day."""
    rows = sessions(store, conference)
    marks = {1: Mark.MUST, 2: Mark.MAYBE, 4: Mark.PEOPLE, 5: Mark.MUST, 30: Mark.MUST}
    for at, mark in marks.items():
        store.write("Mark", events.set_mark, [rows[at].id], mark)
    store.write("Hide", events.hide_events, [rows[3].id])
    now = store.clock.now()
    store.write("Add", add_target, rows[5].id, Person("Ada Lovelace"), Wish(), now)
    for minutes in (0, 200):
        begins = Moment.utc(rows[1].local_start + timedelta(minutes=minutes))
        store.write("Add", events.add_event, title="Tea", start=begins, conference_id=conference)
    return conference


def test_they_are_the_rows_of_the_page(planned: int, store: Store, open_page: Open) -> None:
    first = sessions(store, planned)[0].local_start
    for day, hour in ((-20, 12), (0, 11), (0, 23), (1, 15), (90, 9)):
        now = first.replace(hour=hour) + timedelta(days=day)
        seen = glance(store, now)
        assert seen is not None
        assert seen.event_id == store.read(next_event_id, now) == planned
        store.clock = Clock(now, store.clock.zone_name)
        page = open_page(SchedulePage, planned)
        assert isinstance(page, SchedulePage)
        assert seen.day == page.days.day
        rows, shown = rows_of(seen), page.table.rows.rows
        assert [row.id for row in rows] == [row.id for row in shown]
        assert seen.chosen == page.table.current_id
        # Only what search looks through is left for later.
        assert [row.kind for row in rows] == [row.kind for row in shown]
        assert [row.event for row in rows] == [row.event for row in shown]
        assert [row.clash for row in rows] == [row.clash for row in shown]
        assert [(row.first, row.last) for row in rows] == [(r.first, r.last) for r in shown]


def test_events_of_ones_own_are_glanced_at_as_the_window_chooses_them(store: Store) -> None:
    now = store.clock.now()
    added = [
        store.write(
            "Add",
            events.add_event,
            title=title,
            start=Moment.zoned((now + timedelta(days=days)).replace(tzinfo=None), "Asia/Tokyo"),
            zone="Asia/Tokyo",
        )
        for title, days in (("Past", -3), ("Soon", 2), ("Later", 5), ("Far", 60))
    ]
    store.write("Hide", events.hide_events, [added[1]])
    seen = glance(store, now)
    assert seen is not None
    assert seen.event_id == added[2] == store.read(next_event_id, now)
    assert [row.event for row in rows_of(seen)] == store.read(event_rows, ids=frozenset({added[2]}))
    last = glance(store, now, last=added[0])
    assert last is not None
    assert last.event_id == added[2], "nothing is planned for what is past, so it is not listed"
    store.write("Mark", events.set_mark, [added[0]], Mark.MUST)
    last = glance(store, now, last=added[0])
    assert last is not None
    assert last.event_id == added[0]


def test_whatever_is_odd_is_left_to_the_opening(store: Store, conference: int) -> None:
    now, path = store.clock.now(), store.path
    assert glance_at(path, now, None) is None, "another has it open"
    store.close()
    assert glance_at(path, now, None) is not None
    assert glance_at(path.with_name("none.db"), now, None) is None
    assert not path.with_name("none.db").exists()
    empty = path.with_name("empty.db")
    empty.touch()
    assert glance_at(empty, now, None) is None
    before = path.read_bytes()
    for change in (
        "PRAGMA user_version=3",
        "PRAGMA user_version=3000",
        "PRAGMA application_id=7",
        "CREATE VIEW odd AS SELECT 1",
        "UPDATE event SET start_wall='soon'",
        "UPDATE event SET kind='feast'",
    ):
        other = path.with_name("other.db")
        other.write_bytes(before)
        with sqlite3.connect(other) as file:
            file.execute(change)
        file.close()
        changed = other.read_bytes()
        assert glance_at(other, now, None) is None, change
        assert other.read_bytes() == changed
    assert path.read_bytes() == before


def test_no_file_is_looked_into_for_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path, now = store.path, store.clock.now()
    store.close()
    with sqlite3.connect(path) as file:  # as a crafted one might be: far more than it has to show
        calendars = file.execute("SELECT count(*) FROM calendar").fetchone()[0]
        file.execute(
            "INSERT INTO calendar (id, name, kind, source, imported_as, zone, zone_guessed, "
            "content_hash, etag, last_modified, sample, refresh_at_start, private_allowed, "
            "receipt) "
            "VALUES (?, '', 'file', '', 'events', 'UTC', 0, '', '', '', 0, 0, 0, '{}')",
            (calendars + 1,),
        )
        file.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO event (calendar_id, kind, key, recurrence_id, uid, title, description, "
            "location, url, status, categories, start_kind, start_wall, start_zone, end_zone, "
            "start_at, end_at, content_hash, gone) "
            "SELECT ?, 'event', i, '', '', '', '', '', '', '', "
            "'[]', 'utc', '2026-03-18T09:00:00', '', '', '2026-03-18T09:00:00Z', "
            "'2026-03-18T09:00:00Z', '', 0 FROM n",
            (calendars + 1,),
        )
    file.close()
    assert glance_at(path, now, None) is not None
    monkeypatch.setattr("planner.store.glance._PATIENCE", -1)
    assert glance_at(path, now, None) is None


def test_the_curtain_shows_them(planned: int, store: Store, qtbot: QtBot) -> None:
    store.close()
    curtain = Curtain()
    qtbot.addWidget(curtain)
    curtain.show()
    assert curtain.show_rows(store.path)
    assert curtain.rows is not None
    told = [[curtain.rows.rows.index(at, column).data() for column in range(4)] for at in range(3)]
    assert ["08:30–09:15", "Must", "Registration and coffee", "Courtyard"] in told
    assert curtain.rows.isVisible()
    assert curtain.rect().contains(curtain.rows.geometry())
    assert curtain.windowTitle() == "Longshore: three days for things that last — Planner"


def test_the_curtain_shows_none_where_another_page_comes(
    planned: int, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    store.close()
    state = WindowState(tmp_path)
    state.set("page", "plan")
    curtain = Curtain(state)
    qtbot.addWidget(curtain)
    assert not curtain.show_rows(store.path)
    assert curtain.rows is None
