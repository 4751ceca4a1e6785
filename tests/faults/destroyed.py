"""Pages of the file destroyed, and the file cut off: found at the start, and what can be saved."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from planner.errors import PlannerError, StoreDamaged
from planner.store import Store
from planner.store.salvage import Salvaged, salvage
from tests.faults.ground import CLOCK, content, copy_of, faults_of, filled_store, opened
from tests.faults.rows import Row, Try

PAGE = 4096
REACHED = 0.99

Rows = dict[tuple[str, object], dict[str, object]]


@cache
def whole() -> tuple[Path, bytes, Rows]:
    """Return a store of several hundred pages, its bytes, and all its rows."""
    from store_world import Talk, bring, ics

    folder = filled_store().parent / "larger"
    path = copy_of(filled_store(), folder)
    with opened(path) as store:
        talks = [
            Talk(
                f"more-{number}@example.org",
                f"More, part {number}",
                f"202603{16 + number % 5:02}T{9 + number % 9:02}0000",
                speakers=(f"Speaker More{number}",),
                text="words and words " * (number % 90),
            )
            for number in range(400)
        ]
        bring(store, ics(*talks, name="More"), name="more.ics")
        rows = rows_of(store)
    return path, path.read_bytes(), rows


def rows_of(store: Store) -> Rows:
    return {(name, row["id"]): row for name, rows in content(store).items() for row in rows}


def destroyed(count: int, folder: Path) -> Iterator[Try]:
    """Overwrite one to three pages with zeros, ones or anything."""
    chance = random.Random(count)
    shares = []
    for number in range(count):
        data = bytearray(whole()[1])
        for page in chance.sample(range(len(data) // PAGE), chance.choice((1, 1, 2, 3))):
            fill = chance.choice((bytes(PAGE), b"\xff" * PAGE, chance.randbytes(PAGE)))
            data[page * PAGE : (page + 1) * PAGE] = fill
        lost, share = told_and_saved(bytes(data), folder / str(number))
        shares.append(share)
        yield Try("files with destroyed pages", lost)
    reached = median(shares)
    lost = "" if reached >= REACHED else f"the median of the rows saved is {reached:.2%}"
    yield Try(f"median of rows saved ({reached:.2%})", lost)


def cut_off(count: int, folder: Path) -> Iterator[Try]:
    """Cut the file off anywhere, its head and the whole of it included."""
    chance = random.Random(count)
    for number in range(count):
        data = whole()[1]
        size = (0, 50, PAGE)[number] if number < 3 else chance.randrange(len(data))
        lost, _share = told_and_saved(data[:size], folder / str(number), may_be_nothing=size < 40e3)
        yield Try("files cut off", lost)


def told_and_saved(data: bytes, place: Path, *, may_be_nothing: bool = False) -> tuple[str, float]:
    """Open a damaged file and salvage it; return what went wrong, and the share of rows saved."""
    from shutil import copytree, rmtree

    path = copy_of(whole()[0], place)
    copytree(backups_of_whole(), place / "planner-backups")
    path.write_bytes(data)
    try:
        Store.open(path, CLOCK).close()
        return "the damage was not found at the start", 0.0
    except StoreDamaged:
        pass
    if path.read_bytes() != data:
        return "the damaged file was changed", 0.0
    new = place / "new.db"
    try:
        done = salvage(path, new, CLOCK.now())
    except PlannerError as error:
        return "" if may_be_nothing else f"nothing was saved: {error}", 0.0
    with opened(new) as store:
        after, wrong = rows_of(store), store.check_file()
        rules = faults_of(store) if not done.stand_ins else []
    rmtree(place)
    if wrong:
        return f"what was saved is not sound: {wrong[0]}", 0.0
    before = whole()[2]
    saved = sum(after.get(key) == row for key, row in before.items())
    return silent_changes(before, after, done, rules), saved / len(before)


def silent_changes(before: Rows, after: Rows, done: Salvaged, _rules: list[str]) -> str:
    """Return whether more rows are other than they were than is told."""
    others = sum(before.get(key) != row for key, row in after.items())
    told = done.mended.total() + done.stand_ins.total()
    return "" if others <= told else f"{others} rows are not what they were, {told} are told"


@cache
def backups_of_whole() -> Path:
    """Return the backups of that store: with them a file without a head is known to be damaged."""
    path = whole()[0]
    with opened(path) as store:
        store.backup()
    return path.parent / "planner-backups"


DESTROYED = Row(
    "destroyed",
    "destroyed pages",
    "300: page loss always found before the first write; salvage median >= 99 %",
    short=4,
    full=300,
    run=destroyed,
    order=40,
)
CUT_OFF = Row(
    "cut-off",
    "truncation",
    "100: always found before the first write, nothing silently changed",
    short=4,
    full=100,
    run=cut_off,
    order=41,
)
