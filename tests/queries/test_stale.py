"""What a later import does to sheets that are on paper already."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from planner.commands.people import Person
from planner.commands.targets import Wish, add_target, set_state
from planner.errors import NotFound
from planner.flows.printing import change_slip, number_sheet, overtaken
from planner.formats.pdf.report import Layout, SheetOptions
from planner.model import TargetState
from planner.queries.stale import ChangeKind

invented = sys.modules["store_world"]


@pytest.fixture
def printed(store):
    """A conference, a target at each of its first three talks, and its sheet on paper."""
    talks = invented.talks()
    event = invented.bring(store, invented.ics(*talks)).imported.event_id
    sessions = _sessions(store, event)
    for talk, session in list(zip(talks, sessions, strict=True))[:3]:
        wish = Wish(finds=(session,))
        store.write("Plan", add_target, event, Person(talk.speakers[0]), wish, store.clock.now())
    number_sheet(store, event, SheetOptions(), store.clock.zone_name)
    return event, talks


def _sessions(store, event):
    from planner.queries.events import event_rows

    return [row.id for row in store.read(event_rows, conference_id=event)]


def again(store, *talks):
    invented.bring(store, invented.ics(*talks, stamp="20260301T000000Z"))


def test_a_sheet_that_still_holds_is_not_stale(store, printed):
    event, talks = printed
    again(store, *(replace(talk, text="Another description") for talk in talks))
    assert overtaken(store, event) == []


def test_moved_reroomed_cancelled_and_withdrawn_sessions_are_told(store, printed):
    event, (first, second, third, *rest) = printed
    again(
        store,
        replace(first, start="20260317T140000", room="Hall 9"),
        replace(second, room="Hall 7"),
        replace(third, extra=("STATUS:CANCELLED",)),
        *rest,
    )
    (sheet,) = overtaken(store, event)
    assert [(line.code, line.kind) for line in sheet.changes] == [
        ("T1", ChangeKind.MOVED), ("T2", ChangeKind.ROOM), ("T3", ChangeKind.CANCELLED),
    ]  # fmt: skip
    moved = sheet.changes[0]
    assert (moved.was_start.hour, moved.was_place) == (9, "Hall 1")
    assert (moved.now.local_start.day, moved.now.location) == (17, "Hall 9")
    assert sheet.changes[1].was_place == "Hall 2"


def test_a_session_that_vanished_is_gone(store, printed):
    event, (first, second, _third, *rest) = printed
    again(store, first, second, *rest)
    (sheet,) = overtaken(store, event)
    assert [(line.code, line.kind) for line in sheet.changes] == [("T3", ChangeKind.GONE)]


def test_a_newer_sheet_takes_the_place_of_the_stale_one(store, printed):
    event, (first, *rest) = printed
    again(store, replace(first, room="Hall 9"), *rest)
    assert [sheet.number for sheet in overtaken(store, event)] == [1]
    number_sheet(store, event, SheetOptions(), store.clock.zone_name)
    assert overtaken(store, event) == []
    number_sheet(store, event, SheetOptions(layout=Layout.POCKET), store.clock.zone_name)
    again(store, *invented.talks())
    assert sorted(sheet.layout for sheet in overtaken(store, event)) == ["full", "pocket"]


def test_who_was_met_needs_no_slip(store, printed):
    event, (first, *rest) = printed
    again(store, replace(first, room="Hall 9"), *rest)
    target = _target(store, event, "T1")
    store.write("Met", set_state, [target], TargetState.MET)
    assert overtaken(store, event) == []


def test_sheet_of_the_second_day_knows_nothing_of_the_first(store):
    talks = invented.talks(9)
    event = invented.bring(store, invented.ics(*talks)).imported.event_id
    sessions = _sessions(store, event)
    wish = Wish(finds=(sessions[0], sessions[8]))
    store.write("Plan", add_target, event, Person("Ada Lovelace"), wish, store.clock.now())
    number_sheet(store, event, SheetOptions(), store.clock.zone_name, date(2026, 3, 17))
    again(store, replace(talks[0], room="Hall 9"), *talks[1:])
    assert overtaken(store, event) == []


def test_slip_says_what_was_and_what_is(store, printed):
    event, (first, *rest) = printed
    again(store, replace(first, start="20260316T113000"), *rest)
    (sheet,) = overtaken(store, event)
    slip = change_slip(store, sheet.id, store.clock.zone_name)
    (change,) = slip.changes
    assert (slip.number, slip.head.title) == (1, "Loom Days")
    assert (change.code, change.name, change.title) == ("T1", "Speaker Number0", "Looms, part 0")
    assert (change.was_start.hour, change.now_start.hour, change.now_start.minute) == (9, 11, 30)
    assert change.now_place == "Hall 1"


def test_an_unknown_sheet_is_told(store):
    with pytest.raises(NotFound, match="no sheet 99"):
        change_slip(store, 99, "UTC")


def _target(store, event, code):
    from planner.queries.plan import target_rows

    return next(row.id for row in store.read(target_rows, event) if row.code == code)
