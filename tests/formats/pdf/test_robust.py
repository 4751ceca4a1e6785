"""No text, however hostile or enormous, breaks a page or slows it."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import DayPlan, DayRow, Layout, Paper, SheetOptions

HOSTILE = (
    '<b>bold</b> & <img src="file:///etc/passwd"/> </para><para>',
    "(\\) Tj ET Q endstream endobj %PDF",
    "\u202eabc\u202d \u2066x\u2069 \u200f",
    "Z" + "\u0300\u0489" * 500,
    "\x00\x07\x1b[31m\x7f\ud800\udfff\ufffe",
    "w" * 10_000,
    "א" * 10_000,
    "क्" * 5_000,
    "ﷺ" * 400,
    "👩\u200d" * 3_000,
    "🇧" * 1_001,
    "\u0e33\u0e34" * 500,
    "\u200d\u200c" * 400,
    "한" * 2_000,
    "ab " * 350_000,
    "<&>\"'" * 200_000,
)
PATIENCE = 4.0  # seconds of the processor; it takes a few tenths


def sheet_of(samples, text, **options):
    """A sheet on which that text stands wherever text can stand."""
    card = samples.person_card(1, full=True)
    card = replace(
        card, name=text, title=text, organisation=text, role=text, place=text, last=text,
        owed=text, know=text, give=text, asks=(text, text, text), want=text, state=text,
        finds=(replace(card.finds[0], room=text, title=text, meaning=text),),
    )  # fmt: skip
    half = replace(card, code="T2", full=False)
    company = replace(half, code="T3", company=True, known_there=(text,))
    base = samples.report()
    rows = tuple(replace(row, title=text, room=text) for row in base.days[0].rows[:4])
    head = replace(base.head, title=text, venue=text, address=text, room=text, organiser=text)
    cards = (card, half, company)
    return samples.report(
        head=head,
        cards=cards,
        goals=tuple(replace(goal, text=text) for goal in base.goals),
        days=(DayPlan(base.days[0].day, rows, tuple(map(samples.in_list, cards))),),
        lines=replace(base.lines, introduction=text, openers=(text,), ways_out=(text,)),
        options=SheetOptions(**options),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_everywhere_prints_in_no_time(samples, reader, text):
    begun = time.process_time()
    printed = prep_sheet(sheet_of(samples, text))
    assert time.process_time() - begun < PATIENCE
    seen = reader(printed.pdf)
    assert printed.pages <= 5
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - 11
        assert max(word.bottom for word in words) <= height - 11
    assert "N1" in seen.all_text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_the_follow_up_list(samples, reader, text):
    person = samples.met(
        1, name=text, title=text, organisation=text, met_where=text, cue=text, talk=text,
        wants=text, promised=(text,), offered=text, note=text, address=text, link=text,
    )  # fmt: skip
    line = samples.line(text, 0, person=text, organisation=text)
    begun = time.process_time()
    printed = follow_up_list(
        samples.follow_ups(people=(person,), promises=(line,), soon=(line,), codes=True)
    )
    assert time.process_time() - begun < PATIENCE
    assert "Cost and benefit" in reader(printed.pdf).all_text


@pytest.mark.parametrize("layout", list(Layout))
def test_names_of_two_hundred_characters_in_every_layout(samples, reader, layout):
    printed = prep_sheet(sheet_of(samples, "Wolfeschlegelstein " * 11, layout=layout))
    seen = reader(printed.pdf)
    assert printed.cut
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max((word.right for word in words), default=0) <= width - 5
        assert max((word.bottom for word in words), default=0) <= height - 5


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(
        alphabet=st.one_of(
            st.characters(),
            st.sampled_from("\u200d\u200c\u202e\ufe0f🇧🇪👩💻क्षमحמנ\u05b0\u0301()[]<&>\\ \t\n"),
        ),
        max_size=400,
    )
)
def test_any_text_prints(samples, text):
    printed = prep_sheet(sheet_of(samples, text))
    assert printed.pdf.startswith(b"%PDF")
    assert prep_sheet(sheet_of(samples, text)).pdf == printed.pdf


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_no_place_all_day_and_five_days(samples, reader, paper):
    base = samples.report()
    rows = (replace(base.days[0].rows[0], all_day=True, room="", end=None),)
    days = tuple(
        DayPlan(base.days[0].day + timedelta(days=n), rows, base.days[0].people[:2])
        for n in range(5)
    )
    head = replace(base.head, venue="", address="", organiser="", my_zone="", my_zone_minutes=0)
    seen = reader(prep_sheet(samples.report(days=days, head=head,
                                            options=SheetOptions(paper=paper))).pdf)  # fmt: skip
    assert seen.all_text.count("all day") == 5
    assert sum("page 1 of" in text for text in seen.text) == 1
    assert f"N{8 * 5}" in seen.text[-1]


def test_a_day_on_which_the_clock_changes_prints_its_wall_times(samples, reader):
    zone = ZoneInfo("Europe/Brussels")
    spring = datetime(2015, 3, 29, 1, 30, tzinfo=zone)
    late = datetime(2015, 3, 29, 3, 30, tzinfo=zone)
    row = DayRow("session", spring, late, mark="must", title="Night talk", room="Janson")
    report = samples.report(days=(DayPlan(spring.date(), (row,), ()),))
    assert "01:30–03:30 must Night talk" in reader(prep_sheet(report).pdf).text[0]
