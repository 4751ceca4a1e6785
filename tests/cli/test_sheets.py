from pathlib import Path

import pytest

from planner.formats.pdf.raster import page_count, page_text


def text_of(path):
    pdf = Path(path).read_bytes()
    return [page_text(pdf, page) for page in range(page_count(pdf))]


@pytest.fixture
def planned(planner, conference):
    planner("me", "--name", "Lena Okafor", "--email", "lena@example.org")
    for name in ("Ada Lovelace, CTO, Engines", "Ивана Петрова", "Νίκος Γεωργίου", "Zoë Çelik"):
        planner("target", "add", conference, name, "--priority", "3", "--give", "my notes")
    planner("target", "add", conference, "--company", "Northwind", "--place", "Hall 2 · C3")
    return conference


def test_a_sheet_has_the_names_the_codes_and_its_number(planner, planned):
    told = planner("prep", planned, "-o", "sheet.pdf")
    assert told.status == 0
    assert "sheet 1" in told.out
    pages = text_of("sheet.pdf")
    whole = "\n".join(pages)
    for name in ("Ada Lovelace", "Ивана Петрова", "Νίκος Γεωργίου", "Zoë Çelik", "Northwind"):
        assert name in whole
    for code in ("T1", "T2", "T3", "T4", "T5", "N1", "N8"):
        assert code in whole
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert "sheet 1" in page


def test_the_same_content_keeps_number_and_bytes(planner, planned):
    planner("prep", planned, "-o", "one.pdf", at="2026-03-18T10:00+01:00")
    planner("prep", planned, "-o", "two.pdf", at="2026-03-18T11:00+01:00")
    assert Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()
    planner("target", "add", planned, "Somebody Else")
    assert "sheet 2" in planner("prep", planned, "-o", "three.pdf").out


def test_without_o_a_safe_name_is_found_here(planner, planned):
    told = planner("prep", planned)
    [path] = Path.cwd().glob("*.pdf")
    assert path.name in told.out


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
@pytest.mark.parametrize("layout", ["full", "booklet", "pocket", "phone"])
def test_every_layout_on_every_paper(planner, planned, paper, layout):
    told = planner("prep", planned, "-o", "x.pdf", "--paper", paper, "--layout", layout)
    assert told.status == 0, told.err
    assert "Ada Lovelace" in "\n".join(text_of("x.pdf"))


def test_one_day_discreet_and_cards(planner, planned):
    planner("prep", planned, "-o", "all.pdf", "--cards", "all", "--day", "2026-03-19")
    planner("prep", planned, "-o", "none.pdf", "--cards", "0", "--day", "2026-03-19", "--discreet")
    assert len(text_of("all.pdf")) > len(text_of("none.pdf"))


def test_the_plan_for_a_phone(planner, planned):
    session = planner("events", "--conference", planned, "--json").json[2]
    planner("mark", session["id"], "must")
    assert planner("prep", planned, "-o", "plan.ics").status == 0
    plan = Path("plan.ics").read_text(encoding="utf-8")
    assert plan.count("BEGIN:VEVENT") >= 1
    assert "[must]" in plan


def test_the_week_sheet_spans_events(planner, planned):
    planner("event", "add", "Coffee with Zed", "--start", "2026-03-20T15:00", "--end", "16:00")
    assert planner("prep", "--week", "-o", "week.pdf").status == 0
    whole = "\n".join(text_of("week.pdf"))
    assert "Coffee with Zed" in whole
    assert "Ada Lovelace" in whole


def test_who_is_here(planner, planned):
    assert planner("prep", planned, "--who", "-o", "who.pdf").status == 0
    speaker = next(
        person["name"]
        for event in planner("events", "--conference", planned, "--json").json[:9]
        for person in planner("show", event["id"], "--json").json["speakers"]
    )
    assert speaker in "\n".join(text_of("who.pdf"))


def test_a_sheet_that_the_calendar_has_overtaken(planner, sample, planned):
    session = next(
        one
        for one in planner("events", "--conference", planned, "--json").json
        if one["location"] and not one["all_day"]
    )
    planner("target", "add", session["id"], "Ada Lovelace, CTO, Engines")
    planner("prep", planned, "-o", "sheet.pdf")
    assert "still holds" in planner("prep", planned, "--slip").err
    text = sample.read_text(encoding="utf-8")
    blocks = text.split("BEGIN:VEVENT")
    index = next(i for i, block in enumerate(blocks) if f"UID:{session['uid']}" in block)
    blocks[index] = blocks[index].replace(f"LOCATION:{session['location']}", "LOCATION:The Attic")
    sample.write_text("BEGIN:VEVENT".join(blocks), encoding="utf-8", newline="")
    planner("import", sample)
    told = planner("prep", planned, "--slip", "-o", "slip.pdf")
    assert told.status == 0
    [page] = text_of("slip.pdf")
    assert "The Attic" in page
    assert "Ada Lovelace" in page


def test_the_follow_up_list_in_every_form(planner, planned):
    planner(
        "log",
        planned,
        "T1 !send the draft *red glasses /mail",
        "T2 /nothere",
        at="2026-03-23T09:00",
    )
    for name in ("f.pdf", "f.ics", "f.csv", "f.vcf"):
        assert planner("follow-ups", planned, "-o", name).status == 0
    whole = "\n".join(text_of("f.pdf"))
    assert whole.index("send the draft") < whole.index("red glasses")
    assert "Ивана Петрова" in whole
    assert "BEGIN:VTODO" in Path("f.ics").read_text(encoding="utf-8")
    assert "send the draft" in Path("f.csv").read_text(encoding="utf-8-sig")
    assert "FN:Ada Lovelace" in Path("f.vcf").read_text(encoding="utf-8")
    planner("follow-ups", planned, "-o", "events.ics", "--as", "events")
    events = Path("events.ics").read_text(encoding="utf-8")
    assert "BEGIN:VTODO" not in events
    assert "BEGIN:VALARM" in events


def test_what_the_follow_up_list_leaves_out_is_told(planner, planned):
    line = 'T1 "\U00012000 ' + "a word " * 200 + '" /mail'
    planner("log", planned, line, at="2026-03-23T09:00")
    done = planner("follow-ups", planned, "-o", "f.pdf", "--drafts")
    assert "cut on paper: T1 Talked about: \U00012000 a word a word" in done.err
    assert "no font has: \U00012000" in done.err
    assert "Drafts" in "\n".join(text_of("f.pdf"))
