"""A disk that is full: no file may grow past a size, or the file system itself is that small."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from planner.errors import PlannerError
from tests.faults.children import CRASHED, REFUSED, Said, Say, run
from tests.faults.jobs import BACKUP, EDIT, EXPORT, IMPORT, PRINT, Job
from tests.faults.kills import in_peace
from tests.faults.rows import Row, Try

JOBS = {job.name: job for job in (IMPORT, EDIT, BACKUP, PRINT, EXPORT)}
LOST = "lost: "
LARGE = 64_000_000
_NEW_MOUNTS, _NEW_USERS, _REMOUNT = 0x20000, 0x10000000, 32


def full_disks(count: int, folder: Path) -> Iterator[Try]:
    """Do each job at so many sizes, from none to enough, by turns in both ways."""
    mounts = can_mount(folder)
    jobs = list(JOBS.values()) if count > 1 else [EDIT, PRINT]
    for number in range(count):
        part = ((number + 0.5) / count) ** 2
        for job in jobs:
            place = folder / f"{number}-{job.name}"
            if mounts and number % 2:
                yield _try(f"{job.name} on a small disk", *_on_small_disk(job, place, part))
            else:
                yield _try(f"{job.name} with small files", *_with_small_files(job, place, part))


def _try(what: str, said: Said, lost: str) -> Try:
    if sentence := said.told(REFUSED):
        what += " (refused)"
        if "\n" in sentence or sentence[-1] not in ".!" or "Traceback" in sentence:
            lost = lost or f"not a sentence: {sentence}"
    return Try(what, said.told(CRASHED) or lost)


def _with_small_files(job: Job, place: Path, part: float) -> tuple[Said, str]:
    job.ready(place)
    largest = max(needs(job), file_sizes(place)[0])
    said = run(job.work, place, limit=int(largest * 1.1 * part))
    lost = job.lost(place, said.saved, bool(said.told(REFUSED)))
    shutil.rmtree(place)
    return said, lost


def _on_small_disk(job: Job, place: Path, part: float) -> tuple[Said, str]:
    place.mkdir()
    said = run(partial(work_on_small_disk, job.name, int(needs(job) * 3 * part)), place)
    place.rmdir()
    lost = said.told(LOST)
    said.words = [word for word in said.words if not word.startswith(LOST)]
    return said, lost


def work_on_small_disk(name: str, room: int, place: Path, say: Say) -> None:
    """Be a child with a small file system of its own; look at it once it has room again."""
    job = JOBS[name]
    mount(place, LARGE)
    folder = place / "disk"
    job.ready(folder)
    taken = LARGE - free(place)
    mount(place, taken + room + 65_536, again=True)
    (place / "fill").write_bytes(b"x" * max(0, free(place) - room))
    saved: list[str] = []
    refused = ""
    try:
        job.work(folder, saved.append)
    except PlannerError as error:
        refused = str(error)
    (place / "fill").unlink()
    mount(place, LARGE, again=True)
    if lost := job.lost(folder, saved, bool(refused)):
        say(f"{LOST}{lost}")
    if refused:
        raise PlannerError(refused)


@cache
def needs(job: Job) -> int:
    """Return the bytes of the largest file that comes of a job."""
    return file_sizes(in_peace(job)[1])[0]


def file_sizes(folder: Path) -> list[int]:
    """Return the sizes of the files in a folder, the largest first."""
    return sorted((f.stat().st_size for f in folder.rglob("*") if f.is_file()), reverse=True)


def free(folder: Path) -> int:
    """Return the free bytes of a folder's file system."""
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize


def mount(folder: Path, size: int, *, again: bool = False) -> None:
    """Put a file system of that size on a folder, for this process alone."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not again:
        alone()
    flags = _REMOUNT if again else 0
    options = f"size={size},mode=700".encode()
    if libc.mount(b"planner", os.fsencode(folder), b"tmpfs", flags, options):
        raise OSError(ctypes.get_errno(), "mount")


def alone() -> None:
    """Have what this process mounts seen by nobody else."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if user == 0 and libc.unshare(_NEW_MOUNTS) == 0:
        # Nothing of it is seen outside: MS_REC | MS_PRIVATE.
        libc.mount(b"none", b"/", None, 0x4000 | 0x40000, None)
        return
    if libc.unshare(_NEW_USERS | _NEW_MOUNTS):
        raise OSError(ctypes.get_errno(), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1")


def can_mount(folder: Path) -> bool:
    """Whether this machine lets a process have a file system of its own."""
    place = folder / "mount"
    place.mkdir()
    said = run(_only_mount, place)
    place.rmdir()
    return said.ended


def _only_mount(place: Path, say: Say) -> None:
    mount(place, 65_536)
    (place / "file").write_bytes(b"x")


FULL_DISK = Row(
    "full-disk",
    "full disk (RLIMIT_FSIZE, small tmpfs)",
    "50 sizes x import, edit, backup, PDF, export: nothing old damaged, message true",
    short=1,
    full=50,
    run=full_disks,
    order=2,
)
