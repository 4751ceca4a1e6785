"""Sheets and lists for events of every size and shape, from the store to the page."""

import sys
from datetime import date

import pytest

from planner import i18n
from planner.commands.encounters import log_lines
from planner.commands.events import add_event, set_mark
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.flows.printing import follow_up_list_report, number_sheet
from planner.formats.pdf import raster
from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import SheetOptions
from planner.formats.personline import parse_lines
from planner.model import Mark
from planner.queries.events import event_rows
from planner.times import Moment

invented = sys.modules["store_world"]
ZONE = "Europe/Lisbon"


@pytest.fixture(autouse=True)
def british():
    i18n.choose_language("en_GB")


def pages(printed):
    return [raster.page_text(printed.pdf, page) for page in range(printed.pages)]


def sheet(store, event, day=None):
    return pages(prep_sheet(number_sheet(store, event, SheetOptions(), ZONE, day)))


def plan(store, event, *names, **wish):
    for name in names:
        store.write("Plan", add_target, event, Person(name), Wish(**wish), store.clock.now())


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_sheet_and_list_of_that_many_targets(store, count):
    event = invented.bring(store, invented.ics(*invented.talks())).imported.event_id
    plan(store, event, *(f"Person Number{n}" for n in range(1, count + 1)))
    found = sheet(store, event)
    lines = {line.split(" ")[0] for text in found for line in text.splitlines()}
    assert {f"T{n}" for n in range(1, count + 1)} <= lines
    assert "N1" in found[-1]
    log = parse_lines("\n".join(f"T{n} *hat" for n in range(1, count + 1)), today=date(2026, 3, 18))
    store.write("Log", log_lines, event, log, store.clock.now(), ZONE)
    text = "\n".join(pages(follow_up_list(follow_up_list_report(store, ZONE, event))))
    assert f"{count} of {count} met" in text
    assert text.count("Recognised by hat") == count


def test_without_a_place_and_all_day(store):
    day = Moment.of_date(date(2026, 3, 20))
    event = store.write("Add", add_event, title="Open house", start=day, zone=ZONE)
    plan(store, event, "Ada Lovelace")
    text = "\n".join(sheet(store, event))
    assert "Open house" in text
    assert "Friday 20 March" in text
    assert "Ada Lovelace" in text


def test_five_days_have_five_plans_and_forty_slots(store):
    talks = [
        invented.Talk(f"{n}@x", f"Talk {n}", f"202603{16 + n // 3}T{9 + n % 3:02}0000")
        for n in range(15)
    ]
    event = invented.bring(store, invented.ics(*talks)).imported.event_id
    rows = store.read(event_rows, conference_id=event)
    store.write("Mark", set_mark, [row.id for row in rows], Mark.MUST)
    found = sheet(store, event)
    for name in ("Monday 16", "Tuesday 17", "Wednesday 18", "Thursday 19", "Friday 20"):
        assert sum(text.count(f"{name} March") > 0 for text in found) >= 1
    assert "N40" in found[-1]
    assert "Talk 14" in "\n".join(found)


def test_across_the_clock_change_times_are_those_of_the_wall(store):
    night = ("20260328T230000", "20260329T003000", "20260329T020000", "20260329T090000")
    talks = [invented.Talk(f"{n}@x", f"Talk {n}", start) for n, start in enumerate(night)]
    talks += [invented.Talk(f"m{n}@x", f"More {n}", f"20260329T1{n}0000") for n in range(5)]
    event = invented.bring(store, invented.ics(*talks)).imported.event_id
    rows = store.read(event_rows, conference_id=event)
    store.write("Mark", set_mark, [row.id for row in rows], Mark.MUST)
    (first, *_rest) = sheet(store, event, date(2026, 3, 29))
    for words in ("00:30–01:15 must Talk 1", "02:00–02:45 must Talk 2", "09:00–09:45 must Talk 3"):
        assert words in " ".join(first.split())


def test_who_was_met_is_left_out_the_day_after(store):
    event = invented.bring(store, invented.ics(*invented.talks())).imported.event_id
    plan(store, event, "Ada Lovelace", "Grace Hopper")
    lines = parse_lines("T1 *hat", today=store.clock.today())
    store.write("Log", log_lines, event, lines, store.clock.now(), ZONE)
    second = "\n".join(sheet(store, event, date(2026, 3, 17)))
    assert "Grace Hopper" in second
    assert "Ada Lovelace" not in second
