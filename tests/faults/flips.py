"""Bits of the store's file that turn over: nothing the user wrote changes without being found."""

import random
import shutil
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from planner.errors import PlannerError
from planner.flows.checking import check
from planner.store import Store
from tests.faults.ground import content, copy_of, filled_store, opened
from tests.faults.rows import Row, Try

READ_AGAIN = ("entry", "attendee")
Content = dict[str, list[dict[str, Any]]]


def flips(count: int, folder: Path) -> Iterator[Try]:
    """Turn one bit over, or a few, in a copy of the store, and see whether it is found."""
    for number in range(count):
        chance = random.Random(f"flip {number}")
        path = copy_of(filled_store(), folder / str(number))
        data = bytearray(path.read_bytes())
        for _bit in range(chance.choice((1, 1, 1, 2, 8))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        yield _look(path)
        shutil.rmtree(path.parent)


def _look(path: Path) -> Try:
    try:
        with opened(path) as store:
            if check(store).problems:
                return Try("found by the check")
            if written(store) != _before()[0]:
                return Try("not found", "what the user wrote has changed")
            store.undo()
            if written(store) != _before()[1]:
                return Try("not found", "what the user wrote has changed by undoing")
            return Try("not in what the user wrote")
    except PlannerError:
        return Try("found at the start")
    # A traceback is what must not be.
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Try("not understood", f"{type(error).__name__}: {error} ({last.name})"[:300])


def written(store: Store) -> Content:
    """Return every row the user wrote."""
    tables = {name: rows for name, rows in content(store).items() if name not in READ_AGAIN}
    return {**tables, "event": [row for row in tables["event"] if row["entry_id"] is None]}


@cache
def _before() -> tuple[Content, Content]:
    """Return what the user wrote, and what is left of it when the last step is taken back."""
    from tempfile import mkdtemp

    path = copy_of(filled_store(), Path(mkdtemp(prefix="planner-faults-")) / "flips")
    with opened(path) as store:
        whole = written(store)
        store.undo()
        return whole, written(store)


FLIPS = Row(
    "flips",
    "flipped bits",
    "1,500 files: no silent change in user-written rows",
    short=12,
    full=1_500,
    run=flips,
    order=5,
)
