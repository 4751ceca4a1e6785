"""A person is forgotten whose every field is marked: no mark is left outside the listed backups."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, Table, Text, func, select, update
from sqlalchemy.orm import Session

from planner import paths
from planner.commands.duplicates import not_the_same
from planner.commands.people import edit_contact
from planner.flows.farewell import forget
from planner.flows.half_lines import keep_half_line
from planner.flows.person_export import person_file
from planner.gui.window_state import WindowState
from planner.model import Base, Contact
from planner.model.search_words import index_words
from planner.store import Store
from tests.commands.test_forgetting import write_everywhere
from tests.faults.ground import copy_of, filled_store, opened, settle
from tests.faults.rows import Row, Try

NAMES = (
    *("Zyxquill Vantongeren", "Zyxo", "Þórdís Zyxsdóttir", "O’Zyx-Ní Bhriain", "Dr. Zyx, Jr."),
    *("紫楽苑 真由美", "Ξενοφών Ζυξάκης", "زيكسكيل فان", "Зыксквилл Иван", "zyx van der quill"),
)


def forgetting(count: int, folder: Path) -> Iterator[Try]:
    """Mark every field of a person, forget them, and look for each mark in every file."""
    for number in range(count):
        place = folder / str(number)
        path = copy_of(filled_store(), place)
        settle(place / "home")
        name = NAMES[number % len(NAMES)]
        with opened(path) as store:
            yield from _forgotten(store, place, name, f"zyx{number}@forget.example")


def _forgotten(store: Store, place: Path, name: str, mail: str) -> Iterator[Try]:
    contact = store.read(
        lambda session: session.scalars(select(Contact.id).order_by(Contact.id)).first()
    )
    store.write("Name", edit_contact, contact, name=name, emails=[mail], links=[f"https://{mail}"])
    store.write("Everywhere", write_everywhere, f"with {name}, {mail} and tea")
    other = store.read(lambda session: session.scalars(select(func.max(Contact.id))).one())
    store.write("Two people", not_the_same, contact, other)
    marks: dict[str, bytes] = {}
    reached = store.read(own_rows, contact)
    missing = {table.name for table in tables_of_people() if not reached.get(table)}
    yield Try("person in every table", f"no row of theirs in {missing}" if missing else "")
    store.write("Marks", lambda session: marks.update(_mark_all(session, contact)))
    while store.tend():
        pass
    keep_half_line(store.path, None, {"text": f"{name} !send it"})
    state = WindowState()
    state.set("recent", [f"/cards/{name}.vcf", f"/cards/{name.replace(' ', '_')}.csv", "/a.ics"])
    state.save()
    backup = store.backup().path
    held = person_file(store, contact, ".json")
    told = forget(store, contact)
    while store.tend():
        pass
    store.close()
    lost = "" if told.backups == (backup,) else f"the backups told of are {told.backups}"
    yield Try("person", lost)
    marks |= {"the name": name.encode(), "the address": mail.encode()}
    marks["the name as it is searched for"] = index_words(name).encode()
    marks["the name as JSON has it"] = json.dumps(name)[1:-1].encode()
    marks["the name as a file has it"] = json.dumps(name.replace(" ", "_"))[1:-1].encode()
    for folder in {place, paths.state_folder()}:
        for file in folder.rglob("*"):
            if file.is_file() and file != backup:
                marks_in = file.read_bytes()
                for field, mark in marks.items():
                    if mark in marks_in:
                        yield Try("mark", f"{field} is in {file.name}")
    for field, mark in marks.items():
        listed = field.startswith("the ") or mark in held or field.startswith("contact.photo")
        yield Try("mark", "" if listed else f"{field} is not in what is handed out")


def _mark_all(session: Session, contact: int) -> dict[str, bytes]:
    """Write a mark of its own into every field of every row of a person; return all marks."""
    marks: dict[str, bytes] = {}
    for table, ids in own_rows(session, contact).items():
        columns = [column for column in table.columns if _holds_a_mark(column)]
        for row_id in ids:
            values: dict[str, Any] = {}
            for column in columns:
                mark = f"mark{len(marks)}of{table.name}"
                marks[f"{table.name}.{column.name} of row {row_id}"] = mark.encode()
                values[column.name] = _as_value(column.type, mark)
            if values:
                session.execute(update(table).where(table.c.id == row_id).values(values))
    return marks


def tables_of_people() -> set[Table]:
    """Return the tables whose rows point at a person, directly or not, by the metadata."""
    tables = set(Base.metadata.tables.values())
    found = {Base.metadata.tables["contact"]}
    while more := {t for t in tables - found if any(_points_at(c) in found for c in t.columns)}:
        found |= more
    return found


def own_rows(session: Session, contact: int) -> dict[Table, set[int]]:
    """Return the rows that point at a person, directly or through one another, by the metadata."""
    tables = Base.metadata.tables
    own: dict[Table, set[int]] = {tables["contact"]: {contact}}
    while True:
        before = sum(map(len, own.values()))
        for table in tables.values():
            for column in table.columns:
                parent = _points_at(column)
                if parent is not None and own.get(parent):
                    query = select(table.c.id).where(column.in_(own[parent]))
                    own.setdefault(table, set()).update(session.scalars(query))
        if sum(map(len, own.values())) == before:
            return own


def _points_at(column: Any) -> Table | None:
    """Return the table whose ids a column holds, by its key or, of sheets, by its name."""
    for key in column.foreign_keys:
        return key.column.table
    return Base.metadata.tables.get(column.name.removesuffix("_id") if "_id" in column.name else "")


def _holds_a_mark(column: Any) -> bool:
    # By name and address a person is known, and what is forgotten is told.
    known_by = str(column) in ("contact.name", "address.value")
    return type(column.type) in (String, Text, JSON, LargeBinary) and not known_by


def _as_value(kind: Any, mark: str) -> Any:
    if isinstance(kind, LargeBinary):
        return mark.encode()
    return [mark] if isinstance(kind, JSON) else mark


FORGETTING = Row(
    "forgetting",
    "forget one person",
    "a unique token in every field, then no hit in the data folder outside listed backups",
    short=1,
    full=len(NAMES),
    run=forgetting,
    order=11,
)
