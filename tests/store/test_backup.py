import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from planner import choices
from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.errors import NotAllowed, PlannerError, StoreDamaged, StoreRefused
from planner.store import Store
from planner.store import backup as backups
from planner.store.engine import driver_of, open_engine

Add = Callable[[Store, str], int]


def test_a_backup_is_whole_checked_and_described(
    store: Store, path: Path, add: Add, digest: Callable[[Path], str]
) -> None:
    add(store, "Ada")
    made = store.backup()
    assert made.path == path.parent / "planner-backups" / "planner-20260318T080000Z.db"
    assert made.sha256 == digest(made.path)
    assert made.size == made.path.stat().st_size
    assert made.rows["contact"] == 1
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert store.backups() == [made]
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT name FROM contact").fetchall() == [("Ada",)]


def test_two_backups_of_one_second_do_not_meet(store: Store, add: Add) -> None:
    first = store.backup()
    add(store, "Ada")
    second = store.backup()
    assert first.path != second.path
    assert {backup.rows["contact"] for backup in store.backups()} == {0, 1}


def test_a_backup_goes_where_it_is_told_and_overwrites_nothing(
    store: Store, tmp_path: Path, add: Add
) -> None:
    chosen = tmp_path / "mine.db"
    store.backup(chosen)
    before = chosen.read_bytes()
    add(store, "Ada")
    with pytest.raises(NotAllowed, match="exists already"):
        store.backup(chosen)
    assert chosen.read_bytes() == before


def test_a_backup_that_cannot_be_written_says_so(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"written into .*below-a-file: "):
        store.backup(path / "below-a-file" / "mine.db")
    (path.parent / "planner-backups").write_text("in the way")
    with pytest.raises(PlannerError, match="No backup could be made"):
        store.backup()


def test_what_a_killed_program_left_is_swept_away_at_the_next_start(
    store: Store, path: Path, clock: Clock
) -> None:
    made = store.backup()
    store.close()
    folder = made.path.parent
    (folder / ".planner-20260317T080000Z.db.part").write_bytes(b"half")
    (folder / ".planner-99999999-0a.part").write_bytes(b"half a description")
    (folder / "planner-20260317T080000Z.db.json").write_text("{}")
    path.with_name(".planner.db.restore").write_bytes(b"half")
    other = folder / "other-20260317T080000Z.db.json"
    other.write_text("somebody else's")
    Store.open(path, clock).close()
    kept = {made.path.name, f"{made.path.name}.json", other.name}
    assert {file.name for file in folder.iterdir()} == kept
    assert {file.name for file in path.parent.iterdir()} == {path.name, folder.name}


def test_strange_descriptions_are_not_offered(store: Store) -> None:
    made = store.backup()
    folder = made.path.parent
    (folder / "damaged.json").write_text("{")
    (folder / "gone.db.json").write_text(
        json.dumps({"path": "gone.db", "made_at": "2026-01-01T00:00:00+00:00"})
    )
    (folder / "away.json").write_text(
        json.dumps({"path": "../planner.db", "made_at": "2026-01-01T00:00:00+00:00"})
    )
    assert store.backups() == [made]


def test_a_description_without_a_zone_is_none_of_ours(store: Store) -> None:
    made = store.backup()
    described = made.path.with_name(f"{made.path.name}.json")
    described.write_text(described.read_text().replace("+00:00", ""))
    assert store.backups() == []


def test_what_is_no_longer_as_it_was_written_is_not_whole(store: Store, add: Add) -> None:
    made = store.backup()
    assert made.is_whole
    data = bytearray(made.path.read_bytes())
    data[5000] ^= 1
    made.path.write_bytes(data)
    assert not made.is_whole
    with pytest.raises(StoreRefused, match="no longer what was saved"):
        store.restore_file(made.path)
    made.path.unlink()
    assert not made.is_whole


def test_a_backup_is_due_when_no_whole_one_is_a_day_old(store: Store, clock: Clock) -> None:
    now = clock.now()
    assert backups.is_due(store.path, now)
    made = store.backup()
    assert not backups.is_due(store.path, now + timedelta(hours=23))
    assert backups.is_due(store.path, now + timedelta(hours=24))
    # The clock was set back: what lies in the future says nothing of today.
    assert backups.is_due(store.path, now - timedelta(days=400))
    made.path.write_bytes(b"rotten")
    assert backups.is_due(store.path, now)


def test_a_damaged_store_rotates_no_good_backup_out(
    store: Store, path: Path, clock: Clock, add: Add
) -> None:
    store.write("Add", many)
    good = store.backup()
    with path.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(b"\xff" * 4096 * 8)
    store.close()
    engine = open_engine(path)
    with engine.connect() as connection, pytest.raises(StoreDamaged, match="no backup was made"):
        backups.add_backup(driver_of(connection), path, clock.now() + timedelta(days=100))
    engine.dispose()
    assert backups.list_backups(path) == [good]
    assert good.is_whole


def test_no_good_backup_goes_for_one_with_a_row_that_changed_behind_the_door(
    store: Store, path: Path, clock: Clock, add: Add
) -> None:
    choices.choose("backups-kept", 3)
    add(store, "Ada")
    then = clock.now() - timedelta(days=20)
    store.clock = replace(clock, fixed=then)
    good = store.backup()
    assert good.damaged == 0
    store.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE contact SET name = 'Adb'")
        file.commit()
    store = Store.open(path, replace(clock, fixed=then + timedelta(hours=1)))
    bad = store.backup()
    assert (bad.damaged, bad.is_whole) == (1, True)
    for days in (16, 17, 18, 19):
        store.clock = replace(clock, fixed=then + timedelta(days=days))
        store.backup()
    assert {good.path, bad.path} <= {one.path for one in store.backups()}
    store.accept_rows()
    store.clock = replace(clock, fixed=then + timedelta(days=19, hours=1))
    assert store.backup().damaged == 0
    store.close()


def test_the_store_is_free_while_a_copy_is_checked(
    store: Store, monkeypatch: pytest.MonkeyPatch, add: Add
) -> None:
    verify, met = backups.verify, []

    def meet(path: Path) -> tuple[dict[str, int], int]:
        with ThreadPoolExecutor() as pool:
            met.append(pool.submit(add, store, "Bo").result(timeout=1))
        return verify(path)

    monkeypatch.setattr(backups, "verify", meet)
    made = store.backup()
    assert (len(met), made.rows["contact"]) == (1, 0)


def test_the_backup_that_is_restored_is_not_thinned_out_by_the_one_made_before(
    store: Store, clock: Clock, add: Add, names: Callable[[Store], list[str]]
) -> None:
    add(store, "Ada")
    doomed = store.backup()
    for hours in (1, *range(24, 240, 24)):
        store.clock = replace(clock, fixed=clock.now() + timedelta(hours=hours))
        store.backup()
    add(store, "Grace")
    store.clock = replace(clock, fixed=clock.now() + timedelta(hours=240))
    before = store.restore_file(doomed.path)
    assert names(store) == ["Ada"]
    assert not doomed.path.exists()
    store.restore_file(before.path)
    assert names(store) == ["Ada", "Grace"]


def test_an_old_backup_is_restored_without_leaving_a_copy_of_its_own(
    store: Store, path: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as file:
        script = Path(__file__).parents[1] / "data" / "stores" / "0001.sql"
        file.executescript(script.read_text(encoding="utf-8"))
    store.restore_file(old)
    beside = {entry.name for entry in path.parent.iterdir() if entry.stat().st_size}
    assert beside == {"planner.db", "planner-backups"}


def many(session: Session) -> None:
    for number in range(200):
        add_contact(session, Person(f"Person {number}"), datetime(2026, 3, 18, tzinfo=UTC))


def test_as_many_stay_as_the_settings_say(store: Store, clock: Clock, path: Path) -> None:
    then = clock.now() - timedelta(days=100)
    for minute in range(8):
        store.clock = replace(clock, fixed=then + timedelta(minutes=minute))
        made = store.backup()
        described = made.path.with_name(made.path.name + ".json")
        told = json.loads(described.read_bytes())
        told.pop("lived")
        described.write_text(json.dumps(told), encoding="utf-8")
    backups.thin(path, clock.now())
    assert len(store.backups()) == 8
    choices.choose("backups-kept", 3)
    backups.thin(path, clock.now())
    # The newest three, and one for the month of the others.
    assert len(store.backups()) == 4
