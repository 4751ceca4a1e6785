"""Saving what can be read in a damaged store, in its place; the damaged file is kept beside it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planner.clock import Clock
from planner.errors import NotAllowed, NotFound, StoreDamaged
from planner.i18n import _, ngettext, number_words
from planner.queries.check import broken_rules
from planner.store import Store
from planner.store.salvage import Salvaged, salvage
from planner.store.setting_aside import set_aside


@dataclass(frozen=True)
class Rescue:
    """What was saved, where the damaged file is kept, and the rules that do not hold any more."""

    done: Salvaged
    kept: Path
    broken: tuple[str, ...] = ()


def salvage_store(path: Path, clock: Clock) -> Rescue:
    """Put a store made of what can still be read in the place of a damaged one.

    Raises NotAllowed for a store that is sound, PlannerError when nothing can be read; the
    file is as it was then.
    """
    if not path.exists():
        raise NotFound(_("There is no file {path}.").format(path=path))
    try:
        Store.open(path, clock).close()
    except StoreDamaged:
        pass
    else:
        raise NotAllowed(_("{path} is not damaged; there is nothing to salvage.").format(path=path))
    # The name is one of those that the next start clears away.
    ready = path.with_name(f".{path.name}.restore-salvaged")
    try:
        done = salvage(path, ready, clock.now())
        store = Store.open(ready, clock)
        try:
            broken = tuple(store.read(broken_rules))
        finally:
            store.close()
        with set_aside(path, clock.now()) as kept:
            os.replace(ready, path)
    finally:
        for left in (ready, ready.with_name(f"{ready.name}-journal")):
            with suppress(OSError):
                left.unlink()
    return Rescue(done, kept, broken)


def rescue_words(rescue: Rescue) -> tuple[str, ...]:
    """Return in sentences what was saved, and what is not as it was."""
    done = rescue.done
    rows = ngettext("{n} row was saved.", "{n} rows were saved.", done.total)
    return (rows.format(n=done.total), *_losses(done))


def rescue_details(rescue: Rescue) -> str:
    """Return everything that is known of it, a line each."""
    done = rescue.done
    lines = [f"{name}: {number_words(count)}" for name, count in done.rows.items() if count]
    told = (
        (_("not as they were"), done.mended),
        (_("left out"), done.left_out),
        (_("lost, with a stand-in"), done.stand_ins),
    )
    for words, counted in told:
        lines += [
            f"{name}: {number_words(count)} {words}" for name, count in counted.items() if count
        ]
    return "\n".join([*lines, *rescue.broken])


def _losses(done: Salvaged) -> Iterator[str]:
    if done.lost_pages:
        words = ngettext(
            "{n} part of the file could not be read: what lay there alone is lost.",
            "{n} parts of the file could not be read: what lay there alone is lost.",
            done.lost_pages,
        )
        yield words.format(n=done.lost_pages)
    if mended := done.mended.total():
        words = ngettext(
            "{n} row lost a part of its text.", "{n} rows lost a part of their text.", mended
        )
        yield words.format(n=mended)
    if stand_ins := done.stand_ins.total():
        words = ngettext(
            "{n} person, event or other thing is lost that others hang on; “(lost)” stands for it.",
            "{n} people, events and other things are lost that others hang on; "
            "“(lost)” stands for them.",
            stand_ins,
        )
        yield words.format(n=stand_ins)
    if left := done.left_out.total():
        words = ngettext(
            "{n} row belonged to something that is lost, and went with it.",
            "{n} rows belonged to something that is lost, and went with it.",
            left,
        )
        yield words.format(n=left)
