"""What a card says in how many lines."""

import pytest

from planner.formats.pdf import cardtext
from planner.formats.pdf.prep import prep_sheet


def test_role_line_puts_a_company_s_stand_first(samples):
    company = samples.company_card(1, "Acme", "Hall 2, C31")
    assert cardtext.role_line(company) == "Hall 2, C31 · employer"
    person = samples.person_card(1, full=True, state="agreed")
    assert cardtext.role_line(person) == (
        "Executive Director, Software Freedom Conservancy · mentor · agreed"
    )


def test_weekday_stands_at_finds_of_another_day(samples):
    find = samples.person_card(1, full=True).finds[0]
    assert cardtext.find_line(find, find.start.date()).startswith("10:00–10:50 Janson, speaks")
    assert cardtext.find_line(find, None).startswith("Sat 10:00–10:50")


def test_spare_lines_go_to_find_first(samples, reader):
    long = "a rather long text about it " * 6
    card = samples.person_card(1, full=True, know=long, last="", owed="", asks=(), want="")
    text = reader(prep_sheet(samples.report(cards=(card,))).pdf).text[1]
    assert "11:30 · Identity Crisis: Are we who we say we are?" in text
    assert text.count("about it") >= 6


@pytest.mark.parametrize("full", [True, False])
def test_give_find_and_the_first_question_are_never_left_out(samples, reader, full):
    card = samples.person_card(1, full=full, role="mentor", priority=1)
    seen = reader(prep_sheet(samples.report(cards=(card,))).pdf)
    for words in ("Find", "10:00–10:50 Janson", "Give", "intro to M. Somerville", "How did you"):
        assert words in seen.text[1]


def test_what_has_no_line_is_reported(samples):
    card = samples.person_card(1, full=False, priority=1)
    printed = prep_sheet(samples.report(cards=(card,), days=()))
    assert any("12 Mar – notes" in text for text in printed.cut)


def test_company_without_a_person_has_a_line_for_who_and_whom_one_knows(samples, reader):
    card = samples.company_card(1, "Acme", "Hall 2, C31", full=True)
    text = reader(prep_sheet(samples.report(cards=(card,))).pdf).text[1]
    assert "Who" in text
    assert "I know there C. Babbage" in text
    assert "Hall 2, C31" in text


def test_several_finds_share_the_lines(samples, reader):
    first = samples.person_card(1, full=True).finds[0]
    second = samples.person_card(2, full=True).finds[0]
    card = samples.person_card(1, full=True, finds=(first, second), place="table 4")
    text = reader(prep_sheet(samples.report(cards=(card,))).pdf).text[1]
    assert "table 4" in text
    assert "10:00–10:50" in text
    assert "11:00–11:50" in text
