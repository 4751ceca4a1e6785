from datetime import UTC, date, datetime

import pytest
from store_world import World, bring, ics, talks

from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan, set_mark
from planner.commands.targets import edit_target, set_state
from planner.errors import BadInput
from planner.formats.pdf.dayrows import mark_word
from planner.formats.pdf.report import PrepReport, SheetOptions
from planner.formats.personline import parse_lines
from planner.model import Mark, TargetState
from planner.queries.reports.prep import prep_report
from planner.times import Moment

NOW = datetime(2026, 3, 15, 18, tzinfo=UTC)


def report(world: World, day: date | None = None, event: int | None = None) -> PrepReport:
    event = event or world.conference
    return world.store.read(prep_report, event, SheetOptions(), NOW, "Europe/Berlin", day)


def codes(found: PrepReport) -> list[str]:
    return [card.code for card in found.cards]


def test_the_whole_conference_has_its_planned_days(world: World) -> None:
    found = report(world)
    assert (found.number, found.targets, [goal.text for goal in found.goals]) == (
        None,
        4,
        ["Meet five"],
    )
    (day,) = found.days
    assert day.day == date(2026, 3, 16)
    told = [(row.kind, row.title, row.mark, row.codes) for row in day.rows]
    assert told == [
        ("session", "Looms, part 0", "must", ()),
        ("gap", "", "none", ()) if told[1][2] == "none" else ("gap", "", told[1][2], ()),
        ("session", "Looms, part 1", "must", ()),
        ("gap", "", told[3][2], ()),
        ("session", "Looms, part 3", "none", ("T2",)),
        ("gap", "", told[5][2], ()),
        ("meeting", "Coffee with Ada", "none", ("T1",)),
    ]
    assert [row.minutes for row in day.rows if row.kind == "gap"] == [15, 75, 135]
    assert sorted(codes(found)) == ["T1", "T2", "T3", "T4"]
    assert [person.code for person in day.people][:2] == ["T2", "T1"]
    assert found.lines.introduction == "I build looms."
    assert "me@example.org" in found.lines.vcard
    assert (found.head.zone, found.head.my_zone_minutes) == ("Europe/Lisbon", 60)


def test_a_later_day_leaves_out_who_was_met(world: World) -> None:
    world.store.write("Mark", set_mark, [world.sessions[7]], Mark.MAYBE)
    lines = parse_lines("T4 *hat", today=date(2026, 3, 16))
    world.store.write("Log", log_lines, world.conference, lines, NOW)
    first, second = report(world, date(2026, 3, 16)), report(world, date(2026, 3, 17))
    assert sorted(codes(first)) == ["T1", "T2", "T3", "T4"]
    assert codes(second) == ["T2", "T3"]  # T1 was met already, in the world's own log
    carried = next(card for card in second.cards if card.code == "T2")
    assert carried.finds == ()
    assert [row.title for row in second.days[0].rows] == ["Looms, part 7"]


def test_the_sheet_of_a_day_leaves_out_who_is_found_on_a_later_day_alone(world: World) -> None:
    later, both = world.sessions[7], (world.sessions[7], world.sessions[3])
    world.store.write("Find", edit_target, world.targets["T3"], finds=(later,))
    world.store.write("Find", edit_target, world.targets["T4"], finds=both)
    first, second = report(world, date(2026, 3, 16)), report(world, date(2026, 3, 17))
    assert "T3" not in codes(first)
    assert {"T1", "T2", "T4"} == set(codes(first))
    assert codes(second)[:2] == ["T3", "T4"], "that day's first, then who was not met before"
    assert "T2" in codes(second)[2:]


def test_what_i_must_not_miss_is_no_break_though_nobody_is_named(world: World) -> None:
    at = Moment.zoned(datetime(2026, 3, 16, 17), "Europe/Lisbon")
    made = [
        world.store.write(
            "Add",
            add_event,
            title=title,
            start=at,
            zone="Europe/Lisbon",
            conference_id=world.conference,
        )
        for title in ("Call the bank", "Tea")
    ]
    world.store.write("Mark", set_mark, made[:1], Mark.MUST)
    rows = {row.title: row for day in report(world).days for row in day.rows}
    assert (rows["Call the bank"].kind, rows["Tea"].kind) == ("meeting", "break")


def test_who_declined_gets_no_card(world: World) -> None:
    world.store.write("S", set_state, [world.targets["T3"]], TargetState.DECLINED)
    assert "T3" not in codes(report(world))


def test_a_day_without_the_event_is_said(world: World) -> None:
    with pytest.raises(BadInput, match="does not take place on 2026-04-01"):
        report(world, date(2026, 4, 1))


def test_a_plain_event_has_its_own_sheet(world: World) -> None:
    found = report(world, event=world.plain)
    assert (found.head.title, [row.title for row in found.days[0].rows]) == ("Dentist", ["Dentist"])


def test_the_sheet_of_a_fair_names_all_its_days(world: World) -> None:
    first = Moment.of_date(date(2026, 4, 20))
    end = Moment.of_date(date(2026, 4, 25))
    fair = world.store.write("Add", add_event, title="Fair", start=first, end=end)
    (days,) = report(world, event=fair).days
    assert (days.day, days.last) == (date(2026, 4, 20), date(2026, 4, 24))
    (one,) = report(world, date(2026, 4, 22), fair).days
    assert (one.day, one.last) == (date(2026, 4, 22), None)
    late = Moment.zoned(datetime(2026, 4, 20, 22), "Europe/Berlin")
    early = Moment.zoned(datetime(2026, 4, 21, 2), "Europe/Berlin")
    party = world.store.write("Add", add_event, title="Party", start=late, end=early)
    assert report(world, event=party).days[0].last is None, "a night is no second day"


def test_cards_say_what_a_find_means_for_me(world: World) -> None:
    card = next(card for card in report(world).cards if card.code == "T2")
    assert (card.finds[0].meaning, card.finds[0].speaks) == ("free afterwards", True)
    world.store.write("Mark", set_mark, [world.sessions[3], world.sessions[4]], Mark.MUST)
    card = next(card for card in report(world).cards if card.code == "T2")
    assert card.finds[0].meaning == "free 15 min after it"
    ada = next(card for card in report(world).cards if card.code == "T1")
    assert ada.full
    assert (ada.owed, ada.photo is not None) == ("send the draft", True)
    assert "asked about looms" in ada.last


def test_the_paper_title_is_what_i_called_it(world: World) -> None:
    world.store.write("Note", edit_plan, world.conference, paper_title="My loom days")
    assert report(world).head.title == "My loom days"


def test_what_is_listed_no_more_is_not_called_cancelled(world: World) -> None:
    def day_words() -> list[str]:
        (day,) = report(world).days
        return [mark_word(row) for row in day.rows if row.title == "Looms, part 0"]

    assert day_words() == ["must"]
    bring(world.store, ics(*talks()[1:]))
    assert day_words() == ["not listed"]
    (day,) = report(world).days
    assert next(row for row in day.rows if row.mark == "gone").cancelled, "it is struck out"
