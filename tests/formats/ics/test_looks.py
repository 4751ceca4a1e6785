from datetime import date

import pytest
from store_world import Talk, ics

from planner.formats.ics.looks import Looks
from planner.formats.ics.reader import read_calendar

TODAY = date(2026, 3, 18)
NAMED = ["Ada Lovelace: Looms and cards", "Grace Hopper: Ships", "Mary Somerville: The sciences"]


@pytest.mark.parametrize(
    ("titles", "days", "looks"),
    [
        ([*NAMED, "Coffee", "Lunch", "Walk", "Tea", "Dinner"], 2, Looks(True, True)),
        ([*NAMED, *["Coffee"] * 7], 2, Looks(True, False)),
        ([*NAMED[:2], "Coffee"], 2, Looks(False, False)),
        (["Coffee"] * 9, 40, Looks(False, False)),
        (["Coffee"] * 7, 1, Looks(False, False)),
    ],
    ids=["programme of names", "few of many", "two names", "a life", "too few"],
)
def test_a_file_looks_like_a_programme_and_its_titles_like_names(titles, days, looks):
    talks = [
        Talk(
            f"t{number}",
            title,
            f"202603{1 + number * days // len(titles) % 28:02}T{9 + number:02}0000",
        )
        for number, title in enumerate(titles)
    ]
    if days > 28:
        talks[-1] = Talk("late", "Coffee", "20260601T090000")
        talks[-2] = Talk("later", "Coffee", "20260701T090000")
    receipt = read_calendar(ics(*talks), today=TODAY).receipt
    assert Looks(receipt.programme, receipt.names_first) == looks
