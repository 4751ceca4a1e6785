"""One person's history in words: set plainly for paper and lines, isolated for the window."""

from datetime import date

import pytest

from planner import i18n
from planner.flows.person_words import Setting, told
from planner.formats.personline import Dated, PersonLine
from planner.gui.line_words import dated_words, plan_words, who_words
from planner.gui.signs import filled, joined
from planner.model import Channel, FollowUpKind, FollowUpStatus
from planner.queries.history import Happening, HistoryEntry, StepPart

WINDOW = Setting(filled, joined)
HEBREW, ARABIC = "דוד לוי (נול)", "نسيج"
FSI, PDI = "\u2068", "\u2069"


def met(**more: object) -> HistoryEntry:
    return HistoryEntry(id="1", what=Happening.MET, day=date(2026, 3, 18), **more)  # type: ignore[arg-type]


def test_a_name_that_runs_the_other_way_keeps_its_brackets_in_the_window() -> None:
    entry = met(event="Loom Days", session=HEBREW, together=("Ada Byron", ARABIC), place=HEBREW)
    words = told(entry, date.isoformat, WINDOW)
    assert f"Loom Days: {FSI}{HEBREW}{PDI}" in words.title
    assert words.lines == (
        f"With: {FSI}Ada Byron, {FSI}{ARABIC}{PDI}{PDI}",
        f"Where: {FSI}{HEBREW}{PDI}",
    )


def test_lines_and_files_get_no_unseen_signs() -> None:
    entry = met(event="Loom Days", session=HEBREW, together=("Ada Byron", ARABIC))
    words = told(entry, date.isoformat)
    assert words.title == f"2026-03-18 · Loom Days: {HEBREW}"
    assert words.lines == (f"With: Ada Byron, {ARABIC}",)


def test_what_came_of_it_keeps_its_order() -> None:
    step = StepPart(
        id=1,
        kind=FollowUpKind.PROMISE,
        channel=Channel.MAIL,
        text=HEBREW,
        due=date(2026, 3, 20),
        status=FollowUpStatus.OPEN,
        overdue=False,
    )
    (line,) = told(met(steps=(step,)), date.isoformat, WINDOW).lines
    assert line == f"Promised: {FSI}{HEBREW}{PDI} (due 2026-03-20)"


@pytest.mark.usefixtures("_leftwards")
def test_latin_is_isolated_in_a_window_that_runs_from_right_to_left() -> None:
    title = told(met(event="Loom Days", session="Weaving (2)"), date.isoformat, WINDOW).title
    assert f"{FSI}Weaving (2){PDI}" in title
    assert told(met(place=HEBREW), date.isoformat, WINDOW).lines[0].count(FSI) == 0


@pytest.fixture
def _leftwards() -> None:
    i18n.choose_language("xr")


def test_what_was_typed_is_said_back_in_its_own_order() -> None:
    line = PersonLine("", name=HEBREW, organisation="Mill", note="about (נול)")
    assert who_words(line) == f"{FSI}{HEBREW}{PDI} · Mill"
    assert f"{FSI}{FSI}" not in plan_words(PersonLine("", name="Ada", note="looms"))
    due = dated_words(Dated(HEBREW, date(2026, 3, 18)), date(2026, 3, 18))
    assert due == f"{FSI}{HEBREW}{PDI}, due today"
