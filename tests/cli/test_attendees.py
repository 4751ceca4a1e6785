from pathlib import Path


def bring(planner, conference, *rows: str) -> None:
    text = "\n".join(["Name,Email,Company,Ticket type", *rows])
    Path("list.csv").write_text(text, encoding="utf-8")
    ran = planner("import", "list.csv", "--as", "attendees", "--in", conference)
    assert ran.status == 0, ran.err


def test_who_is_there_with_those_i_know_first(planner, conference):
    planner("met", "Zed Quill, Acme")
    bring(planner, conference, "Ann Lee,ann@x.example,Beta,VIP", "Zed Quill,z@x.example,Acme,VIP")
    rows = planner("attendees", conference, "--json").json
    assert (rows[0]["name"], rows[0]["known"]) == ("Zed Quill", True)
    assert {row["as"] for row in rows} >= {"speaker", "attendee"}
    assert all(row["sessions"] for row in rows if row["as"] == "speaker")
    told = planner("attendees", conference, "--suggested", "--search", "VIP").out
    assert "Zed Quill" in told
    assert "known" in told
    assert "Ann Lee" not in told


def test_the_attendees_not_met_go_in_one_step(planner, conference):
    bring(planner, conference, "Ann Lee,ann@x.example,Beta,VIP", "Zed Quill,z@x.example,Acme,VIP")
    planner("log", conference, "Zed Quill <z@x.example>")
    assert "Removed 1 of the list" in planner("attendees", conference, "--remove-unmet").out
    assert planner("attendees", conference, "--search", "VIP", "--json").json[0]["name"] == (
        "Zed Quill"
    )
    assert "Nobody was removed" in planner("attendees", conference, "--remove-unmet").out
    planner("undo")
    assert len(planner("attendees", conference, "--search", "VIP", "--json").json) == 2


def test_a_listed_name_is_completed_and_its_sessions_found(planner, conference):
    rows = planner("attendees", conference, "--json").json
    speaker = next(row for row in rows if row["as"] == "speaker" and " " in row["name"])
    given, _blank, family = speaker["name"].rpartition(" ")
    company = speaker["organisation"] or "Acme Looms"
    mail = speaker["email"] or "sp@x.example"
    bring(planner, conference, f"{speaker['name']},{mail},{company},VIP")
    target = planner("target", "add", conference, f"{family}, {given}", "--json").json
    assert (target["name"], target["organisation"]) == (speaker["name"], company)
    assert target["find"]


def test_whom_i_know_at_a_company(planner, conference):
    planner("met", "Zed Quill, Acme Looms", "Ann Lee, Beta")
    bring(planner, conference, "Only Listed,o@x.example,Acme Looms,VIP")
    assert [row["name"] for row in planner("people", "--at", "acme", "--json").json] == [
        "Zed Quill"
    ]
    assert "You know nobody like that" in planner("people", "--at", "Gamma").err
