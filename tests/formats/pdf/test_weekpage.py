"""The week sheet as an independent reader finds it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import WeekEntry, WeekPerson, WeekSheet
from planner.formats.pdf.weekpage import week_page

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 23)
ADA = WeekPerson(
    "Ada Lovelace", "Analytical Engines", "T3", "12 Mar 2026 – Fair – looms",
    "send the draft", "intro to M. Somerville", "Who pays for it?",
)  # fmt: skip


def entry(day=0, hour=10, **more):
    start = datetime(2026, 3, 23, hour, tzinfo=ZONE) + timedelta(days=day)
    values = {
        "day": MONDAY + timedelta(days=day), "start": start, "end": start + timedelta(hours=1),
        "title": "Coffee", "place": "Café Central", "people": (ADA,),
    }  # fmt: skip
    return WeekEntry(**(values | more))


def week(*entries, **more):
    values = {
        "first": MONDAY, "last": MONDAY + timedelta(days=6), "zone": "Europe/Berlin",
        "printed_at": datetime(2026, 3, 22, 20, tzinfo=ZONE), "entries": entries,
    }  # fmt: skip
    return WeekSheet(**(values | more))


def test_whom_when_where_last_owed_and_give(reader):
    printed = week_page(week(entry()))
    text = " ".join(reader(printed.pdf).text[0].split())
    for words in ("My week", "23 Mar – 29 Mar 2026", "Monday 23 March",
                  "10:00–11:00 Coffee · Café Central", "Ada Lovelace Analytical Engines", "T3",
                  "Last 12 Mar 2026 – Fair – looms", "Owed send the draft",
                  "Give intro to M. Somerville", "Ask Who pays for it?"):  # fmt: skip
        assert words in text, words
    assert printed.pages == 1


def test_give_stands_above_ask(reader):
    text = reader(week_page(week(entry())).pdf).text[0]
    assert text.index("Last") < text.index("Owed") < text.index("Give") < text.index("Ask")


def test_an_event_without_a_name_has_a_line_for_one(reader):
    text = reader(week_page(week(entry(people=()))).pdf).text[0]
    assert "Who" in text


def test_days_come_once_and_are_in_the_outline(reader):
    seen = reader(week_page(week(entry(0), entry(0, 15), entry(3, all_day=True))).pdf)
    assert seen.outline == ("Monday 23 March", "Thursday 26 March")
    assert "all day Coffee" in seen.text[0]


def test_an_empty_week_says_what_to_do(reader):
    assert "Nobody yet: add a coffee" in reader(week_page(week()).pdf).text[0]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_full_week_keeps_within_the_margins(reader, paper):
    many = [entry(n // 9, 9 + n % 9, title=f"Event {n}", people=(ADA, ADA)) for n in range(60)]
    seen = reader(week_page(week(*many, paper=paper)).pdf)
    margin = 9.0 if paper is Paper.A5 else 12.0
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - margin + 0.3
        assert max(word.bottom for word in words) <= height - margin + 0.3
    assert all(f"Event {n}" in seen.all_text for n in range(60))


def test_same_week_same_bytes():
    assert week_page(week(entry())).pdf == week_page(week(entry())).pdf
