"""A typed line said back in words."""

from datetime import date

import pytest

from planner.formats.personline import parse_line
from planner.gui.line_words import day_words, log_words, name_line, plan_words
from planner.queries.names import Named

TODAY = date(2026, 3, 18)


def test_nothing_that_was_typed_is_left_unsaid() -> None:
    text = (
        "T1 Ada Byron <ada@example.org> +49 30 123456, CTO, Engines #mentor !the draft @fri "
        '+intro @2w =a map ?a job *red glasses /later /mail /warm "about looms" @2026-05-01'
    )
    pairs = log_words(parse_line(text, today=TODAY), TODAY)
    said = "\n".join(f"{label}: {words}" for label, words in pairs)
    assert said == (
        "Recognise by: red glasses\nI promised: the draft, due Fri, Mar 20\n"
        "I give: intro, due Wed, Apr 1\nThey want: a job\nThey offered: a map\n"
        "Note: about looms\nState: Later\nNext: Mail, Keep warm\nNext step: Fri, May 1"
    )


def test_a_line_to_plan_reads_as_give_ask_and_know() -> None:
    line = parse_line('Ada, Engines +a map ?who pays *tall "met in Ulm" !call', today=TODAY)
    assert plan_words(line) == (
        "Ada · Engines · give: a map · ask: who pays · know: tall · know: met in Ulm · know: call"
    )
    assert plan_words(parse_line("?who", today=TODAY)).startswith("nobody yet")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 18), "today"),
        (date(2026, 3, 19), "tomorrow"),
        (date(2026, 3, 17), "yesterday"),
        (date(2026, 3, 27), "Fri, Mar 27"),
        (date(2027, 3, 27), "Mar 27, 2027"),
    ],
)
def test_a_day_is_said_as_one_would(day: date, words: str) -> None:
    assert day_words(day, TODAY) == words


@pytest.mark.parametrize(
    "person",
    [
        Named("Ada O'Neil-Smith", "CTO", "Engines"),
        Named("Smith, John", "", ""),
        Named("T3 Tom", "", ""),
        Named("Ada", "CEO", ""),
        Named("Ada", "", "Foo, Bar and Baz"),
        Named("李 明", "", "北京大学"),
    ],
)
def test_a_name_offered_reads_back_as_that_person(person: Named) -> None:
    line = parse_line(name_line(person), today=TODAY)
    assert (line.name, line.title, line.organisation) == (
        person.name,
        person.title,
        person.organisation,
    )
    assert line.codes == ()
