import pytest


def test_events_lists_the_conference_and_its_sessions(planner, conference):
    events = planner("events", "--json").json
    assert len(events) == 66
    assert set(events[0]) == {
        "id", "uid", "recurrence_id", "parent", "summary", "start", "end", "all_day", "zone",
        "location", "status", "gone", "mark", "goals", "targets", "encounters",
    }  # fmt: skip
    assert [event["start"] for event in events if not event["all_day"]] == sorted(
        event["start"] for event in events if not event["all_day"]
    )
    whole = next(event for event in events if event["id"] == conference)
    assert whole["parent"] is None
    # Lisbon is on winter time that day, whatever zone the user lives in.
    assert whole["zone"] == "Europe/Lisbon"
    assert whole["start"].startswith("2026-03-19")


def test_search_looks_at_speakers_too_and_accents_do_not_count(planner, conference):
    shown = [
        planner("show", event["id"], "--json").json
        for event in planner("events", "--json").json[:12]
    ]
    speaker = next(one["speakers"][0]["name"] for one in shown if one["speakers"])
    found = planner("events", "--search", speaker.upper(), "--json").json
    assert found
    for event in found:
        names = [one["name"] for one in planner("show", event["id"], "--json").json["speakers"]]
        assert speaker in names


def test_show_has_plan_speakers_and_facts(planner, conference):
    planner("goal", "add", conference, "Meet five people", "--count", 5)
    planner("target", "add", conference, "Ada Lovelace, CTO, Engines", "--ask", "Why?")
    shown = planner("show", conference, "--json").json
    assert shown["goals"] == [{"id": 1, "text": "Meet five people", "count": 5, "done": False}]
    target = shown["targets"][0]
    assert (target["code"], target["name"], target["title"], target["organisation"]) == (
        "T1", "Ada Lovelace", "CTO", "Engines",
    )  # fmt: skip
    assert target["ask"] == ["Why?"]
    for key in ("description", "url", "categories", "speakers", "encounters"):
        assert key in shown


def test_a_mark_is_kept_and_undone(planner, conference):
    session = planner("events", "--conference", conference, "--json").json[4]
    assert planner("mark", session["id"], "must").status == 0
    assert planner("show", session["id"], "--json").json["mark"] == "must"
    assert planner("undo").out == f"Undone: Mark “{session['summary']}”\n"
    assert planner("show", session["id"], "--json").json["mark"] == "none"
    assert planner("redo").status == 0
    assert planner("show", session["id"], "--json").json["mark"] == "must"


def test_an_event_of_ones_own(planner):
    added = planner(
        "event", "add", "Coffee with Ada", "--start", "2026-04-01T10:00", "--end", "11:00",
        "--place", "Corner", "--json",
    ).json  # fmt: skip
    assert added["start"] == "2026-04-01T10:00+02:00"
    assert added["end"] == "2026-04-01T11:00+02:00"
    whole_day = planner(
        "event", "add", "Fair", "--start", "2026-05-01", "--end", "2026-05-02", "--json"
    )
    assert whole_day.json["all_day"] is True
    assert whole_day.json["end"] == "2026-05-03"


def test_a_meeting_within_a_conference_is_a_find_of_its_targets(planner, conference):
    planner("target", "add", conference, "Ada Lovelace")
    planner("target", "add", conference, "Bob Miller")
    meeting = planner(
        "event", "add", "Coffee", "--start", "2026-03-19T11:00", "--end", "11:30",
        "--in", conference, "--with", "T1,t2", "--json",
    ).json  # fmt: skip
    assert meeting["parent"] == conference
    assert meeting["start"] == "2026-03-19T11:00+00:00"
    targets = planner("show", conference, "--json").json["targets"]
    assert [target["find"][0]["summary"] for target in targets] == ["Coffee", "Coffee"]


def test_a_part_that_fits_several_is_listed(planner, conference):
    told = planner("show", "the")
    assert told.status == 1
    assert "fits" in told.err
    assert len(told.err.splitlines()) > 3


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["show", "no such event"], 1, "No event is called “no such event”."),
        (["mark", "no such event", "must"], 1, "No event is called"),
        (["mark", "1", "perhaps"], 2, "perhaps"),
        (["event", "add", "X", "--start", "soon"], 1, "“soon” is no date."),
        (["event", "add", "X", "--start", "2026-02-30"], 1, "is no date."),
        (
            ["event", "add", "X", "--start", "2026-03-01T10:00", "--end", "09:00"],
            1,
            "before the start",
        ),
        (["event", "add", " ", "--start", "2026-03-01"], 1, "needs a title"),
        (["event", "add", "X", "--start", "2026-03-01", "--zone", "Nowhere"], 1, "Nowhere"),
        (["goal", "add", "1", " "], 1, "needs words"),
        (["goal", "add", "1", "x", "--count", "0"], 1, "1 or more"),
        (["goal", "done", "99"], 1, "There is no goal 99."),
        (["done", "99"], 1, "There is no follow-up 99."),
        (["prep", "1", "--day", "tomorrowish"], 1, "is no date"),
        (["prep", "1", "--day", "2031-01-01"], 1, "does not take place"),
        (["prep", "1", "-o", "sheet.doc"], 1, "sheet.doc"),
        (["prep"], 2, "EVENT or --week"),
        (["log", "1", "T7 hello"], 1, "There is no T7"),
        (["target", "add", "1"], 1, "needs a name"),
        (["target", "add", "1", "Ada", "--priority", "4"], 2, "4"),
        (["people", "merge", "Ada", "Bob"], 1, "Nobody is called"),
        (["follow-ups", "-o", "list.doc"], 1, ".doc"),
        (["restore", "nowhere"], 1, "There is no file nowhere."),
        (["redo"], 1, "nothing to redo"),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(
    planner, conference, store_bytes, words, status, says
):
    before = store_bytes()
    told = planner(*words)
    assert told.status == status
    assert says in told.err
    assert told.out == ""
    assert "Traceback" not in told.err
    assert store_bytes() == before


def test_a_company_and_a_person_at_once_is_wrong_usage(planner, conference):
    told = planner("target", "add", conference, "Larry", "--company", "Google")
    assert told.status == 2
    assert "not both" in told.err


def test_who_is_on_the_list_already_is_said(planner, conference):
    planner("target", "add", conference, "- Heidi Berg, CEO, Acme")
    told = planner("target", "add", conference, "Heidi Berg")
    assert told.out.startswith("T1  Heidi Berg")
    assert "was there already" in told.out


def test_a_search_that_finds_nothing_says_so(planner, conference):
    assert planner("events", "--search", "xyzzyq").err == "No event fits that.\n"
