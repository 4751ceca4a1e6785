"""A small but complete world in a real store: something in every table, all of it invented."""

import ast
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.duplicates import not_the_same
from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan, set_mark
from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.goals import add_goal
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person, add_contact, edit_profile, set_me
from planner.commands.people_import import Meaning, import_people
from planner.commands.sheets import PrintedLine, Printing, register
from planner.commands.targets import Wish, add_company_target, add_target
from planner.flows.importing import Outcome, apply, preview
from planner.flows.reading import read_data
from planner.formats.people import ReadContact, ReadPeople
from planner.formats.personline import parse_lines
from planner.model import Calendar, CustomText, Event, FollowUpKind, Mark, Role, Target
from planner.store import Store
from planner.times import Moment

ZONE = "Europe/Lisbon"
NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Talk:
    """One VEVENT of an invented programme; `extra` are further lines of it."""

    uid: str
    title: str
    start: str
    minutes: int = 45
    room: str = "Hall 1"
    speakers: tuple[str, ...] = ()
    text: str = ""
    extra: tuple[str, ...] = ()


def talks(number: int = 9) -> list[Talk]:
    """Return a programme of two days, each talk with its own speaker, the last two at one time."""
    found = []
    for index in range(number):
        day, hour = 16 + index // 5, 9 + index % 5
        found.append(
            Talk(
                f"talk-{index}@example.org",
                f"Looms, part {index}",
                f"202603{day:02}T{hour:02}0000",
                room=f"Hall {1 + index % 2}",
                speakers=(f"Speaker Number{index}",),
                text=f"What part {index} is about.",
            )
        )
    return found


def ics(
    *items: Talk,
    name: str = "Loom Days",
    zone: str = ZONE,
    method: str = "",
    head: tuple[str, ...] = (),
    stamp: str = "20260101T000000Z",
) -> bytes:
    """Return a calendar file; times are floating, in the zone that the file names if any."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", f"X-WR-CALNAME:{name}"]
    lines += [f"X-WR-TIMEZONE:{zone}"] if zone else []
    lines += [f"METHOD:{method}"] if method else []
    lines += head
    for item in items:
        start = datetime.strptime(item.start.rstrip("Z"), "%Y%m%dT%H%M%S")
        end = start + timedelta(minutes=item.minutes)
        mark = "Z" if item.start.endswith("Z") else ""
        lines += [
            "BEGIN:VEVENT",
            f"UID:{item.uid}",
            f"DTSTAMP:{stamp}",
            f"DTSTART:{item.start}",
            f"DTEND:{end:%Y%m%dT%H%M%S}{mark}",
            f"SUMMARY:{item.title}",
            f"LOCATION:{item.room}",
            *([f"DESCRIPTION:{item.text}"] if item.text else []),
            *(f'ATTENDEE;CN="{speaker}":invalid:nomail' for speaker in item.speakers),
            *item.extra,
            "END:VEVENT",
        ]
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def bring(
    store: Store,
    data: bytes,
    name: str = "programme.ics",
    options: ImportOptions | None = None,
    *,
    sample: bool = False,
) -> Outcome:
    """Import bytes as the program does: read, preview, apply."""
    clock = store.clock
    (brought,) = read_data(data, name, clock.today(), sample=sample)
    return apply(store, preview(store, brought, options or ImportOptions(), clock.zone_name))


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open a new store in a folder and close it afterwards."""
    store = Store.open(folder / "planner.db", Clock.from_environment())
    yield store
    store.close()


@dataclass
class World:
    """The store, and the ids of what stands in it by a short name."""

    store: Store
    conference: int = 0
    calendar: int = 0
    personal: int = 0
    sample: int = 0
    sessions: list[int] = field(default_factory=list)
    meeting: int = 0
    coffee: int = 0
    plain: int = 0
    ada: int = 0
    adele: int = 0
    me: int = 0
    goal: int = 0
    targets: dict[str, int] = field(default_factory=dict)
    follow_up: int = 0
    attendee: int = 0


def build(store: Store) -> World:
    """Fill a store: two calendars and the sample, a plan, a sheet, a log, people of every kind."""
    world = World(store)
    outcome = bring(store, ics(*talks()))
    assert outcome.imported is not None
    assert outcome.imported.event_id is not None
    world.calendar, world.conference = outcome.imported.calendar_id, outcome.imported.event_id
    world.sessions = store.read(_session_ids, world.conference)
    personal = [
        Talk("choir@example.org", "Choir", "20260105T190000", extra=("RRULE:FREQ=WEEKLY;COUNT=6",)),
        Talk("dentist@example.org", "Dentist", "20260320T110000"),
    ]
    personal_name = "mine.ics"
    outcome = bring(store, ics(*personal, name="Mine", zone="Europe/Berlin"), personal_name)
    assert outcome.imported is not None
    world.personal = outcome.imported.calendar_id
    sample_talks = [
        Talk(f"s{n}@example.org", f"Sample {n}", f"20260501T{9 + n:02}0000", speakers=("Inven Ta",))
        for n in range(8)
    ]
    outcome = bring(store, ics(*sample_talks, name="Sample"), "sample.ics", sample=True)
    assert outcome.imported is not None
    world.sample = outcome.imported.calendar_id
    _people(world)
    _plan(world)
    _log(world)
    store.write("Keep a text", _keep_text)
    return world


def _people(world: World) -> None:
    write = world.store.write
    person = Person(
        "Ada Lindqvist",
        "weaver",
        "Loom Guild",
        emails=("ada@example.org", "ada@looms.example"),
        phones=("+351 21 000 000",),
        links=("https://example.org/ada",),
        roles=(Role.MENTOR,),
        tags=("looms", "north"),
        note="Knows everybody.",
        photo=b"\x89PNG not a real one",
    )
    world.ada = write("Add", add_contact, person, NOW)
    twin = Person("Adele Lindqvist", emails=("adele@example.org",), tags=("looms", "south"))
    world.adele = write("Add", add_contact, twin, NOW)
    mine = Person("Me Myself", "maker", "Loom & Lever", emails=("me@example.org",))
    world.me = write("Me", set_me, mine, NOW)
    write("Two people", not_the_same, world.me, world.adele)
    write("Lines", edit_profile, introduction="I build looms.", conversations_a_day=5)


def _plan(world: World) -> None:
    write, sessions = world.store.write, world.sessions
    write("Mark", set_mark, sessions[:2], Mark.MUST)
    write("Note", edit_plan, sessions[2], note="Sit in front", paper_title="Looms 2")
    world.goal = write("Goal", add_goal, world.conference, "Meet five", 5)
    ada = Person("Ada Lindqvist", emails=("ada@example.org",))
    wish = Wish(3, Role.MENTOR, "advice", "spoke in May", "my notes", ("Why?", "How?"))
    write("Target", add_target, world.conference, ada, wish, NOW)
    write("Target", add_target, sessions[3], Person("Speaker Number3"), Wish(), NOW)
    write("Target", add_company_target, world.conference, "Northwind", Wish(2, place="Hall 2"))
    write("Target", add_target, world.conference, Person("Adele Lindqvist"), Wish(give="x"), NOW)
    world.meeting = write(
        "Meet",
        add_event,
        title="Coffee with Ada",
        start=Moment.zoned(datetime(2026, 3, 16, 15), ZONE),
        end=Moment.zoned(datetime(2026, 3, 16, 15, 30), ZONE),
        place="Kiosk",
        zone=ZONE,
        my_zone="Europe/Berlin",
        conference_id=world.conference,
        codes=["T1"],
    )
    world.coffee = write(
        "Add",
        add_event,
        title="Walk",
        start=Moment.of_date(date(2026, 3, 19)),
        zone="Europe/Berlin",
    )
    world.plain = world.store.read(_event_called, "Dentist")
    listed = ReadContact(1, "Lista Person", organisation="Guests Ltd", emails=("l@example.org",))
    people = ReadPeople(1, 0, (listed,))
    write("Guests", import_people, people, Meaning.ATTENDEES, world.conference, NOW)
    world.targets = world.store.read(_targets)
    line = PrintedLine(world.targets["T1"], "T1", "Ada Lindqvist", ({"event": 1, "place": "x"},))
    printing = Printing(world.conference, "hash", "full", "a4", 8, lines=[line])
    write("Print", register, printing, NOW)


def _log(world: World) -> None:
    text = 'T1 !send the draft @fri *red glasses /mail "asked about looms"\nNew Person, Acme /1w'
    lines = parse_lines(text, today=date(2026, 3, 18))
    world.store.write("Log", log_lines, world.conference, lines, NOW, "Europe/Berlin")
    step = Step(
        FollowUpKind.INTRODUCTION,
        "they should meet",
        date(2026, 3, 25),
        ZONE,
        contact_id=world.ada,
        other_id=world.me,
    )
    world.follow_up = world.store.write("Step", add_follow_up, step, NOW)


def _keep_text(session: Session) -> None:
    session.add(CustomText(kind="message", key="met", language="en", text="Dear {name}"))


def _session_ids(session: Session, conference_id: int) -> list[int]:
    return list(
        session.scalars(
            select(Event.id).where(Event.parent_id == conference_id).order_by(Event.start_at)
        )
    )


def _event_called(session: Session, title: str) -> int:
    return session.scalars(select(Event.id).where(Event.title == title)).one()


def _targets(session: Session) -> dict[str, int]:
    return {t.code: t.id for t in session.scalars(select(Target).order_by(Target.id))}


def calendars(session: Session) -> list[str]:
    """Return the names of all calendars, in the order in which they came."""
    return list(session.scalars(select(Calendar.name).order_by(Calendar.id)))


# Fixtures; each folder that wants them imports them in its conftest.


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a new, empty store."""
    with opened(tmp_path) as store:
        yield store


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the world once; return the folder that holds its store and its ids."""
    folder = tmp_path_factory.mktemp("world")
    with opened(folder) as store:
        world = build(store)
        (folder / "ids").write_text(repr({k: v for k, v in vars(world).items() if k != "store"}))
    return folder


@pytest.fixture
def world(filled: Path, tmp_path: Path) -> Iterator[World]:
    """Return the world in a store of the test's own."""
    shutil.copyfile(filled / "planner.db", tmp_path / "planner.db")
    with opened(tmp_path) as store:
        yield World(store, **ast.literal_eval((filled / "ids").read_text()))
