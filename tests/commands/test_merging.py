from datetime import UTC, datetime

import pytest
from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.merging import merge_contacts
from planner.commands.people import Person, add_contact
from planner.commands.targets import Wish, add_target, edit_target
from planner.errors import NotAllowed, NotFound
from planner.formats.personline import parse_lines
from planner.model import Role
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.queries.people import contact_row, contact_rows, history_rows
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
