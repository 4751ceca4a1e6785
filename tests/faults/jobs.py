"""The jobs that are disturbed, how things stand before each, and what is lost after it."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.encounters import log_lines
from planner.commands.events import set_mark
from planner.commands.goals import add_goal
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person, add_contact, edit_contact
from planner.commands.targets import Wish, add_target
from planner.files import atomic_write
from planner.flows.importing import apply, preview
from planner.flows.outgoing import export_folder
from planner.flows.printing import number_sheet
from planner.flows.reading import read_data
from planner.formats.dump import FILE_NAME, read_dump
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import SheetOptions
from planner.formats.personline import parse_lines
from planner.model import Contact, Event, Mark
from planner.store import Store
from planner.store import backup as backups
from planner.store.schema import newest
from tests.faults.children import Say, Work
from tests.faults.ground import (
    CLOCK,
    content,
    copy_of,
    faults_of,
    filled_store,
    lying_about,
    opened,
    steps_of,
)

State = tuple[str, tuple[tuple[str, str], ...]]
OLD = Path(__file__).resolve().parents[1] / "data" / "stores" / "0001.sql"
ENTRIES = 300


@dataclass(frozen=True)
class Job:
    """Something the program does: how things stand before, what is done, what must hold after.

    `ready` makes a new folder, `work` is done in a child, `lost` is asked afterwards with what
    the child said it had saved and whether it was refused the next step in a sentence, which says
    that all is as it was before; it returns what was lost, "" when nothing.
    """

    name: str
    ready: Callable[[Path], object]
    work: Work
    lost: Callable[[Path, list[str], bool], str]


def store_in(folder: Path) -> Path:
    """Return where the store of a try lies."""
    return folder / "planner.db"


def state_of(store: Store) -> State:
    """Return a hash of all rows, but for names that are made by chance, and the steps."""
    tables = content(store)
    for rows in tables.values():
        for row in rows:
            row.pop("uid", None)
    whole = hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()
    return whole, tuple(steps_of(store))


def after_the_next_start(folder: Path) -> tuple[State, list[str]]:
    """Start again; return how things stand, and what is wrong or lies about."""
    with opened(store_in(folder)) as store:
        state, wrong = state_of(store), faults_of(store)
    return state, wrong + lying_about(folder)


# Import ------------------------------------------------------------------------------------


@cache
def programme() -> bytes:
    """Return a calendar large enough that a backup is made before it is brought in."""
    from store_world import Talk, ics

    talks = [
        Talk(f"p{n}@example.org", f"Lecture {n}", f"202604{1 + n // 30:02}T{8 + n % 10:02}0000")
        for n in range(ENTRIES)
    ]
    return ics(*talks, name="Long Days")


def bring_in(folder: Path, say: Say) -> None:
    """Import the programme."""
    with opened(store_in(folder)) as store:
        (brought,) = read_data(programme(), "long.ics", CLOCK.today())
        apply(store, preview(store, brought, ImportOptions(), CLOCK.zone_name))
        say("import")


def lost_by_import(folder: Path, saved: list[str], refused: bool = False) -> str:
    """The programme is in as a whole, or not at all."""
    return _lost_of(bring_in, folder, saved, refused)


# Edit --------------------------------------------------------------------------------------


def edit_much(folder: Path, say: Say) -> None:
    """Do what one does in an evening, a step after the other, and say each when it is saved."""
    with opened(store_in(folder)) as store:
        for name, step in _edits(store):
            step()
            say(name)


def _edits(store: Store) -> list[tuple[str, Callable[[], object]]]:
    now, zone = CLOCK.now(), CLOCK.zone_name
    event, person = store.read(event_and_person)
    lines = parse_lines('Kim Late, Acme !send it @fri *hat\nTo Nguyen /1w "tea"', today=now.date())
    big = Person("Large Note", tags=("a", "b", "c"), note="long words " * 3000)
    write = store.write
    return [
        ("a", lambda: write("Add", add_contact, big, now)),
        ("b", lambda: write("Mark", set_mark, [event], Mark.BACKUP)),
        ("c", lambda: write("Log", log_lines, event, lines, now, zone)),
        ("d", store.undo),
        ("e", store.redo),
        ("f", lambda: write("Edit", edit_contact, person, name="Other", tags=["x", "y"])),
        ("g", lambda: write("Goal", add_goal, event, "Meet three", 3)),
        ("h", lambda: write("Target", add_target, event, Person("Will Be"), Wish(give="x"), now)),
        ("i", store.undo),
    ]


def event_and_person(session: Session) -> tuple[int, int]:
    event = session.scalars(select(Event.id).where(Event.parent_id.is_(None)).limit(1)).one()
    return event, session.scalars(select(Contact.id).order_by(Contact.id).limit(1)).one()


@cache
def edited_states() -> list[State]:
    """Return how things stand before the first edit, and after each."""
    folder = Path(mkdtemp(prefix="planner-faults-"))
    copy_of(filled_store(), folder / "edits")
    with opened(store_in(folder / "edits")) as store:
        states = [state_of(store)]
        for _name, step in _edits(store):
            step()
            states.append(state_of(store))
    return states


def lost_by_edit(folder: Path, saved: list[str], refused: bool = False) -> str:
    """Every edit that was said to be saved is there, and at most the one that was under way."""
    state, wrong = after_the_next_start(folder)
    if wrong:
        return "; ".join(wrong)
    may_be = edited_states()[len(saved) : len(saved) + (1 if refused else 2)]
    return "" if state in may_be else f"not as it was after {len(saved)} edits"


# Backup ------------------------------------------------------------------------------------


def back_up(folder: Path, say: Say) -> None:
    """Make three backups."""
    with opened(store_in(folder)) as store:
        for _number in range(3):
            say(store.backup().path.name)


def lost_by_backup(folder: Path, saved: list[str], refused: bool = False) -> str:
    """Every backup that was told of is there, every one that is offered is whole."""
    state, wrong = after_the_next_start(folder)
    if wrong or state != before():
        return "; ".join(wrong) or "the store changed"
    offered = {one.path.name: one for one in backups.list_backups(store_in(folder))}
    if missing := set(saved) - set(offered):
        return f"{', '.join(missing)} is gone"
    return _bad_backups(folder)


def _bad_backups(folder: Path) -> str:
    for one in backups.list_backups(store_in(folder)):
        if hashlib.sha256(one.path.read_bytes()).hexdigest() != one.sha256:
            return f"{one.path.name} is not what it was"
        backups.verify(one.path)
    return ""


# Upgrade -----------------------------------------------------------------------------------


@cache
def old_store() -> Path:
    """Return a store as the first version wrote it."""
    path = Path(mkdtemp(prefix="planner-faults-")) / "planner.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(OLD.read_text("utf-8"))
    return path


def upgrade(folder: Path, say: Say) -> None:
    """Open a store of the first version."""
    with opened(store_in(folder)):
        say("upgrade")


def lost_by_upgrade(folder: Path, saved: list[str], refused: bool = False) -> str:
    """After the next start it has the present schema and all it held, and a copy of before."""
    state, wrong = after_the_next_start(folder)
    if wrong:
        return "; ".join(wrong)
    if state[0] != _whole(upgrade, old_store())[0]:
        return "not what the upgrade comes to"
    kept = backups.list_backups(store_in(folder))
    return _bad_backups(folder) if kept else "no copy of what was before"


# Sheet -------------------------------------------------------------------------------------


def print_sheets(folder: Path, say: Say) -> None:
    """Write two prep sheets by turns over one file."""
    with opened(store_in(folder)) as store:
        event = store.read(event_and_person)[0]
        for discreet in (False, True, False):
            report = number_sheet(store, event, SheetOptions(discreet=discreet), CLOCK.zone_name)
            path = atomic_write(folder / "paper" / "sheet.pdf", prep_sheet(report).pdf)
            say(hashlib.sha256(path.read_bytes()).hexdigest())


def with_paper(folder: Path) -> None:
    """Make a store and a folder of papers with a sheet of long ago."""
    copy_of(filled_store(), folder)
    (folder / "paper").mkdir()
    (folder / "paper" / "sheet.pdf").write_bytes(b"%PDF of long ago")


@cache
def sheet_hashes() -> list[str]:
    """Return the hashes of the sheet of long ago and of those to be written, in order."""
    folder = Path(mkdtemp(prefix="planner-faults-")) / "sheets"
    with_paper(folder)
    found = [hashlib.sha256(b"%PDF of long ago").hexdigest()]
    print_sheets(folder, found.append)
    return found


def lost_by_printing(folder: Path, saved: list[str], refused: bool = False) -> str:
    """The file is the last one told of or the one under way, whole; nothing else lies there."""
    with opened(store_in(folder)) as store:
        wrong = faults_of(store)
    atomic_write(folder / "paper" / "next.pdf", b"%PDF")
    (folder / "paper" / "next.pdf").unlink()
    wrong += lying_about(folder)
    if wrong:
        return "; ".join(wrong)
    now = hashlib.sha256((folder / "paper" / "sheet.pdf").read_bytes()).hexdigest()
    may_be = sheet_hashes()[len(saved) : len(saved) + (1 if refused else 2)]
    return "" if now in may_be else "the sheet is neither the old nor the new one"


# Export ------------------------------------------------------------------------------------


def export(folder: Path, say: Say) -> None:
    """Write all that there is into a folder that holds an older export."""
    with opened(store_in(folder)) as store:
        say(f"{len(export_folder(store, folder / 'out'))} files")


def with_export(folder: Path) -> None:
    """Make a store, and an export of long ago."""
    copy_of(filled_store(), folder)
    (folder / "out").mkdir()
    for name in _exported():
        (folder / "out" / name).write_bytes(b"of long ago")


@cache
def _exported() -> dict[str, bytes]:
    folder = Path(mkdtemp(prefix="planner-faults-")) / "export"
    copy_of(filled_store(), folder)
    with opened(store_in(folder)) as store:
        return {path.name: path.read_bytes() for path in export_folder(store, folder / "out")}


def lost_by_export(folder: Path, saved: list[str], refused: bool = False) -> str:
    """Every file is the old one or the new one, whole; all are new once that was said."""
    state, wrong = after_the_next_start(folder)
    if wrong or state != before():
        return "; ".join(wrong) or "the store changed"
    for name, new in _exported().items():
        data = (folder / "out" / name).read_bytes()
        if data != new and (saved or data != b"of long ago"):
            return f"{name} is neither the old nor the new one"
        if name == FILE_NAME and data == new:
            read_dump(data, newest())
    return ""


# What it comes to --------------------------------------------------------------------------


@cache
def before() -> State:
    """Return how the filled store stands."""
    with opened(filled_store()) as store:
        return state_of(store)


@cache
def _whole(work: Work, source: Path) -> State:
    """Return how things stand when the work was left in peace."""
    folder = Path(mkdtemp(prefix="planner-faults-")) / "whole"
    copy_of(source, folder)
    work(folder, lambda word: None)
    with opened(store_in(folder)) as store:
        return state_of(store)


def _lost_of(work: Work, folder: Path, saved: list[str], refused: bool) -> str:
    state, wrong = after_the_next_start(folder)
    if wrong:
        return "; ".join(wrong)
    done = _whole(work, filled_store())
    if (state == done and not refused) or (state == before() and not saved):
        return _bad_backups(folder)
    return "neither as before nor as after it"


def _filled(folder: Path) -> Any:
    return copy_of(filled_store(), folder)


IMPORT = Job("import", _filled, bring_in, lost_by_import)
EDIT = Job("edit", _filled, edit_much, lost_by_edit)
BACKUP = Job("backup", _filled, back_up, lost_by_backup)
UPGRADE = Job("upgrade", lambda folder: copy_of(old_store(), folder), upgrade, lost_by_upgrade)
PRINT = Job("PDF", with_paper, print_sheets, lost_by_printing)
EXPORT = Job("export", with_export, export, lost_by_export)
