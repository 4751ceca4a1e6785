"""What completes a line on the log page."""

from datetime import date

import pytest

from planner.commands.line_people import Coded
from planner.gui.pages.log_words import LogWords
from planner.queries.names import Named

TODAY = date(2026, 3, 18)
WORDS = LogWords(
    coded={
        "T1": Coded("Ada Byron"),
        "T3": Coded("Łukasz Żółć"),
        "T4": Coded("Quay Ltd", company=True),
        "N1": Coded("Bo Derek"),
    },
    people=[
        Named("Kaia Lund", "", "Guild"),
        Named("Lu Xun", "poet", "Nahan"),
        Named("Ada Byron", "CTO", "Engines"),
        Named("Smith, John", "", ""),
    ],
    organisations=["Guild & Sons", "Ernst, Young", "Quay Ltd"],
    tags=["looms", "mentor"],
)


def offered(before: str) -> list[str]:
    return [piece.before for piece in WORDS.pieces(before, TODAY)]


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        # People: who has a code here first, then whose word begins so, accents aside.
        ("lu", ["T3 Łukasz Żółć ", "Lu Xun, poet, Nahan ", "Kaia Lund, Guild "]),
        ("ada", ["T1 Ada Byron "]),
        ("bo d", ["N1 Bo Derek "]),
        ("T1", ["T1 Ada Byron "]),
        ("smith", [r"Smith\, John "]),
        # A person's code needs no name, a company's and a new number do.
        ("T1 lu", []),
        ("T4 kai", ["T4 Kaia Lund, Guild "]),
        ("N2 kai", ["N2 Kaia Lund, Guild "]),
        # Behind a plus another code.
        ("T1+lu", ["T1+T3 "]),
        ("T1+T3 + der", ["T1+T3+N1 "]),
        # Organisations behind a comma.
        ("Eve, gui", ["Eve, Guild & Sons "]),
        ("Eve, CTO，q", ["Eve, CTO，Quay Ltd "]),
        ("Eve, ern", [r"Eve, Ernst\, Young "]),
        ("Eve, ", []),
        # Tags, boxes and days wherever they stand.
        ("Eve #lo", ["Eve #looms "]),
        ("T1 *hat /w", ["T1 *hat /warm "]),
        ("T1 !the map @to", ["T1 !the map @today ", "T1 !the map @tomorrow "]),
        # Text is left alone.
        ("T1 *lu", []),
        ('T1 "lu', []),
        ("T1 !call lu", []),
        ("T1 +lu", []),
        ("T4 +kai", []),
        ("", []),
    ],
)
def test_what_stands_before_the_cursor_is_completed(before: str, lines: list[str]) -> None:
    assert offered(before) == lines


def test_boxes_and_days_are_offered_with_what_they_mean() -> None:
    shown = [piece.shown for piece in WORDS.pieces("T1 /", TODAY)]
    assert shown[:2] == ["/met – Met", "/nothere – Not there"]
    assert len(shown) == 12
    assert [piece.shown for piece in WORDS.pieces("@fr", TODAY)] == ["@fri – Fri, Mar 20"]
