"""What is loaded of a schedule, at first and when only the user's word changed."""

import sys
from datetime import timedelta
from typing import Any

import pytest

from planner.commands import events
from planner.gui.pages.schedule_loading import Loaded, catch_up, let_go, load
from planner.model import Mark, SessionKind
from planner.store import Store


@pytest.mark.parametrize(
    "words",
    [
        [{"mark": Mark.MUST}],
        [{"mark": Mark.MUST}, {"mark": Mark.NONE}],
        [{"hidden": True}],
        [{"session_kind": SessionKind.WORKSHOP}, {"session_kind": None}],
        [{"session_kind": SessionKind.WORKSHOP, "mark": Mark.MAYBE}],
    ],
)
def test_what_is_caught_up_is_what_would_be_loaded_anew(
    store: Store, conference: int, words: list[dict[str, Any]]
) -> None:
    loaded: Loaded | None = load(store, conference)
    assert loaded is not None
    ids = [row.event.id for row in loaded.rows[2:5] if row.event]
    for changes in words:
        for event_id in ids:
            store.write("Change", events.edit_plan, event_id, **changes)
        assert loaded is not None
        loaded = catch_up(store, loaded)
    assert loaded == load(store, conference)


def test_each_row_is_known_by_the_days_it_lies_on(store: Store, conference: int) -> None:
    loaded = load(store, conference)
    for day, places in loaded.on_day.items():
        on_it = [row for row in loaded.rows if row.first <= day <= row.last]
        assert [loaded.rows[place] for place in places] == on_it
    assert loaded.days[0] in loaded.on_day
    assert loaded.days[0] - timedelta(days=1) not in loaded.on_day


def test_what_is_let_go_of_stays_where_it_is_shown_still(store: Store, conference: int) -> None:
    loaded = load(store, conference)
    row = loaded.rows[0]
    uses = sys.getrefcount(row)
    caught_up = catch_up(store, loaded)
    shown_before = [loaded]
    del loaded
    let_go(shown_before)
    assert shown_before == []
    assert caught_up is not None
    assert caught_up.rows[0] is row
    assert sys.getrefcount(row) == uses
