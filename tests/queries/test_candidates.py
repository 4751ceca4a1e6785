from datetime import UTC, datetime

from store_world import Talk, World, bring, ics, talks

from planner.commands.people import Person, add_contact
from planner.commands.people_import import Meaning, import_people
from planner.formats.people import ReadContact, ReadPeople
from planner.model import Presence
from planner.queries.candidates import CandidateRow, candidate_rows

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def test_candidates_are_who_is_listed_those_i_know_first(world: World) -> None:
    rows = world.store.read(candidate_rows, world.conference)
    assert len(rows) == 10
    first = rows[0]
    assert (first.name, first.known, first.code) == ("Speaker Number3", True, "T2")
    marked = [row.name for row in rows if row.marked]
    assert marked == ["Speaker Number0", "Speaker Number1"]
    guest = next(row for row in rows if row.name == "Lista Person")
    assert (guest.presence, guest.organisation, guest.sessions) == (
        Presence.ATTENDEE,
        "Guests Ltd",
        (),
    )
    inside = world.store.read(candidate_rows, world.sessions[5])
    assert [row.name for row in inside] == ["Speaker Number5"]


def test_a_candidate_of_several_sessions_is_one_row_and_a_gone_one_none(world: World) -> None:
    items = talks(8)
    items.append(Talk("twice", "Again", "20260317T170000", speakers=("Speaker Number0",)))
    bring(world.store, ics(*items))
    rows = {row.name: row for row in world.store.read(candidate_rows, world.conference)}
    assert rows["Speaker Number0"].sessions == ("Looms, part 0", "Again")
    assert "Speaker Number8" not in rows


def listed(world: World, *people: ReadContact) -> dict[str, CandidateRow]:
    read = ReadPeople(len(people), 0, people)
    world.store.write("L", import_people, read, Meaning.ATTENDEES, world.conference, NOW)
    return {row.name: row for row in world.store.read(candidate_rows, world.conference)}


def know(world: World, *people: Person) -> None:
    for person in people:
        world.store.write("K", add_contact, person, NOW)


def test_a_speaker_who_is_on_the_list_too_is_one_row(world: World) -> None:
    speaker = ReadContact(1, "Speaker Number0", "CTO", "Engines", ("s0@example.org",))
    rows = listed(world, speaker)
    row = rows["Speaker Number0"]
    assert (row.presence, row.organisation, row.email) == (
        Presence.SPEAKER,
        "Engines",
        "s0@example.org",
    )
    assert row.sessions == ("Looms, part 0",)
    assert len(rows) == 10


def test_two_of_one_name_at_two_organisations_are_two_rows(world: World) -> None:
    people = (
        ReadContact(1, "John Smith", organisation="Acme"),
        ReadContact(2, "John Smith", organisation="Beta"),
    )
    listed(world, *people)
    rows = world.store.read(candidate_rows, world.conference)
    assert [row.organisation for row in rows if row.name == "John Smith"] == ["Acme", "Beta"]


def test_a_contact_without_an_address_is_known_on_a_list_with_them(world: World) -> None:
    profile = "https://www.linkedin.com/in/gil/"
    know(
        world,
        Person("Fay Wray", organisation="Acme"),
        Person("Gil Hart", links=(profile,)),
        Person("Hal Moss", organisation="Acme", emails=("hal@acme.example",)),
        Person("Ida Bell", emails=("office@acme.example",)),
    )
    rows = listed(
        world,
        ReadContact(1, "Fay Wray", organisation="ACME", emails=("fay@acme.example",)),
        ReadContact(2, "Gil M. Hart", links=("linkedin.com/in/gil?x=1",)),
        ReadContact(3, "Hal Moss", organisation="Other", emails=("hal@other.example",)),
        ReadContact(4, "Jo Stone", emails=("office@acme.example",)),
    )
    told = {name: (row.known, row.perhaps) for name, row in rows.items()}
    assert told["Fay Wray"] == told["Gil M. Hart"] == (True, False)
    assert told["Hal Moss"] == told["Jo Stone"] == (False, True)


def test_at_a_company_stand_those_i_know_there_but_never_attendees(world: World) -> None:
    know(world, Person("Fay Wray", organisation="Zeta"))
    rows = listed(
        world,
        ReadContact(1, "Zeta", company=True, place="Hall 1"),
        ReadContact(2, "Beta", company=True),
        ReadContact(3, "Kay Lund", organisation="Beta"),
    )
    assert rows["Zeta"].known_there == ("Fay Wray",)
    assert rows["Zeta"].company
    assert rows["Beta"].known_there == ()


def test_the_columns_of_a_list_are_facts(world: World) -> None:
    note = "likes: tea\nno fact\nTicket type: VIP"
    row = listed(world, ReadContact(1, "Fay Wray", note=note))["Fay Wray"]
    assert row.facts == (("likes", "tea"), ("Ticket type", "VIP"))


def test_a_degree_or_a_sign_behind_a_name_makes_nobody_else(world: World) -> None:
    know(world, Person("Fay Wray, PhD 🚀", organisation="Acme"))
    row = listed(world, ReadContact(1, "Dr. Fay Wray", organisation="Acme"))["Dr. Fay Wray"]
    assert row.known
