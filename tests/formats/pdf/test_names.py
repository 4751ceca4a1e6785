"""A name stands whole on every paper, however long it is."""

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import DayPlan, Head, Layout, NotMet, Paper, SheetOptions
from planner.formats.pdf.shortreports import (
    Attending,
    Change,
    ChangeSlip,
    Company,
    WeekEntry,
    WeekPerson,
    WeekSheet,
    WhoIsHere,
)
from planner.formats.pdf.slip import change_slip
from planner.formats.pdf.weekpage import week_page
from planner.formats.pdf.whoishere import who_is_here_list

LONG = "Wolfeschlegelsteinhausenbergerdorff-Schwarzenbach von und zu Hohenlohe-Langenburg"
SPANISH = "Ana María Fernández de la Reguera y Castellanos-Montoya"
HANS = "山田太郎左衛門" * 8
HEAD = Head("FOSDEM 2015", "", "", "", "", "Europe/Brussels")
WHEN = datetime(2015, 1, 31, 10, tzinfo=ZoneInfo("Europe/Brussels"))
PAPERS = [
    SheetOptions(), SheetOptions(paper=Paper.LETTER), SheetOptions(paper=Paper.A5),
    SheetOptions(layout=Layout.POCKET), SheetOptions(layout=Layout.PHONE),
    SheetOptions(layout=Layout.BOOKLET),
]  # fmt: skip


def stand_whole(reader, printed, *names):
    """Whether each of the names stands there, and none was cut anywhere."""
    text = re.sub("[TN][0-9]+", "", "".join("".join(reader(printed.pdf).text).split()))
    cut = "".join(printed.cut)
    return all("".join(name.split()) in text and name not in cut for name in names)


@pytest.mark.parametrize("options", PAPERS, ids=lambda o: f"{o.layout.value}-{o.paper.value}")
def test_on_cards_and_in_the_plan(samples, reader, options):
    cards = tuple(
        samples.person_card(number, full=number > 3, name=f"{name} {number}", priority=3)
        for number, name in enumerate((LONG, SPANISH, HANS) * 2, 1)
    )
    plan = DayPlan(None, (), tuple(samples.in_list(card) for card in cards))
    printed = prep_sheet(samples.report(cards=cards, days=(plan,), options=options))
    assert stand_whole(reader, printed, *(card.name for card in cards))


@pytest.mark.parametrize("full", [True, False])
def test_a_company_beside_its_stand(samples, reader, full):
    card = samples.person_card(
        1, full=full, name=LONG, organisation=LONG, company=True, place="Hall 3, stand 14"
    )
    printed = prep_sheet(samples.report(cards=(card,), days=()))
    assert stand_whole(reader, printed, LONG)


def test_many_long_names_all_stand_in_the_plan(samples, reader):
    cards = [
        samples.person_card(n, full=False, name=f"{LONG} {n}", organisation="Engines")
        for n in range(1, 80)
    ]
    plan = DayPlan(None, (), tuple(samples.in_list(card) for card in cards))
    printed = prep_sheet(samples.report(cards=(), days=(plan,)))
    assert stand_whole(reader, printed, *(card.name for card in cards))


def test_the_words_below_a_long_name_stay_on_the_card(samples, reader):
    card = samples.person_card(1, full=False, name=LONG, give="a week of my time", asks=())
    printed = prep_sheet(samples.report(cards=(card,), days=()))
    assert "a week of my time" in "".join(reader(printed.pdf).text)


def test_a_role_is_not_cut_beside_a_name_above_an_empty_line(samples):
    card = samples.person_card(
        1, full=False, name="Bob Li", title="Head of research and of strategic partnerships",
        organisation="Analytical Engines", finds=(), know="", asks=(), want="", last="", owed="",
    )  # fmt: skip
    assert prep_sheet(samples.report(cards=(card,), days=())).cut == ()


def test_on_the_follow_up_list(samples, reader):
    report = samples.follow_ups()
    met = tuple(replace(person, name=LONG, code="T1") for person in report.people[:1])
    lines = tuple(replace(line, person=SPANISH + " " + LONG) for line in report.promises[:1])
    not_met = (NotMet("T9", HANS, "Engines", "planned", ""),)
    printed = follow_up_list(replace(report, people=met, promises=lines, not_met=not_met))
    assert stand_whole(reader, printed, LONG, SPANISH + " " + LONG, HANS)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("known", [True, False])
def test_in_the_list_of_who_is_here(reader, paper, known):
    people = (Attending(LONG, known=known, code="T1"), Attending("Bob Li"))
    days = (date(2015, 1, 31), date(2015, 2, 1))
    report = WhoIsHere(HEAD, days, WHEN, WHEN, (Company("Acme", "", people),), paper)
    assert stand_whole(reader, who_is_here_list(report), LONG)


def test_on_the_week_sheet_and_on_a_slip(reader):
    person = WeekPerson(f"{SPANISH} {LONG}", "Engines", "T1", "", "", "a list", "")
    entry = WeekEntry(WHEN.date(), WHEN, WHEN, "Coffee", "", people=(person,))
    week = WeekSheet(WHEN.date(), WHEN.date(), "Europe/Brussels", WHEN, (entry,))
    assert stand_whole(reader, week_page(week), person.name)
    change = Change("T1", LONG, "Identity Crisis", "moved", WHEN, "Janson", WHEN, WHEN, "H.1301")
    slip = ChangeSlip(HEAD, 3, WHEN, WHEN, WHEN, (change,))
    assert stand_whole(reader, change_slip(slip), LONG)
