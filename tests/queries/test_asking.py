"""Asking for a meeting before an event."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.events import add_event
from planner.commands.follow_ups import set_status, take_on
from planner.commands.people import Person
from planner.commands.targets import Wish, add_company_target, add_target, set_state
from planner.flows.proposing import step_of
from planner.model import FollowUpStatus, TargetState
from planner.queries.asking import meeting_asked, meeting_row
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def fair(store: Store) -> int:
    """Plan Ada and a company for a fair two months ahead."""
    start = Moment.zoned(datetime(2026, 5, 20, 10), "Europe/Berlin")
    fair = store.write("E", add_event, title="Fair", start=start, zone="Europe/Berlin")
    store.write("T", add_target, fair, Person("Ada"), Wish(), store.clock.now())
    store.write("T", add_company_target, fair, "Quay Ltd", Wish())
    return fair


def test_one_is_asked_a_week_ahead_however_early_and_once(store: Store, fair: int) -> None:
    now, (ada, quay) = store.clock.now(), store.read(target_rows, fair)
    row = store.read(meeting_row, now, "Europe/Berlin", ada.id)
    assert row is not None
    assert (row.person, row.due, row.proposed) == ("Ada", date(2026, 5, 13), True)
    assert store.read(meeting_row, now, "Europe/Berlin", quay.id) is None, "a company reads nothing"
    assert store.read(meeting_asked, ada.id) is None
    (made,) = store.write("Ask", take_on, [step_of(row)], now)
    assert store.read(meeting_asked, ada.id) == made
    store.write("Let go", set_status, [made], FollowUpStatus.WAIVED, now)
    assert store.read(meeting_asked, ada.id) is None, "who let it go may ask after all"


@pytest.mark.parametrize("state", [TargetState.AGREED, TargetState.MET, TargetState.DECLINED])
def test_who_has_answered_is_not_asked(store: Store, fair: int, state: TargetState) -> None:
    ada, _quay = store.read(target_rows, fair)
    store.write("S", set_state, [ada.id], state)
    assert store.read(meeting_row, store.clock.now(), "Europe/Berlin", ada.id) is None


def test_nobody_is_asked_after_the_event(store: Store, fair: int) -> None:
    ada, _quay = store.read(target_rows, fair)
    later = store.clock.now() + timedelta(days=70)
    assert store.read(meeting_row, later, "Europe/Berlin", ada.id) is None
