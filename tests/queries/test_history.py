from datetime import UTC, date, datetime

from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.follow_ups import set_status
from planner.commands.people import Person, add_contact, edit_contact
from planner.flows.person_words import told
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus, Presence, TargetState
from planner.queries.history import Happening, HistoryEntry, person_history

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def history(world: World, contact: int, now: datetime = NOW) -> list[HistoryEntry]:
    return world.store.read(person_history, contact, now)


def test_what_is_to_be_done_comes_first_then_the_past(world: World) -> None:
    entries = history(world, world.ada)
    assert [(entry.what, entry.day) for entry in entries] == [
        (Happening.STEP, date(2026, 3, 18)),
        (Happening.STEP, date(2026, 3, 20)),
        (Happening.STEP, date(2026, 3, 25)),
        (Happening.PLAN, date(2026, 3, 16)),
        (Happening.MET, date(2026, 3, 16)),
    ]
    assert [entry.pending for entry in entries] == [True, True, True, False, False]


def test_a_conversation_bears_all_that_was_said_and_came_of_it(world: World) -> None:
    text = 'T1+T4 "dinner"\n    T1 "on unions" !the photo @mon +a map *hat ?a loom =a room {x}\n'
    lines = parse_lines(text, today=NOW.date())
    world.store.write("Log", log_lines, world.sessions[2], lines, NOW, "Europe/Berlin")
    world.store.write("Edit", edit_contact, world.ada, name="Ada Married")
    entry = next(one for one in history(world, world.ada) if one.shared == "dinner")
    assert (entry.event, entry.event_id) == ("Loom Days", world.conference)
    assert entry.session == "Looms, part 2"
    assert (entry.cue, entry.wants, entry.offered) == ("hat", "a loom", "a room {x}")
    assert (entry.together, entry.then) == (
        ("Adele Lindqvist",),
        "Ada Lindqvist, weaver, Loom Guild",
    )
    assert [(step.kind, step.text) for step in entry.steps if step.text] == [
        (FollowUpKind.PROMISE, "the photo"),
        (FollowUpKind.GIVE, "a map"),
    ]
    other = next(one for one in history(world, world.adele) if one.shared == "dinner")
    assert (other.cue, other.together) == ("", ("Ada Lindqvist",))


def test_a_plan_has_what_was_planned(world: World) -> None:
    plan = next(one for one in history(world, world.ada) if one.what is Happening.PLAN)
    assert (plan.code, plan.state, plan.why) == ("T1", TargetState.MET, "advice")
    assert (plan.know, plan.give, plan.asks) == ("spoke in May", "my notes", ("Why?", "How?"))


def test_overdue_is_reckoned_and_what_is_done_moves_to_the_past(world: World) -> None:
    later = datetime(2026, 3, 24, 8, tzinfo=UTC)
    late = [entry.steps[0].overdue for entry in history(world, world.ada, later) if entry.pending]
    assert late == [True, True, False]
    world.store.write("Done", set_status, [world.follow_up], FollowUpStatus.DONE, later)
    entries = history(world, world.ada, later)
    done = next(one for one in entries if one.steps and one.steps[0].id == world.follow_up)
    assert (done.pending, done.day) == (False, date(2026, 3, 24))
    # An introduction is a part of both people's history, each with the other's name.
    (mine,) = history(world, world.me, later)
    assert (mine.steps[0].other, done.steps[0].other) == ("Ada Lindqvist", "Me Myself")


def test_nobody_has_no_history(world: World) -> None:
    assert history(world, 999) == []


def test_the_programmes_that_name_a_person_belong_to_the_history(world: World) -> None:
    store = world.store
    known = Person("speaker number1", emails=("L@example.org",))
    contact = store.write("Add", add_contact, known, NOW)
    entries = {entry.presence: entry for entry in history(world, contact)}
    # By the name in a session of the programme, by the address on the list of guests.
    assert set(entries) == {Presence.SPEAKER, Presence.ATTENDEE}
    entry = entries[Presence.SPEAKER]
    assert (entry.what, entry.day) == (Happening.LISTED, date(2026, 3, 16))
    assert (entry.event, entry.event_id) == ("Loom Days", world.conference)
    words = told(entry, date.isoformat)
    assert (words.title, words.word) == ("2026-03-16 · Loom Days", "Speaks there")
    assert words.lines == ("Looms, part 1",)
    assert told(entries[Presence.ATTENDEE], date.isoformat).word == "On the list"
