"""Keeping a drafted message, and what it says of how far the follow-up got."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.drafts import save_draft
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.errors import NotFound
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (FollowUpStatus.OPEN, "Dear Ada", FollowUpStatus.DRAFTED),
        (FollowUpStatus.POSTPONED, "Dear Ada", FollowUpStatus.DRAFTED),
        (FollowUpStatus.OPEN, "  ", FollowUpStatus.OPEN),
        (FollowUpStatus.DRAFTED, "", FollowUpStatus.OPEN),
        (FollowUpStatus.SENT, "Dear Ada", FollowUpStatus.SENT),
        (FollowUpStatus.DONE, "", FollowUpStatus.DONE),
    ],
)
def test_a_draft_moves_only_what_is_not_yet_sent(
    store: Store, before: FollowUpStatus, text: str, after: FollowUpStatus
) -> None:
    now = store.clock.now()
    step = Step(FollowUpKind.MESSAGE, "", date(2026, 3, 19), "Europe/Berlin", person="Ada")
    step_id = store.write("Add", add_follow_up, step, now)
    store.write("Set", set_status, [step_id], before, now)
    store.write("Draft", save_draft, step_id, text, now)
    (row,) = store.read(follow_up_rows, now)
    assert (row.draft, row.status) == (text, after)


def test_an_unknown_follow_up_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.write("Draft", save_draft, 7, "Dear", store.clock.now())
