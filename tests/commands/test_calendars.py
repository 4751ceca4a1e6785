from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from store_world import Talk, World, bring, calendars, ics, talks

from planner.clock import Clock
from planner.commands.calendars import regroup, remove_sample, set_zone
from planner.commands.events import add_event, edit_plan, gather, hide_events, set_mark
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import BadInput, NotFound
from planner.flows.importing import apply, preview
from planner.flows.reading import read_data
from planner.model import Attendee, Contact, EventKind, ImportedAs, Mark
from planner.queries.check import broken_rules
from planner.queries.events import EventRow, event_record, event_rows
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def counts(outcome: Any) -> dict[str, int]:
    told = outcome.as_json()
    names = ("found", "new", "changed", "moved", "unchanged", "gone", "duplicates", "skipped")
    return {name: told[name] for name in names if told[name]}


def rows(store: Store, **wanted: Any) -> list[EventRow]:
    return store.read(event_rows, include_hidden=True, **wanted)


def called(store: Store, title: str) -> EventRow:
    (row,) = [row for row in rows(store) if row.title == title]
    return row


def plan_on(store: Store, event_id: int, name: str = "Somebody Planned") -> str:
    """Put a mark, a note and a person to meet on an event; return the code."""
    store.write("Mark", set_mark, [event_id], Mark.MUST)
    store.write("Note", edit_plan, event_id, note="mine")
    return store.write("Target", add_target, event_id, Person(name), Wish(), NOW)


def assert_planned(store: Store, event_id: int, code: str) -> None:
    record = store.read(event_record, event_id)
    assert (record.row.mark, record.note) == (Mark.MUST, "mine")
    (found,) = [row for row in store.read(target_rows, event_id) if row.code == code]
    assert found.event_id == event_id
    if record.row.parent_id is not None:
        assert [find.id for find in found.finds] == [event_id]
    assert store.read(broken_rules) == []


# A new calendar --------------------------------------------------------------------------


def test_a_programme_becomes_one_conference_with_its_sessions(store: Store) -> None:
    outcome = bring(store, ics(*talks()))
    assert counts(outcome) == {"found": 9, "new": 9}
    assert outcome.as_json()["occurrences"] == 9
    conference = called(store, "Loom Days")
    assert conference.kind is EventKind.CONFERENCE
    assert outcome.as_json()["calendar"] == {
        "id": 1,
        "name": "Loom Days",
        "as": "conference",
        "event": conference.id,
    }
    sessions = rows(store, conference_id=conference.id)
    assert [row.kind for row in sessions] == [EventKind.SESSION] * 9
    assert (conference.local_start, conference.local_end) == (
        sessions[0].local_start,
        sessions[-1].local_end,
    )
    assert sessions[0].speakers == ("Speaker Number0",)
    assert sessions[0].start.iso(sessions[0].zone) == "2026-03-16T09:00+00:00"


@pytest.mark.parametrize(
    "changed",
    [
        lambda items: [replace(items[0], start="20260316T080000"), *items[1:]],
        lambda items: [*items[:-1], replace(items[-1], minutes=300)],
        lambda items: [*items, Talk("late@example.org", "Late", "20260318T100000")],
        lambda items: items[1:],
        lambda items: items[:-1],
        lambda items: [replace(item, title=f"{item.title} anew") for item in items],
    ],
    ids=["earlier", "longer", "one more", "first gone", "last gone", "other titles"],
)
def test_a_conference_lasts_as_its_sessions_do(
    store: Store, changed: Callable[[list[Talk]], list[Talk]]
) -> None:
    def assert_fits() -> None:
        (conference,) = rows(store, top_level=True)
        sessions = [row for row in rows(store, conference_id=conference.id) if not row.gone]
        assert conference.local_start == min(row.local_start for row in sessions)
        assert conference.local_end == max(row.local_end for row in sessions)

    items = talks()
    bring(store, ics(*items))
    bring(store, ics(*changed(items)))
    assert_fits()
    bring(store, ics(*items))
    assert_fits()


def test_a_personal_calendar_becomes_plain_events(store: Store) -> None:
    outcome = bring(store, ics(*talks(3)))
    assert [(row.kind, row.parent_id) for row in rows(store)] == [(EventKind.EVENT, None)] * 3
    assert outcome.imported.event_id is None


def test_the_user_decides_what_it_becomes(store: Store) -> None:
    bring(store, ics(*talks(2)), options=ImportOptions("conference", into="new"))
    bring(store, ics(*talks(9)), options=ImportOptions("events", into="new"))
    assert [row.title for row in rows(store, top_level=True)].count("Loom Days") == 1
    assert len(rows(store, top_level=True)) == 10
    assert store.read(calendars) == ["Loom Days", "Loom Days"]


# The same calendar again -----------------------------------------------------------------


def test_the_same_file_again_leaves_nothing_to_undo(store: Store) -> None:
    bring(store, ics(*talks()))
    step, revision = store.undo_label, store.revision
    for name in ("programme.ics", "elsewhere/copy.ics"):
        outcome = bring(store, ics(*talks(), stamp="20260202T000000Z"), name)
        assert counts(outcome) == {"found": 9, "unchanged": 9}
        assert outcome.as_json()["occurrences"] == 9
    assert (store.undo_label, store.revision) == (step, revision)


def test_what_changed_is_told_field_by_field_and_written(store: Store) -> None:
    bring(store, ics(*talks()))
    before = called(store, "Looms, part 0")
    code = plan_on(store, before.id)
    items = talks()
    items[0] = replace(
        items[0],
        title="Looms anew",
        room="Hall 9",
        start="20260316T080000",
        speakers=("A New One",),
    )
    outcome = bring(store, ics(*items))
    assert counts(outcome) == {"found": 9, "changed": 1, "moved": 1, "unchanged": 8}
    change = outcome.preview.plan.changes[0]
    assert change.touches_plan
    assert [(field.name, field.before, field.after) for field in change.fields] == [
        ("start", "2026-03-16T09:00+00:00", "2026-03-16T08:00+00:00"),
        ("end", "2026-03-16T09:45+00:00", "2026-03-16T08:45+00:00"),
        ("location", "Hall 1", "Hall 9"),
        ("title", "Looms, part 0", "Looms anew"),
    ]
    after = called(store, "Looms anew")
    assert (after.id, after.location, after.speakers) == (before.id, "Hall 9", ("A New One",))
    assert called(store, "Loom Days").local_start == after.local_start
    assert_planned(store, before.id, code)


def test_a_change_of_speakers_alone_is_no_move(store: Store) -> None:
    bring(store, ics(*talks()))
    items = talks()
    items[0] = replace(items[0], speakers=("First One", "Second One"))
    assert counts(bring(store, ics(*items))) == {"found": 9, "changed": 1, "unchanged": 8}
    assert called(store, "Looms, part 0").speakers == ("First One", "Second One")


def test_what_is_gone_is_flagged_and_comes_back(store: Store) -> None:
    bring(store, ics(*talks()))
    last = called(store, "Looms, part 8")
    code = plan_on(store, last.id)
    outcome = bring(store, ics(*talks(8)))
    assert counts(outcome) == {"found": 8, "unchanged": 8, "gone": 1}
    assert outcome.preview.plan.changes[-1].touches_plan
    assert called(store, last.title).gone
    assert_planned(store, last.id, code)
    assert counts(bring(store, ics(*talks(8)))) == {"found": 8, "unchanged": 8}
    outcome = bring(store, ics(*talks()))
    assert counts(outcome) == {"found": 9, "changed": 1, "unchanged": 8}
    assert outcome.preview.plan.changes[8].fields[0].name == "listed"
    assert not called(store, last.title).gone
    assert_planned(store, last.id, code)


def test_what_i_hid_stays_hidden(store: Store) -> None:
    bring(store, ics(*talks()))
    first = called(store, "Looms, part 0")
    store.write("Hide", hide_events, [first.id])
    items = talks()
    items[0] = replace(items[0], room="Hall 7")
    bring(store, ics(*items))
    row = called(store, "Looms, part 0")
    assert (row.hidden, row.location) == (True, "Hall 7")


def test_a_rebuilt_file_with_new_uids_keeps_every_plan(store: Store) -> None:
    bring(store, ics(*talks()))
    ids = {row.title: row.id for row in rows(store)}
    codes = {
        title: plan_on(store, ids[title], f"Person {title}")
        for title in ("Looms, part 0", "Looms, part 1", "Looms, part 2")
    }
    items = [replace(item, uid=f"rebuilt-{index}") for index, item in enumerate(talks())]
    items[1] = replace(items[1], room="Other room")
    items[2] = replace(items[2], start="20260316T183000")
    items[3] = replace(items[3], title="Something else entirely", start="20260317T200000")
    outcome = bring(store, ics(*items))
    assert counts(outcome) == {
        "found": 9,
        "new": 1,
        "changed": 2,
        "moved": 2,
        "unchanged": 6,
        "gone": 1,
    }
    for title, code in codes.items():
        assert called(store, title).id == ids[title]
        assert_planned(store, ids[title], code)
    step = store.undo_label
    assert counts(bring(store, ics(*items))) == {"found": 9, "unchanged": 9}
    assert store.undo_label == step


def test_alike_sessions_of_one_day_are_never_mixed_up(store: Store) -> None:
    """Where title and day name two sessions, a plan must not slip from one to the other."""
    items = [*talks(), *(Talk(f"b{n}", "Break", f"20260316T{15 + n}0000") for n in range(2))]
    bring(store, ics(*items))
    breaks = [row for row in rows(store) if row.title == "Break"]
    code = plan_on(store, breaks[0].id)
    moved = [replace(item, uid=f"new-{index}") for index, item in enumerate(items)]
    moved[-2:] = [
        replace(item, start=f"20260316T{17 + n}0000") for n, item in enumerate(moved[-2:])
    ]
    outcome = bring(store, ics(*moved))
    assert counts(outcome) == {"found": 11, "new": 2, "unchanged": 9, "gone": 2}
    assert next(row for row in rows(store) if row.id == breaks[0].id).gone
    assert_planned(store, breaks[0].id, code)


def test_a_third_in_common_is_the_same_calendar_less_is_another(store: Store) -> None:
    bring(store, ics(*talks(9)))
    fresh = [Talk(f"f{n}", f"Fresh {n}", f"20260317T{9 + n:02}3000") for n in range(6)]
    bring(store, ics(*talks(3), *fresh))
    assert len(store.read(calendars)) == 1
    other = [Talk(f"o{n}", f"Other {n}", f"20260316T{9 + n:02}3000") for n in range(7)]
    bring(store, ics(*talks(2), *other))
    assert len(store.read(calendars)) == 2


def test_a_calendar_is_never_known_by_its_name(store: Store) -> None:
    bring(store, ics(*talks()))
    other = [replace(t, uid=f"x{t.uid}", title=f"Other {t.title}") for t in talks()]
    bring(store, ics(*other))
    assert store.read(calendars) == ["Loom Days", "Loom Days"]


def test_into_names_the_calendar(store: Store) -> None:
    bring(store, ics(*talks()))
    other = [replace(t, uid=f"x{t.uid}", title=f"Other {t.title}") for t in talks()]
    outcome = bring(store, ics(*other, name="Next"), options=ImportOptions(into="loom"))
    assert counts(outcome) == {"found": 9, "new": 9, "gone": 9}
    assert store.read(calendars) == ["Loom Days"]
    bring(store, ics(*talks(9)), options=ImportOptions(into="new"))
    assert store.read(calendars) == ["Loom Days", "Loom Days"]
    with pytest.raises(NotFound, match="no calendar “Winter”"):
        bring(store, ics(*talks()), options=ImportOptions(into="Winter"))


def test_a_cancelled_session_shows_as_cancelled(store: Store) -> None:
    bring(store, ics(*talks()))
    items = talks()
    items[0] = replace(items[0], extra=("STATUS:CANCELLED",))
    assert counts(bring(store, ics(*items))) == {"found": 9, "changed": 1, "unchanged": 8}
    assert called(store, "Looms, part 0").cancelled


# METHOD:CANCEL ---------------------------------------------------------------------------


def test_a_cancellation_cancels_what_is_stored_and_nothing_else(store: Store) -> None:
    bring(store, ics(*talks()))
    first = called(store, "Looms, part 0")
    code = plan_on(store, first.id)
    bare = replace(talks()[0], text="", room="", title="")
    outcome = bring(store, ics(bare, method="CANCEL"), "cancel.ics")
    assert counts(outcome) == {"found": 1, "changed": 1}
    row = called(store, "Looms, part 0")
    assert (row.cancelled, row.location, row.speakers) == (True, "Hall 1", ("Speaker Number0",))
    assert not any(row.gone for row in rows(store))
    assert_planned(store, first.id, code)
    assert counts(bring(store, ics(bare, method="CANCEL"), "cancel.ics")) == {
        "found": 1,
        "unchanged": 1,
    }
    assert counts(bring(store, ics(*talks()))) == {"found": 9, "changed": 1, "unchanged": 8}
    assert not called(store, "Looms, part 0").cancelled


def test_one_occurrence_of_a_series_is_cancelled(store: Store) -> None:
    weekly = Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY;COUNT=3",))
    bring(store, ics(weekly))
    one = Talk("w", "Choir", "20260309T190000", extra=("RECURRENCE-ID:20260309T190000",))
    bring(store, ics(one, method="CANCEL"))
    assert [row.cancelled for row in rows(store)] == [False, True, False]


def test_a_series_is_cancelled_with_its_overrides(store: Store) -> None:
    weekly = Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY;COUNT=3",))
    moved = Talk("w", "Choir", "20260310T200000", extra=("RECURRENCE-ID:20260309T190000",))
    bring(store, ics(weekly, moved, *talks(1)))
    cancelled = Talk("w", "Choir", "20260302T190000")
    bring(store, ics(cancelled, method="CANCEL"))
    assert {row.title for row in rows(store) if not row.cancelled} == {"Looms, part 0"}
    assert len(rows(store)) == 4
    again = counts(bring(store, ics(cancelled, method="CANCEL")))
    assert "changed" not in again


def test_a_cancellation_of_nothing_known_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="only cancels events"):
        bring(store, ics(*talks(1), method="CANCEL"))
    assert rows(store) == []


# Series ----------------------------------------------------------------------------------

WEEKLY = Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY;COUNT=4",))


def days(store: Store) -> list[str]:
    return [f"{row.local_start:%m-%d %H}" for row in rows(store) if not row.gone]


def test_a_series_has_a_row_for_each_time(store: Store) -> None:
    outcome = bring(store, ics(WEEKLY))
    assert counts(outcome) == {"found": 1, "new": 1}
    assert outcome.as_json()["occurrences"] == 4
    assert days(store) == ["03-02 19", "03-09 19", "03-16 19", "03-23 19"]
    assert counts(bring(store, ics(WEEKLY))) == {"found": 1, "unchanged": 1}


def test_an_override_takes_over_the_event_of_its_series_and_gives_it_back(store: Store) -> None:
    bring(store, ics(WEEKLY))
    second = rows(store)[1]
    code = plan_on(store, second.id)
    moved = Talk("w", "Choir, late", "20260309T210000", extra=("RECURRENCE-ID:20260309T190000",))
    outcome = bring(store, ics(WEEKLY, moved))
    assert counts(outcome) == {"found": 2, "new": 1, "unchanged": 1}
    assert outcome.preview.plan.changes[1].touches_plan
    assert days(store) == ["03-02 19", "03-09 21", "03-16 19", "03-23 19"]
    assert called(store, "Choir, late").id == second.id
    assert_planned(store, second.id, code)
    assert counts(bring(store, ics(WEEKLY, moved))) == {"found": 2, "unchanged": 2}
    bring(store, ics(WEEKLY))
    assert days(store) == ["03-02 19", "03-09 19", "03-16 19", "03-23 19"]
    assert_planned(store, second.id, code)
    step = store.undo_label
    assert counts(bring(store, ics(WEEKLY))) == {"found": 1, "unchanged": 1}
    assert store.undo_label == step


@pytest.mark.parametrize("step", [1, -1])
def test_what_looks_like_an_override_of_a_series_leaves_the_series_its_event(
    store: Store, step: int
) -> None:
    late = Talk("l", "Choir, late", "20260309T210000")
    bring(store, ics(WEEKLY, late))
    alone, second = called(store, "Choir, late"), rows(store)[1]
    code, other = plan_on(store, alone.id), plan_on(store, second.id)
    moved = replace(late, uid="w", extra=("RECURRENCE-ID:20260309T190000",))
    bring(store, ics(*[WEEKLY, moved][::step]))
    assert_planned(store, alone.id, code)
    assert_planned(store, second.id, other)
    listed = [row for row in rows(store) if not row.gone]
    assert [row.id for row in listed if row.title == "Choir, late"] == [second.id]
    assert len(listed) == 4
    again = replace(moved, extra=("RECURRENCE-ID:20260316T190000",))
    bring(store, ics(*[WEEKLY, again][::step]))
    assert days(store) == ["03-02 19", "03-09 19", "03-09 21", "03-23 19"]
    assert_planned(store, second.id, other)


def test_a_series_that_gets_the_uid_of_others_leaves_them_their_events(store: Store) -> None:
    alone = Talk("v", "Choir, late", "20260309T210000", extra=("RECURRENCE-ID:20260309T190000",))
    bring(store, ics(WEEKLY, alone))
    late = called(store, "Choir, late")
    code = plan_on(store, late.id)
    bring(store, ics(replace(WEEKLY, uid="v"), alone))
    assert_planned(store, late.id, code)
    assert days(store) == ["03-02 19", "03-09 21", "03-16 19", "03-23 19"]


def test_a_new_override_of_a_series_with_another_uid_takes_over_its_event(store: Store) -> None:
    bring(store, ics(WEEKLY))
    second = rows(store)[1]
    code = plan_on(store, second.id)
    moved = Talk("v", "Choir, late", "20260309T210000", extra=("RECURRENCE-ID:20260309T190000",))
    outcome = bring(store, ics(replace(WEEKLY, uid="v"), moved))
    assert counts(outcome) == {"found": 2, "new": 1, "unchanged": 1}
    assert days(store) == ["03-02 19", "03-09 21", "03-16 19", "03-23 19"]
    assert called(store, "Choir, late").id == second.id
    assert_planned(store, second.id, code)


def test_what_went_does_not_tell_what_a_series_is_now(store: Store) -> None:
    bring(store, ics(WEEKLY))
    last = Talk("w", "Choir", "20260323T190000", extra=("RECURRENCE-ID:20260323T190000",))
    bring(store, ics(last, method="CANCEL"), options=ImportOptions(into="1"))
    shorter = replace(WEEKLY, extra=("RRULE:FREQ=WEEKLY;COUNT=2",))
    bring(store, ics(shorter))
    assert counts(bring(store, ics(shorter, stamp="20260301T000000Z"))) == {
        "found": 1,
        "unchanged": 1,
    }


def test_a_series_of_overrides_alone_is_matched_and_not_lost(store: Store) -> None:
    twice = replace(WEEKLY, extra=("RRULE:FREQ=WEEKLY;COUNT=2",))
    overrides = [
        Talk(
            "w", f"Choir {day}", f"202603{day}T200000", extra=(f"RECURRENCE-ID:202603{day}T190000",)
        )
        for day in ("02", "09")
    ]
    bring(store, ics(twice, *overrides))
    assert days(store) == ["03-02 20", "03-09 20"]
    step = store.undo_label
    assert counts(bring(store, ics(twice, *overrides))) == {"found": 3, "unchanged": 3}
    assert store.undo_label == step


def test_a_series_that_moves_keeps_its_plans(store: Store) -> None:
    bring(store, ics(WEEKLY))
    ids = [row.id for row in rows(store)]
    code = plan_on(store, ids[2])
    bring(store, ics(replace(WEEKLY, start="20260302T200000")))
    assert days(store) == ["03-02 20", "03-09 20", "03-16 20", "03-23 20"]
    assert [row.id for row in rows(store)] == ids
    assert_planned(store, ids[2], code)


def test_a_single_event_that_becomes_a_series_is_its_first(store: Store) -> None:
    bring(store, ics(replace(WEEKLY, extra=())))
    (single,) = rows(store)
    code = plan_on(store, single.id)
    bring(store, ics(WEEKLY))
    assert rows(store)[0].id == single.id
    assert len(days(store)) == 4
    assert_planned(store, single.id, code)
    bring(store, ics(replace(WEEKLY, extra=())))
    assert days(store) == ["03-02 19"]
    assert_planned(store, single.id, code)


def test_a_shortened_series_loses_its_end(store: Store) -> None:
    bring(store, ics(WEEKLY))
    bring(store, ics(replace(WEEKLY, extra=("RRULE:FREQ=WEEKLY;COUNT=2",))))
    assert days(store) == ["03-02 19", "03-09 19"]
    assert [row.gone for row in rows(store)] == [False, False, True, True]


def test_the_window_moves_on_without_taking_back_what_was(store: Store) -> None:
    """Later, the file read again reaches further; what it no longer reaches back to stays."""
    endless = Talk("w", "Choir", "20240101T190000", extra=("RRULE:FREQ=MONTHLY",))
    bring(store, ics(endless))
    early = [row for row in rows(store) if row.local_start.year == 2025]
    code = plan_on(store, early[1].id)
    later = datetime(2027, 3, 18, 8, tzinfo=UTC)
    store.clock = Clock(later, "Europe/Berlin")
    for extra in (endless, replace(endless, text="Bring a coat.")):
        outcome = bring(store, ics(extra))
        assert not any(row.gone for row in rows(store))
        assert [row.id for row in rows(store) if row.local_start.year == 2025][1] == early[1].id
    assert counts(outcome) == {"found": 1, "changed": 1}
    assert rows(store)[-1].local_start.year == 2028
    assert_planned(store, early[1].id, code)


# Zones -----------------------------------------------------------------------------------


def test_the_zone_the_user_says_wins_and_stays(store: Store) -> None:
    utc = [replace(t, start=f"{t.start}Z") for t in talks()]
    bring(store, ics(*utc, zone=""))
    assert (rows(store)[1].zone, rows(store)[1].zone_guessed) == ("Europe/Berlin", True)
    bring(store, ics(*utc, zone=""), options=ImportOptions(zone="Asia/Tokyo"))
    row = called(store, "Looms, part 0")
    assert (row.zone, row.zone_guessed) == ("Asia/Tokyo", False)
    assert row.start.iso(row.zone) == "2026-03-16T18:00+09:00"
    bring(store, ics(*utc, zone=""))
    assert called(store, "Looms, part 0").zone == "Asia/Tokyo"
    assert store.read(broken_rules) == []


def test_a_calendar_can_be_shown_in_another_zone(store: Store) -> None:
    all_day = Talk("d", "Exhibition", "20260316T000000")
    data = ics(*(replace(t, start=f"{t.start}Z") for t in talks()), zone="")
    outcome = bring(store, data.replace(b"END:VCALENDAR", one_day(all_day) + b"END:VCALENDAR"))
    store.write("Zone", set_zone, outcome.imported.calendar_id, "America/New_York")
    first = called(store, "Looms, part 0")
    assert f"{first.local_start:%d %H:%M}" == "16 05:00"
    assert called(store, "Exhibition").local_start.isoformat() == "2026-03-16T00:00:00-04:00"
    assert called(store, "Loom Days").local_start == called(store, "Exhibition").local_start
    assert store.read(broken_rules) == []
    with pytest.raises(BadInput, match="no time zone “Mars/Olympus”"):
        store.write("Zone", set_zone, outcome.imported.calendar_id, "Mars/Olympus")


def one_day(item: Talk) -> bytes:
    return (
        f"BEGIN:VEVENT\r\nUID:{item.uid}\r\nDTSTART;VALUE=DATE:{item.start[:8]}\r\n"
        f"SUMMARY:{item.title}\r\nEND:VEVENT\r\n"
    ).encode()


# Conference or events --------------------------------------------------------------------


def test_regrouping_there_and_back_keeps_every_plan(store: Store) -> None:
    outcome = bring(store, ics(*talks()))
    calendar, conference = outcome.imported.calendar_id, outcome.imported.event_id
    first = called(store, "Looms, part 0").id
    on_first = plan_on(store, first, "At The Session")
    whole = store.write("T", add_target, conference, Person("Speaker Number1"), Wish(), NOW)
    before = [(row.code, row.name, len(row.finds)) for row in store.read(target_rows, conference)]
    store.write("Apart", regroup, calendar, ImportedAs.EVENTS)
    assert_planned(store, first, on_first)
    assert called(store, "Looms, part 0").parent_id is None
    second = called(store, "Looms, part 1").id
    assert [row.code for row in store.read(target_rows, second)] == [whole]
    added = store.write("T", add_target, first, Person("Later Person"), Wish(), NOW)
    assert added not in (on_first, whole)
    assert store.read(broken_rules) == []
    assert store.write("Together", regroup, calendar, ImportedAs.CONFERENCE) == conference
    after = store.read(target_rows, conference)
    assert {row.code for row in after} == {on_first, whole, added}
    assert [(r.code, r.name, len(r.finds)) for r in after if r.code != added] == before
    assert [find.id for row in after if row.code == added for find in row.finds] == [first]
    assert_planned(store, first, on_first)


def test_a_conference_nobody_planned_goes_when_it_is_taken_apart(store: Store) -> None:
    outcome = bring(store, ics(*talks()))
    store.write("Apart", regroup, outcome.imported.calendar_id, ImportedAs.EVENTS)
    assert [row.kind for row in rows(store)] == [EventKind.EVENT] * 9


def test_my_own_meeting_outlives_the_conference_that_is_taken_apart(store: Store) -> None:
    outcome = bring(store, ics(*talks()))
    store.write(
        "Add",
        add_event,
        title="Break",
        start=Moment.zoned(datetime(2026, 3, 16, 12), "Europe/Lisbon"),
        conference_id=outcome.imported.event_id,
    )
    store.write("Apart", regroup, outcome.imported.calendar_id, ImportedAs.EVENTS)
    assert called(store, "Break").parent_id == outcome.imported.event_id


def test_importing_as_events_takes_a_conference_apart(store: Store) -> None:
    bring(store, ics(*talks()))
    outcome = bring(store, ics(*talks(10)), options=ImportOptions("events"))
    assert counts(outcome) == {"found": 10, "new": 1, "unchanged": 9}
    assert outcome.as_json()["calendar"]["event"] is None
    assert [(row.kind, row.parent_id) for row in rows(store)] == [(EventKind.EVENT, None)] * 10
    bring(store, ics(*talks(10)), options=ImportOptions("conference"))
    assert len(rows(store, conference_id=called(store, "Loom Days").id)) == 10


def test_a_second_file_hangs_under_the_conference_of_the_first(store: Store) -> None:
    conference = bring(store, ics(*talks())).imported.event_id
    track = [Talk(f"t{n}", f"Track {n}", f"20260318T{9 + n:02}0000Z") for n in range(2)]
    bring(
        store, ics(*track, zone="", name="Track"), options=ImportOptions(conference_id=conference)
    )
    assert len(rows(store, conference_id=conference)) == 11
    row = called(store, "Track 0")
    assert row.zone == "Europe/Lisbon"
    assert called(store, "Loom Days").local_end == called(store, "Track 1").local_end
    assert store.read(broken_rules) == []
    again = bring(store, ics(*track, zone="", name="Track"))
    assert again.as_json()["calendar"]["event"] == conference
    assert counts(again) == {"found": 2, "unchanged": 2}


def test_a_known_calendar_is_hung_under_another_conference_with_its_plan(store: Store) -> None:
    conference = bring(store, ics(*talks(), name="Whole")).imported.event_id
    own = store.write("T", add_target, conference, Person("Speaker Number2"), Wish(), NOW)
    track = [Talk(f"t{n}", f"Track {n}", f"20260318T{9 + n:02}0000") for n in range(2)]
    bring(store, ics(*track, name="Track"))
    first = called(store, "Track 0").id
    assert plan_on(store, first) == own == "T1"
    bring(store, ics(*track, name="Track"), options=ImportOptions(conference_id=conference))
    assert called(store, "Track 0").parent_id == conference
    assert_planned(store, first, "T2")
    assert {row.code for row in store.read(target_rows, conference)} == {"T1", "T2"}


def test_gathered_events_bring_their_plan_and_stay_gathered(store: Store) -> None:
    bring(store, ics(*talks(3), name="Mine"))
    day = store.write(
        "Add", add_event, title="My day", start=Moment.floating(datetime(2026, 3, 16, 8))
    )
    first = called(store, "Looms, part 0").id
    code = plan_on(store, first)
    store.write("Gather", gather, [first], day)
    assert called(store, "Looms, part 0").parent_id == day
    assert_planned(store, first, code)
    items = talks(3)
    items[0] = replace(items[0], room="Elsewhere")
    bring(store, ics(*items, name="Mine"))
    row = called(store, "Looms, part 0")
    assert (row.parent_id, row.location) == (day, "Elsewhere")


# The sample ------------------------------------------------------------------------------


def test_the_sample_goes_with_the_people_invented_for_it(world: World) -> None:
    store = world.store
    sample = called(store, "Sample").id
    store.write("T", add_target, sample, Person("Inven Ta"), Wish(), NOW)
    store.write("T", add_target, sample, Person("Ada Lindqvist"), Wish(), NOW)
    store.write("T", add_target, sample, Person("Real Friend"), Wish(), NOW)
    assert store.write("Remove", remove_sample) == 1
    assert store.write("Remove", remove_sample) == 0
    assert [row for row in rows(store) if row.title.startswith("Sample")] == []
    names = store.read(lambda session: list(session.scalars(select(Contact.name))))
    assert "Inven Ta" not in names
    assert {"Ada Lindqvist", "Real Friend"} <= set(names)
    assert store.check_file() == store.read(broken_rules) == []


def test_a_calendar_hung_under_the_sample_goes_with_it_in_peace(world: World) -> None:
    sample = called(world.store, "Sample").id
    track = [Talk(f"t{n}", f"Track {n}", f"20260502T{9 + n:02}0000") for n in range(2)]
    bring(world.store, ics(*track), options=ImportOptions(conference_id=sample))
    world.store.write("Remove", remove_sample)
    assert world.store.check_file() == []
    bring(world.store, ics(*track))
    world.store.undo()
    world.store.undo()
    assert called(world.store, "Track 0").parent_id == sample


# Cancelling and progress -----------------------------------------------------------------


def test_an_import_stopped_half_way_leaves_the_store_as_it_was(store: Store) -> None:
    many = [Talk(f"m{n}", f"Many {n}", f"20260316T{n % 24:02}{n % 60:02}00") for n in range(2200)]
    (brought,) = read_data(ics(*many), "many.ics", store.clock.today())
    shown = preview(store, brought, ImportOptions(), "UTC")
    seen = []

    def stop(done: int, whole: int) -> None:
        seen.append((done, whole))
        if done >= 2000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply(store, shown, progress=stop)
    assert seen == [(1000, 2200), (2000, 2200)]
    assert rows(store) == []
    assert store.undo_label is None


def test_people_on_a_list_survive_an_update_of_the_programme(world: World) -> None:
    items = [replace(item, room="Elsewhere") for item in talks()]
    bring(world.store, ics(*items))

    def listed(session: Session) -> list[str]:
        return list(session.scalars(select(Attendee.name).where(Attendee.listed)))

    assert world.store.read(listed) == ["Lista Person"]
