from datetime import UTC, datetime

import pytest
from store_world import World

from planner.commands.duplicates import not_the_same
from planner.commands.encounters import log_lines
from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.merging import merge_contacts
from planner.commands.people import Person, add_contact, edit_contact
from planner.commands.targets import Wish, add_target, edit_target
from planner.errors import NotAllowed, NotFound
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, Role
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.queries.people import contact_photo, contact_row, contact_rows, history_rows
from planner.queries.plan import target_rows

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def test_two_become_one_with_all_that_happened(world: World) -> None:
    store = world.store
    lines = parse_lines('T4 "sang" !a song', today=NOW.date())
    store.write("Log", log_lines, world.conference, lines, NOW)
    before = len(store.read(history_rows, world.ada)) + len(store.read(history_rows, world.adele))
    assert store.write("Merge", merge_contacts, world.ada, world.adele) == "Ada Lindqvist"
    row = store.read(contact_row, world.ada)
    assert row.emails == ("ada@example.org", "ada@looms.example", "adele@example.org")
    assert row.tags == ("looms", "north", "south")
    assert row.note == "Knows everybody.\nAlso known as Adele Lindqvist."
    # One of the two targets at the same event is now part of the other.
    assert len(store.read(history_rows, world.ada)) == before - 1
    with pytest.raises(NotFound):
        store.read(contact_row, world.adele)
    assert store.check_file() == store.read(broken_rules) == []


def test_the_older_code_stays_and_both_cards_are_kept(world: World) -> None:
    store = world.store
    asks = ["Who?", "When?"]
    store.write("E", edit_target, world.targets["T4"], asks=asks, priority=3, role=Role.PEER)
    store.write("Merge", merge_contacts, world.adele, world.ada)
    rows = {row.code: row for row in store.read(target_rows, world.conference)}
    # The one that is kept keeps its own target, whatever its number.
    assert "T1" not in rows
    row = rows["T4"]
    assert (row.asks, row.know) == (("Who?", "When?", "Why?"), "spoke in May; How?")
    assert (row.give, row.why, row.role, row.priority) == ("x; my notes", "advice", "peer", 3)
    assert [find.id for find in row.finds] == [world.meeting]


def test_undo_brings_both_back(world: World) -> None:
    before = world.store.read(dump, 1)
    world.store.write("Merge", merge_contacts, world.adele, world.ada)
    world.store.undo()
    assert world.store.read(dump, 1) == before


def test_who_i_am_survives_a_merge(world: World) -> None:
    world.store.write("Merge", merge_contacts, world.ada, world.me)
    assert world.store.read(contact_row, world.ada).is_me


def test_what_differs_is_kept_in_the_note(world: World) -> None:
    store = world.store
    other = store.write("Add", add_contact, Person("A. L.", "CTO", "Elsewhere", note="n"), NOW)
    store.write("T", add_target, world.plain, Person("A. L."), Wish(), NOW)
    store.write("Merge", merge_contacts, world.ada, other)
    row = store.read(contact_row, world.ada)
    assert (row.name, row.title, row.organisation) == ("Ada Lindqvist", "weaver", "Loom Guild")
    for text in ("Knows everybody.", "n", "A. L.", "CTO", "Elsewhere"):
        assert text in row.note
    assert [t.name for t in store.read(target_rows, world.plain)] == ["Ada Lindqvist"]


def test_nobody_is_merged_with_themselves_or_with_nobody(world: World) -> None:
    people = world.store.read(contact_rows)
    with pytest.raises(NotAllowed, match="same person already"):
        world.store.write("Merge", merge_contacts, world.ada, world.ada)
    with pytest.raises(NotFound):
        world.store.write("Merge", merge_contacts, world.ada, 999)
    assert world.store.read(contact_rows) == people


def everything_between(world: World) -> int:
    """Give both a history, targets and follow-ups of every kind; return a third person."""
    store = world.store
    logged = (
        'T1+T4 "dinner, talked about unions"\n    T4 !the photo *blue hat =a room ?a loom /mail\n'
        "    T1 +a map",
        'Ada Lindqvist <ada@example.org> !a call @mon "on the train"',
        'Adele Lindqvist <adele@example.org> /warm "on the ship" *scarf',
    )
    at = (world.conference, world.plain, None)
    for event_id, text in zip(at, logged, strict=True):
        lines = parse_lines(text, today=NOW.date())
        store.write("Log", log_lines, event_id, lines, NOW, "Europe/Berlin")
    adele = Person("Adele Lindqvist", emails=("adele@example.org",))
    store.write("T", add_target, world.plain, adele, Wish(give="a map"), NOW)
    third = store.write("Add", add_contact, Person("Third Person"), NOW)
    for other in (world.ada, third):
        step = Step(FollowUpKind.INTRODUCTION, "", NOW.date(), "UTC", world.adele, other_id=other)
        store.write("Step", add_follow_up, step, NOW)
    store.write("Two", not_the_same, world.adele, third)
    store.write("Photo", edit_contact, world.adele, photo=b"other", keep_warm_weeks=6)
    return int(third)


def test_all_moves_along_and_undo_brings_every_row_of_every_table_back(world: World) -> None:
    store = world.store
    third = everything_between(world)
    before = store.read(dump, 1)
    assert all(before.tables.values()), "the world has a row in every table"
    store.write("Merge", merge_contacts, world.ada, world.adele)
    after = store.read(dump, 1)
    rows = after.tables
    told = {row["talk"] for row in rows["participant"] if row["contact_id"] == world.ada}
    assert {"on the train", "on the ship"} <= told
    places = {row["conference_id"] for row in rows["target"] if row["contact_id"] == world.ada}
    assert places == {world.conference, world.plain}
    # One conversation with both is one with the one they became, with what was said to each.
    with_both = [e["id"] for e in rows["encounter"] if e["note"] == "dinner, talked about unions"]
    (part,) = [p for p in rows["participant"] if p["encounter_id"] == with_both[0]]
    assert (part["cue"], part["offered"], part["wants"]) == ("blue hat", "a room", "a loom")
    texts = {f["text"] for f in rows["follow_up"] if f["participant_id"] == part["id"]}
    assert {"the photo", "a map"} <= texts
    assert len(rows["follow_up"]) == len(before.tables["follow_up"])
    # Nobody is introduced to themselves, and who is not the one is not the other.
    steps = [row for row in rows["follow_up"] if row["kind"] == "introduction"]
    assert all(row["contact_id"] != row["other_id"] for row in steps)
    pairs = {(row["one_id"], row["other_id"]) for row in rows["distinct_pair"]}
    assert pairs == {(world.ada, third), (world.ada, world.me)}
    held = [
        f"{name}.{column}"
        for name, found in rows.items()
        for row in found
        for column in ("contact_id", "other_id", "one_id")
        if row.get(column) == world.adele
    ]
    assert held == []
    assert store.check_file() == store.read(broken_rules) == []
    store.undo()
    assert store.read(dump, 1) == before
    store.redo()
    assert store.read(dump, 1) == after


def test_the_card_says_field_by_field_what_stays(world: World) -> None:
    store = world.store
    card = Person(
        "Adele Lindqvist",
        "master weaver",
        "",
        emails=("adele@example.org", "ada@example.org"),
        roles=(Role.PEER,),
        tags=("south",),
        note="one note",
        photo=b"new",
    )
    store.write("Merge", merge_contacts, world.ada, world.adele, card)
    row = store.read(contact_row, world.ada)
    assert (row.name, row.title, row.organisation, row.note) == (
        *("Adele Lindqvist", "master weaver", "", "one note"),
    )
    assert (row.emails, row.phones, row.links) == (card.emails, (), ())
    assert (row.roles, row.tags) == (("peer",), ("south",))
    assert store.read(contact_photo, world.ada) == b"new"
