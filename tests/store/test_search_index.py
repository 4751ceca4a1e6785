import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from search_state import differences, is_whole, tended
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.forgetting import forget_contact
from planner.commands.people import edit_contact, remove_contacts, take_organisation
from planner.model import Contact, Organisation
from planner.model.bulk import insert_rows
from planner.model.searched import Kind
from planner.queries.search import is_put_off, search
from planner.store import Store
from planner.store.search_index import AT_ONCE, PIECE

Add = Callable[[Store, str], int]
NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def found(store: Store, typed: str) -> list[str]:
    return [hit.title for hit in store.read(search, typed).hits]


def add_many(session: Session, count: int) -> range:
    guild = take_organisation(session, "Guild of Weavers")
    columns = ("uid", "name", "title", "organisation_id", "note", "is_me", "created_at")
    names = [f"Weaver {number}x" for number in range(count)]
    rows = [(name, name, "", guild, "", False, NOW) for name in names]
    return insert_rows(session, Contact, columns, rows)


def rename_guild(session: Session) -> None:
    session.query(Organisation).one().name = "Union of Spinners"


def test_a_small_step_is_found_at_once_and_undone_with_it(store: Store, add: Add) -> None:
    ada = add(store, "Ada Lovelace")
    assert not store.read(is_put_off)
    assert found(store, "love") == ["Ada Lovelace"]
    store.write("Edit", edit_contact, ada, name="Ada King", tags=["mentor"])
    assert found(store, "love") == []
    assert found(store, "king mentor") == ["Ada King"]
    store.undo()
    assert found(store, "love") == ["Ada Lovelace"]
    store.redo()
    assert found(store, "mentor") == ["Ada King"]
    store.write("Remove", remove_contacts, [ada])
    assert found(store, "king") == []


def test_many_rows_are_put_off_and_taken_in_piece_by_piece(store: Store) -> None:
    store.write("Many", add_many, 3 * PIECE + 50)
    assert store.read(is_put_off)
    assert found(store, "349x") == []
    store.tend()
    assert len(found(store, "weaver")) > 0
    assert store.read(is_put_off), f"more than {PIECE} are left"
    assert differences(store) == []
    assert found(store, "349x") == ["Weaver 349x"]
    assert not store.read(is_put_off)
    store.undo()
    assert differences(store) == []
    assert found(store, "weaver") == []


def test_who_works_at_a_company_is_found_by_its_new_name(store: Store, path: Path) -> None:
    store.write("Many", add_many, AT_ONCE + 1)
    tended(store)
    store.write("Rename", rename_guild)
    assert differences(store) == []
    assert Kind.PERSON in {hit.kind for hit in store.read(search, "spinners").hits}
    assert found(store, "guild") == []
    store.close()
    assert is_whole(path)


def test_what_changes_nothing_that_is_said_leaves_the_index_alone(store: Store, add: Add) -> None:
    ada = add(store, "Ada Lovelace")
    store.write("Edit", edit_contact, ada, keep_warm_weeks=4)
    assert differences(store) == []


def test_no_word_of_a_forgotten_person_is_left_in_the_file(
    store: Store, path: Path, add: Add
) -> None:
    ada = add(store, "Adaxyzzy Lovelace")
    store.write("Edit", edit_contact, ada, note="plughtwisty passages")
    add(store, "Bo Plover")
    store.write_for_good(forget_contact, ada)
    assert found(store, "adaxyzzy") == []
    assert found(tended(store), "plover") == ["Bo Plover"]
    store.close()
    data = path.read_bytes()
    assert b"xyzzy" not in data
    assert b"twisty" not in data
    assert is_whole(path)


def test_an_older_file_is_indexed_after_its_upgrade(path: Path, clock: Clock) -> None:
    dump = Path(__file__).parents[1] / "data" / "stores" / "0005.sql"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(dump.read_text(encoding="utf-8"))
    store = Store.open(path, clock)
    assert found(tended(store), "ada") != []
    assert differences(store) == []
    store.close()
    assert is_whole(path)
