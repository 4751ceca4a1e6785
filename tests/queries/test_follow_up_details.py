"""What stands beside one follow-up: the person, what was said, what happened before."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.follow_ups import Step, add_follow_up
from planner.errors import NotFound
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind
from planner.queries.follow_up_details import FollowUpDetail, follow_up_detail
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store
from planner.times import Moment

ZONE = "Europe/Berlin"


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def coffee(store: Store) -> int:
    """Add a fair with a coffee at which Ada was met; return the fair."""
    start, end = (Moment.zoned(datetime(2026, 3, 17, hour), ZONE) for hour in (10, 11))
    fair = store.write("Add", add_event, title="Fair", start=start, end=end, zone=ZONE)
    meeting = store.write(
        "Add",
        add_event,
        title="Coffee",
        start=start,
        end=end,
        place="Bar",
        zone=ZONE,
        conference_id=fair,
    )
    line = 'Ada, CTO, Looms !the draft @fri +an intro @fri *red glasses =a room ?people "on jams"'
    lines = parse_lines(line, today=store.clock.today())
    store.write("Log", log_lines, meeting, lines, store.clock.now())
    return fair


def detail(store: Store, text: str) -> FollowUpDetail:
    rows = store.read(follow_up_rows, store.clock.now())
    return store.read(follow_up_detail, next(row.id for row in rows if row.text == text))


def test_what_was_said_where(store: Store, coffee: int) -> None:
    found = detail(store, "the draft")
    assert (found.person, found.title, found.organisation) == ("Ada", "CTO", "Looms")
    assert (found.event, found.met_where) == ("Fair", "Coffee · Bar")
    assert found.met_at is not None
    assert found.met_at.date() == date(2026, 3, 17)
    assert (found.cue, found.talk, found.offered, found.wants) == (
        "red glasses",
        "on jams",
        "a room",
        "people",
    )
    assert (found.promised, found.gives) == (("the draft",), ("an intro",))


def test_the_history_leaves_itself_out(store: Store, coffee: int) -> None:
    kinds = sorted(row.kind for row in detail(store, "the draft").history)
    assert kinds == ["give:open", "met"]


def test_one_added_by_hand_finds_the_last_encounter(store: Store, coffee: int) -> None:
    contact = detail(store, "the draft").contact
    assert contact is not None
    step = Step(
        FollowUpKind.CALL, "ring", date(2026, 4, 1), ZONE, contact_id=contact.id, event_id=coffee
    )
    store.write("Add", add_follow_up, step, store.clock.now())
    assert detail(store, "ring").cue == "red glasses"


def test_a_mere_name_has_nothing_beside_it(store: Store) -> None:
    step = Step(FollowUpKind.CALL, "ring", date(2026, 4, 1), ZONE, person="Eve")
    store.write("Add", add_follow_up, step, store.clock.now())
    found = detail(store, "ring")
    assert (found.person, found.contact, found.met_at, found.history) == ("Eve", None, None, ())


def test_an_unknown_one_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.read(follow_up_detail, 5)
