from dataclasses import replace
from datetime import date

import pytest
from store_world import Talk, World, bring, ics, talks

from planner.commands.import_choices import ImportOptions
from planner.commands.people_import import Meaning
from planner.errors import BadInput, Stale
from planner.flows.importing import Outcome, apply, preview
from planner.flows.reading import Brought, read_data, recall_from
from planner.queries.dump import dump
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.store import Store

TODAY = date(2026, 3, 18)
TABLE = b"Name,E-mail\nAda Lindqvist,ada@example.org\nNew One,new@example.org\n,\nOther,x\n"


def read(data: bytes, name: str = "programme.ics") -> Brought:
    (brought,) = read_data(data, name, TODAY)
    return brought


def test_a_preview_changes_nothing_and_tells_what_apply_does(world: World) -> None:
    store = world.store
    items = talks()
    items[0] = replace(items[0], room="Hall 9")
    brought = read(ics(*items[:8], Talk("x", "Extra", "20260317T150000")))
    before = store.read(dump, 1)
    shown = preview(store, brought, ImportOptions(), "Europe/Berlin")
    assert store.read(dump, 1) == before
    told, done = Outcome(shown).as_json(), apply(store, shown).as_json()
    assert told == done
    assert (told["new"], told["changed"], told["moved"], told["gone"]) == (1, 1, 1, 1)
    assert store.undo_label == "Import programme.ics"


def test_a_plan_is_not_applied_to_a_store_that_changed(world: World) -> None:
    store = world.store
    shown = preview(store, read(ics(*talks(8))), ImportOptions(), "Europe/Berlin")
    store.undo()
    before = store.read(dump, 1)
    with pytest.raises(Stale, match="Look at the preview again"):
        apply(store, shown)
    assert store.read(dump, 1) == before


def test_people_are_counted_before_they_are_written(world: World) -> None:
    store = world.store
    brought = read(TABLE, "people.csv")
    before = store.read(dump, 1)
    shown = preview(store, brought, ImportOptions(), "Europe/Berlin")
    assert shown.meaning is Meaning.CONTACTS
    assert store.read(dump, 1) == before
    told = Outcome(shown).as_json()
    assert told == apply(store, shown).as_json()
    assert (told["new"], told["unchanged"]) == (2, 1)
    assert told["found"] == told["new"] + told["changed"] + told["unchanged"] + told["skipped"]
    assert "New One" in {row.name for row in store.read(contact_rows)}


def test_people_of_no_event_are_refused_when_it_comes_to_writing(store: Store) -> None:
    shown = preview(store, read(TABLE, "p.csv"), ImportOptions("attendees"), "UTC")
    with pytest.raises(BadInput, match="give the event"):
        apply(store, shown)


def test_many_changes_among_more_that_is_known_are_preceded_by_a_backup(store: Store) -> None:
    items = [Talk(f"t{n}", f"Talk {n}", "20260316T090000") for n in range(350)]
    apply(store, preview(store, read(ics(*items)), ImportOptions(), "UTC"))
    changed = [replace(item, room="Attic") for item in items[:101]]
    data = ics(*changed, *items[101:])
    (brought,) = read_data(data, "programme.ics", TODAY, recall=recall_from(store))
    assert brought.calendar is not None
    assert len(brought.calendar.known) == 249
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    assert len(store.backups()) == 1


def test_many_changes_are_preceded_by_a_backup(store: Store) -> None:
    many = [Talk(f"m{n}", f"Many {n}", f"20260316T{n % 24:02}{n % 60:02}00") for n in range(120)]
    bring(store, ics(*many))
    assert store.backups() == []
    bring(store, ics(*many))
    assert store.backups() == []
    bring(store, ics(*(replace(item, room="Elsewhere") for item in many)))
    (made,) = store.backups()
    assert made.rows["event"] == len(store.read(event_rows))


def test_a_bulk_import_is_the_same_step(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    shown = preview(store, read(ics(*talks())), ImportOptions(), "UTC")
    apply(store, shown, bulk=True, progress=lambda done, whole: seen.append((done, whole)))
    assert seen == [(9, 9)]
    assert store.undo() == "Import programme.ics"
    assert store.read(event_rows) == []


def test_a_missing_event_to_hang_under_is_said(store: Store) -> None:
    with pytest.raises(BadInput.__mro__[1], match="no event 99"):
        preview(store, read(ics(*talks())), ImportOptions(conference_id=99), "UTC")


def test_what_was_known_before_an_undo_is_read_anew(store: Store) -> None:
    first, *others = talks()
    bring(store, ics(first, *others))
    data = ics(replace(first, room="Attic"), *others)
    bring(store, data)
    more = ics(replace(first, room="Attic"), *others, Talk("x", "Extra", "20260317T150000"))
    (brought,) = read_data(more, "programme.ics", TODAY, recall=recall_from(store))
    assert brought.calendar is not None
    assert len(brought.calendar.known) == 9
    store.undo()
    told = apply(store, preview(store, brought, ImportOptions(), "UTC")).as_json()
    assert (told["new"], told["changed"], told["unchanged"]) == (1, 1, 8)
    rooms = {row.title: row.location for row in store.read(event_rows)}
    assert rooms[first.title] == "Attic"


def test_a_calendar_that_is_undone_while_it_is_read_again_comes_anew(store: Store) -> None:
    bring(store, ics(*talks()))
    more = ics(*talks(), Talk("x", "Extra", "20260317T150000"))
    (brought,) = read_data(more, "programme.ics", TODAY, recall=recall_from(store))
    store.undo()
    told = apply(store, preview(store, brought, ImportOptions(), "UTC")).as_json()
    assert (told["new"], told["unchanged"]) == (10, 0)
