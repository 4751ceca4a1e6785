"""Verified copies of the store: made whole, checked, described, listed and thinned out."""

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
from planner.choices import chosen
from planner.errors import PlannerError, StoreDamaged
from planner.i18n import _
from planner.paths import backup_folder
from planner.store import thinning
from planner.store.engine import create_private

DAILY = timedelta(days=1)

_STAMP = "%Y%m%dT%H%M%SZ"
_COUNTED = ("event", "contact", "target", "encounter", "follow_up")


@dataclass(frozen=True)
class Backup:
    """One verified backup. `made_at` is aware; `rows` counts the rows of the main tables.

    `lived` are the seconds lived through when it was made, as `thinning` reckons them; None
    for a copy that lies elsewhere.
    """

    path: Path
    made_at: datetime
    size: int
    sha256: str
    rows: dict[str, int]
    lived: float | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is byte for byte what was written; reads all of it."""
        try:
            return self.path.stat().st_size == self.size and _sha256(self.path) == self.sha256
        except OSError:
            return False


def add_backup(driver: sqlite3.Connection, store: Path, now: datetime) -> Backup:
    """Write a backup of the open store among its own, and thin the old ones out.

    A store that fails its check makes none, and no old one goes for it: see `write_backup`.
    """
    path = name_for(store, now)
    try:
        files.make_folder(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    lived = thinning.lived_by(list_backups(store), now)
    made = write_backup(driver, path, now, lived=lived)
    thin(store, now)
    return made


def write_backup(
    driver: sqlite3.Connection, path: Path, made_at: datetime, *, lived: float | None = None
) -> Backup:
    """Copy the open store to `path`, check the copy, and describe it in a file beside it.

    Raises StoreDamaged when the store itself fails its check, PlannerError when the copy
    cannot be made or fails its own; nothing is left behind then.
    """
    _refuse_damaged(driver)
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
        backup = Backup(path, made_at, partial.stat().st_size, data_hash, rows, lived)
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
    files.atomic_write(_description(backup.path), json.dumps(described, indent=1).encode() + b"\n")


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
    found = [described(path) for path in backup_folder(store).glob("*.db")]
    return sorted(
        (backup for backup in found if backup is not None),
        key=lambda backup: (backup.made_at, backup.path.name),
        reverse=True,
    )


def described(path: Path) -> Backup | None:
    """Return what the description beside a backup says of it; None where there is none of ours."""
    try:
        told = json.loads(_description(path).read_text(encoding="utf-8"))
        made_at = datetime.fromisoformat(told["made_at"])
        if told["path"] != path.name or made_at.tzinfo is None or not path.is_file():
            return None
        rows = {str(name): int(count) for name, count in told["rows"].items()}
        lived = None if told.get("lived") is None else float(told["lived"])
        return Backup(path, made_at, int(told["size"]), str(told["sha256"]), rows, lived)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Somebody else's or a damaged description: not one of ours to offer.
        return None


def is_due(store: Path, now: datetime) -> bool:
    """Whether no backup of the last day is whole; one from the future tells nothing of it."""
    recent = (one for one in list_backups(store) if now - DAILY < one.made_at <= now)
    return not any(backup.is_whole for backup in recent)


def thin(store: Path, now: datetime) -> None:
    """Remove the backups that whole younger ones make needless."""
    always = int(chosen("backups-kept"))
    for backup, instead in thinning.needless(list_backups(store), now, always):
        if all(one.is_whole for one in instead):
            backup.path.unlink(missing_ok=True)
            _description(backup.path).unlink(missing_ok=True)


def _refuse_damaged(driver: sqlite3.Connection) -> None:
    try:
        verdict = driver.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise StoreDamaged(
            _(
                "The store fails its check ({reason}), so no backup was made of it; those there "
                "are stay as they are. Close the program and start it again: it will offer them."
            ).format(reason=verdict)
        )


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
