import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands import counters
from planner.commands.people import Person, add_contact, edit_contact, edit_profile, remove_contacts
from planner.errors import NotAllowed, PlannerError, StoreBusy
from planner.model import Address, AddressKind, Contact
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)

Add = Callable[[Store, str], int]
Names = Callable[[Store], list[str]]


def test_a_step_is_undone_and_done_again(store: Store, add: Add, names: Names) -> None:
    add(store, "Ada")
    add(store, "Grace")
    assert store.undo_label == "Add Grace"
    assert store.undo() == "Add Grace"
    assert names(store) == ["Ada"]
    assert (store.undo_label, store.redo_label) == ("Add Ada", "Add Grace")
    assert store.undo() == "Add Ada"
    assert names(store) == []
    assert (store.undo_label, store.redo_label) == (None, "Add Ada")
    assert [store.redo(), store.redo()] == ["Add Ada", "Add Grace"]
    assert names(store) == ["Ada", "Grace"]
    assert store.redo_label is None


def test_a_command_that_changes_nothing_writes_nothing(
    store: Store, path: Path, add: Add, digest: Callable[[Path], str]
) -> None:
    ada = add(store, "Ada")
    before, step, revision = digest(path), store.undo_label, store.revision
    same = store.write("Rename", rename, ada, "Ada")
    assert same.name == "Ada"
    assert (digest(path), store.undo_label, store.revision) == (before, step, revision)
    assert store.write("Rename", rename, ada, "Ada King").name == "Ada King"
    assert (store.undo_label, store.revision) == ("Rename", revision + 1)


def rename(session: Session, contact_id: int, name: str) -> Contact:
    contact = session.get_one(Contact, contact_id)
    contact.name = name
    return contact


def test_nothing_to_undo_is_said(store: Store) -> None:
    with pytest.raises(NotAllowed, match="nothing to undo"):
        store.undo()
    with pytest.raises(NotAllowed, match="nothing to redo"):
        store.redo()


def test_undo_and_redo_outlive_the_program(
    store: Store, path: Path, clock: Clock, add: Add, names: Names
) -> None:
    add(store, "Ada")
    add(store, "Grace")
    store.undo()
    store.close()
    again = Store.open(path, clock)
    assert (again.undo_label, again.redo_label) == ("Add Ada", "Add Grace")
    again.redo()
    assert names(again) == ["Ada", "Grace"]
    again.undo()
    again.undo()
    assert names(again) == []
    again.close()


def test_undo_brings_back_a_parent_with_its_children(store: Store, add: Add) -> None:
    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, emails=["ada@example.org"], tags=["looms"])
    before = everything(store)
    store.write("Remove", remove_contacts, [contact])
    gone = everything(store)
    store.undo()
    assert everything(store) == before
    store.redo()
    assert everything(store) == gone


def test_something_new_forgets_what_could_be_redone(store: Store, add: Add) -> None:
    add(store, "Ada")
    store.undo()
    add(store, "Grace")
    assert store.redo_label is None


def test_a_command_that_changes_nothing_is_no_step(store: Store, add: Add) -> None:
    contact = add(store, "Ada")
    store.undo()
    store.redo()
    store.write("Nothing", edit_contact, contact, name="Ada")
    assert store.undo_label == "Add Ada"
    store.undo()
    store.write("Nothing", lambda session: None)
    assert store.redo_label == "Add Ada"


def test_one_hundred_steps_are_kept(store: Store, add: Add, names: Names) -> None:
    for number in range(103):
        add(store, f"Person {number}")
    for _ in range(100):
        store.undo()
    assert names(store) == ["Person 0", "Person 1", "Person 2"]
    assert store.undo_label is None


def test_numbers_given_out_are_not_taken_back(store: Store) -> None:
    take = [store.write("Take", counters.take, counters.SHEET_NUMBER, 1) for _ in range(2)]
    assert take == [1, 2]
    assert store.undo_label is None
    assert store.write("Take", counters.take, counters.SHEET_NUMBER, 1) == 3


def test_what_is_written_for_good_leaves_nothing_to_undo(
    store: Store, path: Path, add: Add, names: Names
) -> None:
    contact = add(store, "Zyxwvut Unmistakable")
    add(store, "Ada")
    store.undo()
    store.write_for_good(remove_contacts, [contact])
    assert (store.undo_label, store.redo_label) == (None, None)
    assert names(store) == []
    store.close()
    assert b"Zyxwvut" not in path.read_bytes()


def test_a_command_that_fails_leaves_everything_as_it_was(store: Store, add: Add) -> None:
    add(store, "Ada")
    before = everything(store)

    def fails(session: Session) -> None:
        add_contact(session, Person("Grace"), NOW)
        session.flush()
        raise ValueError("half way")

    for write in (store.write, store.write_bulk):
        with pytest.raises(ValueError, match="half way"):
            write("Fail", fails)
    with pytest.raises(ValueError, match="half way"):
        store.write_for_good(fails)
    assert everything(store) == before
    assert store.undo_label == "Add Ada"


def test_a_row_that_points_nowhere_is_refused_even_at_the_end(
    store: Store, add: Add, names: Names
) -> None:
    add(store, "Ada")
    before = everything(store)

    def dangling(session: Session) -> None:
        session.add(Address(contact_id=99, kind=AddressKind.EMAIL, value="x"))
        session.flush()

    for write in (lambda: store.write("Bad", dangling), lambda: store.write_for_good(dangling)):
        with pytest.raises(IntegrityError):
            write()
    assert everything(store) == before
    add(store, "Grace")
    assert names(store) == ["Ada", "Grace"]


def test_a_rehearsal_answers_and_changes_nothing(store: Store, add: Add) -> None:
    add(store, "Ada")
    before = everything(store)
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    assert store.rehearse(add_contact, Person("Grace"), NOW) == 2
    assert everything(store) == before
    assert (store.undo_label, store.revision, told) == ("Add Ada", 1, [])


def test_reading_cannot_write(store: Store, add: Add, names: Names) -> None:
    add(store, "Ada")

    def writes(session: Session) -> None:
        session.execute(text("DELETE FROM contact"))

    def writes_and_fails(session: Session) -> None:
        writes(session)
        raise KeyError

    with pytest.raises(RuntimeError, match="taken back"):
        store.read(writes)
    assert names(store) == ["Ada"]
    with pytest.raises(KeyError):
        store.read(writes_and_fails)
    assert names(store) == ["Ada"]

    def changes(session: Session) -> None:
        contact = session.scalar(select(Contact))
        assert contact is not None
        contact.name = "Changed"

    store.read(changes)
    assert names(store) == ["Ada"]
    add(store, "Grace")
    assert names(store) == ["Ada", "Grace"]


def test_a_record_that_was_read_can_be_shown_afterwards(store: Store, add: Add) -> None:
    contact = add(store, "Ada")
    record = store.read(lambda session: session.get(Contact, contact))
    assert record is not None
    assert (record.name, record.note) == ("Ada", "")


# Announcements ---------------------------------------------------------------------------


def test_a_change_names_its_tables_after_it_is_saved(store: Store, add: Add, names: Names) -> None:
    told: list[tuple[frozenset[str], list[str]]] = []
    store.on_change(lambda tables: told.append((tables, names(store))))
    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, emails=["ada@example.org"], name="Ada L")
    store.undo()
    store.redo()
    both = frozenset({"contact", "address"})
    assert told == [
        (frozenset({"contact"}), ["Ada"]),
        (both, ["Ada L"]),
        (both, ["Ada"]),
        (both, ["Ada L"]),
    ]
    assert store.revision == 4


def test_what_lies_outside_undo_is_announced_too(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    store.write("Take", counters.take, counters.SHEET_NUMBER, 1)
    store.write("Lines", edit_profile, introduction="I build looms.")
    assert told == [frozenset({"counter"}), frozenset({"profile"})]
    # A plan of an import stays true when a sheet was printed meanwhile.
    assert store.revision == 1


def test_nothing_is_announced_when_nothing_was_saved(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    store.write("Nothing", lambda session: None)
    with pytest.raises(PlannerError):
        store.write("Bad", add_contact, Person(" "), NOW)
    assert told == []


# Threads ---------------------------------------------------------------------------------


def test_a_read_during_bulk_work_is_refused_at_once(store: Store, names: Names) -> None:
    inside, leave = threading.Event(), threading.Event()

    def long(session: Session) -> int:
        inside.set()
        leave.wait(10)
        return add_contact(session, Person("Ada"), NOW)

    worker = threading.Thread(target=store.write_bulk, args=("Import", long))
    worker.start()
    assert inside.wait(10)
    began = time.monotonic()
    for call in (lambda: names(store), lambda: store.write("Add", lambda session: None)):
        with pytest.raises(StoreBusy, match="busy with a long task"):
            call()
    assert time.monotonic() - began < 0.5
    leave.set()
    worker.join()
    assert names(store) == ["Ada"]


def test_two_threads_write_one_after_the_other(store: Store, add: Add, names: Names) -> None:
    workers = [
        threading.Thread(target=lambda first=first: [add(store, f"{first}{n}") for n in range(20)])
        for first in "ab"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(names(store)) == sorted(f"{first}{n}" for first in "ab" for n in range(20))


# Restoring a backup ----------------------------------------------------------------------


def test_a_backup_takes_the_place_of_the_store(store: Store, add: Add, names: Names) -> None:
    add(store, "Ada")
    made = store.backup()
    add(store, "Grace")
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    before = store.restore_file(made.path)
    assert names(store) == ["Ada"]
    assert store.undo_label is None
    assert before.rows["contact"] == 2
    assert "contact" in told[0]
    add(store, "Mary")
    store.undo()
    assert names(store) == ["Ada"]
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_restored_leaves_the_store_alone(
    store: Store, path: Path, add: Add, names: Names, tmp_path: Path
) -> None:
    add(store, "Ada")
    good = store.backup().path
    damaged, foreign, empty = (tmp_path / name for name in ("damaged", "foreign", "empty"))
    damaged.write_bytes(good.read_bytes()[:12000])
    with closing(sqlite3.connect(foreign)) as file:
        file.execute("CREATE TABLE theirs (id INTEGER)")
    empty.touch()
    for source in (damaged, foreign, empty, tmp_path, tmp_path / "missing", path):
        with pytest.raises(PlannerError):
            store.restore_file(source)
    assert names(store) == ["Ada"]
    add(store, "Grace")
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_a_sound_file_has_nothing_to_report(store: Store, add: Add) -> None:
    add(store, "Ada")
    assert store.check_file() == []


def test_a_row_that_points_nowhere_is_reported(store: Store, path: Path, clock: Clock) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "INSERT INTO tag (contact_id, name) VALUES (5, 'looms')",
        )
        file.commit()
    again = Store.open(path, clock)
    assert again.check_file() == [
        "A row of “tag” points at a row of “contact” that is not there.",
        "Row 1 of “tag” is not as it was saved.",
    ]
    again.close()


def everything(store: Store) -> object:
    from planner.queries.dump import dump

    return store.read(dump, 1).tables
