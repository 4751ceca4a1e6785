import pytest

LINES = (
    'T1 !send the draft @fri *red glasses /mail "asked about looms"',
    "T2 /nothere",
    "Grace Hopper <grace@example.org>, Rear Admiral, Navy #mentor +intro to the guild @2w",
    "- Linus Pauling *tall",
)


@pytest.fixture
def planned(planner, conference):
    planner("target", "add", conference, "Ada Lovelace, CTO, Engines", "--give", "my notes")
    planner("target", "add", conference, "Bob Miller")
    return conference


def names(shown):
    return [part["name"] for row in shown["encounters"] for part in row["people"]]


def test_lines_become_encounters_states_and_follow_ups(planner, planned):
    told = planner("log", planned, *LINES, at="2026-03-23T09:00+01:00")
    assert told.status == 0
    assert "1 of 2 met, 1 promise open" in told.out
    shown = planner("show", planned, "--json").json
    assert names(shown) == ["Ada Lovelace", "Grace Hopper", "Linus Pauling"]
    assert [target["state"] for target in shown["targets"]] == ["met", "not-there"]
    ada = shown["encounters"][0]["people"][0]
    assert (ada["code"], ada["cue"], ada["talk"]) == ("T1", "red glasses", "asked about looms")
    steps = planner("follow-ups", planned, "--json").json
    assert [(s["kind"], s["person"], s["summary"], s["channel"]) for s in steps] == [
        ("promise", "Ada Lovelace", "send the draft", ""),
        ("message", "Ada Lovelace", "", "mail"),
        ("message", "Linus Pauling", "", ""),
        ("give", "Grace Hopper", "intro to the guild", ""),
    ]
    assert steps[0]["due"] == "2026-03-27"  # the Friday after Monday the 23rd
    assert steps[-1]["due"] == "2026-04-06"


def test_the_same_lines_from_a_file_or_through_standard_input(planner, planned, tmp_path):
    typed = tmp_path / "evening.txt"
    typed.write_bytes("\r\n".join([*LINES, "José Luís *beard"]).encode("cp1252"))
    told = planner("log", planned, "--file", typed, at="2026-03-23T09:00+01:00")
    assert told.out.splitlines()[:2] == [
        "Logged T1 Ada Lovelace, N1 Grace Hopper, N2 Linus Pauling, N3 José Luís.",
        "Not met: T2 Bob Miller (not there).",
    ]
    planner("met", "--file", "-", stdin='Zoë Zed "on the train"')
    planner("log", planned, stdin="\n".join(LINES), at="2026-03-23T09:00+01:00")
    shown = planner("show", planned, "--json").json
    assert names(shown)[4:] == ["Ada Lovelace", "Grace Hopper", "Linus Pauling"]
    assert planner("log", planned, "T1", "--file", typed).status == 2


def test_what_was_meant_for_a_box_is_told_and_kept(planner, planned):
    told = planner("log", planned, "T1 asked about looms /maill", "T2 @fir")
    assert told.err == (
        "“/maill” is no box and no day; it is kept as a note.\n"
        "“@fir” is no box and no day; it is kept as a note.\n"
    )
    [ada, bob] = [e["people"][0] for e in planner("show", planned, "--json").json["encounters"]]
    assert (ada["name"], ada["talk"]) == ("Ada Lovelace", "asked about looms\n/maill")
    told = planner("log", planned, "T1 !call her @firday")
    assert told.err == "“@firday” is no day; it stays in the text.\n"
    assert bob["talk"] == "@fir"


def test_days_are_those_of_the_event(planner):
    added = planner(
        *("event", "add", "Luau", "--start", "2026-03-17T08:00", "--end", "2026-03-17T23:00"),
        *("--zone", "Pacific/Honolulu", "--json"),
    )
    told = planner(
        "log", added.json["id"], "Kai Pono !call @today", "--json", at="2026-03-18T09:00+01:00"
    )
    assert told.json["first_due"] == "2026-03-17"  # ten in the evening there


def test_one_call_is_one_step(planner, planned):
    planner("log", planned, *LINES)
    assert planner("undo").out == "Undone: Log 4 encounters\n"
    assert planner("show", planned, "--json").json["encounters"] == []
    assert [row["name"] for row in planner("people", "--json").json] == [
        "Ada Lovelace",
        "Bob Miller",
    ]


def test_several_codes_are_one_encounter_with_private_parts(planner, planned):
    planner("log", planned, 'T1+T2+N2 "dinner, talked about unions"\n    T2 !send the photo @mon')
    [encounter] = planner("show", planned, "--json").json["encounters"]
    assert encounter["note"] == "dinner, talked about unions"
    assert [part["code"] for part in encounter["people"]] == ["T1", "T2", "N2"]
    promises = [s for s in planner("follow-ups", "--json").json if s["kind"] == "promise"]
    assert [(s["person"], s["summary"]) for s in promises] == [("Bob Miller", "send the photo")]


def test_one_bad_code_costs_nothing_that_was_there(planner, planned, store_bytes):
    before = store_bytes()
    told = planner("log", planned, "T1 fine", "T9 wrong")
    assert told.status == 1
    assert "Line 2, “T9 wrong”: There is no T9" in told.err
    assert "the codes there go from T1 to T2" in told.err
    assert store_bytes() == before


def test_met_needs_no_event(planner):
    told = planner("met", "--on", "2026-03-10", "Zoë Zed, Acme !send the link", "--json")
    assert told.json["promises"] == 1
    assert told.json["first_due"] == "2026-03-11"
    [person] = planner("people", "--json").json
    assert (person["name"], person["organisation"], person["last_met"]) == (
        "Zoë Zed", "Acme", "2026-03-10",
    )  # fmt: skip


def test_nothing_to_log_is_said(planner, planned):
    told = planner("log", planned, stdin="\n\n")
    assert told.status == 1
    assert "nothing to log" in told.err


def test_done_closes_a_follow_up(planner, planned):
    planner("log", planned, "T1 !send the draft")
    [step] = planner("follow-ups", "--json").json
    assert planner("done", step["id"]).out == "done: Ada Lovelace\n"
    assert planner("follow-ups", "--json").json[0]["status"] == "done"
    assert planner("follow-ups").out == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Hans Zimmer *hat", "Hans Zimmer"),
        ("- Zed Zero <zed@zero.org>, CEO, Zero Inc +intro to the guild", "Zed Zero"),
        ("-h Otto", "-h Otto"),
        ("-o", "-o"),
    ],
)
def test_a_line_may_begin_with_a_dash(planner, planned, line, name):
    assert planner("log", planned, line).status == 0
    assert names(planner("show", planned, "--json").json) == [name]


def test_whoever_is_met_after_the_end_was_met_within_the_event(planner):
    added = planner(
        "event", "add", "Fair", "--start", "2026-03-10", "--end", "2026-03-11", "--json"
    )
    planner("log", added.json["id"], "Ada Lovelace")
    [encounter] = planner("show", added.json["id"], "--json").json["encounters"]
    assert encounter["at"].startswith("2026-03-11")
