import base64
import csv
import ctypes
import ctypes.util
import io
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from store_world import World

from planner.commands.events import add_event
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person, add_contact
from planner.errors import BadInput, PlannerError
from planner.flows import importing
from planner.flows.outgoing import export_folder, follow_ups_file, people_file, plan_ics
from planner.flows.reading import read_data
from planner.flows.restoring import restore
from planner.model import FollowUpKind, FollowUpStatus, Role
from planner.queries.dump import dump
from planner.queries.follow_ups import follow_up_rows
from planner.queries.people import contact_rows
from planner.queries.texts import contact_photos
from planner.store import Store
from planner.times import Moment

ZONE = "Europe/Berlin"
_ICAL_VEVENT, _ICAL_VTODO = 4, 5  # icalcomponent_kind of libical 3


def follow_ups(world: World, suffix: str, **more: object) -> bytes:
    data = follow_ups_file(world.store, world.conference, suffix, my_zone=ZONE, **more)
    assert isinstance(data, bytes)
    return data


def components(data: bytes, kind: str) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(data).walk(kind))


def test_follow_ups_go_out_as_tasks(world: World) -> None:
    world.store.write("Done", set_status, [1], FollowUpStatus.DONE, world.store.clock.now())
    todos = components(follow_ups(world, ".ics"), "VTODO")
    rows = world.store.read(follow_up_rows, world.store.clock.now(), world.conference)
    assert {str(todo["UID"]) for todo in todos} == {row.uid for row in rows}
    told = {str(todo["SUMMARY"]): todo for todo in todos}
    promise = told["Promised Ada Lindqvist: send the draft"]
    assert promise["DUE"].dt.isoformat().startswith("2026-03-20")
    assert (str(promise["STATUS"]), int(promise["PRIORITY"])) == ("COMPLETED", 1)
    assert promise["COMPLETED"].dt == world.store.clock.now()
    assert str(told["Write to New Person"].get("STATUS", "NEEDS-ACTION")) == "NEEDS-ACTION"


def test_follow_ups_go_out_as_events_with_an_alarm(world: World) -> None:
    events = components(follow_ups(world, ".ics", as_events=True), "VEVENT")
    assert len(events) == 3
    assert all(event.walk("VALARM") for event in events)
    assert events[0]["DTSTART"].dt.isoformat() == "2026-03-20"


HARD = 'a\r\nBEGIN:VEVENT\r\nX:1 \\n; , "quoted" 🧵 ' + "Müller-Lüdenscheidt " * 8


@pytest.fixture
def hard(world: World) -> World:
    """Return the world with a follow-up whose words try to break out of their line."""
    now = world.store.clock.now()
    step = Step(FollowUpKind.GIVE, HARD, date(2026, 3, 29), ZONE, person=f"Ada {HARD}")
    world.store.write("Add", add_follow_up, step, now)
    return world


@pytest.mark.parametrize("as_events", [False, True])
def test_other_parsers_read_the_same_tasks(hard: World, as_events: bool) -> None:
    data = follow_ups_file(hard.store, None, ".ics", as_events=as_events, my_zone=ZONE)
    kind = "VEVENT" if as_events else "VTODO"
    rows = hard.store.read(follow_up_rows, hard.store.clock.now())
    ours = {row.uid: row for row in rows}
    read = components(data, kind)
    (calendar,) = vobject.readComponents(data.decode())
    again = getattr(calendar, f"{kind.lower()}_list")
    assert {str(todo["UID"]) for todo in read} == {todo.uid.value for todo in again} == set(ours)
    assert len(components(data, "VEVENT")) == (len(rows) if as_events else 0)
    for todo in again:
        row = ours[todo.uid.value]
        begin = todo.dtstart if as_events else todo.due
        assert begin.value == row.due
        assert todo.dtstamp.value == hard.store.clock.now()
        if row.text == HARD.strip():
            plain = " ".join(HARD.split())
            assert plain in " ".join(todo.summary.value.split())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_libical_reads_the_same_tasks_without_an_error(hard: World) -> None:
    library = ctypes.util.find_library("ical")
    if not library:
        pytest.skip("libical is not installed")
    ical = ctypes.CDLL(library)
    ical.icalparser_parse_string.restype = ctypes.c_void_p
    ical.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for name in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_free"):
        getattr(ical, name).argtypes = [ctypes.c_void_p]
    ical.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
    rows = hard.store.read(follow_up_rows, hard.store.clock.now())
    for as_events, kind in ((False, _ICAL_VTODO), (True, _ICAL_VEVENT)):
        data = follow_ups_file(hard.store, None, ".ics", as_events=as_events, my_zone=ZONE)
        component = ical.icalparser_parse_string(data)
        assert component
        assert ical.icalrestriction_check(component)
        assert ical.icalcomponent_count_errors(component) == 0
        assert ical.icalcomponent_count_components(component, kind) == len(rows)
        ical.icalcomponent_free(component)


def test_who_was_met_goes_out_as_a_table(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(follow_ups(world, ".csv").decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Ada Lindqvist", "New Person"]
    assert rows[0]["Promised"] == "send the draft"
    assert rows[0]["E-mail"] == "ada@example.org, ada@looms.example"
    assert (rows[0]["Recognise by"], rows[0]["Due"]) == ("red glasses", "2026-03-18")
    assert rows[1]["Organisation"] == "Acme"


def test_who_was_met_goes_out_as_cards(world: World) -> None:
    cards = {
        card.fn.value: card for card in vobject.readComponents(follow_ups(world, ".vcf").decode())
    }
    assert set(cards) == {"Ada Lindqvist", "New Person"}
    assert "Met at Loom Days" in cards["New Person"].note.value
    assert cards["Ada Lindqvist"].email_list[0].value == "ada@example.org"


def test_follow_ups_go_out_on_paper(world: World) -> None:
    assert follow_ups(world, ".pdf").startswith(b"%PDF")
    with pytest.raises(BadInput, match=r"not as “\.doc”"):
        follow_ups(world, ".doc")


def test_my_plan_goes_out_as_a_calendar(world: World) -> None:
    events = components(plan_ics(world.store, world.conference), "VEVENT")
    told = {str(event["SUMMARY"]): event for event in events}
    assert set(told) == {
        "Loom Days",
        "Looms, part 0 [must]",
        "Looms, part 1 [must]",
        "Looms, part 3",
        "Coffee with Ada",
    }
    # On its days stand the goals, and whom no session leads to.
    days = told["Loom Days"]
    assert str(days["DESCRIPTION"]).startswith("Goal: ")
    assert "T3 Northwind" in str(days["DESCRIPTION"])
    assert (days["DTSTART"].params["VALUE"], str(days["TRANSP"])) == ("DATE", "TRANSPARENT")
    coffee = told["Coffee with Ada"]
    assert coffee["DTSTART"].dt.isoformat() == "2026-03-16T15:00:00+00:00"
    text = str(coffee["DESCRIPTION"])
    for words in ("T1 Ada Lindqvist, Loom Guild", "Give: my notes", "Ask: Why?", "Ask: How?"):
        assert words in text
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    assert plan_ics(world.store, world.conference) == plan_ics(world.store, world.conference)


def test_all_people_go_out(world: World) -> None:
    world.store.write(
        "Add", add_contact, Person("=cmd()", note="a;b,c\nd"), world.store.clock.now()
    )
    data, count = people_file(world.store, ".vcf")
    cards = {card.fn.value: card for card in vobject.readComponents(data.decode())}
    assert len(cards) == count
    assert cards["=cmd()"].note.value == "a;b,c\nd"
    assert cards["Ada Lindqvist"].org.value == ["Loom Guild"]
    table, _count = people_file(world.store, ".csv")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert {row["Name"] for row in rows} >= {"Ada Lindqvist", "'=cmd()"}
    with pytest.raises(BadInput):
        people_file(world.store, ".docx")


# A grey square of two by two pixels.
PHOTO = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////"
    "////////////////////////////////////////////wAALCAACAAIBAREA/8QAFAABAAAAAAAA"
    "AAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)


@pytest.mark.parametrize("suffix", [".vcf", ".csv"])
def test_people_who_went_out_come_back_as_they_were(
    world: World, tmp_path: Path, suffix: str
) -> None:
    full = Person(
        "Zoë Full",
        "CTO",
        "Engines; Looms, Ltd",
        ("zoe@x.org", "z@x.org"),
        ("+44 20 1", "+44 20 2"),
        ("https://x.org/zoe", "https://y.org/zoe"),
        (Role.MENTOR, Role.PEER),
        ("mentor", "a, b" if suffix == ".vcf" else "old friend"),
        "one\ntwo; three, four",
        photo=PHOTO,
    )
    world.store.write("Add", add_contact, full, world.store.clock.now())
    data, count = people_file(world.store, suffix)
    (brought,) = read_data(data, f"people{suffix}", world.store.clock.today())
    assert brought.people is not None
    assert (brought.people.found, brought.people.skipped) == (count, 0)
    assert brought.people.meaning == "contacts"
    shown = importing.preview(world.store, brought, ImportOptions(), ZONE)
    assert shown.people is not None
    assert (shown.people.new, shown.people.changed) == (0, 0)
    other = Store.open(tmp_path / "other.db", world.store.clock)
    importing.apply(other, importing.preview(other, brought, ImportOptions(), ZONE))
    rows = {row.name: row for row in other.read(contact_rows)}
    row = rows["Zoë Full"]
    assert (row.title, row.organisation) == (full.title, full.organisation)
    assert (row.emails, row.phones, row.links) == (full.emails, full.phones, full.links)
    assert (row.roles, row.tags, row.note) == (full.roles, full.tags, full.note)
    if suffix == ".vcf":
        assert other.read(contact_photos)[row.id] == PHOTO
    other.close()


def test_everything_goes_out_and_comes_back_the_same(world: World, tmp_path: Path) -> None:
    before = world.store.read(dump, 1)
    folder = tmp_path / "out" / "all"
    written = export_folder(world.store, folder)
    assert [path.name for path in written] == [
        "planner.json",
        "events.ics",
        "follow-ups.ics",
        "people.vcf",
        "people.csv",
        "met.csv",
    ]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in written)
    events = components((folder / "events.ics").read_bytes(), "VEVENT")
    assert len(events) == len(before.tables["event"])
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(str(event["UID"]).startswith("planner-event-") for event in events)
    told = {str(event["SUMMARY"]): str(event.get("DESCRIPTION", "")) for event in events}
    assert told["Looms, part 0"].startswith("Mark: must")
    assert "Goal: " in told["Loom Days"]
    other = tmp_path / "other" / "planner.db"
    assert restore(other, folder, world.store.clock) is None
    again = Store.open(other, world.store.clock)
    assert again.read(dump, 1) == before
    assert again.check_file() == []
    again.close()


def test_a_folder_that_cannot_be_made_is_said(world: World) -> None:
    with pytest.raises(PlannerError, match="cannot be used"):
        export_folder(world.store, world.store.path / "below")


def test_what_is_written_meanwhile_does_not_stop_the_export(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, start = world.store.read, Moment.utc(world.store.clock.now())

    def read_and_add(*asked: Any, **how: Any) -> Any:
        answer = read(*asked, **how)
        world.store.write("Add", add_event, title="Meanwhile", start=start)
        return answer

    monkeypatch.setattr(world.store, "read", read_and_add)
    written = export_folder(world.store, tmp_path / "out")
    assert len(written) == 6
