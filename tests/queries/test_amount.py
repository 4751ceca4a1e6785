"""Whether there is so much at an event that what is read of it comes in several pieces."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.people import Person
from planner.commands.targets import Wish
from planner.flows.planning import Wanted, add_wanted
from planner.formats.personline import parse_lines
from planner.model import Event, EventKind
from planner.model.lookup import get_event
from planner.queries.amount import FEW_MET, FEW_SESSIONS, FEW_TO_MEET, is_large
from planner.store import Store
from planner.times import Moment, TimeKind

ZONE = "Europe/Lisbon"
DAY = datetime(2026, 3, 20)


@pytest.fixture
def fair(store: Store) -> int:
    start, end = Moment.of_date(DAY), Moment.of_date(DAY + timedelta(days=2))
    return store.write("Fair", add_event, title="Fair", start=start, end=end, zone=ZONE)


def give_sessions(session: Session, event_id: int, count: int) -> None:
    """Fill the programme of an event."""
    event = get_event(session, event_id)
    row = {
        "calendar_id": event.calendar_id,
        "parent_id": event_id,
        "kind": EventKind.SESSION,
        "start_kind": TimeKind.FLOATING,
        "start_wall": DAY,
        "start_at": event.start_at,
        "end_at": event.start_at,
    }
    session.execute(insert(Event), [{**row, "key": f"talk {at}"} for at in range(count)])


def meet(store: Store, event_id: int, *names: str) -> None:
    people = [Wanted(Person(name), Wish()) for name in names]
    store.write("Meet", add_wanted, event_id, people, store.clock.now())


def log(store: Store, event_id: int, *lines: str) -> None:
    read = parse_lines(lines, today=store.clock.today())
    store.write("Log", log_lines, event_id, read, store.clock.now(), ZONE)


def test_it_is_large_from_many_people_to_meet(store: Store, fair: int) -> None:
    meet(store, fair, *(f"Person {number}" for number in range(FEW_TO_MEET)))
    assert not store.read(is_large, fair)
    assert not store.read(is_large)
    meet(store, fair, "One more")
    assert store.read(is_large, fair)
    assert store.read(is_large), "and so is all there is"


def test_it_is_large_from_many_sessions_for_each_of_them_too(store: Store, fair: int) -> None:
    small = store.write(
        "Talk", add_event, title="Talk", start=Moment.of_date(DAY), end=None, zone=ZONE
    )
    store.write("Programme", give_sessions, fair, FEW_SESSIONS)
    assert not store.read(is_large, fair)
    last = store.write(
        "One more",
        add_event,
        title="Last",
        start=Moment.of_date(DAY),
        end=None,
        zone=ZONE,
        conference_id=fair,
    )
    assert store.read(is_large, fair)
    assert store.read(is_large, last), "a session is at the event it is part of"
    assert not store.read(is_large, small)


def test_it_is_large_from_many_conversations(store: Store, fair: int) -> None:
    log(store, fair, *(f"Person {number}" for number in range(FEW_MET)))
    assert not store.read(is_large, fair)
    log(store, fair, "Ada")
    assert store.read(is_large, fair)
    assert store.read(is_large)


def test_it_is_large_from_many_follow_ups(store: Store, fair: int) -> None:
    log(store, fair, "Ada " + " ".join(f"!map {number} @fri" for number in range(FEW_MET)))
    assert not store.read(is_large, fair)
    log(store, fair, "Bea !the photo @fri")
    assert store.read(is_large, fair)
    assert store.read(is_large)


def test_an_event_that_is_gone_is_not(store: Store) -> None:
    assert not store.read(is_large, 4711)
