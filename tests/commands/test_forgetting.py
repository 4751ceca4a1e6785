from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session
from store_world import Talk, World, bring, ics

from planner.commands.events import edit_plan
from planner.commands.forgetting import forget_contact
from planner.commands.people import Person, add_contact, edit_contact
from planner.commands.targets import Wish, add_target
from planner.errors import NotFound
from planner.model import Base, Event
from planner.queries.check import broken_rules
from planner.queries.encounters import encounter_rows
from planner.queries.events import event_record
from planner.queries.people import contact_row
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)

NAME = "Zyxquill Vantongeren"
MAIL = "zyxquill.v@example.org"
# Made by the program or by whoever publishes a calendar, and told apart by; no words of anybody.
FIXED = {
    *("uid", "key", "recurrence_id", "content_hash", "block_hash", "zone", "start_zone"),
    *("end_zone", "code", "purpose"),
}


def test_nothing_is_left_of_a_forgotten_person_in_any_table(world: World) -> None:
    store, path = world.store, world.store.path
    store.write(
        "Name", edit_contact, world.ada, name=NAME, emails=[MAIL], links=[f"https://{MAIL}"]
    )
    planted = {"contact.name", "contact.photo", "address.value"}
    store.write("Photo", set_photo, world.ada, NAME.encode())
    planted |= store.write("Everywhere", write_everywhere, f"with {NAME}, {MAIL} and tea")
    assert untried(Base.metadata, planted) == set()
    assert marks(path) > 50
    assert store.write_for_good(forget_contact, world.ada).name == NAME
    assert marks(path) == 0
    assert left_beside(path) == []
    assert store.read(broken_rules) == []
    assert store.check_file() == []
    assert store.undo_label is None
    record = store.read(event_record, world.sessions[0])
    assert record.row.location == "with …, … and tea"
    with pytest.raises(NotFound):
        store.read(contact_row, world.ada)


def test_a_block_that_names_somebody_over_a_fold_is_emptied(store: Store) -> None:
    folded = f"DESCRIPTION:come and see {NAME[:9]}\r\n {NAME[9:]} weave"
    bring(store, ics(Talk("x", "Weaving", "20260316T090000", extra=(folded,))))
    contact = store.write("Add", add_contact, Person(NAME), NOW)
    store.write_for_good(forget_contact, contact)
    (event_id,) = store.read(lambda session: list(session.scalars(select(Event.id))))
    record = store.read(event_record, event_id)
    assert (record.raw, record.description) == ("", "come and see … weave")


def test_others_keep_their_words_and_their_part(world: World) -> None:
    store = world.store
    contact = store.write("Add", add_contact, Person("Art"), NOW)
    code = store.write("T", add_target, world.conference, Person("Art"), Wish(), NOW)
    store.write("Words", set_titles, "The art of Art and Artists: start with Art's hat")
    from planner.commands.encounters import log_lines
    from planner.formats.personline import parse_lines

    lines = parse_lines(f'{code}+T2 "together"', today=NOW.date())
    store.write("Log", log_lines, world.conference, lines, NOW)
    store.write_for_good(forget_contact, contact)
    record = store.read(event_record, world.sessions[0])
    assert record.row.title == "The art of … and Artists: start with …'s hat"
    last = store.read(encounter_rows, world.conference)[-1]
    assert [part.name for part in last.people] == ["Speaker Number3"]
    assert last.note == "together"


def test_the_list_forgets_too(world: World) -> None:
    store = world.store
    contact = store.write("Add", add_contact, Person("Speaker Number0"), NOW)
    store.write_for_good(forget_contact, contact)
    record = store.read(event_record, world.sessions[0])
    assert (record.row.speakers, record.raw) == ((), "")
    assert store.read(event_record, world.sessions[1]).row.speakers == ("Speaker Number1",)


def test_what_would_go_is_told_before_and_nothing_goes(world: World) -> None:
    store = world.store
    store.write("Note", edit_plan, world.sessions[2], note="ask Ada  lindqvist; then Adam")
    before = store.path.read_bytes()
    told = store.rehearse(forget_contact, world.ada)
    assert store.path.read_bytes() == before
    assert (told.name, told.conversations, told.follow_ups) == ("Ada Lindqvist", 1, 3)
    assert (told.targets, told.sheet_lines, told.lists) == (1, 1, 0)
    assert (told.blocks, told.mentions) == (0, 1)
    assert store.write_for_good(forget_contact, world.ada) == told


def test_nobody_cannot_be_forgotten(world: World) -> None:
    with pytest.raises(NotFound):
        world.store.write_for_good(forget_contact, 999)
    assert world.store.undo_label is not None


def test_a_new_table_or_column_has_to_be_tried() -> None:
    metadata = MetaData()
    Table("diary", metadata, Column("id", Integer), Column("words", Text), Column("at", DateTime))
    Table("goal", metadata, Column("id", Integer), Column("text", String), Column("shape", JSON))
    assert untried(metadata, {"goal.text"}) == {"diary.words", "goal.shape"}


def untried(metadata: MetaData, planted: set[str]) -> set[str]:
    """Return the columns that can hold words or a picture and held none of the person's."""
    return {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if type(column.type) in (String, Text, JSON, LargeBinary) and column.name not in FIXED
    } - planted


def set_photo(session: Session, contact: int, photo: bytes) -> None:
    table = Base.metadata.tables["contact"]
    session.execute(update(table).where(table.c.id == contact).values(photo=photo))


def write_everywhere(session: Session, words: str) -> set[str]:
    """Put words into every column of every row that can hold them; return the columns that did."""
    planted = set()
    for table in Base.metadata.sorted_tables:
        texts: dict[str, object] = {
            column.name: [words] if isinstance(column.type, JSON) else words
            for column in table.columns
            if type(column.type) in (String, Text, JSON)
            and column.name not in FIXED
            # By these a person is known: those of others are theirs.
            and f"{table.name}.{column.name}" not in ("contact.name", "address.value")
        }
        if table.name == "sheet_line":
            texts["finds"] = [{"event": 1, "place": words}]
        if texts:
            unique = {"tag": "name", "custom_text": "key"}.get(table.name)
            ids = list(session.scalars(select(table.c.id)))
            for row_id in ids:
                if unique:
                    texts[unique] = f"{words} {row_id}"
                session.execute(update(table).where(table.c.id == row_id).values(texts))
                planted |= {f"{table.name}.{name}" for name in texts}
    session.execute(
        insert(Base.metadata.tables["organisation"]).values(name=f"{NAME} Ltd", link="", note="")
    )
    return planted


def set_titles(session: Session, words: str) -> None:
    session.execute(update(Event).values(title=words))


def marks(path: Path) -> int:
    data = path.read_bytes()
    return data.count(b"Zyxquill") + data.count(b"zyxquill.v")


def left_beside(path: Path) -> list[str]:
    return [
        file.name
        for file in path.parent.rglob("*")
        if file.is_file() and file != path and b"yxquill" in file.read_bytes()
    ]
