import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import ForeignKey
from store_world import World, build

from planner.clock import Clock
from planner.commands.events import set_mark
from planner.commands.forgetting import forget_contact
from planner.commands.people import edit_contact
from planner.errors import NotAllowed
from planner.model import Base, Mark
from planner.store import Store, checksums

Add = Callable[[Store, str], int]


@pytest.fixture
def behind(store: Store, path: Path, clock: Clock) -> Callable[[str], Store]:
    """Return a function that changes the closed file behind the door and opens it again."""
    opened = []

    def change(statement: str) -> Store:
        store.close()
        with closing(sqlite3.connect(path)) as file:
            file.execute(statement)
            file.commit()
        opened.append(Store.open(path, clock))
        return opened[-1]

    yield change
    for again in opened:
        again.close()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE contact SET name = 'Adb'", "Row 1 of “contact”"),
        ("UPDATE contact SET name = CAST(x'ff41' AS TEXT)", "Row 1 of “contact”"),
        ("DELETE FROM contact", "Row 1 of “contact”"),
        ("INSERT INTO tag (contact_id, name) VALUES (1, 'new')", "Row 1 of “tag”"),
        ("UPDATE row_sum SET sum = sum + 1 WHERE name = 'contact'", "Row 1 of “contact”"),
        ("UPDATE row_sum SET name = 'elsewhere' WHERE name = 'contact'", "Row 1 of “elsewhere”"),
        ("UPDATE undo_log SET inverse = 'DELETE FROM contact'", "What step 1 would take back"),
    ],
)
def test_what_changed_behind_the_door_is_found(
    store: Store, behind: Callable[[str], Store], add: Add, statement: str, found: str
) -> None:
    add(store, "Ada")
    assert store.check_file() == []
    assert any(f"{found}" in one for one in behind(statement).check_file())


def test_a_step_that_was_damaged_is_not_taken_back(
    store: Store, behind: Callable[[str], Store], add: Add, names: Callable[[Store], list[str]]
) -> None:
    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, name="Grace")
    again = behind("UPDATE undo_log SET inverse = replace(inverse, 'Ada', 'Eda')")
    with pytest.raises(NotAllowed, match="damaged"):
        again.undo()
    assert names(again) == ["Grace"]
    again.accept_rows()
    again.undo()
    assert again.check_file() == []
    assert names(again) == ["Eda"]


def test_the_sums_follow_every_step_forwards_and_back(world: World) -> None:
    store = world.store
    assert store.check_file() == []
    store.write("Remove", set_mark, world.sessions[:4], Mark.MAYBE)
    for step in (store.undo, store.redo, store.undo):
        step()
        assert store.check_file() == []
    while store.undo_label:
        store.undo()
    assert store.check_file() == []
    while store.redo_label:
        store.redo()
    assert store.check_file() == []
    store.write_for_good(forget_contact, world.ada)
    assert store.check_file() == []


def test_only_what_the_user_wrote_has_a_sum(world: World) -> None:
    store, path = world.store, world.store.path
    store.close()
    with closing(sqlite3.connect(path)) as file:
        summed = {name for (name,) in file.execute("SELECT DISTINCT name FROM row_sum")}
        filled = {
            name
            for name in Base.metadata.tables
            if file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        }
        events = file.execute("SELECT count(*) FROM row_sum WHERE name = 'event'").fetchone()[0]
    assert summed == filled - {"entry", "attendee"} | {"undo_step", "sqlite_schema"}
    assert events == 4  # two of one's own, and two conferences


def test_nothing_is_changed_behind_the_door_by_the_file_itself() -> None:
    """ON DELETE SET NULL would change a row, which the undo log's triggers may not see."""
    keys = [key for table in Base.metadata.tables.values() for key in table.foreign_keys]
    assert keys
    assert all(isinstance(key, ForeignKey) for key in keys)
    assert {key.ondelete for key in keys} <= {None, "CASCADE"}
    assert {key.onupdate for key in keys} == {None}


def test_a_restored_backup_has_its_sums(store: Store, add: Add) -> None:
    build(store)
    made = store.backup()
    add(store, "Late")
    store.restore_file(made.path)
    assert store.check_file() == []


def test_pieces_find_what_the_whole_look_finds(world: World, tmp_path: Path, clock: Clock) -> None:
    world.store.close()
    path = world.store.path
    with closing(sqlite3.connect(path)) as file:
        for statement in (
            "UPDATE contact SET note = 'x' WHERE id IN (1, 4)",
            "DELETE FROM tag WHERE id = 2",
            "INSERT INTO tag (id, contact_id, name) VALUES (99, 1, 'new')",
            "UPDATE row_sum SET name = 'nowhere' WHERE name = 'profile'",
            "UPDATE undo_log SET inverse = 'x' WHERE step_id = (SELECT max(id) FROM undo_step)",
        ):
            file.execute(statement)
        file.commit()
    with closing(sqlite3.connect(path)) as file:
        whole = checksums.changed_rows(file)
        for count in (1, 2, 7):
            found, place = [], checksums.Place()
            while place is not None:
                more, place = checksums.look_over(file, place, count)
                found += more
            assert sorted(found) == sorted(whole)
    assert {("contact", 1), ("contact", 4), ("tag", 2), ("tag", 99)} <= set(whole)
    assert {name for name, _id in whole} == {"contact", "tag", "profile", "nowhere", "undo_step"}
