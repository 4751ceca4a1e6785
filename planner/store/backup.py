"""Verified copies of the store: made whole, checked, described, and thinned out by age."""

import contextlib
import hashlib
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from planner import files
from planner.errors import PlannerError
from planner.i18n import _
from planner.paths import backup_folder
from planner.store.engine import create_private

ALWAYS_KEPT = 10

_STAMP = "%Y%m%dT%H%M%SZ"
_COUNTED = ("event", "contact", "target", "encounter", "follow_up")


@dataclass(frozen=True)
class Backup:
    """One verified backup. `made_at` is aware; `rows` counts the rows of the main tables."""

    path: Path
    made_at: datetime
    size: int
    sha256: str
    rows: dict[str, int]


def add_backup(driver: sqlite3.Connection, store: Path, now: datetime) -> Backup:
    """Write a backup of the open store among its own, and thin the old ones out."""
    path = name_for(store, now)
    try:
        path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    except OSError as error:
        raise _failed(path, error) from error
    made = write_backup(driver, path, now)
    thin(store, now)
    return made


def write_backup(driver: sqlite3.Connection, path: Path, made_at: datetime) -> Backup:
    """Copy the open store to `path`, check the copy, and describe it in a file beside it.

    Raises PlannerError when the copy cannot be made or fails its check; nothing is left
    behind then.
    """
    partial = path.with_name(f".{path.name}.part")
    with contextlib.suppress(OSError):  # what is wrong there is said by the next line
        partial.unlink()
    create_private(partial)
    try:
        driver.execute("VACUUM INTO ?", (str(partial),))
        rows = verify(partial)
        data_hash = _sha256(partial)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        backup = Backup(path, made_at, partial.stat().st_size, data_hash, rows)
        _describe(backup)
        os.replace(partial, path)
    except (OSError, sqlite3.Error) as error:
        raise _failed(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
            if not path.exists():
                _description(path).unlink(missing_ok=True)
    return backup


def clear_leftovers(store: Path) -> None:
    """Remove what a killed program left half made beside a store and among its backups.

    Only whoever holds the store's lock may call it: nobody else makes a backup then.
    """
    folder = backup_folder(store)
    with contextlib.suppress(OSError):  # a folder one may only read keeps what lies there
        half = folder.glob(f".{store.stem}-*"), store.parent.glob(f".{store.name}.restore*")
        for left in chain(*half):
            left.unlink()
        # A description is written first: without its backup it describes nothing.
        for description in folder.glob(f"{store.stem}-*.db.json"):
            if not description.with_suffix("").exists():
                description.unlink()
        for place in (folder, store.parent):
            files.clear_parts(place)


def _describe(backup: Backup) -> None:
    described = {
        **asdict(backup),
        "path": backup.path.name,
        "made_at": backup.made_at.isoformat(),
    }
    files.atomic_write(
        _description(backup.path), json.dumps(described, indent=1).encode() + b"\n", mode=0o600
    )


def verify(path: Path) -> dict[str, int]:
    """Return the row counts of a store's copy; raises sqlite3.Error when it is not sound."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        return {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _COUNTED
        }


def name_for(store: Path, made_at: datetime) -> Path:
    """Return a free name for a backup made now, in the folder of this store's backups."""
    folder = backup_folder(store)
    stem = f"{store.stem}-{made_at.strftime(_STAMP)}"
    path = folder / f"{stem}.db"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}.db"
        number += 1
    return path


def list_backups(store: Path) -> list[Backup]:
    """Return the described backups of this store, newest first."""
    found = []
    for description in backup_folder(store).glob("*.json"):
        try:
            told = json.loads(description.read_text(encoding="utf-8"))
            path = description.with_name(told["path"])
            made_at = datetime.fromisoformat(told["made_at"])
            if path.is_file():
                found.append(Backup(path, made_at, told["size"], told["sha256"], told["rows"]))
        except (OSError, ValueError, KeyError, TypeError):
            # Somebody else's or a damaged description: not one of ours to offer.
            continue
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def thin(store: Path, now: datetime) -> None:
    """Remove backups that younger ones of the same day, week or month make needless.

    All of the last two days stay, then one a day for two weeks, one a week for two months,
    one a month for ever. A backup from the future (a clock set back) always stays, and so do
    the newest ten, however old a clock set forward makes them look.
    """
    seen: set[tuple[str, str]] = set()
    for backup in list_backups(store)[ALWAYS_KEPT:]:
        age = now - backup.made_at
        if age <= timedelta(days=2):
            continue
        if age <= timedelta(days=14):
            slot = ("day", backup.made_at.strftime("%Y-%m-%d"))
        elif age <= timedelta(days=60):
            slot = ("week", backup.made_at.strftime("%G-%V"))
        else:
            slot = ("month", backup.made_at.strftime("%Y-%m"))
        if slot in seen:
            backup.path.unlink(missing_ok=True)
            _description(backup.path).unlink(missing_ok=True)
        seen.add(slot)


def _failed(path: Path, error: Exception) -> PlannerError:
    return PlannerError(
        _("No backup could be made at {path} ({reason}). The store itself is unharmed.").format(
            path=path, reason=error
        )
    )


def _description(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
