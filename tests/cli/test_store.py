import json
from pathlib import Path


def test_export_and_restore_read_back_the_same(planner, conference, monkeypatch):
    planner("me", "--name", "Lena")
    planner("goal", "add", conference, "Meet five", "--count", 5)
    planner("target", "add", conference, "Ada Lovelace <ada@example.org>")
    planner("log", conference, "T1 !send it *red")
    planner("prep", conference, "-o", "sheet.pdf")
    assert planner("export", "one").status == 0
    assert {path.name for path in Path("one").iterdir()} == {
        "planner.json", "events.ics", "follow-ups.ics", "people.vcf", "people.csv", "met.csv",
    }  # fmt: skip
    monkeypatch.setenv("PLANNER_STORE", str(Path.cwd() / "other" / "fresh.db"))
    assert planner("restore", "one").status == 0
    planner("export", "two")
    assert Path("two/planner.json").read_bytes() == Path("one/planner.json").read_bytes()
    assert planner("check").status == 0


def test_a_backup_is_restored_and_the_rest_kept(planner, conference):
    assert planner("backup", "mine.db").status == 0
    planner("mark", conference, "must")
    told = planner("restore", "mine.db")
    assert told.status == 0
    assert planner("show", conference, "--json").json["mark"] == "none"
    kept = told.out.split(" is kept in ")[1].strip().rstrip(".")
    planner("restore", kept)
    assert planner("show", conference, "--json").json["mark"] == "must"


def test_a_backup_overwrites_nothing(planner, conference):
    Path("mine.db").write_text("precious")
    assert planner("backup", "mine.db").status == 1
    assert Path("mine.db").read_text() == "precious"


def test_what_is_no_copy_is_refused(planner, conference, store_bytes):
    before = store_bytes()
    Path("a.json").write_text(json.dumps({"format": "other"}))
    Path("b.db").write_text("not a database")
    for name in ("a.json", "b.db"):
        told = planner("restore", name)
        assert told.status == 1
        assert len(told.err.strip().splitlines()) == 1
    assert store_bytes() == before


def test_a_foreign_store_is_left_alone(planner):
    Path("foreign.db").write_bytes(b"SQLite format 3\x00" + bytes(200))
    before = Path("foreign.db").read_bytes()
    told = planner("events", "--store", "foreign.db")
    assert told.status == 1
    assert "is not a Planner store" in told.err
    assert Path("foreign.db").read_bytes() == before


def test_check_tells_that_all_is_well(planner, conference):
    told = planner("check")
    assert told.status == 0
    assert told.out.startswith("All is well")
    assert planner("check", "--json").json["rows"]["event"] == 66


def test_undo_reaches_back_over_several_calls(planner, conference):
    planner("goal", "add", conference, "One")
    planner("goal", "add", conference, "Two")
    assert planner("undo").out == "Undone: Add goal “Two”\n"
    assert planner("undo").out == "Undone: Add goal “One”\n"
    assert planner("undo").out == "Undone: Import longshore.ics\n"
    assert planner("events", "--json").json == []
    assert planner("undo").status == 1
    for _step in range(3):
        assert planner("redo").status == 0
    assert [goal["text"] for goal in planner("show", conference, "--json").json["goals"]] == [
        "One", "Two",
    ]  # fmt: skip
