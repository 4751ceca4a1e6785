"""Every command in one table: undone it leaves nothing, done again it is as it was."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import FunctionType
from typing import Any

import pytest
from search_state import differences
from sqlalchemy.orm import Session
from store_world import Talk, World, ics, talks

from planner import commands
from planner.commands import (
    calendars,
    carrying,
    correcting,
    drafts,
    duplicates,
    encounters,
    events,
    follow_ups,
    goals,
    import_plan,
    merging,
    people,
    people_import,
    rehoming,
    sample,
    targets,
    texts,
)
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.people_import import Meaning
from planner.commands.targets import Wish
from planner.flows.reading import read_data
from planner.formats.people import ReadContact, ReadPeople
from planner.formats.personline import parse_lines
from planner.model import (
    Calendar,
    Channel,
    FollowUpKind,
    FollowUpStatus,
    GoalState,
    ImportedAs,
    Mark,
    Origin,
    SourceKind,
    TargetState,
)
from planner.model.base import Base
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.queries.encounters import encounter_rows
from planner.store import Store
from planner.times import Moment

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
TODAY = date(2026, 3, 18)
OUTSIDE = {t.name for t in Base.metadata.sorted_tables if t.info.get("outside_undo")}

# What cannot be undone, and why.
EXEMPT = {
    "forgetting.forget_contact": "removes for good",
    "restoring.replace_everything": "replaces everything, after a backup",
    "sheets.register": "a printed sheet lies on the desk",
    "counters.take": "a number given out is never given out again",
    "counters.reserve_up_to": "as take",
    "attendees.import_attendees": "a part of people_import.import_people",
}
# What only reads, for other commands.
READING = {
    "counters.last",
    "duplicates.circle",
    "import_changes.compare",
    "import_plan.plan_import",
    "participants.targets_of",
    "encounters.begin",
    "people.find_known",
    "people.find_known_surely",
    "people.load_contact",
    "people_import.unmet_attendee_ids",
    "sheets.first_unplanned",
    "recognising.recognise_people",
    "stored_entries.key_marks",
    "stored_entries.all_but",
    "stored_entries.slot_marks",
    "targets.load_target",
}

Act = Callable[[World], Any]


def refresh_an_address(session: Session, calendar_id: int) -> None:
    """Give a calendar an address, and have it asked at every start."""
    calendar = session.get_one(Calendar, calendar_id)
    calendar.kind = SourceKind.ADDRESS
    calendars.set_refresh(session, calendar_id, True)


def extend_a_series(session: Session) -> None:
    """Import a series, and let it go on half a year later."""
    data = ics(Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY",)), name="Choir")
    for command, today in (
        (calendars.apply_import, TODAY),
        (calendars.extend_series, date(2026, 9, 18)),
    ):
        (brought,) = read_data(data, "choir.ics", today)
        assert brought.calendar is not None
        source = import_plan.Source(SourceKind.FILE, "choir.ics")
        read = brought.calendar
        plan = import_plan.plan_import(session, read, source, ImportOptions(), "Europe/Lisbon")
        command(session, plan, NOW)
        session.flush()


def reimport(world: World, data: bytes, **options: Any) -> Any:
    """Return an import of other bytes as one command with its plan."""
    (brought,) = read_data(data, "programme.ics", TODAY)
    assert brought.calendar is not None
    plan = world.store.read(
        import_plan.plan_import,
        brought.calendar,
        import_plan.Source(SourceKind.FILE, "programme.ics"),
        ImportOptions(**options),
        "Europe/Berlin",
    )
    return world.store.write("Import", calendars.apply_import, plan, NOW)


def changed_programme() -> bytes:
    """Return the programme with one talk new, one gone, one renamed and one moved."""
    items = talks()
    items[0] = replace(items[0], title="Looms, begun anew", room="Hall 9")
    items[1] = replace(items[1], speakers=("Someone New",))
    items[4] = replace(items[4], start="20260317T080000")
    return ics(*items[:-1], Talk("extra@example.org", "Extra", "20260317T160000"))


def met(world: World, meaning: Meaning) -> Any:
    rows = (
        ReadContact(1, "Ada L", emails=("ada@example.org",), phones=("+1 2",), note="knits"),
        ReadContact(2, "Brand New", organisation="Newco", note="met at the door"),
        ReadContact(3, "Newco", organisation="Newco", company=True, place="Stand 4"),
    )
    people_read = ReadPeople(len(rows), 0, rows)
    return do(people_import.import_people, people_read, meaning, world.conference, NOW)(world)


def do(command: Callable[..., Any], *args: Any, **kwargs: Any) -> Act:
    """Return an act that sends a command whose arguments need nothing of the world."""
    return lambda world: world.store.write(command.__name__, command, *args, **kwargs)


def on(command: Callable[..., Any], pick: Callable[[World], tuple[Any, ...]], **kwargs: Any) -> Act:
    """Return an act that sends a command with arguments picked from the world."""
    return lambda world: world.store.write(command.__name__, command, *pick(world), **kwargs)


def nudge(world: World) -> follow_ups.Step:
    """Return what a proposal becomes: a step after another, about somebody planned."""
    return follow_ups.Step(
        FollowUpKind.MESSAGE,
        "",
        TODAY,
        "UTC",
        contact_id=world.ada,
        origin=Origin.BEFORE,
        after_id=world.follow_up,
        target_id=world.targets["T2"],
    )


def write_and_tick(session: Session, follow_up_id: int) -> None:
    drafts.save_draft(session, follow_up_id, "Dear both", NOW)
    drafts.tick_ready(session, follow_up_id, NOW)


def lines(text: str) -> Any:
    return parse_lines(text, today=TODAY)


LOGGED = """T1 /later "no time today"
T3 Bob Miller, CTO !call @mon +a book *tall
T2+T4+N3 "dinner"
    T4 !the photo
Somebody Else <else@example.org> +351210000 #new ?advice =a job /call /warm
"just talked\""""

TABLE: list[tuple[Callable[..., Any], Act]] = [
    (calendars.apply_import, lambda w: reimport(w, changed_programme())),
    (calendars.apply_import, lambda w: reimport(w, ics(*talks(2), name="Fresh"), into="new")),
    (calendars.apply_import, lambda w: reimport(w, changed_programme(), import_as="events")),
    (
        calendars.apply_import,
        lambda w: reimport(w, changed_programme(), conference_id=w.coffee, zone="Asia/Tokyo"),
    ),
    (calendars.apply_import, lambda w: reimport(w, ics(*talks(3), method="CANCEL"))),
    (calendars.regroup, on(calendars.regroup, lambda w: (w.calendar, ImportedAs.EVENTS))),
    (calendars.regroup, on(calendars.regroup, lambda w: (w.personal, ImportedAs.CONFERENCE))),
    (calendars.set_zone, on(calendars.set_zone, lambda w: (w.calendar, "America/New_York"))),
    (calendars.extend_series, lambda w: w.store.write("Go on", extend_a_series)),
    (calendars.set_refresh, lambda w: w.store.write("At start", refresh_an_address, w.calendar)),
    (
        calendars.fit_conference,
        lambda w: w.store.write("Fit", hide_all_but_the_first, w.conference, w.sessions),
    ),
    (sample.remove_sample, do(sample.remove_sample)),
    (
        carrying.carry_targets,
        on(carrying.carry_targets, lambda w: (list(w.targets.values()), w.plain, NOW)),
    ),
    (
        correcting.change_encounter,
        lambda w: w.store.write(
            "Correct", correcting.change_encounter, logged_first(w), lines(LOGGED)[0], NOW
        ),
    ),
    (
        correcting.remove_encounters,
        lambda w: w.store.write("Remove", correcting.remove_encounters, [logged_first(w)]),
    ),
    (drafts.tick_ready, lambda w: w.store.write("Ready", write_and_tick, w.follow_up)),
    (drafts.save_draft, on(drafts.save_draft, lambda w: (w.follow_up, "Dear Ada", NOW))),
    (duplicates.not_the_same, on(duplicates.not_the_same, lambda w: (w.adele, w.ada))),
    (
        encounters.log_lines,
        on(encounters.log_lines, lambda w: (w.conference, lines(LOGGED), NOW, "Europe/Berlin")),
    ),
    (
        encounters.log_lines,
        do(encounters.log_lines, None, lines("Ada Lindqvist !a book"), NOW, "UTC", TODAY),
    ),
    (
        events.add_event,
        lambda w: w.store.write(
            "Add",
            events.add_event,
            title="Tea",
            start=Moment.zoned(datetime(2026, 3, 17, 16), "Europe/Lisbon"),
            conference_id=w.conference,
            codes=["T1", "T2"],
        ),
    ),
    (
        events.edit_event,
        on(
            events.edit_event,
            lambda w: (w.coffee,),
            title="Long walk",
            start=Moment.zoned(datetime(2026, 3, 19, 8), "Europe/Berlin"),
        ),
    ),
    (events.edit_plan, on(events.edit_plan, lambda w: (w.sessions[2],), note="", hidden=True)),
    (events.edit_plan, on(events.edit_plan, lambda w: (w.conference,), insight="listen")),
    (events.gather, on(events.gather, lambda w: ([w.plain, w.sessions[0]], w.coffee))),
    (events.hide_events, on(events.hide_events, lambda w: ([w.coffee, w.meeting, w.plain],))),
    (events.own_calendar, lambda w: w.store.write("Own", without_own, w.coffee, w.meeting)),
    (events.set_mark, on(events.set_mark, lambda w: (w.sessions, Mark.BACKUP))),
    (
        follow_ups.add_follow_up,
        on(
            follow_ups.add_follow_up,
            lambda w: (follow_ups.Step(FollowUpKind.CALL, "ring", TODAY, "UTC", w.ada), NOW),
        ),
    ),
    (
        follow_ups.edit_follow_up,
        on(
            follow_ups.edit_follow_up,
            lambda w: (w.follow_up,),
            text="both of them",
            due=TODAY,
            channel=Channel.MAIL,
            draft="Dear both",
        ),
    ),
    (
        follow_ups.put_off,
        on(follow_ups.put_off, lambda w: ([w.follow_up], date(2026, 5, 1), NOW, [nudge(w)])),
    ),
    (follow_ups.take_on, on(follow_ups.take_on, lambda w: ([nudge(w)], NOW))),
    (follow_ups.adopt, on(follow_ups.adopt, lambda w: (nudge(w), NOW), draft="Dear Ada")),
    (
        follow_ups.say_status,
        on(
            follow_ups.say_status,
            lambda w: ([w.follow_up], [nudge(w)], FollowUpStatus.SENT, NOW),
        ),
    ),
    (
        follow_ups.confirm_dates,
        on(follow_ups.confirm_dates, lambda w: ([w.follow_up], NOW, date(2026, 5, 1))),
    ),
    (follow_ups.remove_follow_ups, on(follow_ups.remove_follow_ups, lambda w: ([w.follow_up],))),
    (
        follow_ups.set_status,
        on(follow_ups.set_status, lambda w: ([w.follow_up], FollowUpStatus.DONE, NOW)),
    ),
    (texts.drop_text, do(texts.drop_text, "message", "met", "en")),
    (texts.keep_text, do(texts.keep_text, "message", "met", "en", "Hello {name}")),
    (goals.add_goal, on(goals.add_goal, lambda w: (w.conference, "One insight", None))),
    (goals.edit_goal, on(goals.edit_goal, lambda w: (w.goal, "Meet six", 6))),
    (goals.judge_goal, on(goals.judge_goal, lambda w: (w.goal, GoalState.MISSED, "ill"))),
    (goals.remove_goal, on(goals.remove_goal, lambda w: (w.goal,))),
    (merging.merge_contacts, on(merging.merge_contacts, lambda w: (w.ada, w.adele))),
    (merging.merge_contacts, on(merging.merge_contacts, lambda w: (w.adele, w.ada))),
    (
        merging.merge_contacts,
        on(
            merging.merge_contacts,
            lambda w: (w.adele, w.me, Person("Adele", emails=("new@example.org",), photo=b"x")),
        ),
    ),
    (people.add_contact, do(people.add_contact, Person("Zoë", tags=("x",)), NOW)),
    (people.new_contact, do(people.new_contact, Person("Zoë", tags=("x",)), NOW)),
    (people.complete, lambda w: w.store.write("Complete", complete_ada, w.ada)),
    (
        people.edit_contact,
        on(
            people.edit_contact,
            lambda w: (w.ada,),
            name="Ada L",
            organisation="Elsewhere",
            emails=["new@example.org", "ada@example.org"],
            tags=["north", "far"],
            roles=["peer"],
            photo=None,
        ),
    ),
    (people.edit_profile, do(people.edit_profile, openers="Hello", minutes_between=20)),
    (people.remove_contacts, lambda w: w.store.write("Remove", add_and_remove, w)),
    (people.set_me, do(people.set_me, Person("My Name", links=("https://me.example/x",)), NOW)),
    (people.take_contact, do(people.take_contact, Person("Taken", organisation="Tk"), NOW)),
    (people.take_organisation, do(people.take_organisation, "Brand New Ltd")),
    (people_import.import_people, lambda w: met(w, Meaning.CONTACTS)),
    (people_import.import_people, lambda w: met(w, Meaning.ATTENDEES)),
    (people_import.import_people, lambda w: met(w, Meaning.MET)),
    (
        people_import.remove_unmet_attendees,
        on(people_import.remove_unmet_attendees, lambda w: (w.conference,)),
    ),
    (rehoming.adopt_targets, lambda w: w.store.write("Gather", take_in, w)),
    (
        rehoming.release_targets,
        on(calendars.regroup, lambda w: (w.calendar, ImportedAs.EVENTS)),
    ),
    (
        targets.add_company_target,
        on(targets.add_company_target, lambda w: (w.conference, "Acme", Wish(asks=("Who?",)))),
    ),
    (
        targets.add_from_attendees,
        lambda w: w.store.write("Take", take_listed, w.conference, w.sessions),
    ),
    (
        targets.add_target,
        on(
            targets.add_target,
            lambda w: (w.sessions[5], Person("Speaker Number5", emails=("5@x.org",)), Wish(2), NOW),
        ),
    ),
    (
        targets.edit_target,
        on(
            targets.edit_target,
            lambda w: (w.targets["T1"],),
            priority=1,
            asks=["One?"],
            state=TargetState.AGREED,
            why="",
        ),
    ),
    (targets.edit_target, lambda w: w.store.write("Finds", other_finds, w)),
    (targets.move_target, lambda w: w.store.write("Move", level_and_move, w)),
    (targets.remove_targets, on(targets.remove_targets, lambda w: (list(w.targets.values()),))),
    (
        targets.set_state,
        on(targets.set_state, lambda w: ([w.targets["T3"]], TargetState.DECLINED, "busy")),
    ),
]


@pytest.mark.parametrize(
    ("command", "act"), TABLE, ids=[command.__name__ for command, _act in TABLE]
)
def test_undo_takes_all_back_and_redo_brings_all_again(
    world: World, command: Callable[..., Any], act: Act
) -> None:
    store = world.store
    before, steps = everything(store), store.undo_label
    act(world)
    after = everything(store)
    assert after != before, "the command changed nothing, so the test shows nothing"
    assert store.read(broken_rules) == []
    assert differences(store) == []
    store.undo()
    assert everything(store) == before
    assert differences(store) == []
    assert store.undo_label == steps
    store.redo()
    assert everything(store) == after
    assert differences(store) == []
    store.undo()
    assert everything(store) == before


def test_no_command_is_missing_from_the_table() -> None:
    listed = {named(command) for command, _act in TABLE}
    assert set(EXEMPT) | READING | listed == set(all_commands())
    assert not listed & (set(EXEMPT) | READING)


def test_the_world_has_a_row_in_every_table(world: World) -> None:
    rows = world.store.read(dump, 1).tables
    assert [name for name, found in rows.items() if not found] == []


def all_commands() -> list[str]:
    found = []
    for module in pkgutil.iter_modules(commands.__path__):
        loaded = importlib.import_module(f"planner.commands.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and first == "session":
                found.append(named(function))
    return found


def named(function: Callable[..., Any]) -> str:
    assert isinstance(function, FunctionType)
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def everything(store: Store) -> dict[str, Any]:
    tables = store.read(dump, 1).tables
    return {name: rows for name, rows in tables.items() if name not in OUTSIDE}


def logged_first(world: World) -> int:
    return world.store.read(encounter_rows, world.conference)[0].id


# Commands that need a step before them to have something to do --------------------------


def hide_all_but_the_first(session: Any, conference_id: int, sessions: list[int]) -> None:
    from planner.model import Event

    for session_id in sessions[1:]:
        session.get(Event, session_id).gone = True
    session.flush()
    calendars.fit_conference(session, conference_id)


def without_own(session: Any, *event_ids: int) -> None:
    from planner.model import Calendar, Event

    for event_id in event_ids:
        session.delete(session.get(Event, event_id))
    session.flush()
    session.delete(session.get(Calendar, events.own_calendar(session, "UTC")))
    session.flush()
    events.own_calendar(session, "Asia/Tokyo")


def complete_ada(session: Any, contact_id: int) -> None:
    contact = people.load_contact(session, contact_id)
    people.complete(session, contact, Person("Ada", phones=("+1 23",), note="Also sings."))


def add_and_remove(session: Any, world: World) -> None:
    new = people.add_contact(session, Person("Short", tags=("x",)), NOW)
    people.edit_contact(session, world.ada, title="master weaver")
    people.remove_contacts(session, [new])


def take_in(session: Any, world: World) -> None:
    targets.add_target(session, world.plain, Person("Dentist Person"), Wish(), NOW)
    events.gather(session, [world.plain], world.conference)


def take_listed(session: Any, conference_id: int, sessions: list[int]) -> None:
    from sqlalchemy import select

    from planner.model import Attendee

    found = session.scalars(
        select(Attendee.id).where(Attendee.event_id.in_([conference_id, *sessions[4:6]]))
    )
    targets.add_from_attendees(session, conference_id, list(found), NOW)


def other_finds(session: Any, world: World) -> None:
    targets.edit_target(session, world.targets["T2"], finds=[world.sessions[1], world.meeting])


def level_and_move(session: Any, world: World) -> None:
    for target_id in world.targets.values():
        targets.edit_target(session, target_id, priority=2)
    session.flush()
    targets.move_target(session, world.targets["T4"], -2)
