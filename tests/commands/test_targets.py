from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from store_world import World, bring, ics, talks

from planner.commands.encounters import log_lines
from planner.commands.people import Person
from planner.commands.people_import import Meaning, import_people
from planner.commands.targets import (
    Wish,
    add_company_target,
    add_from_attendees,
    add_target,
    edit_target,
    move_target,
    remove_targets,
    set_state,
)
from planner.errors import BadInput, NotFound
from planner.formats.people import ReadContact, ReadPeople
from planner.formats.personline import parse_lines
from planner.model import Attendee, Event, Role, TargetState
from planner.queries.candidates import candidate_rows
from planner.queries.check import broken_rules
from planner.queries.encounters import encounter_rows
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.queries.plan import TargetRow, target_rows
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


@pytest.fixture
def conference(store: Store) -> int:
    event_id = bring(store, ics(*talks())).imported.event_id
    assert isinstance(event_id, int)
    return event_id


def sessions(store: Store, conference: int) -> list[int]:
    return [row.id for row in store.read(event_rows, conference_id=conference)]


def add(store: Store, event: int, name: str, wish: Wish | None = None, **more: Any) -> str:
    person = Person(name, **more)
    return store.write("Add", add_target, event, person, wish or Wish(), NOW)


def row_of(store: Store, event: int, code: str) -> TargetRow:
    (row,) = [row for row in store.read(target_rows, event) if row.code == code]
    return row


def test_codes_count_over_the_whole_conference_and_are_never_used_twice(
    store: Store, conference: int
) -> None:
    inside = sessions(store, conference)[3]
    assert [add(store, event, f"P {event}") for event in (conference, inside)] == ["T1", "T2"]
    store.undo()
    assert add(store, inside, "Third") == "T3"
    removed = row_of(store, conference, "T3").id
    assert store.write("Remove", remove_targets, [removed]) == ["T3"]
    assert store.write("Add", add_company_target, conference, "Acme", Wish()) == "T4"
    store.undo()
    store.undo()
    store.undo()
    assert add(store, conference, "Fifth") == "T5"


def test_each_event_counts_for_itself(store: Store, conference: int) -> None:
    other = bring(store, ics(*talks(2), name="Other"), "o.ics").imported.calendar_id
    assert other
    plain = store.read(event_rows, top_level=True)[-1].id
    assert [add(store, event, "Someone") for event in (conference, plain)] == ["T1", "T1"]


def test_the_programme_tells_where_somebody_is_found(store: Store, conference: int) -> None:
    add(store, conference, "speaker  NUMBER2")
    row = row_of(store, conference, "T1")
    assert [find.title for find in row.finds] == ["Looms, part 2"]


def test_a_target_set_on_a_session_is_found_there_first(store: Store, conference: int) -> None:
    first, _second, third = sessions(store, conference)[:3]
    add(store, third, "Somebody", Wish(finds=(first, third)))
    row = row_of(store, conference, "T1")
    assert [find.id for find in row.finds] == [third, first]
    assert [len(store.read(target_rows, event)) for event in (first, third)] == [1, 1]
    counted = {row.id: row.targets for row in store.read(event_rows)}
    assert (counted[conference], counted[first], counted[third]) == (1, 1, 1)


def test_a_find_elsewhere_is_refused(store: Store, conference: int) -> None:
    plain = bring(store, ics(*talks(2), name="Other")).imported
    outside = store.read(event_rows, top_level=True)[-1].id
    assert plain
    with pytest.raises(BadInput, match="no part of this event"):
        add(store, conference, "Somebody", Wish(finds=(outside,)))
    assert store.read(target_rows, conference) == []
    assert store.read(contact_rows) == []


def test_the_same_person_again_completes_the_card(store: Store, conference: int) -> None:
    wish = Wish(2, None, "advice", "", "notes", ("Why?",), place="Stand 4")
    add(store, conference, "Ada", wish, emails=("ada@example.org",))
    again = Wish(1, Role.MENTOR, "a job", "writes", "notes", ("Why?", "How?"))
    for _ in range(2):
        person = Person("Ada L", "CTO", "Acme", emails=("ADA@example.org",))
        assert store.write("Add", add_target, conference, person, again, NOW) == "T1"
    row = row_of(store, conference, "T1")
    assert (row.priority, row.role, row.why, row.know) == (2, "mentor", "advice; a job", "writes")
    assert (row.give, row.asks, row.place) == ("notes", ("Why?", "How?"), "Stand 4")
    assert (row.name, row.title, row.organisation) == ("Ada", "CTO", "Acme")


def test_a_company_is_a_target_too(store: Store, conference: int) -> None:
    wish = Wish(3, place="Hall 2")
    assert store.write("Add", add_company_target, conference, " Acme ", wish) == "T1"
    assert store.write("Add", add_company_target, conference, "ACME", Wish()) == "T1"
    row = row_of(store, conference, "T1")
    assert (row.company, row.name, row.priority, row.place) == (True, "Acme", 3, "Hall 2")
    assert store.read(contact_rows) == []


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(4), "1, 2 or 3"),
        (Wish(0), "1, 2 or 3"),
        (Wish(asks=("a", "b", "c", "d")), "room for 3"),
    ],
)
def test_an_impossible_wish_is_refused(
    store: Store, conference: int, wish: Wish, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        add(store, conference, "Somebody", wish)
    assert store.read(contact_rows) == []


def test_nobody_and_nothing_are_no_targets(store: Store, conference: int) -> None:
    with pytest.raises(BadInput, match="needs a name"):
        add(store, conference, "  ")
    with pytest.raises(BadInput, match="needs a name"):
        store.write("Add", add_company_target, conference, "", Wish())
    with pytest.raises(NotFound, match="no event 999"):
        add(store, 999, "Somebody")


def test_people_of_the_programme_and_of_lists_become_targets(store: Store, conference: int) -> None:
    rows = (
        ReadContact(1, "Lia Guest", "CEO", "Guests", ("l@example.org",), note="likes tea"),
        ReadContact(2, "", organisation="Stand Co", company=True, place="Hall 1", note="looms"),
    )
    people = ReadPeople(2, 0, rows)
    store.write("List", import_people, people, Meaning.ATTENDEES, conference, NOW)
    listed = store.read(attendee_ids)
    codes = store.write("Take", add_from_attendees, conference, [*listed, listed[-1]], NOW)
    assert codes == [f"T{n}" for n in range(1, 12)] + ["T11"]
    guest, company = row_of(store, conference, "T10"), row_of(store, conference, "T11")
    assert (guest.name, guest.title, guest.organisation) == ("Lia Guest", "CEO", "Guests")
    assert (guest.emails, guest.know) == (("l@example.org",), "likes tea")
    assert (company.company, company.place, company.know) == (True, "Hall 1", "looms")
    assert row_of(store, conference, "T1").emails == ()
    with pytest.raises(NotFound):
        store.write("Take", add_from_attendees, conference, [999], NOW)


def test_removing_a_target_keeps_the_conversation(store: Store, conference: int) -> None:
    add(store, conference, "Ada")
    lines = parse_lines("T1 !a book", today=NOW.date())
    store.write("Log", log_lines, conference, lines, NOW)
    store.write("Remove", remove_targets, [row_of(store, conference, "T1").id])
    (encounter,) = store.read(encounter_rows, conference)
    assert [(part.code, part.name, part.target_id) for part in encounter.people] == [
        ("T1", "Ada", None)
    ]
    assert store.read(broken_rules) == []


def test_targets_move_among_those_of_their_priority(store: Store, conference: int) -> None:
    for name in "abcd":
        add(store, conference, name, Wish(3 if name == "d" else 2))

    def order() -> str:
        return "".join(row.name for row in store.read(target_rows, conference))

    ids = {row.name: row.id for row in store.read(target_rows, conference)}
    assert order() == "dabc"
    store.write("Move", move_target, ids["c"], -1)
    assert order() == "dacb"
    store.write("Move", move_target, ids["a"], 99)
    assert order() == "dcba"
    store.write("Move", move_target, ids["d"], 5)
    assert order() == "dcba"


def test_the_latest_word_on_a_target_stands(world: World) -> None:
    ids = [world.targets["T2"], world.targets["T3"]]
    world.store.write("State", set_state, ids, TargetState.ASKED)
    world.store.write("State", set_state, ids[:1], TargetState.DECLINED, "no time")
    states = {row.code: (row.state, row.reason) for row in rows_of(world)}
    assert states["T2"] == (TargetState.DECLINED, "no time")
    assert states["T3"] == (TargetState.ASKED, "")


def test_a_card_is_edited_field_by_field(world: World) -> None:
    target = world.targets["T1"]
    finds = [world.sessions[4], world.meeting]
    world.store.write("Edit", edit_target, target, priority=1, asks=["x", " "], finds=finds)
    (row,) = [row for row in rows_of(world) if row.code == "T1"]
    assert (row.priority, row.asks, [find.id for find in row.finds]) == (1, ("x",), finds)
    world.store.write("Edit", edit_target, target, finds=finds[::-1], know="nothing")
    (row,) = [row for row in rows_of(world) if row.code == "T1"]
    assert ([find.id for find in row.finds], row.know) == (finds[::-1], "nothing")
    with pytest.raises(ValueError, match="no such field"):
        world.store.write("Edit", edit_target, target, code="T99")
    with pytest.raises(NotFound, match="no target 99"):
        world.store.write("Edit", edit_target, 99, know="x")


def rows_of(world: World) -> list[TargetRow]:
    rows = world.store.read(target_rows, world.conference)
    assert isinstance(rows, list)
    return rows


def attendee_ids(session: Session) -> list[int]:
    return list(
        session.scalars(
            select(Attendee.id)
            .join(Event, Attendee.event_id == Event.id)
            .order_by(Attendee.listed, Event.start_at, Attendee.id)
        )
    )


def test_an_exhibitor_of_a_list_is_a_company_and_no_person(world: World) -> None:
    read = ReadPeople(1, 0, (ReadContact(1, "Quay Ltd", place="Hall 4, C31", company=True),))
    now = world.store.clock.now()
    world.store.write("List", import_people, read, Meaning.ATTENDEES, world.conference, now)
    found = world.store.read(candidate_rows, world.conference)
    quay = next(row for row in found if row.name == "Quay Ltd")
    people = len(world.store.read(contact_rows))
    (code,) = world.store.write("T", add_from_attendees, world.conference, [quay.id], now)
    target = next(t for t in world.store.read(target_rows, world.conference) if t.code == code)
    assert (target.company, target.name, target.place) == (True, "Quay Ltd", "Hall 4, C31")
    assert len(world.store.read(contact_rows)) == people
