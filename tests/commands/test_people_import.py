from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from store_world import World, bring, ics, talks

from planner.commands.people import Person
from planner.commands.people_import import (
    Meaning,
    PeopleImported,
    import_people,
    remove_unmet_attendees,
)
from planner.commands.targets import Wish, add_from_attendees, add_target
from planner.errors import BadInput
from planner.formats.people import ReadContact, ReadPeople
from planner.model import Attendee, Contact, Organisation
from planner.queries.candidates import candidate_rows
from planner.queries.check import broken_rules
from planner.queries.encounters import encounter_rows
from planner.queries.follow_ups import follow_up_rows
from planner.queries.people import contact_rows
from planner.queries.plan import target_rows
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)

ROWS = (
    ReadContact(
        1, "Ada Łoś", "weaver", "Guild", ("ada@example.org",), note="tea", met_on="2026-03-16"
    ),
    ReadContact(2, "Bob Ray", "CTO", "Acme", met_on="2026-03-17T15:30", note="asked for a quote"),
    ReadContact(3, "Only Name", note="tall"),
    ReadContact(4, "Cy Young", links=("https://example.org/in/cy",)),
    ReadContact(
        5, "", organisation="Stand Co", company=True, place="Hall 1", links=("https://s.example",)
    ),
)


@pytest.fixture
def event(store: Store) -> int:
    event_id = bring(store, ics(*talks())).imported.event_id
    assert isinstance(event_id, int)
    return event_id


def send(
    store: Store, meaning: Meaning, event: int | None, *rows: ReadContact, now: datetime = NOW
) -> PeopleImported:
    people = ReadPeople(len(rows), 0, rows)
    return store.write("Import", import_people, people, meaning, event, now)


def numbers(done: PeopleImported) -> tuple[int, int, int]:
    return (done.new, done.changed, done.unchanged)


@pytest.mark.parametrize("meaning", list(Meaning))
def test_the_same_list_again_changes_nothing(store: Store, event: int, meaning: Meaning) -> None:
    rows = ROWS if meaning is not Meaning.MET else ROWS[:4]
    assert numbers(send(store, meaning, event, *rows)) == (len(rows), 0, 0)
    step = store.undo_label
    store.write("x", lambda session: None)
    later = datetime(2026, 3, 20, 8, tzinfo=UTC)
    assert numbers(send(store, meaning, event, *rows, now=later)) == (0, 0, len(rows))
    assert store.undo_label == step
    assert store.read(broken_rules) == []


def test_contacts_are_completed_by_a_newer_list(store: Store) -> None:
    send(store, Meaning.CONTACTS, None, *ROWS)
    newer = (
        ReadContact(1, "Ada Los", emails=("ADA@example.org",), phones=("+1 2",)),
        ReadContact(2, "Bob Ray", "CTO", "Acme", ("bob@example.org",)),
        ReadContact(3, "Stand Co", company=True, organisation="Stand Co", note="new flyer"),
        ReadContact(4, "Bob Ray", "CFO", "Other Ltd"),
    )
    assert numbers(send(store, Meaning.CONTACTS, None, *newer)) == (1, 3, 0)
    rows = {(row.name, row.organisation): row for row in store.read(contact_rows)}
    assert rows["Ada Łoś", "Guild"].phones == ("+1 2",)
    assert rows["Bob Ray", "Acme"].emails == ("bob@example.org",)
    assert rows["Bob Ray", "Other Ltd"].title == "CFO"
    told = store.read(lambda session: list(session.scalars(select(Organisation.note))))
    assert "Hall 1\nnew flyer" in told


@pytest.mark.parametrize("meaning", [Meaning.CONTACTS, Meaning.MET])
def test_the_stand_of_a_person_stays_in_the_note(
    store: Store, event: int, meaning: Meaning
) -> None:
    at_stand = ReadContact(1, "Ada Łoś", emails=("ada@x.org",), place="Hall 5 / B12", note="dyes")
    send(store, meaning, event, at_stand)
    ada = store.read(lambda session: session.scalars(select(Contact)).one().note)
    assert ada == "dyes\nHall 5 / B12"
    assert numbers(send(store, meaning, event, at_stand)) == (0, 0, 1)


def test_a_name_alone_merges_nobody(store: Store) -> None:
    send(store, Meaning.CONTACTS, None, ReadContact(1, "Ann Lee", emails=("ann@example.org",)))
    others = (
        ReadContact(1, "Ann Lee", emails=("other@example.org",)),
        ReadContact(2, "Ann Lee", organisation="Acme"),
    )
    assert numbers(send(store, Meaning.CONTACTS, None, *others)) == (2, 0, 0)


def test_the_same_person_twice_in_one_list_is_one(store: Store) -> None:
    twice = (
        ReadContact(1, "Ann Lee", emails=("ann@example.org",)),
        ReadContact(2, "Ann Lee", emails=("ann@example.org",), phones=("+1",)),
        ReadContact(3, "Bea", organisation="Acme"),
        ReadContact(4, "Bea", organisation="ACME"),
    )
    assert numbers(send(store, Meaning.CONTACTS, None, *twice)) == (2, 1, 1)


def test_attendees_are_candidates_and_no_contacts(store: Store, event: int) -> None:
    send(store, Meaning.ATTENDEES, event, *ROWS)
    assert store.read(contact_rows) == []
    listed = {row.name: row for row in store.read(candidate_rows, event) if row.event_id == event}
    assert listed["Stand Co"].place == "Hall 1"
    assert listed["Ada Łoś"].email == "ada@example.org"
    newer = (ReadContact(1, "Ada Łoś", "head weaver", "Guild", ("ada@example.org",)),)
    newer += (
        ReadContact(2, "Bob Ray", "CTO", "Acme", ("bob@example.org",)),
        ReadContact(3, "Newby"),
    )
    assert numbers(send(store, Meaning.ATTENDEES, event, *newer)) == (1, 2, 0)


def test_who_was_met_has_one_conversation_each_dated_with_its_note(
    store: Store, event: int
) -> None:
    send(store, Meaning.MET, event, *ROWS[:3])
    rows = store.read(encounter_rows, event)
    assert [(row.who, f"{row.at:%d %H:%M}", row.people[0].talk) for row in rows] == [
        ("Ada Łoś", "16 12:00", "tea"),
        ("Bob Ray", "17 15:30", "asked for a quote"),
        ("Only Name", "17 12:45", "tall"),
    ]
    steps = store.read(follow_up_rows, NOW, event)
    assert {row.person for row in steps} == {"Ada Łoś", "Bob Ray", "Only Name"}
    other = ReadContact(1, "Only Name", note="met again, different matter")
    assert numbers(send(store, Meaning.MET, event, other)) == (0, 1, 0)


def test_columns_of_a_badge_scanner_are_no_talk(store: Store, event: int) -> None:
    note = "wants a demo\nBadge ID: B00003\nRating: 4"
    scanned = ReadContact(1, "Ada Łoś", note=note)
    send(store, Meaning.MET, event, scanned)
    (row,) = store.read(encounter_rows, event)
    part = row.people[0]
    assert (part.talk, part.note) == ("wants a demo", "Badge ID: B00003\nRating: 4")
    assert numbers(send(store, Meaning.MET, event, scanned)) == (0, 0, 1), "known already"


@pytest.mark.parametrize("meaning", [Meaning.ATTENDEES, Meaning.MET])
def test_an_event_is_needed_for_who_is_or_was_there(store: Store, meaning: Meaning) -> None:
    with pytest.raises(BadInput, match="give the event with --in"):
        send(store, meaning, None, *ROWS)


def test_a_date_that_is_none_costs_only_the_date(store: Store, event: int) -> None:
    send(store, Meaning.MET, event, ReadContact(1, "Bob Ray", met_on="sometime"))
    assert f"{store.read(encounter_rows, event)[0].at:%d %H:%M}" == "17 12:45"


def test_only_those_nobody_met_or_wants_leave_the_list(store: Store, event: int) -> None:
    names = ("Met One", "Wanted One", "Nobody's One", "Other One")
    rows = [ReadContact(n, name, organisation="Acme") for n, name in enumerate(names)]
    send(store, Meaning.ATTENDEES, event, *rows)
    send(store, Meaning.MET, event, rows[0])
    store.write("T", add_target, event, Person("Wanted One"), Wish(), NOW)
    assert store.write("Remove", remove_unmet_attendees, event) == 2
    assert store.read(listed) == ["Met One", "Wanted One"]
    assert len(store.read(candidate_rows, event)) == 11
    store.undo()
    assert len(store.read(listed)) == 4


SHARED = (
    ReadContact(1, "Ada Lovelace", "CTO", "Engines", ("ada@example.org",)),
    ReadContact(2, "Mary Somerville", "Scientist", "Engines", ("ada@example.org",)),
    ReadContact(3, "Cy Young", organisation="Engines", links=("https://engine.example/en",)),
    ReadContact(4, "Dee Brown", organisation="Engines", links=("https://engine.example/en",)),
)


@pytest.mark.parametrize("meaning", list(Meaning))
def test_an_address_left_for_several_people_makes_nobody_one(
    store: Store, event: int, meaning: Meaning
) -> None:
    assert numbers(send(store, meaning, event, *SHARED)) == (4, 0, 0)
    assert numbers(send(store, meaning, event, *SHARED)) == (0, 0, 4)


def test_who_left_one_address_for_several_becomes_a_target_by_name(
    store: Store, event: int
) -> None:
    send(store, Meaning.ATTENDEES, event, *SHARED[:2])
    ids = [row.id for row in store.read(candidate_rows, event) if row.event_id == event]
    store.write("T", add_from_attendees, event, ids, NOW)
    rows = {row.name: row for row in store.read(target_rows, event)}
    assert set(rows) == {"Ada Lovelace", "Mary Somerville"}
    assert "ada@example.org" in rows["Mary Somerville"].know


def test_an_offices_mailbox_does_not_make_a_newcomer_somebody_known(store: Store) -> None:
    known = ReadContact(1, "Ada Lovelace", emails=("info@engine.example",))
    other = ReadContact(1, "Mary Somerville", emails=("info@engine.example",))
    send(store, Meaning.CONTACTS, None, known)
    assert numbers(send(store, Meaning.CONTACTS, None, other)) == (1, 0, 0)
    again = replace(known, name="A. Lovelace")
    assert numbers(send(store, Meaning.CONTACTS, None, again)) == (0, 1, 0)


def test_a_profile_is_the_same_however_its_link_is_written(store: Store) -> None:
    links = ("https://www.linkedin.com/in/ada/", "http://uk.linkedin.com/in/ada")
    for number, link in enumerate(links):
        done = send(store, Meaning.CONTACTS, None, ReadContact(1, "Ada L", links=(link,)))
        assert (done.new, done.changed) == (1 - number, number)


def test_a_bare_name_is_nobody_of_whom_more_is_known(store: Store) -> None:
    send(store, Meaning.CONTACTS, None, ReadContact(1, "Ann Lee", phones=("+44 20 7946 0001",)))
    assert numbers(send(store, Meaning.CONTACTS, None, ReadContact(1, "Ann Lee"))) == (1, 0, 0)
    by_phone = ReadContact(1, "Ann Lee", phones=("020 7946 0001",))
    assert send(store, Meaning.CONTACTS, None, by_phone).new == 0


def test_a_list_without_addresses_does_not_grow_beside_several_of_the_name(store: Store) -> None:
    known = ReadContact(1, "Ann Lee", organisation="Acme", emails=("ann@example.org",))
    other = replace(known, emails=("lee@example.org",))
    send(store, Meaning.CONTACTS, None, known, other)
    bare = ReadContact(1, "Ann Lee", organisation="Acme")
    page = ReadContact(2, "Loom Works", links=("https://loom.example",), phones=("+1 555",))
    assert numbers(send(store, Meaning.CONTACTS, None, bare, page)) == (2, 0, 0)
    assert numbers(send(store, Meaning.CONTACTS, None, bare, page)) == (0, 0, 2)


@pytest.mark.parametrize("meaning", [Meaning.CONTACTS, Meaning.ATTENDEES])
def test_two_of_one_name_stay_two(store: Store, event: int, meaning: Meaning) -> None:
    two = (ReadContact(1, "John Smith", "CEO"), ReadContact(2, "John Smith", "CTO"))
    assert numbers(send(store, meaning, event, *two)) == (2, 0, 0)
    assert numbers(send(store, meaning, event, *two)) == (0, 0, 2)


def test_a_newer_list_that_knows_another_post_loses_neither(store: Store) -> None:
    first = ReadContact(1, "Ada Lovelace", "CTO", "Engines", ("ada@example.org",), note="tea")
    newer = ReadContact(1, "Ada King", "CEO", "Looms", ("ada@example.org",), note="tea\nyarn")
    send(store, Meaning.CONTACTS, None, first)
    assert numbers(send(store, Meaning.CONTACTS, None, newer)) == (0, 1, 0)
    (row,) = store.read(contact_rows)
    assert (row.name, row.title, row.organisation) == ("Ada Lovelace", "CTO", "Engines")
    assert row.note.splitlines() == [
        *("tea", "yarn", "Also known as Ada King.", "Also: CEO.", "Also at Looms."),
    ]
    assert numbers(send(store, Meaning.CONTACTS, None, newer)) == (0, 0, 1)


def test_a_newer_list_of_attendees_updates_what_it_says_and_keeps_the_rest(
    store: Store, event: int
) -> None:
    note = "Ticket: Standard\nDiet: vegan"
    first = ReadContact(1, "Ada", "CTO", "Engines", ("ada@example.org",), note=note)
    newer = ReadContact(1, "Ada", emails=("ada@example.org",), note="Ticket: VIP")
    send(store, Meaning.ATTENDEES, event, first)
    assert numbers(send(store, Meaning.ATTENDEES, event, newer)) == (0, 1, 0)
    told = store.read(
        lambda session: [
            (one.title, one.organisation, one.note)
            for one in session.scalars(select(Attendee).where(Attendee.listed))
        ]
    )
    assert told == [("CTO", "Engines", "Ticket: VIP\nDiet: vegan")]


def test_who_was_met_under_another_form_of_the_name_stays_on_the_list(
    store: Store, event: int
) -> None:
    mail = ("ada@example.org",)
    send(store, Meaning.ATTENDEES, event, ReadContact(1, "A. Lovelace", emails=mail))
    send(store, Meaning.MET, event, ReadContact(1, "Ada Lovelace", emails=mail))
    assert store.write("Remove", remove_unmet_attendees, event) == 0


def test_a_thousand_people_take_seconds(world: World) -> None:
    import time

    rows = [
        ReadContact(n, f"Name {n}", "title", f"Org {n % 50}", (f"p{n}@example.org",))
        for n in range(1000)
    ]
    began = time.process_time()
    send(world.store, Meaning.CONTACTS, None, *rows)
    assert numbers(send(world.store, Meaning.CONTACTS, None, *rows)) == (0, 0, 1000)
    assert time.process_time() - began < 6


def test_many_companies_take_no_longer_than_one(store: Store) -> None:
    from time import process_time

    rows = [ReadContact(n, f"Name {n}", organisation=f"Org {n}") for n in range(1500)]
    began = process_time()
    send(store, Meaning.CONTACTS, None, *rows)
    assert process_time() - began < 2
    assert len({row.organisation for row in store.read(contact_rows)}) == 1500


def test_the_preview_is_told_row_by_row(store: Store, event: int) -> None:
    send(store, Meaning.ATTENDEES, event, *ROWS[:2])
    newer = (replace(ROWS[0], title="head"), *ROWS[1:3])
    done = send(store, Meaning.ATTENDEES, event, *newer)
    assert (done.rows, done.listed_before) == (("changed", "unchanged", "new"), 2)


def listed(session: Session) -> list[Any]:
    return list(session.scalars(select(Attendee.name).where(Attendee.listed).order_by(Attendee.id)))
