from datetime import UTC, date, datetime

from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.events import edit_plan
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.commands.goals import judge_goal
from planner.formats.pdf.report import FollowUpReport
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.reports.follow_ups import follow_up_report
from planner.queries.reports.met import MET_HEADER, met_table

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def report(world: World, event: int | None = None) -> FollowUpReport:
    return world.store.read(follow_up_report, NOW, "Europe/Berlin", event)


def test_an_event_comes_to_a_result_and_lists(world: World) -> None:
    store = world.store
    store.write("Goal", judge_goal, world.goal)
    store.write("Plan", edit_plan, world.conference, insight="Listen.", attend_again=True)
    found = report(world, world.conference)
    assert found.result is not None
    assert (found.result.met, found.result.targets, found.result.unplanned) == (1, 4, 1)
    assert (found.result.goals_reached, found.result.insight) == (1, "Listen.")
    assert (found.result.promises_open, found.result.attend_again) == (1, True)
    assert [line.text for line in found.promises] == ["send the draft"]
    assert [(line.person, line.due) for line in found.soon] == [
        ("Ada Lindqvist", date(2026, 3, 18))
    ]
    assert [line.person for line in found.week] == ["New Person"]
    assert (found.number, found.dates) == (1, (date(2026, 3, 16), date(2026, 3, 17)))
    assert [person.code for person in found.people] == ["T1", "N9"]
    ada = found.people[0]
    assert (ada.cue, ada.talk, ada.promised) == (
        "red glasses",
        "asked about looms",
        ("send the draft",),
    )
    assert (ada.can_give, ada.address, ada.role) == (("my notes",), "ada@example.org", "mentor")
    assert ada.next_step is not None
    assert ada.next_step.due == date(2026, 3, 18)
    assert [line.code for line in found.not_met] == ["T3", "T2", "T4"]


def log(world: World, text: str) -> None:
    lines = parse_lines(text, today=NOW.date())
    world.store.write("Log", log_lines, world.conference, lines, NOW, "Europe/Berlin")


def test_somebody_met_twice_stands_there_once_with_both_conversations(world: World) -> None:
    log(world, 'T1 *red glasses =a seat !the address "the licence"\nN9 "rye bread"')
    found = report(world, world.conference)
    assert [person.code for person in found.people] == ["T1", "N9"]
    ada, new = found.people
    assert (ada.talk, [meeting.talk for meeting in ada.again]) == (
        "asked about looms",
        ["the licence"],
    )
    assert (ada.cue, ada.offered) == ("red glasses", "a seat")
    assert ada.promised == ("the address", "send the draft")  # as they are due
    assert new.again[0].talk == "rye bread"
    assert found.result is not None
    assert (found.result.met, found.result.unplanned) == (1, 1)


def test_everything_open_has_no_event_and_no_result(world: World) -> None:
    found = report(world)
    assert (found.head, found.result, found.not_met) == (None, None, ())
    assert {person.name for person in found.people} == {"Ada Lindqvist", "New Person"}
    later = [*found.week, *found.introductions]
    assert [line.person for line in later if line.kind == "message"] == ["New Person"]
    assert any("they should meet" in line.text for line in later)


def test_what_is_closed_stands_apart(world: World) -> None:
    world.store.write("Done", set_status, [1], FollowUpStatus.DONE, NOW)
    found = report(world, world.conference)
    assert found.promises == ()
    assert [line.text for line in found.closed] == ["send the draft"]
    # A promise kept is still what was promised.
    assert found.people[0].promised == ("send the draft",)


def test_what_is_far_off_keeps_warm(world: World) -> None:
    step = Step(FollowUpKind.MESSAGE, "hello", date(2026, 6, 1), "UTC", world.ada)
    world.store.write("Add", add_follow_up, step, NOW)
    assert [line.text for line in report(world).warm] == ["hello"]


def test_the_table_has_one_row_per_person_met(world: World) -> None:
    rows = world.store.read(met_table, NOW, world.conference)
    assert all(len(row) == len(MET_HEADER) for row in rows)
    assert [row[MET_HEADER.index("Name")] for row in rows] == ["Ada Lindqvist", "New Person"]
