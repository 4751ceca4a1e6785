"""Killed without warning in the middle of its work, at any time and before any touch of a file."""

import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.faults.children import CRASHED, REFUSED, Said, killed_after, killed_at, run
from tests.faults.jobs import BACKUP, EDIT, IMPORT, PRINT, UPGRADE, Job
from tests.faults.rows import Row, Try

JOBS = (IMPORT, EDIT, BACKUP, UPGRADE, PRINT)


def kills(count: int, folder: Path) -> Iterator[Try]:
    """Kill each job in turn: every second time before a touch of a file, else after some time."""
    chance = random.Random(count)
    for number in range(count):
        job, turn = JOBS[number % len(JOBS)], number // len(JOBS)
        place = folder / str(number)
        job.ready(place)
        whole = left_in_peace(job)
        if turn % 2:
            said = killed_at(job.work, place, 1 + chance.randrange(whole.touches))
        else:
            said = killed_after(job.work, place, chance.uniform(0, whole.seconds))
        lost = said.told(CRASHED) or said.told(REFUSED) or job.lost(place, said.saved, False)
        yield Try(f"{job.name}" if not said.ended else f"{job.name} that was done first", lost)
        shutil.rmtree(place)


@cache
def left_in_peace(job: Job) -> Said:
    """Return what a job takes that nobody disturbs."""
    return in_peace(job)[0]


@cache
def in_peace(job: Job) -> tuple[Said, Path]:
    """Do a job that nobody disturbs; return what it takes, and the folder as it is afterwards."""
    place = Path(mkdtemp(prefix="planner-faults-")) / "peace"
    job.ready(place)
    said = run(job.work, place)
    assert said.ended, said.words
    return said, place


KILLS = Row(
    "kills",
    "kill -9 during import, edit, backup, upgrade, PDF",
    "500 kills: no acknowledged row lost, no partial import, no torn file, "
    "no orphan after the next start",
    short=2,
    full=500,
    run=kills,
    order=1,
)
