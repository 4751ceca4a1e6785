import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.errors import NotAllowed, PlannerError
from planner.store import Store
from planner.store import backup as backups

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
    with pytest.raises(PlannerError, match="could not be created"):
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


def test_old_backups_are_thinned_by_age(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "ALWAYS_KEPT", 0)
    made = make(path, [timedelta(hours=6 * count) for count in range(500)])
    backups.thin(path, made[0])
    kept = {backup.made_at for backup in backups.list_backups(path)}
    ages = sorted(made[0] - moment for moment in kept)
    assert sum(age <= timedelta(days=2) for age in ages) == 9
    daily = [age for age in ages if timedelta(days=2) < age <= timedelta(days=14)]
    assert 12 <= len(daily) <= 13
    assert len({(made[0] - age).date() for age in daily}) == len(daily)
    assert len(ages) < 40
    assert max(ages) > timedelta(days=90)


@pytest.mark.parametrize("days", [-400, 400])
def test_a_wrong_clock_costs_no_recent_backup(path: Path, days: int) -> None:
    made = make(path, [timedelta(hours=count) for count in range(9)])
    backups.thin(path, made[0] + timedelta(days=days))
    assert len(backups.list_backups(path)) == 9


def test_the_newest_of_a_day_stays(store: Store, clock: Clock) -> None:
    for hour in range(14):
        assert clock.fixed is not None
        store.clock = replace(clock, fixed=clock.fixed + timedelta(hours=hour))
        store.backup()
    newest_of_old_day = store.backups()[0]
    store.clock = replace(clock, fixed=clock.now() + timedelta(days=5))
    for minute in range(10):
        store.clock = replace(clock, fixed=clock.now() + timedelta(days=5, minutes=minute))
        store.backup()
    assert newest_of_old_day in store.backups()
    assert len(store.backups()) == 11


def make(path: Path, ages: list[timedelta]) -> list[datetime]:
    """Write backups that are only described; return when, the newest first."""
    now = datetime(2026, 3, 18, 8, tzinfo=UTC)
    for age in ages:
        name = backups.name_for(path, now - age)
        name.parent.mkdir(parents=True, exist_ok=True)
        name.touch()
        told = {"path": name.name, "made_at": (now - age).isoformat(), "size": 0, "sha256": ""}
        name.with_name(f"{name.name}.json").write_text(json.dumps({**told, "rows": {}}))
    return [now - age for age in ages]
