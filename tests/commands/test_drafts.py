"""Keeping a drafted message, and what it says of how far the follow-up got."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.drafts import save_draft, tick_ready
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.errors import BadInput, NotFound
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def drafted(store: Store, before: FollowUpStatus = FollowUpStatus.OPEN) -> int:
    now = store.clock.now()
    step = Step(FollowUpKind.MESSAGE, "", date(2026, 3, 19), "Europe/Berlin", person="Ada")
    step_id = store.write("Add", add_follow_up, step, now)
    store.write("Draft", save_draft, step_id, "Dear Ada, the looms", now)
    store.write("Set", set_status, [step_id], before, now)
    return step_id


def status(store: Store) -> FollowUpStatus:
    (row,) = store.read(follow_up_rows, store.clock.now())
    return row.status


def test_what_is_typed_is_kept_and_not_yet_ready(store: Store) -> None:
    drafted(store)
    (row,) = store.read(follow_up_rows, store.clock.now())
    assert (row.draft, row.status) == ("Dear Ada, the looms", FollowUpStatus.OPEN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FollowUpStatus.OPEN, FollowUpStatus.DRAFTED),
        (FollowUpStatus.POSTPONED, FollowUpStatus.DRAFTED),
        (FollowUpStatus.SENT, FollowUpStatus.SENT),
        (FollowUpStatus.DONE, FollowUpStatus.DONE),
    ],
)
def test_only_what_is_not_yet_sent_is_ticked_ready(
    store: Store, before: FollowUpStatus, after: FollowUpStatus
) -> None:
    step_id = drafted(store, before)
    store.write("Ready", tick_ready, step_id, store.clock.now())
    assert status(store) is after


def test_the_tick_can_be_taken_back(store: Store) -> None:
    step_id = drafted(store, FollowUpStatus.DRAFTED)
    store.write("Not", tick_ready, step_id, store.clock.now(), ready=False)
    assert status(store) is FollowUpStatus.OPEN


@pytest.mark.parametrize(("text", "generic"), [("Dear Ada", True), ("  ", False)])
def test_what_is_generic_or_empty_is_never_ready(store: Store, text: str, generic: bool) -> None:
    now = store.clock.now()
    step_id = drafted(store, FollowUpStatus.DRAFTED)
    store.write("Draft", save_draft, step_id, text, now, generic=generic)
    assert status(store) is FollowUpStatus.OPEN
    with pytest.raises(BadInput):
        store.write("Ready", tick_ready, step_id, now, generic=generic)
    assert status(store) is FollowUpStatus.OPEN


def test_an_unknown_follow_up_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.write("Draft", save_draft, 7, "Dear", store.clock.now())
    with pytest.raises(NotFound):
        store.write("Ready", tick_ready, 7, store.clock.now())
