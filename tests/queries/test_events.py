import time
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event
from store_world import Talk, World, bring, ics

from planner.commands.events import edit_plan, gather
from planner.errors import NotFound
from planner.model import EventKind, Mark
from planner.queries.events import (
    EventRow,
    days_of,
    event_record,
    event_rows,
    followed_rows,
    is_listed,
    next_event_id,
)
from planner.queries.schedule import schedule_of
from planner.store import Store


def rows(store: Store, **wanted: Any) -> list[EventRow]:
    return store.read(event_rows, **wanted)


def test_a_row_says_what_hangs_on_it(world: World) -> None:
    found = {row.id: row for row in rows(world.store)}
    conference = found[world.conference]
    assert (conference.goals, conference.targets, conference.encounters) == (1, 4, 2)
    assert conference.codes == ("T1", "T2", "T3", "T4")
    session = found[world.sessions[3]]
    assert (session.targets, session.codes, session.speakers) == (1, ("T2",), ("Speaker Number3",))
    assert (session.parent_id, session.kind) == (world.conference, EventKind.SESSION)
    assert found[world.meeting].codes == ("T1",)
    assert found[world.sessions[0]].mark is Mark.MUST


def test_rows_come_in_the_order_of_time(world: World) -> None:
    found = rows(world.store)
    assert [row.local_start for row in found] == sorted(row.local_start for row in found)
    inside = rows(world.store, conference_id=world.conference)
    assert {row.id for row in inside} == {*world.sessions, world.meeting}
    top = rows(world.store, top_level=True)
    assert all(row.parent_id is None for row in top)
    assert days_of(inside) == [date(2026, 3, 16), date(2026, 3, 17)]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("part 3", {"Looms, part 3"}),
        ("PÁRT number3", {"Looms, part 3"}),
        ("hall 2 looms 16", set()),
        ("about 5 is", {"Looms, part 5"}),
        ("kiosk", {"Coffee with Ada"}),
        ("", None),
    ],
)
def test_search_looks_for_every_word(world: World, words: str, titles: set[str] | None) -> None:
    found = {row.title for row in rows(world.store, search=words)}
    assert titles is None or found == titles
    assert titles is not None or len(found) > 10


def test_the_hidden_are_left_out_unless_asked_for(world: World) -> None:
    world.store.write("Hide", edit_plan, world.sessions[4], hidden=True)
    assert world.sessions[4] not in {row.id for row in rows(world.store)}
    hidden = [row.id for row in rows(world.store, include_hidden=True) if row.hidden]
    assert hidden == [world.sessions[4]]
    assert not world.store.read(is_listed, world.sessions[4])
    assert world.store.read(is_listed, world.sessions[3])
    assert not world.store.read(is_listed, 999)


def test_a_record_has_the_raw_facts_too(world: World) -> None:
    record = world.store.read(event_record, world.sessions[2])
    assert (record.note, record.paper_title) == ("Sit in front", "Looms 2")
    assert record.description == "What part 2 is about."
    assert "UID:talk-2@example.org" in record.raw
    assert record.people == (("Speaker Number2", "", "speaker"),)
    assert (record.calendar, record.own) == ("Loom Days", False)
    own = world.store.read(event_record, world.coffee)
    assert (own.own, own.raw) == (True, "")
    with pytest.raises(NotFound, match="no event 999"):
        world.store.read(event_record, 999)


def test_parts_are_shown_in_the_zone_of_the_whole(world: World) -> None:
    """Also where the whole is no conference, but an event of one's own."""
    world.store.write("Gather", gather, [world.plain], world.conference)
    row = next(row for row in rows(world.store) if row.id == world.plain)
    assert row.zone == "Europe/Lisbon"
    # A time that the calendar gives in a zone of its own is shown there.
    assert row.local_start.isoformat() == "2026-03-20T11:00:00+01:00"
    own = add_event_of_mine(world)
    row = next(row for row in rows(world.store) if row.id == own)
    assert row.local_start.isoformat() == "2026-03-19T00:00:00+01:00"
    world.store.write("Gather", gather, [own], world.conference)
    row = next(row for row in rows(world.store) if row.id == own)
    assert row.local_start.isoformat() == "2026-03-19T00:00:00+00:00"


def add_event_of_mine(world: World) -> int:
    from planner.commands.events import add_event
    from planner.times import Moment

    start = Moment.of_date(date(2026, 3, 19))
    new: int = world.store.write("Add", add_event, title="Fair", start=start)
    return new


def test_what_one_follows_is_planned_or_soon(world: World) -> None:
    store = world.store
    far = [Talk("far", "Far away", "20270101T190000"), Talk("past", "Long ago", "20250101T190000")]
    bring(store, ics(*far), "far.ics")
    followed = {row.title for row in store.read(followed_rows, store.clock.now())}
    assert {"Loom Days", "Dentist", "Walk", "Sample"} <= followed
    assert not followed & {"Far away", "Long ago"}
    everything = store.read(followed_rows, store.clock.now(), everything=True)
    assert {"Far away", "Long ago"} <= {row.title for row in everything}


def test_the_event_to_show_first_is_the_next_or_running_one(world: World) -> None:
    store = world.store
    now = store.clock.now()
    assert store.read(next_event_id, now) == world.coffee
    assert store.read(next_event_id, now - timedelta(days=1)) == world.conference
    assert store.read(next_event_id, now + timedelta(hours=30)) == world.coffee
    assert store.read(next_event_id, now + timedelta(days=2, hours=1)) == world.plain


def test_an_empty_store_has_nothing_to_show(store: Store) -> None:
    assert store.read(next_event_id, store.clock.now()) is None
    assert rows(store) == []


def test_a_schedule_holds_the_hidden_and_the_texts(world: World) -> None:
    world.store.write("Hide", edit_plan, world.sessions[4], hidden=True)
    found = world.store.read(schedule_of, world.sessions[0])
    assert found.event.id == world.conference
    assert {row.id for row in found.sessions} == {*world.sessions, world.meeting}
    assert found.texts[world.sessions[2]] == "What part 2 is about."
    alone = world.store.read(schedule_of, world.coffee)
    assert [row.id for row in alone.sessions] == [world.coffee]


def test_ten_thousand_rows_come_in_a_few_queries(store: Store) -> None:
    many = [
        Talk(f"m{n}", f"Many {n}", f"2026{1 + n % 12:02}{1 + n % 28:02}T{n % 24:02}0000")
        for n in range(4000)
    ]
    bring(store, ics(*many))
    asked: list[str] = []
    engine = store._engine
    sqlalchemy_event.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    began = time.process_time()
    assert len(rows(store)) == 4000
    assert time.process_time() - began < 3
    assert len(asked) < 12
