"""By how much the memory of a process peaks above what it had before it reads or imports."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

TODAY = date(2026, 3, 18)


def growth(job: str, data: bytes) -> float:
    """Return the MiB that "read", "import" or "libical" of a calendar takes, in its own process."""
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(data)
        file.flush()
        words = [sys.executable, "-m", "tests.bench.growth", job, file.name]
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=120)
    return float(done.stdout)


def _read(data: bytes) -> object:
    from planner.formats.ics.reader import read_calendar

    return read_calendar(data, today=TODAY)


def _libical(data: bytes) -> None:
    from tests.bench.libical import Libical

    found = Libical.find()
    assert found is not None
    found.parse(data)


def _import(data: bytes) -> None:
    from planner.clock import Clock
    from planner.commands.import_choices import ImportOptions
    from planner.flows import importing, reading
    from planner.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "planner.db", Clock.from_environment())
        (brought,) = reading.read_data(data, "big.ics", TODAY)
        importing.apply(store, importing.preview(store, brought, ImportOptions(), "UTC"))
        store.close()


def _peak() -> int:
    """Return the peak of this process's memory so far in KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _measure(job: str, path: Path) -> None:
    from tests.bench.calendars import conference

    work = {"read": _read, "import": _import, "libical": _libical}[job]
    # What is loaded at the first use belongs to no calendar in particular.
    work(conference(10))
    data = path.read_bytes()
    before = _peak()
    kept = work(data)
    print((_peak() - before) / 1024)
    del kept


if __name__ == "__main__":
    _measure(sys.argv[1], Path(sys.argv[2]))
