import json
from pathlib import Path


def store_path(monkeypatch=None) -> Path:
    return Path.cwd() / "store" / "planner.db"


def destroy(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 5 : 4096 * 9] = b"\xa5" * 4096 * 4
    path.write_bytes(data)


def test_backups_are_listed_with_what_they_hold(planner, conference):
    planner("backup")
    told = planner("backups")
    assert told.status == 0
    head, *lines = told.out.splitlines()
    assert head.split()[:3] == ["made", "people", "events"]
    assert lines[0].startswith("2026-03-18 09:00")
    assert " whole " in lines[0]
    (newest, *_more) = planner("backups", "--json").json
    assert (newest["whole"], newest["rows"]["event"]) == (True, 66)
    Path(newest["path"]).write_bytes(b"rotten")
    assert planner("backups", "--json").json[0]["whole"] is False
    assert "DAMAGED" in planner("backups").out


def test_without_a_backup_there_is_nothing_to_list(planner):
    told = planner("backups")
    assert (told.status, told.out) == (0, "")
    assert "There is no backup" in told.err
    assert planner("backups", "--json").json == []


def test_one_is_made_every_day(planner, conference):
    planner("events", at="2026-03-20T09:00")
    planner("events", at="2026-03-20T20:00")
    days = [one["made_at"][:10] for one in planner("backups", "--json").json]
    assert days[0] == "2026-03-20"
    assert days.count("2026-03-20") == 1


def test_a_damaged_store_says_in_one_line_what_can_be_done(planner, conference):
    planner("mark", conference, "must")
    (made,) = planner("backups", "--json").json
    destroy(store_path())
    told = planner("events")
    assert told.status == 1
    assert len(told.err.strip().splitlines()) == 1
    for words in ("is damaged", "planner backups", "planner restore FILE", "planner salvage"):
        assert words in told.err
    assert planner("restore", made["path"]).status == 0
    assert len(planner("events", "--json").json) == 66


def test_what_can_be_read_in_a_damaged_store_is_saved(planner, conference):
    destroy(store_path())
    told = planner("salvage")
    assert told.status == 0
    assert "rows were saved" in told.out
    assert "planner-damaged-20260318T080000Z.db" in told.out
    assert planner("check").status in (0, 1)
    assert len(planner("events", "--json").json) > 20
    again = planner("salvage")
    assert again.status == 1
    assert "is not damaged" in again.err


def test_an_emptied_store_is_not_taken_for_a_new_one(planner, conference):
    planner("backup")
    store_path().write_bytes(b"")
    told = planner("events")
    assert told.status == 1
    assert "it is empty" in told.err
    assert json.loads(planner("backups", "--json").out)
