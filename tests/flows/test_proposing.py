"""Proposals called by name."""

from datetime import datetime

import pytest

from planner.commands.events import add_event
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import BadInput, NotFound
from planner.flows.proposing import name_of, say_named
from planner.model import FollowUpStatus, TargetState
from planner.queries.follow_ups import follow_up_rows
from planner.queries.plan import target_rows
from planner.queries.proposals import proposal_rows
from planner.store import Store
from planner.times import Moment


def test_saying_that_a_meeting_was_asked_for_sets_the_target_asked(
    store: Store,
) -> None:
    now, zone = store.clock.now(), store.clock.zone_name
    start = Moment.zoned(datetime(2026, 3, 20, 9), zone)
    fair = store.write("E", add_event, title="Fair", start=start, zone=zone)
    store.write("T", add_target, fair, Person("Ada"), Wish(), now)
    [row] = store.read(proposal_rows, now, zone, fair)
    ids = store.write("Say", say_named, [name_of(row)], now, zone, status=FollowUpStatus.SENT)
    [made] = store.read(follow_up_rows, now, fair)
    assert ([made.id], name_of(made), made.status) == (ids, str(ids[0]), FollowUpStatus.SENT)
    assert [target.state for target in store.read(target_rows, fair)] == [TargetState.ASKED]


@pytest.mark.parametrize(("name", "kind"), [("P9", NotFound), ("9", NotFound), ("P", BadInput)])
def test_a_name_that_nothing_has_changes_nothing(
    store: Store, name: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        store.write("Say", say_named, [name], store.clock.now(), "Europe/Berlin")
    assert store.undo_label is None
