import os
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

COUNTS = ("new", "changed", "unchanged", "duplicates", "skipped")


def test_a_conference_calendar_becomes_one_conference(planner, sample):
    told = planner("import", sample, "--json")
    assert told.status == 0
    document = told.json
    assert document["kind"] == "calendar"
    assert document["calendar"]["as"] == "conference"
    assert document["found"] == document["new"] == document["occurrences"] == 65
    assert sum(document[name] for name in COUNTS) == document["found"]
    assert document["problems"] == []
    events = planner("events", "--json").json
    assert {event["parent"] for event in events} == {None, document["calendar"]["event"]}


def test_the_same_file_again_changes_nothing(planner, sample, conference):
    before = planner("export", "before"), Path("before/planner.json").read_bytes()
    told = planner("import", sample, "--json")
    document = told.json
    assert document["unchanged"] == document["found"] == 65
    assert document["new"] == document["changed"] == document["gone"] == 0
    planner("export", "after")
    assert Path("after/planner.json").read_bytes() == before[1]
    # And there is no second step to take back.
    assert planner("undo").status == 0
    assert planner("undo").status == 1


def test_a_changed_calendar_updates_and_keeps_the_plan(planner, sample, conference):
    sessions = planner("events", "--conference", conference, "--json").json
    moved = next(one for one in sessions if not one["all_day"] and one["location"])
    planner("mark", moved["id"], "must")
    planner("target", "add", moved["id"], "Ada Lovelace <ada@example.org>")
    text = sample.read_text(encoding="utf-8")
    blocks = text.split("BEGIN:VEVENT")
    index = next(i for i, block in enumerate(blocks) if f"UID:{moved['uid']}" in block)
    gone = next(i for i in range(1, len(blocks)) if i != index)
    blocks[index] = blocks[index].replace(f"LOCATION:{moved['location']}", "LOCATION:The Attic")
    del blocks[gone]
    sample.write_text("BEGIN:VEVENT".join(blocks), encoding="utf-8", newline="")
    document = planner("import", sample, "--json").json
    assert (document["changed"], document["moved"], document["gone"]) == (1, 1, 1)
    shown = planner("show", moved["id"], "--json").json
    assert shown["location"] == "The Attic"
    assert shown["mark"] == "must"
    assert [target["name"] for target in shown["targets"]] == ["Ada Lovelace"]
    assert sum(event["gone"] for event in planner("events", "--json").json) == 1


def test_a_dry_run_writes_nothing(planner, sample):
    document = planner("import", sample, "--dry-run", "--json").json
    assert document["new"] == 65
    assert document["calendar"]["id"] is None
    assert planner("events", "--json").json == []


def test_as_events_and_back_as_conference_keeps_marks(planner, sample):
    planner("import", sample, "--as", "events")
    events = planner("events", "--json").json
    assert {event["parent"] for event in events} == {None}
    planner("mark", events[3]["id"], "must")
    planner("import", sample, "--as", "conference")
    again = {event["id"]: event for event in planner("events", "--json").json}
    assert again[events[3]["id"]]["mark"] == "must"
    assert again[events[3]["id"]]["parent"] is not None


def test_a_file_may_come_through_standard_input(planner, sample):
    document = planner("import", "-", "--json", stdin=sample.read_bytes()).json
    assert document["found"] == 65


def test_several_sources_give_a_list_and_the_bad_one_is_told(planner, sample):
    Path("bad.ics").write_text("nothing of the kind")
    told = planner("import", sample, "bad.ics", "--json")
    assert told.status == 0
    assert [document["kind"] for document in told.json] == ["calendar", "refused"]
    assert "bad.ics" in told.err


def test_a_zip_is_opened(planner, sample):
    with zipfile.ZipFile("both.zip", "w") as archive:
        archive.write(sample, "programme.ics")
        archive.writestr("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nN:;Ada\nEND:VCARD\n")
    told = planner("import", "both.zip", "--json")
    assert [document["kind"] for document in told.json] == ["calendar", "people"]
    assert [person["name"] for person in planner("people", "--json").json] == ["Ada"]


def test_the_members_of_a_zip_are_one_step(planner, sample):
    with zipfile.ZipFile("both.zip", "w") as archive:
        archive.write(sample, "programme.ics")
        archive.writestr("people.csv", "Name,E-mail\nAda,ada@example.org\nBob,\n")
    told = planner("import", "both.zip", "--dry-run", "--json").json
    assert [one["new"] for one in told] == [65, 2]
    assert planner("people", "--json").json == []
    told = planner("import", "both.zip", "--as", "attendees", "--json").json
    assert [one["new"] for one in told] == [65, 2]
    assert planner("people", "--json").json == [], "they are attendees of its own conference"
    assert planner("undo").status == 0
    assert planner("events", "--json").json == []
    assert planner("undo").status == 1


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Los\r\nEND:VCARD\r\n",
        b"Name;Firma\nAda Los;Guild\n",
        b"Ada Los <ada@example.org>\n",
    ],
)
def test_people_may_come_through_standard_input(planner, data):
    document = planner("import", "-", "--json", stdin=data).json
    assert (document["kind"], document["source"], document["new"]) == ("people", "-", 1)
    assert [row["name"] for row in planner("people", "--json").json] == ["Ada Los"]


def test_a_pdf_stays_refused(planner):
    Path("list.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    told = planner("import", "list.pdf")
    assert told.status == 1
    assert "PDF" in told.err
    assert "window" in told.err


def test_a_meaning_of_people_is_none_of_a_calendars(planner, sample):
    assert planner("import", sample, "--as", "met", "--json").json["new"] == 65


def test_people_mean_what_is_said(planner, conference):
    Path("list.csv").write_text(
        "Name,E-mail,Company\nAda Lovelace,ada@example.org,Engines\nBob,bob@example.org,\n",
        encoding="utf-8",
    )
    told = planner("import", "list.csv", "--as", "attendees", "--in", conference, "--json").json
    assert (told["found"], told["new"], told["skipped"]) == (2, 2, 0)
    assert planner("people", "--json").json == []
    planner("import", "list.csv", "--as", "contacts")
    assert [row["name"] for row in planner("people", "--json").json] == ["Ada Lovelace", "Bob"]
    again = planner("import", "list.csv", "--as", "contacts", "--json").json
    assert (again["new"], again["unchanged"]) == (0, 2)
    planner("import", "list.csv", "--as", "met", "--in", conference)
    assert len(planner("show", conference, "--json").json["encounters"]) == 2


def test_a_list_of_people_met_is_not_taken_for_less_without_a_word(planner, conference):
    Path("scans.csv").write_text(
        "Name,E-mail,Scanned at,Notes\nAda,ada@example.org,2026-03-18 10:15,wants a demo\n",
        encoding="utf-8",
    )
    told = planner("import", "scans.csv")
    assert told.status == 0
    assert "--as met --in EVENT" in told.err
    assert "--as" not in planner("import", "scans.csv", "--as", "contacts").err
    met = planner("import", "scans.csv", "--as", "met", "--in", conference)
    assert "--as" not in met.err
    (encounter,) = planner("show", conference, "--json").json["encounters"]
    assert "10:15" in encounter["at"]
    assert len(planner("people", "--json").json) == 1


def test_attendees_who_cancelled_are_left_out_and_told_of(planner, conference):
    Path("list.csv").write_text("Name,Ticket,Status\nAda,A,paid\nBob,A,canceled\n", "utf-8")
    told = planner("import", "list.csv", "--in", conference)
    assert "1 new, 1 skipped" in told.out
    assert "line 3: “Bob”: The list says “canceled”, so it was left out." in told.err
    every = planner("import", "list.csv", "--in", conference, "--cancelled-too", "--json").json
    assert (every["new"], every["unchanged"], every["skipped"]) == (1, 1, 0)


def test_attendees_without_an_event_are_refused(planner, store_bytes):
    Path("list.csv").write_text("Name,E-mail\nAda,ada@example.org\n", encoding="utf-8")
    told = planner("import", "list.csv", "--as", "attendees")
    assert told.status == 1
    assert "--in" in told.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("paper.ics", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("empty.ics", b"", "empty"),
        ("page.ics", b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        ("card.ics", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n", "people"),
    ],
)
def test_what_is_no_calendar_gets_one_sentence(
    planner, conference, store_bytes, name, content, words
):
    Path(name).write_bytes(content)
    before = store_bytes()
    told = planner("import", name)
    assert told.status == 1
    assert words in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert store_bytes() == before


def test_a_folder_a_missing_file_and_a_locked_one_get_one_sentence(planner, monkeypatch):
    Path("folder").mkdir()
    locked = Path("locked.ics")
    locked.write_text("BEGIN:VCALENDAR")
    locked.chmod(0)
    names = ["folder", "missing.ics"] + (["locked.ics"] if os.geteuid() else [])
    for name in names:
        told = planner("import", name)
        assert told.status == 1
        assert name in told.err
        assert len(told.err.strip().splitlines()) == 1


def test_an_unknown_zone_is_refused(planner, sample):
    told = planner("import", sample, "--zone", "Mars/Olympus")
    assert told.status == 1
    assert "Mars/Olympus" in told.err


@pytest.fixture
def served(sample):
    """Serve the sample from this machine, as an organiser's server would."""
    handler = partial(QuietHandler, directory=str(sample.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{sample.name}"
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Say nothing on the test's output."""


def test_an_address_is_a_calendar_too(planner, served):
    document = planner("import", served, "--json").json
    assert (document["new"], document["source"]) == (65, served)
    assert planner("import", served, "--json").json["unchanged"] == 65


def test_a_private_place_is_asked_only_when_it_is_named(planner, monkeypatch):
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda *_args, **_more: [(2, 1, 6, "", ("192.168.0.7", 80))]
    )
    told = planner("import", "http://calendar.example.org/a.ics")
    assert told.status == 1
    assert "your own network" in told.err
    assert "--private" in told.err


def test_a_guessed_zone_is_told(planner, sample):
    text = sample.read_text(encoding="utf-8").replace("X-WR-TIMEZONE:Europe/Lisbon\n", "")
    text = "\n".join(
        line for line in text.splitlines() if not line.startswith("X-WR-TIMEZONE")
    ).replace(";TZID=Europe/Lisbon", "")
    sample.write_text(text, encoding="utf-8")
    told = planner("import", sample, "--json").json
    assert any("Europe/Berlin, which is a guess" in one["message"] for one in told["problems"])
    again = planner("import", sample, "--zone", "Europe/Lisbon", "--json").json
    assert not any("a guess" in one["message"] for one in again["problems"])
