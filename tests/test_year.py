"""A year of somebody who follows through: every count agrees with every other, week by week."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.follow_ups import Step, confirm_dates, put_off, say_status
from planner.commands.people import Person, edit_contact
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.gui.pages.followups_words import Group, group_of, items_of
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.check import broken_rules
from planner.queries.encounters import encounter_rows
from planner.queries.events import event_rows
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.ledger import give_ledger
from planner.queries.loop import due_count, progress_of
from planner.queries.people import contact_rows
from planner.queries.people_list import people_found
from planner.queries.proposals import proposal_rows
from planner.queries.reports.follow_ups import follow_up_report
from planner.queries.review import event_review, event_scores
from planner.store import Store
from planner.times import Moment, zone_or_utc

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
WEEKS, SHARE = 52, 20  # people who are new at each event
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland")
ENDINGS = ("", " /mail", " /1w", " /warm", " /call /1w", " !the draft", " +a link @2w", " /intro")
WORDS = (FollowUpStatus.SENT, FollowUpStatus.DONE, FollowUpStatus.ANSWERED, FollowUpStatus.WAIVED)


@pytest.mark.parametrize(("most", "step"), [(2, 6), pytest.param(20, 1, marks=pytest.mark.slow)])
def test_every_count_agrees_all_through_a_year(tmp_path: Path, most: int, step: int) -> None:
    """At most so many events, looked at every `step` weeks: 60 people, and 400 in the long run."""
    chance = random.Random(7)
    store = Store.open(tmp_path / "planner.db", Clock(BEGIN, "Europe/Berlin"))
    events: list[int] = []
    for week in range(1, WEEKS, step):
        now = BEGIN + timedelta(weeks=week)
        store.clock = Clock(now, "Europe/Berlin")
        if (step > 1 or week % 5 in (1, 3)) and len(events) < most:
            events.append(meet_many(store, chance, len(events)))
        answer_some(store, chance, now)
        agree(store, now, events[-2:])
    people = store.read(contact_rows)
    assert (len(events), len(people)) == (most, most * SHARE)
    assert store.read(broken_rules) == []
    every = store.read(follow_up_rows, store.clock.now())
    assert len(every) > len(people)
    assert len({row.id for row in every}) == len(every)
    agree(store, store.clock.now(), events)
    reviews_agree(store, store.clock.now(), events)
    store.close()


def meet_many(store: Store, chance: random.Random, number: int) -> int:
    """Go to an event that ends at midnight in some zone, and log twenty people as of now."""
    now, zone = store.clock.now(), chance.choice(ZONES)
    today = now.astimezone(zone_or_utc(zone)).replace(hour=0, minute=0, tzinfo=None)
    event = store.write(
        "Event",
        add_event,
        title=f"Fair {number}",
        start=Moment.zoned(today - timedelta(days=2), zone),
        end=Moment.zoned(today, zone),
        zone=zone,
    )
    new = [f"Person {number * SHARE + at}" for at in range(SHARE)]
    again = [f"Person {chance.randrange(number * SHARE)}" for _ in range(5)] if number else []
    for name in (*new[:3], *again[:1]):
        store.write("Plan", add_target, event, Person(name), Wish(give="a hint"), now)
    endings = ["", " /nothere", *(chance.choice(ENDINGS) for _ in range(SHARE + 5))]
    told = [*new, *again, new[-1]]  # the last one twice
    text = "\n".join(name + ending for name, ending in zip(told, endings, strict=False))
    lines = parse_lines(text, today=now.date())
    store.write("Log", log_lines, event, lines, now)
    for row in store.read(people_found, new[0]):
        store.write("Rhythm", edit_contact, row.id, keep_warm_weeks=6)
    return event


def answer_some(store: Store, chance: random.Random, now: datetime) -> None:
    """Do what a week brings: some are done, put off, confirmed; some proposals taken or let go."""
    rows = store.read(follow_up_rows, now)
    pending = [row for row in rows if row.pending]
    sent = [row for row in rows if row.status is FollowUpStatus.SENT]
    wanted = proposals(store, now)
    for status in WORDS:
        real = [row.id for row in pending if chance.random() < 0.12 and row.days < 7]
        steps = [taken(row) for row in wanted if chance.random() < 0.15]
        wanted = [row for row in wanted if row.contact_id not in {s.contact_id for s in steps}]
        pending = [row for row in pending if row.id not in real]
        store.write("Say", say_status, real, steps, status, now)
    late = [row.id for row in pending if row.overdue and chance.random() < 0.5]
    store.write("Off", put_off, late, now.date() + timedelta(days=9), now)
    asked = [row.id for row in pending if row.met_since and row.id not in late]
    store.write("Keep", confirm_dates, asked, now)
    answered = [row.id for row in sent if chance.random() < 0.3]
    store.write("Answer", say_status, answered, [], FollowUpStatus.ANSWERED, now)


def agree(store: Store, now: datetime, events: list[int]) -> None:
    """See that every count of what is open is the same, whoever counts it."""
    rows = store.read(follow_up_rows, now)
    pending = [row for row in rows if row.pending]
    assert store.read(follow_up_rows, now, only_pending=True) == pending
    due = [row for row in pending if row.days <= 0]
    promises = [row for row in due if row.kind is FollowUpKind.PROMISE]
    counted = store.read(due_count, now)
    assert (counted.all, counted.promises) == (len(due), len(promises))
    assert all(row.overdue is (row.days < 0) for row in pending)
    wanted = proposals(store, now)
    busy = {row.contact_id for row in pending}
    for_whom = [row.contact_id for row in wanted]
    assert len(set(for_whom)) == len(for_whom)
    assert not busy & set(for_whom)
    items = items_of([*rows, *wanted], now.date())
    groups = [item.group for item in items]
    assert groups == sorted(groups)
    assert sum(groups.count(group) for group in Group) == len(rows) + len(wanted)
    assert sum(item.leads for item in items) == len(set(groups))
    closed = [row for row in rows if group_of(row) in (Group.WAITING, Group.CLOSED)]
    assert len(closed) == len(rows) - len(pending)
    for event in events:
        here = store.read(follow_up_rows, now, event)
        done = store.read(progress_of, event)
        assert done is not None
        assert done.pending == sum(row.pending for row in here)
    steps = {row.contact_id: row.due for row in reversed(pending) if row.contact_id}
    for row in pending:
        if row.contact_id:
            steps[row.contact_id] = min(steps[row.contact_id], row.due)
    told = {row.id: row.next_step for row in store.read(contact_rows) if row.next_step}
    assert told == steps


def reviews_agree(store: Store, now: datetime, events: list[int]) -> None:
    """See that an event's outcome is the same on every page and on paper."""
    scores = {score.id: score for score in store.read(event_scores)}
    listed = {row.id: row for row in store.read(event_rows, include_hidden=True)}
    every = store.read(follow_up_rows, now)
    for event in events:
        review, score = store.read(event_review, event), scores[event]
        encounters = store.read(encounter_rows, event)
        result = store.read(follow_up_report, now, "Europe/Berlin", event).result
        assert result is not None
        counts = {
            (review.met, len(review.targets), len(review.unplanned), review.promises.open),
            (score.met, score.targets, score.unplanned, score.promises.open),
            (result.met, result.targets, result.unplanned, result.promises_open),
        }
        assert len(counts) == 1, counts
        assert listed[event].targets == len(review.targets)
        assert listed[event].encounters == len(encounters)
        met = {part.contact_id for row in encounters for part in row.people}
        planned = {target.contact_id for target in review.targets}
        assert len(met - planned) == len(review.unplanned), "each is one, however often met"
        made = [row for row in every if row.event_id == event and row.kind is FollowUpKind.PROMISE]
        waived = [row for row in made if row.status is FollowUpStatus.WAIVED]
        assert review.promises.made == len(made) - len(waived)
        assert review.promises.open == sum(row.pending for row in made)
        gives = store.read(give_ledger, now, event).rows
        assert {row.person for row in gives} >= {t.name for t in review.targets if t.give}


def proposals(store: Store, now: datetime) -> list[FollowUpRow]:
    return store.read(proposal_rows, now, "Europe/Berlin")


def taken(row: FollowUpRow) -> Step:
    return Step(
        row.kind,
        row.text,
        row.due,
        row.zone,
        contact_id=row.contact_id,
        person=row.person,
        event_id=row.event_id,
        participant_id=row.participant_id,
        origin=row.origin,
        after_id=row.after_id,
        target_id=row.target_id,
    )
