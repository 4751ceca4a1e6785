"""Folders and files that cannot be written, fonts that are gone: every page opens all the same."""

import ctypes
import os
import struct
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planner import paths
from tests.faults import fonts
from tests.faults.children import CRASHED, REFUSED, Say, run
from tests.faults.full_disk import can_mount
from tests.faults.ground import CLOCK, copy_of, filled_store
from tests.faults.rows import Row, Try

# Linux: what lets the administrator write where rights forbid it (capabilities(7)).
_VERSION = 0x20080522
_OVERRIDES = 0b110


def heed_rights() -> None:
    """Go on as somebody whom rights stop; the administrator is stopped by none."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = struct.pack("Ii", _VERSION, 0)
    held = ctypes.create_string_buffer(24)
    assert libc.capget(head, held) == 0
    words = list(struct.unpack("6I", held.raw))
    words = [word & ~_OVERRIDES if at < 3 else word for at, word in enumerate(words)]
    assert libc.capset(head, struct.pack("6I", *words)) == 0


def protected(count: int, folder: Path) -> Iterator[Try]:
    """Open what is protected in one way after the other."""
    mounts = can_mount(folder)
    ways = [way for way in WAYS if mounts or not way.mounts]
    turns: Counter[Way] = Counter()
    for number in range(count):
        way = ways[number % len(ways)]
        what, ready, work = way.what, way.ready, partial(way.work, turns[way])
        turns[way] += 1
        place = folder / str(number)
        path = copy_of(filled_store(), place)
        before = path.read_bytes()
        ready(path)
        said = run(work, place)
        place.chmod(0o700)
        path.chmod(0o600)
        lost = said.told(CRASHED) or said.told(REFUSED)
        lost = lost or "; ".join(word for word in said.saved if word != "well")
        if not lost and "well" not in said.saved:
            lost = f"it did not come to its end: {said.words}"
        if not lost and not way.writes and path.read_bytes() != before:
            lost = "the file was changed"
        yield Try(what, lost)


def no_folder(path: Path) -> None:
    path.parent.chmod(0o500)


def no_file(path: Path) -> None:
    path.chmod(0o400)


def nothing(path: Path) -> None:
    """Leave it as it is."""


def look_only(_turn: int, folder: Path, say: Say) -> None:
    """Open the window on a store that can only be read."""
    walk_through(folder, say, may_write=False)


def look_without_fonts(_turn: int, folder: Path, say: Say) -> None:
    """Open the window where neither the system nor the program has a font."""
    fonts.without_system_fonts(folder)
    fonts.hide(paths.resource("fonts"))
    walk_through(folder, say, may_write=True)


def print_without_fonts(turn: int, folder: Path, say: Say) -> None:
    """Print without any of the program's fonts, or without one after the other."""
    fonts.print_without((None, *fonts.families())[turn % (1 + len(fonts.families()))], folder, say)


def walk_through(folder: Path, say: Say, *, may_write: bool) -> None:
    """Open the window, go through all its pages, and try to write."""
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for this process's life
    heed_rights()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from planner.app import start_log
    from planner.commands.people import Person, add_contact
    from planner.errors import NotAllowed
    from planner.gui.application import make_application
    from planner.gui.dialogs import Notice
    from planner.gui.jobs import Jobs
    from planner.gui.main_window import MainWindow
    from planner.gui.window_state import WindowState
    from planner.queries.events import event_rows
    from planner.store import open_or_read

    wrong: list[str] = []
    sys.excepthook = lambda kind, error, _frames: wrong.append(f"{kind.__name__}: {error}")
    app = make_application()
    start_log()
    store, jobs = open_or_read(folder / "planner.db", CLOCK), Jobs(app)
    jobs.crashed.connect(lambda error, _text: wrong.append(repr(error)))
    window = MainWindow(store, jobs, WindowState())
    window.show()
    for row in store.read(event_rows):
        for name in window.specs:
            window.go(name, row.id)
            until_quiet(app, jobs)
    wrong += [n.words[0] for n in window.findChildren(Notice) if n.isVisible()]
    try:
        store.write("Add", add_contact, Person("Ada"), CLOCK.now())
        wrong += [] if may_write else ["it could be written"]
    except NotAllowed as error:
        wrong += [str(error)] if may_write else []
    until_quiet(app, jobs)
    if bool(store.read_only) is may_write:
        wrong.append("what is told of writing is not so")
    window.close()
    jobs.close()
    store.close()
    say("; ".join(wrong) or "well")


def until_quiet(app: object, jobs: object) -> None:
    """Let the window do what it has begun."""
    import time

    for _turn in range(400):
        app.processEvents()  # type: ignore[attr-defined]
        if not jobs.running:  # type: ignore[attr-defined]
            return
        time.sleep(0.005)


def save_where_nobody_may(_turn: int, folder: Path, say: Say) -> None:
    """Write a document where it cannot be: the one that is there stays, and the reason is said."""
    from planner.errors import PlannerError
    from planner.files import atomic_write

    there = folder / "closed" / "sheet.pdf"
    there.parent.mkdir()
    there.write_bytes(b"the old one")
    os.chmod(there.parent, 0o555)
    heed_rights()
    for path in (
        there,
        Path("/proc/sheet.pdf"),
        folder / "missing" / "sheet.pdf",
        folder / "closed",
    ):
        try:
            atomic_write(path, b"the new one")
            say(f"{path} was written")
        except PlannerError as error:
            if "could not be written" not in str(error):
                say(str(error))
    say("well" if there.read_bytes() == b"the old one" else "the old one is gone")


@dataclass(frozen=True)
class Way:
    """One thing that is protected or gone: how it is made so, and what is done then.

    `work` is told how often it was done before. `writes`: the store need not stay as it is.
    """

    what: str
    ready: Callable[[Path], None]
    work: Callable[[int, Path, Say], None]
    writes: bool = False
    mounts: bool = False


_PAPER = Way("papers without a font", nothing, print_without_fonts, writes=True, mounts=True)
# Of papers so many more because there are a dozen fonts to be without.
WAYS = (
    Way("documents to unwritable paths", nothing, save_where_nobody_may),
    *[_PAPER] * 4,
    Way("windows on a read-only folder", no_folder, look_only),
    Way("windows on a read-only file", no_file, look_only),
    Way("windows without fonts", nothing, look_without_fonts, writes=True, mounts=True),
)

PROTECTED = Row(
    "protected",
    "read-only folder, unwritable PDF path, missing fonts",
    "every page opens, no traceback, document not lost",
    short=2,
    full=40,
    run=protected,
    order=20,
)
