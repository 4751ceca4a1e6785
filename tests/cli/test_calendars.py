import pytest
from store_world import ics, talks
from web_server import Server, server

__all__ = ["server"]


@pytest.fixture
def subscribed(planner, server: Server) -> str:
    """Subscribe to a calendar of nine talks; return its address."""
    address = server.calendar("/days.ics", ics(*talks()), '"1"')
    assert planner("import", address, "--at-start").status == 0
    return address


def test_calendars_are_listed_with_where_they_come_from(planner, subscribed, sample):
    planner("import", sample)
    told = planner("calendars")
    assert [line.split()[1] for line in told.out.splitlines()] == ["Longshore:", "Loom"]
    assert "asked at every start" in told.out
    days = planner("calendars", "--json").json[1]
    assert (days["name"], days["entries"], days["source"]) == ("Loom Days", 9, subscribed)
    assert (days["kind"], days["refresh_at_start"]) == ("address", True)


def test_an_empty_store_has_no_calendars(planner):
    assert planner("calendars", "--json").json == []
    assert "No calendar" in planner("calendars").err
    told = planner("calendars", "refresh")
    assert told.status == 1
    assert "none to ask" in told.err


def test_refreshing_tells_what_is_new(planner, server, subscribed):
    assert planner("calendars", "refresh").out == "Loom Days: nothing new\n"
    server.calendar("/days.ics", ics(*talks(10)[1:]), '"2"')
    assert planner("calendars", "refresh", "loom").out == "Loom Days: 1 new, 1 gone\n"
    (document,) = planner("calendars", "refresh", "--json").json
    assert document == {"calendar": "Loom Days", "kind": "unchanged"}


def test_what_cannot_be_fetched_stays_as_it_is(planner, server, subscribed, store_bytes):
    before = store_bytes()
    server.answers["/days.ics"] = lambda handler: handler.send(503)
    told = planner("calendars", "refresh")
    assert told.status == 1
    assert told.err == "planner: The server has trouble of its own (503); try later.\n"
    assert store_bytes() == before


def test_one_of_two_that_fails_is_told_and_the_other_is_done(planner, server, subscribed):
    planner(
        "import", server.calendar("/more.ics", ics(*talks(3), name="More"), '"1"'), "--into", "new"
    )
    server.answers["/days.ics"] = lambda handler: handler.send(404)
    told = planner("calendars", "refresh")
    assert told.status == 0
    assert "More: nothing new" in told.out
    assert "Loom Days: There is nothing at this address" in told.err


def test_more_than_half_gone_needs_a_word(planner, server, subscribed, store_bytes):
    server.calendar("/days.ics", ics(*talks(2)), '"2"')
    before = store_bytes()
    for words in (("calendars", "refresh"), ("import", subscribed)):
        told = planner(*words)
        assert told.status == 1
        assert "7 of the 9 entries of “Loom Days” are missing" in told.err
        assert "--yes" in told.err
    assert store_bytes() == before
    assert planner("calendars", "refresh", "--yes").out == "Loom Days: 7 gone\n"


def test_asking_at_start_is_switched_on_and_off(planner, subscribed, sample):
    assert "by hand" in planner("calendars", "at-start", "Loom Days", "off").out
    assert planner("calendars", "--json").json[0]["refresh_at_start"] is False
    planner("import", subscribed, "--at-start")
    assert planner("calendars", "--json").json[0]["refresh_at_start"] is True
    planner("import", sample)
    told = planner("calendars", "at-start", "longshore", "on")
    assert told.status == 1
    assert "comes from a file" in told.err


def test_alike_titles_are_proposed_and_taken_when_said(planner, tmp_path):
    path = tmp_path / "days.ics"
    path.write_bytes(ics(*talks()))
    planner("import", path)
    planner("mark", "Looms, part 3", "must")
    renamed = ics(*talks()).replace(b"Looms, part 3", b"Looms, part 3: the dyes")
    renamed = renamed.replace(b"talk-3@", b"other@")
    path.write_bytes(renamed)
    told = planner("import", path, "--dry-run")
    assert "“Looms, part 3: the dyes” may be, with --alike, “Looms, part 3”" in told.err
    document = planner("import", path, "--alike", "--json").json
    assert (document["new"], document["changed"], document["gone"]) == (0, 1, 0)
    assert document["alike"][0]["taken"] is True
    (row,) = [one for one in planner("events", "--json").json if one["mark"] == "must"]
    assert row["summary"] == "Looms, part 3: the dyes"
