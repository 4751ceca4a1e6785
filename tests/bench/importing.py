"""How long it takes to bring a calendar in, for the first time and again."""

import gc
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.store import Store
from tests.bench import parsing
from tests.bench.calendars import conference
from tests.bench.figures import Figure, in_turn
from tests.bench.growth import growth
from tests.bench.libical import Libical

TODAY = date(2026, 3, 18)
EVENTS = 10_000
FEW = 1_000
RUNS = 5
_KHAL = "[calendars]\n[[one]]\npath = {folder}/calendar\n[locale]\nlocal_timezone = UTC\n"


def figures() -> Iterator[Figure]:
    """Measure a whole import against a bare parser, against peers, and against itself again."""
    yield from parsing.figures()
    data = conference(EVENTS)
    libical = Libical.find()
    if libical is not None:
        with _Bench(data) as bench:
            ours, theirs = in_turn(
                bench.first, lambda: libical.parse(data), RUNS, before=bench.empty
            )
        yield Figure(f"import {EVENTS} events", ours, "libical parse", theirs, 6.0)
        ours, theirs = growth("import", data), growth("libical", data)
        yield Figure(f"MiB to import {EVENTS} events", ours, "libical", theirs, 1.0)
    yield from _peers(data)
    # One in a hundred, spread over the programme.
    changed = re.sub(rb"SUMMARY:Session (\d*)77 ", rb"SUMMARY:Seminar \g<1>77 ", data)
    with _Bench(data) as bench, _Bench(data) as other:
        other.empty()
        other.first()
        again, first = in_turn(other.first, bench.first, RUNS, before=bench.empty)
        yield Figure("the same file again", again, "first import", first, 0.05)
        states = [changed, data]
        again, first = in_turn(
            lambda: other.bring(states[0]),
            bench.first,
            RUNS,
            before=lambda: (bench.empty(), states.reverse()),
        )
        yield Figure("again with 1 % of it changed", again, "first import", first, 0.15)


class _Bench:
    """A folder of its own with a store that can be made empty outside of what is timed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._folder = tempfile.TemporaryDirectory()
        self._store: Store | None = None
        self._number = 0

    def __enter__(self) -> "_Bench":
        # What the program is made of is out of the collector's way, as after its start.
        gc.collect()
        gc.freeze()
        return self

    def __exit__(self, *_error: object) -> None:
        gc.unfreeze()
        if self._store:
            self._store.close()
        self._folder.cleanup()

    def empty(self) -> None:
        """Begin with an empty store."""
        if self._store:
            self._store.close()
        self._number += 1
        path = Path(self._folder.name) / f"{self._number}.db"
        self._store = Store.open(path, Clock.from_environment())

    def first(self) -> None:
        """Import the calendar as it is."""
        self.bring(self._data)

    def bring(self, data: bytes) -> None:
        """Import a state of the calendar: read, compared, and written as one step to undo."""
        assert self._store is not None
        recall = reading.recall_from(self._store)
        (brought,) = reading.read_data(data, "big.ics", TODAY, recall=recall)
        shown = importing.preview(self._store, brought, ImportOptions(), "UTC")
        importing.apply(self._store, shown)


def _peers(data: bytes) -> Iterator[Figure]:
    """Measure imports beside those of calcurse and khal, where these are installed.

    khal takes so long that the start of a process is lost in it; calcurse does not.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big, small = folder / "big.ics", folder / "small.ics"
        big.write_bytes(data)
        small.write_bytes(conference(FEW))
        calcurse, khal = _calcurse(folder, big), _khal(folder, small)
        if calcurse is None:
            print("calcurse is not installed; its figure is left out", file=sys.stderr)
        else:
            ours, theirs = in_turn(_planner(folder, big), calcurse, 3)
            yield Figure(f"import {EVENTS} events, whole process", ours, "calcurse", theirs, 1.0)
        if khal is None:
            print("khal is not installed; its figure is left out", file=sys.stderr)
        else:
            with _Bench(small.read_bytes()) as bench:
                ours, theirs = in_turn(bench.first, khal, 3, before=bench.empty)
            yield Figure(f"import {FEW} events", ours, "khal, whole process", theirs, 0.03)


def _planner(folder: Path, file: Path) -> Callable[[], object]:
    store = folder / "planner.db"

    def run() -> None:
        store.unlink(missing_ok=True)
        _run(sys.executable, "-m", "planner", "import", str(file), "--store", str(store))

    return run


def _calcurse(folder: Path, file: Path) -> Callable[[], object] | None:
    program = shutil.which("calcurse")

    def run() -> None:
        shutil.rmtree(folder / "calcurse", ignore_errors=True)
        assert program is not None
        _run(program, "-D", str(folder / "calcurse"), "-i", str(file))

    return run if program else None


def _khal(folder: Path, file: Path) -> Callable[[], object] | None:
    program = shutil.which("khal")
    config = folder / "khal.conf"
    config.write_text(_KHAL.format(folder=folder))

    def run() -> None:
        shutil.rmtree(folder / "calendar", ignore_errors=True)
        (folder / "calendar").mkdir()
        assert program is not None
        _run(program, "-c", str(config), "import", "--batch", "-a", "one", str(file))

    return run if program else None


def _run(*words: str) -> None:
    subprocess.run(
        words,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=600,
    )
