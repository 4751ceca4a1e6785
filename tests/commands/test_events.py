from datetime import UTC, date, datetime
from typing import Any

import pytest
from store_world import World, bring, ics, talks

from planner.commands.events import (
    add_event,
    edit_event,
    edit_plan,
    gather,
    hide_events,
    parse_start_end,
    set_mark,
)
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import BadInput, NotAllowed, NotFound
from planner.model import EventKind, Mark
from planner.queries.check import broken_rules
from planner.queries.events import EventRow, event_record, event_rows
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
TODAY = date(2026, 3, 18)
ZONE = "Europe/Lisbon"


def add(store: Store, title: str, start: Moment, **more: Any) -> int:
    return store.write("Add", add_event, title=title, start=start, **more)


def row(store: Store, event_id: int) -> EventRow:
    (found,) = store.read(event_rows, ids=frozenset({event_id}), include_hidden=True)
    return found


def at(hour: int, zone: str = ZONE) -> Moment:
    return Moment.zoned(datetime(2026, 3, 16, hour), zone)


def test_a_meeting_is_a_find_of_each_target(world: World) -> None:
    store = world.store
    meeting = add(
        store,
        "Lunch",
        at(12),
        end=at(13),
        place=" Canteen ",
        conference_id=world.sessions[0],
        codes=["t1", "T3"],
    )
    found = row(store, meeting)
    assert (found.kind, found.parent_id, found.location) == (
        EventKind.MEETING,
        world.conference,
        "Canteen",
    )
    assert (found.codes, found.zone) == (("T1", "T3"), ZONE)
    finds = {t.code: [f.id for f in t.finds] for t in store.read(target_rows, world.conference)}
    assert meeting in finds["T1"]
    assert finds["T3"] == [meeting]


def test_without_people_it_is_a_break(world: World) -> None:
    stand = add(world.store, "Stand 12", at(12), conference_id=world.conference)
    assert row(world.store, stand).kind is EventKind.BREAK


def test_what_cannot_be_added_is_said_and_changes_nothing(world: World) -> None:
    before = world.store.read(event_rows)
    for words, more in (
        ("There is no T9", {"conference_id": world.conference, "codes": ["T9"]}),
        ("say which with --in", {"codes": ["T1"]}),
    ):
        with pytest.raises(BadInput, match=words):
            add(world.store, "Lunch", at(12), **more)
    with pytest.raises(BadInput, match="needs a title"):
        add(world.store, "  ", at(12))
    with pytest.raises(NotFound):
        add(world.store, "Lunch", at(12), conference_id=999)
    assert world.store.read(event_rows) == before


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        (Moment.of_date(date(2026, 3, 16)), "2026-03-16T00:00:00+01:00"),
        (Moment.floating(datetime(2026, 3, 16, 9)), "2026-03-16T09:00:00+01:00"),
        (Moment.utc(datetime(2026, 3, 16, 9, tzinfo=UTC)), "2026-03-16T10:00:00+01:00"),
        (Moment.zoned(datetime(2026, 3, 16, 9), "Asia/Tokyo"), "2026-03-16T09:00:00+09:00"),
    ],
)
def test_each_kind_of_time_of_my_own(store: Store, start: Moment, shown: str) -> None:
    add(store, "First", at(9), zone="Europe/Berlin")
    event = add(store, "Mine", start, zone="America/New_York")
    found = row(store, event)
    assert (found.local_start.isoformat(), found.start) == (shown, start)
    assert store.read(broken_rules) == []
    store.write("Edit", edit_event, event, start=start, title="Other")
    assert row(store, event).local_start == found.local_start
    assert store.read(broken_rules) == []


def test_my_own_events_are_edited_imported_ones_are_not(world: World) -> None:
    store = world.store
    start, end = at(8), at(9)
    store.write("Edit", edit_event, world.coffee, start=start, end=end, location="Park", url="x")
    record = store.read(event_record, world.coffee)
    assert (record.row.start, record.row.end, record.row.location) == (start, end, "Park")
    store.write("Edit", edit_event, world.coffee, start=start)
    assert row(store, world.coffee).end is None
    with pytest.raises(NotAllowed, match="comes from a calendar"):
        store.write("Edit", edit_event, world.sessions[0], title="Mine")
    with pytest.raises(BadInput, match="needs a title"):
        store.write("Edit", edit_event, world.coffee, title=" ")
    with pytest.raises(ValueError, match="no such field"):
        store.write("Edit", edit_event, world.coffee, uid="x")


def test_a_mark_and_a_note_are_my_word(world: World) -> None:
    store = world.store
    store.write("Mark", set_mark, world.sessions[:3], Mark.PEOPLE)
    store.write("Note", edit_plan, world.sessions[0], note="front row", paper_title="Looms!")
    record = store.read(event_record, world.sessions[0])
    assert (record.row.mark, record.note, record.paper_title) == (
        Mark.PEOPLE,
        "front row",
        "Looms!",
    )
    assert store.read(event_record, world.sessions[2]).note == "Sit in front"
    with pytest.raises(ValueError, match="no such field"):
        store.write("Note", edit_plan, world.sessions[0], colour="red")


def test_hiding_removes_only_what_is_mine_and_bare(world: World) -> None:
    store = world.store
    bare = add(store, "Bare", at(9))
    store.write("Hide", hide_events, [bare, world.coffee, world.meeting, world.plain])
    left = {found.id: found.hidden for found in store.read(event_rows, include_hidden=True)}
    assert bare not in left
    assert world.coffee not in left
    assert (left[world.meeting], left[world.plain]) == (True, True)
    shown = {found.id for found in store.read(event_rows)}
    assert not shown & {world.meeting, world.plain}


def test_hiding_my_own_day_keeps_what_was_gathered_there(world: World) -> None:
    store = world.store
    store.write("Gather", gather, [world.plain], world.coffee)
    store.write("Hide", hide_events, [world.coffee])
    assert row(store, world.plain).title == "Dentist"


def test_what_cannot_be_gathered_is_said(world: World) -> None:
    for events, conference, words in (
        ([world.conference], world.coffee, "has sessions of its own"),
        ([world.coffee], world.coffee, "part of itself"),
        ([world.plain], world.sessions[0], "cannot have sessions"),
    ):
        with pytest.raises(NotAllowed, match=words):
            world.store.write("Gather", gather, events, conference)
    assert world.store.read(broken_rules) == []


def test_gathered_targets_get_codes_of_their_conference(world: World) -> None:
    store = world.store
    for name in ("One", "Two"):
        store.write("T", add_target, world.plain, Person(name), Wish(), NOW)
    store.write("Gather", gather, [world.plain], world.conference)
    rows = {t.name: t for t in store.read(target_rows, world.conference)}
    assert {rows["One"].code, rows["Two"].code} == {"T5", "T6"}
    assert [find.id for find in rows["One"].finds] == [world.plain]
    assert store.read(broken_rules) == []
    assert store.write("T", add_target, world.conference, Person("Next"), Wish(), NOW) == "T7"


def test_all_day_times_are_read_in_the_conferences_zone(store: Store) -> None:
    bring(store, ics(*talks(), zone="Asia/Tokyo"))
    event = add(store, "Fair", Moment.of_date(date(2026, 3, 16)), conference_id=1, zone="UTC")
    assert row(store, event).local_start.isoformat() == "2026-03-16T00:00:00+09:00"
    assert store.read(broken_rules) == []


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-03-16T09:30", "10:15", ("2026-03-16T09:30+00:00", "2026-03-16T10:15+00:00")),
        ("2026-03-16 09:30", None, ("2026-03-16T09:30+00:00", None)),
        ("2026-03-16", "2026-03-17", ("2026-03-16", "2026-03-18")),
        ("2026-03-16", " ", ("2026-03-16", None)),
        ("09:30", "2026-03-18T11:00", ("2026-03-18T09:30+00:00", "2026-03-18T11:00+00:00")),
        ("2026-03-16T09:30Z", "10:15", ("2026-03-16T09:30+00:00", "2026-03-16T10:15+00:00")),
        (
            "2026-03-16T09:30+09:00",
            "2026-03-16T01:00",
            ("2026-03-16T00:30+00:00", "2026-03-16T01:00+00:00"),
        ),
    ],
)
def test_times_as_typed(start: str, end: str | None, shown: tuple[str, str | None]) -> None:
    first, last = parse_start_end(start, end, ZONE, TODAY)
    assert (first.iso(ZONE), last.iso(ZONE) if last else None) == shown


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("tomorrow", None),
        ("2026-02-30", None),
        ("2026-03-16T25:00", None),
        ("0001-01-01", None),
        ("9999-12-31T23:00", None),
        ("2026-03-16", "10:00"),
        ("2026-03-16T10:00", "2026-03-17"),
        ("2026-03-16T10:00", "09:00"),
        ("", None),
    ],
)
def test_a_time_that_is_none_is_said(start: str, end: str | None) -> None:
    with pytest.raises(BadInput):
        parse_start_end(start, end, ZONE, TODAY)
