"""Whom I see in seven days, out of the store."""

import sys
from datetime import date

import pytest

from planner.commands.events import add_event, set_mark
from planner.commands.people import Person, add_contact
from planner.commands.targets import Wish, add_target
from planner.flows.printing import week_report
from planner.model import Mark
from planner.queries.events import event_rows
from planner.times import Moment

invented = sys.modules["store_world"]
ZONE = "Europe/Berlin"


@pytest.fixture
def coffee(store):
    start = Moment.zoned(store.clock.now().replace(day=20, hour=15), ZONE)
    return store.write("Add", add_event, title="Coffee", start=start, zone=ZONE, place="Central")


def names(sheet):
    return [(entry.title, [person.name for person in entry.people]) for entry in sheet.entries]


def test_own_events_stand_there_with_whom_i_see(store, coffee):
    wish = Wish(give="the survey", asks=("Who pays?",))
    store.write("Plan", add_target, coffee, Person("Ada Lovelace"), wish, store.clock.now())
    sheet = week_report(store, ZONE)
    assert names(sheet) == [("Coffee", ["Ada Lovelace"])]
    (entry,) = sheet.entries
    assert (entry.day, entry.start.hour) == (date(2026, 3, 20), 15)
    assert (entry.people[0].give, entry.people[0].ask) == ("the survey", "Who pays?")
    assert (sheet.first, sheet.last) == (date(2026, 3, 18), date(2026, 3, 24))


def test_an_event_without_people_stands_there_too(store, coffee):
    assert names(week_report(store, ZONE)) == [("Coffee", [])]


def test_events_past_the_week_do_not(store):
    start = Moment.zoned(store.clock.now().replace(day=28), ZONE)
    store.write("Add", add_event, title="Later", start=start, zone=ZONE)
    assert week_report(store, ZONE).entries == ()


def test_of_a_conference_only_what_is_marked_or_where_somebody_is_met(store):
    event = invented.bring(store, invented.ics(*(
        invented.Talk(f"{n}@x", f"Talk {n}", f"2026031{8 + n // 6}T{9 + n % 6:02}0000")
        for n in range(9)
    ))).imported.event_id  # fmt: skip
    rows = store.read(event_rows, conference_id=event)
    store.write("Mark", set_mark, [rows[2].id], Mark.MUST)
    wish = Wish(finds=(rows[4].id,))
    store.write("Plan", add_target, event, Person("Ada"), wish, store.clock.now())
    store.write("Plan", add_target, event, Person("Anytime"), Wish(), store.clock.now())
    found = names(week_report(store, ZONE))
    assert ("Talk 2", []) in found
    assert ("Talk 4", ["Ada"]) in found
    assert ("Loom Days", ["Anytime"]) in found
    assert "Talk 3" not in dict(found)


def test_whom_i_know_of_the_invited_is_named(store):
    store.write("Add", add_contact, Person("Ada Lovelace"), store.clock.now())
    invited = invented.Talk(
        "meeting@x", "Planning", "20260319T100000", speakers=("Ada Lovelace", "Someone Else")
    )
    invented.bring(store, invented.ics(invited, name="Mine"))
    assert ("Planning", ["Ada Lovelace"]) in names(week_report(store, ZONE))
