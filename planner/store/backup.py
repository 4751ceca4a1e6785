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
from planner.store import checksums, thinning
from planner.store.engine import create_private
from planner.store.schema import newest

DAILY = timedelta(days=1)

_STAMP = "%Y%m%dT%H%M%SZ"
_COUNTED = ("event", "contact", "target", "encounter", "follow_up")


@dataclass(frozen=True)
class Backup:
    """One verified backup. `made_at` is aware; `rows` counts the rows of the main tables.

    `lived` are the seconds lived through when it was made, as `thinning` reckons them; None
    for a copy that lies elsewhere. `damaged` counts the rows in it that are not as they were
    saved: such a backup is made all the same, and no older one goes for it.
    """

    path: Path
    made_at: datetime
    size: int
    sha256: str
    rows: dict[str, int]
    lived: float | None = None
    damaged: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it is byte for byte what was written; reads all of it."""
        try:
            return self.path.stat().st_size == self.size and _sha256(self.path) == self.sha256
        except OSError:
            return False


@dataclass(frozen=True)
class Begun:
    """A copy of the store that nobody has looked at yet; `store` is set among its own backups."""

    path: Path
    partial: Path
    made_at: datetime
    store: Path | None = None


def add_backup(driver: sqlite3.Connection, store: Path, now: datetime) -> Backup:
    """Write a backup of the open store among its own, and thin the old ones out.

    A store that fails its check makes none, and no old one goes for it: see `begin`.
    """
    return finish(begin(driver, store, now))


def begin(
    driver: sqlite3.Connection, store: Path, made_at: datetime, path: Path | None = None
) -> Begun:
    """Copy the open store, by default into its folder of backups; it must stand still for this.

    The copy has a name that is not its own yet: `finish` gives it that.
    Raises StoreDamaged when the store itself fails its check, PlannerError when the copy
    cannot be made; nothing is left behind then.
    """
    own = None if path else store
    path = path or name_for(store, made_at)
    if own is not None:
        try:
            files.make_folder(path.parent)
        except OSError as error:
            raise _failed(path, error) from error
    _refuse_damaged(driver)
    partial = _partial(path)
    with contextlib.suppress(OSError):  # what is wrong there is said by the next line
        partial.unlink()
    create_private(partial)
    try:
        driver.execute("VACUUM INTO ?", (str(partial),))
    except sqlite3.Error as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise _failed(path, error) from error
    return Begun(path, partial, made_at, own)


def finish(begun: Begun) -> Backup:
    """Check a copy, describe it in a file beside it, and give it its name.

    Raises PlannerError when it fails its check or cannot be written; nothing is left then. Old
    backups are thinned out where it is one of the store's own.
    """
    path, partial, now = begun.path, begun.partial, begun.made_at
    lived = None if begun.store is None else thinning.lived_by(list_backups(begun.store), now)
    try:
        rows, damaged = verify(partial)
        data_hash = _sha256(partial)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        size = partial.stat().st_size
        backup = Backup(path, now, size, data_hash, rows, lived, damaged)
        _describe(backup)
        os.replace(partial, path)
    except (OSError, sqlite3.Error) as error:
        raise _failed(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
            if not path.exists():
                _description(path).unlink(missing_ok=True)
    if begun.store is not None:
        thin(begun.store, now)
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


def verify(path: Path) -> tuple[dict[str, int], int]:
    """Return the row counts of a store's copy, and how many rows are not as they were saved.

    Raises sqlite3.Error when it is not sound. Rows of an older schema are not looked at.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        # It may be any file that somebody chose: a view could be asked for ever.
        copy.execute("PRAGMA trusted_schema=OFF")
        kinds = {row[0] for row in copy.execute("SELECT DISTINCT type FROM sqlite_master")}
        if kinds - {"table", "index"}:
            raise sqlite3.DatabaseError("views or triggers")
        verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        rows = {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _COUNTED
        }
        if copy.execute("PRAGMA user_version").fetchone()[0] != newest():
            return rows, 0
        return rows, len(checksums.changed_rows(copy))


def name_for(store: Path, made_at: datetime) -> Path:
    """Return a free name for a backup made now, in the folder of this store's backups."""
    folder = backup_folder(store)
    stem = f"{store.stem}-{made_at.strftime(_STAMP)}"
    path = folder / f"{stem}.db"
    number = 2
    while path.exists() or _partial(path).exists():
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
        size, damaged = int(told["size"]), int(told.get("damaged", 0))
        return Backup(path, made_at, size, str(told["sha256"]), rows, lived, damaged)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Somebody else's or a damaged description: not one of ours to offer.
        return None


def is_due(store: Path, now: datetime) -> bool:
    """Whether no backup of the last day is whole; one from the future tells nothing of it."""
    recent = (one for one in list_backups(store) if now - DAILY < one.made_at <= now)
    return not any(backup.is_whole for backup in recent)


def thin(store: Path, now: datetime) -> None:
    """Remove the backups that whole younger ones without damage make needless."""
    always = int(chosen("backups-kept"))
    for backup, instead in thinning.needless(list_backups(store), now, always):
        if all(one.is_whole and not one.damaged for one in instead):
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


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _description(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
