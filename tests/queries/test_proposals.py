"""What is proposed next, one step for each person at a time, from the clock it is asked with."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.follow_ups import (
    Step,
    add_follow_up,
    confirm_dates,
    set_status,
    take_on,
)
from planner.commands.people import Person, add_contact, edit_contact, edit_profile
from planner.commands.targets import Wish, add_target, set_state
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus, Origin, TargetState
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.last_words import last_contact
from planner.queries.plan import target_rows
from planner.queries.proposals import proposal_rows
from planner.store import Store
from planner.times import Moment

BERLIN = "Europe/Berlin"


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def later(store: Store, days: int) -> datetime:
    return store.clock.now() + timedelta(days=days)


def log(store: Store, text: str, days: int = 0, event_id: int | None = None) -> None:
    now = later(store, days)
    lines = parse_lines(text, today=now.date())
    store.write("Log", log_lines, event_id, lines, now, BERLIN)


def say(store: Store, status: FollowUpStatus, days: int = 0) -> None:
    """Say it of everything that is open."""
    rows = store.read(follow_up_rows, later(store, days), only_pending=True)
    store.write("Say", set_status, [row.id for row in rows], status, later(store, days))


def proposed(store: Store, days: int, event_id: int | None = None) -> list[FollowUpRow]:
    return store.read(proposal_rows, later(store, days), BERLIN, event_id)


def told(store: Store, days: int, event_id: int | None = None) -> list[tuple[str, Origin, date]]:
    return [(row.person, row.origin, row.due) for row in proposed(store, days, event_id)]


def taken(row: FollowUpRow) -> Step:
    return Step(
        row.kind,
        row.text,
        row.due,
        row.zone,
        contact_id=row.contact_id,
        person=row.person,
        event_id=row.event_id,
        origin=row.origin,
        after_id=row.after_id,
        target_id=row.target_id,
    )


def fair(store: Store, start: datetime, days: int = 1) -> int:
    return store.write(
        "Add",
        add_event,
        title="Fair",
        start=Moment.zoned(start, BERLIN),
        end=Moment.zoned(start + timedelta(days=days), BERLIN),
        zone=BERLIN,
    )


def test_an_unanswered_message_brings_one_nudge_after_three_days(store: Store) -> None:
    log(store, "Ada /mail")
    say(store, FollowUpStatus.SENT)
    nudge = ("Ada", Origin.NUDGE, date(2026, 3, 25))
    assert [told(store, days) for days in (2, 3, 30, 31)] == [[], [nudge], [nudge], []]
    (row,) = proposed(store, 3)
    store.write("Sent", take_on, [taken(row)], later(store, 3), FollowUpStatus.SENT)
    assert [told(store, days) for days in (3, 7, 20)] == [[], [], []]


@pytest.mark.parametrize("status", [FollowUpStatus.ANSWERED, FollowUpStatus.WAIVED])
def test_an_answer_or_letting_go_ends_it(store: Store, status: FollowUpStatus) -> None:
    log(store, "Ada /mail")
    say(store, FollowUpStatus.SENT)
    (row,) = proposed(store, 4)
    if status is FollowUpStatus.WAIVED:
        store.write("Let go", take_on, [taken(row)], later(store, 4), status)
    else:
        store.write("Answered", set_status, [row.after_id], status, later(store, 4))
    assert told(store, 5) == []


def test_another_conversation_makes_a_nudge_needless(store: Store) -> None:
    log(store, "Ada /mail")
    say(store, FollowUpStatus.SENT)
    log(store, "Ada", days=2)
    say(store, FollowUpStatus.DONE, days=2)
    assert told(store, 5) == []


def test_nobody_is_proposed_with_whom_something_is_open(store: Store) -> None:
    log(store, "Ada /mail")
    say(store, FollowUpStatus.SENT)
    contact = proposed(store, 4)[0].contact_id
    step = Step(FollowUpKind.PROMISE, "the photo", date(2026, 6, 1), BERLIN, contact_id=contact)
    store.write("Add", add_follow_up, step, later(store, 4))
    assert told(store, 4) == []


def test_sixty_days_come_when_the_thirty_are_done(store: Store) -> None:
    log(store, "Ada /warm")
    assert told(store, 29) == []
    say(store, FollowUpStatus.DONE, days=30)  # due on 17 April, done on that day
    assert told(store, 30) == [("Ada", Origin.AGAIN, date(2026, 5, 17))]
    log(store, "Ada", days=40)
    say(store, FollowUpStatus.DONE, days=40)
    assert told(store, 41) == []


def test_a_rhythm_is_moved_on_by_any_encounter_or_message(store: Store) -> None:
    ada = store.write("Add", add_contact, Person("Ada"), store.clock.now())
    store.write("Rhythm", edit_contact, ada, keep_warm_weeks=4)
    assert told(store, 20) == []
    assert told(store, 21) == [("Ada", Origin.WARM, date(2026, 4, 15))]
    log(store, "Ada", days=10)
    say(store, FollowUpStatus.DONE, days=14)  # written, and no answer wanted
    assert told(store, 34) == []
    assert told(store, 35) == [("Ada", Origin.WARM, date(2026, 4, 29))]
    known = store.read(last_contact, BERLIN, ada)
    assert (known.day, known.next) == (date(2026, 4, 1), date(2026, 4, 29))
    (row,) = proposed(store, 42)
    store.write("Let go", take_on, [taken(row)], later(store, 42), FollowUpStatus.WAIVED)
    assert [told(store, days) for days in (42, 62, 63)] == [
        [],
        [],
        [("Ada", Origin.WARM, date(2026, 5, 27))],
    ]


def test_weekends_are_left_free_where_that_is_asked_for(store: Store) -> None:
    log(store, "Ada /mail")
    say(store, FollowUpStatus.SENT, days=3)  # on a Saturday
    assert told(store, 6)[0][2] == date(2026, 3, 28)
    store.write("Rules", edit_profile, skip_weekends=True)
    assert told(store, 6)[0][2] == date(2026, 3, 30)


def test_who_was_missed_may_be_written_to_anyway(store: Store) -> None:
    event = fair(store, datetime(2026, 3, 16, 0))  # ends at midnight: on the 16th
    for name in ("Ada", "Bo", "Cy"):
        store.write("T", add_target, event, Person(name), Wish(), store.clock.now())
    ids = [row.id for row in store.read(target_rows, event)]
    store.write("S", set_state, ids[:1], TargetState.NOT_THERE)
    store.write("S", set_state, ids[1:2], TargetState.DECLINED)
    assert told(store, 0, event) == [("Ada", Origin.MISSED, date(2026, 3, 23))]
    assert told(store, 28, event)
    assert not told(store, 29, event)


def test_before_an_event_its_people_may_be_asked_and_sending_sets_them_asked(
    store: Store,
) -> None:
    event = fair(store, datetime(2026, 4, 10, 9))
    now = store.clock.now()
    store.write("T", add_target, event, Person("Ada", emails=("a@example.org",)), Wish(3), now)
    store.write("T", add_target, event, Person("Bo"), Wish(2), now)
    ask = ("Ada", Origin.BEFORE, date(2026, 4, 3))
    assert told(store, 0) == [ask]
    assert told(store, 0, event) == [ask, ("Bo", Origin.BEFORE, date(2026, 4, 3))]
    assert told(store, 20, event)[0][2] == date(2026, 4, 7)  # late: today
    assert told(store, 24, event) == []  # it has begun
    row = proposed(store, 0, event)[0]
    (made,) = store.write("Sent", take_on, [taken(row)], now, FollowUpStatus.SENT)
    assert next(t.state for t in store.read(target_rows, event)) is TargetState.ASKED
    assert told(store, 5, event)[0][1] is Origin.NUDGE
    store.write("Open", set_status, [made], FollowUpStatus.OPEN, now)
    assert next(t.state for t in store.read(target_rows, event)) is TargetState.PLANNED


def test_a_date_set_before_a_conversation_is_put_in_question_by_it(store: Store) -> None:
    log(store, "Ada /call /1w")
    (before,) = store.read(follow_up_rows, later(store, 1))
    assert (before.met_since, before.move_to) == (None, None)
    log(store, "Ada", days=2)
    (asked,) = store.read(follow_up_rows, later(store, 2))
    assert (asked.due, asked.met_since) == (date(2026, 3, 25), date(2026, 3, 20))
    assert asked.move_to == date(2026, 3, 27)  # a week after this conversation too
    store.write("Keep", confirm_dates, [asked.id], later(store, 2))
    (kept,) = store.read(follow_up_rows, later(store, 3))
    assert (kept.due, kept.met_since) == (date(2026, 3, 25), None)


def test_a_promise_stays_due_when_it_is_due(store: Store) -> None:
    log(store, "Ada !the photo @1w")
    log(store, "Ada", days=2)
    assert [row.met_since for row in store.read(follow_up_rows, later(store, 2))] == [None]
