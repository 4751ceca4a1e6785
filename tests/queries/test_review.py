"""What came of events, out of a store on a file."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan
from planner.commands.follow_ups import set_status
from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import NotFound
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.queries.reports.follow_ups import follow_up_report
from planner.queries.review import Ledger, event_review, event_scores
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def event(store: Store, title: str, day: int, **more: object) -> int:
    start = Moment.zoned(datetime(2026, 3, day, 10), "Europe/Berlin")
    end = Moment.zoned(datetime(2026, 3, day, 18), "Europe/Berlin")
    return store.write(
        "Add", add_event, title=title, start=start, end=end, zone="Europe/Berlin", **more
    )


@pytest.fixture
def fair(store: Store) -> int:
    """Add an event of two targets, one met, with a give, two promises and one unplanned."""
    fair = event(store, "Fair", 17)
    now = store.clock.now()
    for name, give in (("Ada Lovelace", "an intro"), ("Bea Blum", "")):
        store.write("Add", add_target, fair, Person(name), Wish(give=give), now)
    text = "T1 !the draft @fri +an intro @fri\nCy Court, Looms !a photo @fri *tall"
    lines = parse_lines(text, today=store.clock.today())
    store.write("Log", log_lines, fair, lines, now)
    return fair


def close(store: Store, kind: FollowUpKind, status: FollowUpStatus) -> None:
    """Close the first follow-up of a kind."""
    rows = store.read(follow_up_rows, store.clock.now())
    first = next(row.id for row in rows if row.kind is kind and row.pending)
    store.write("Close", set_status, [first], status, store.clock.now())


def test_targets_met_and_missed(store: Store, fair: int) -> None:
    review = store.read(event_review, fair)
    assert review.met == 1
    assert [row.name for row in review.missed] == ["Bea Blum"]


def test_who_was_met_unplanned(store: Store, fair: int) -> None:
    review = store.read(event_review, fair)
    assert [(row.code, row.name, row.organisation) for row in review.unplanned] == [
        ("N1", "Cy Court", "Looms")
    ]


def test_who_was_met_twice_is_one_person(store: Store, fair: int) -> None:
    text = 'N1 moved to Ghent\nCy Court\nAda Lovelace *hat\nN9 "jazz"\nN9 "rain"'
    store.write(
        "Log", log_lines, fair, parse_lines(text, today=store.clock.today()), store.clock.now()
    )
    rows = store.read(event_review, fair).unplanned
    assert [row.code for row in rows] == ["N1", "N9"]
    assert "jazz" in rows[1].talk
    assert "rain" in rows[1].talk
    [score] = store.read(event_scores)
    assert score.unplanned == len(rows)
    report = store.read(follow_up_report, store.clock.now(), "Europe/Berlin", fair)
    assert report.result is not None
    assert report.result.unplanned == len(rows)


@pytest.mark.parametrize(
    ("status", "ledger"),
    [
        (FollowUpStatus.DONE, Ledger(2, 1)),
        (FollowUpStatus.SENT, Ledger(2, 1)),
        (FollowUpStatus.DRAFTED, Ledger(2, 0)),
        (FollowUpStatus.WAIVED, Ledger(1, 0)),
    ],
)
def test_promises_kept(store: Store, fair: int, status: FollowUpStatus, ledger: Ledger) -> None:
    close(store, FollowUpKind.PROMISE, status)
    review = store.read(event_review, fair)
    assert review.promises == ledger
    assert review.promises.open == ledger.made - ledger.kept


def test_what_the_user_says_of_it(store: Store, fair: int) -> None:
    store.write("Goal", add_goal, fair, "One insight")
    store.write(
        "Review", edit_plan, fair, insight="Looms jam", worked="Mornings", attend_again=True
    )
    review = store.read(event_review, fair)
    assert [goal.text for goal in review.goals] == ["One insight"]
    assert (review.insight, review.worked, review.attend_again) == ("Looms jam", "Mornings", True)


def test_an_unknown_event_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.read(event_review, 99)


def test_scores_of_all_events_newest_first(store: Store, fair: int) -> None:
    later, _empty = event(store, "Later", 25), event(store, "Empty", 26)
    store.write("Add", add_target, later, Person("Eve"), Wish(), store.clock.now())
    newest, oldest = store.read(event_scores)
    assert (newest.title, newest.day, newest.targets, newest.met) == (
        "Later",
        date(2026, 3, 25),
        1,
        0,
    )
    assert (oldest.title, oldest.targets, oldest.met, oldest.unplanned, oldest.promises) == (
        "Fair",
        2,
        1,
        1,
        Ledger(2, 0),
    )


def test_an_encounter_in_a_session_counts_for_the_conference(store: Store, fair: int) -> None:
    meeting = event(store, "Coffee", 17, conference_id=fair)
    lines = parse_lines("Dan Dorn !a map @fri", today=store.clock.today())
    store.write("Log", log_lines, meeting, lines, store.clock.now())
    (score,) = store.read(event_scores)
    assert (score.id, score.unplanned, score.promises) == (fair, 2, Ledger(3, 0))
    assert len(store.read(event_review, fair).unplanned) == 2
