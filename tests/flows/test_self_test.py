"""One part of the self-test: what it says when it works, and where it broke when it does not."""

from planner.errors import PlannerError
from planner.flows.self_test import Tried, tried


def test_a_part_that_works_says_what_was_seen() -> None:
    assert tried("icons", lambda: "drew 80") == Tried("icons", True, "drew 80")


def test_a_part_that_breaks_says_why_and_where() -> None:
    def breaks() -> str:
        raise PlannerError("The font cannot be read.")

    told = tried("paper", breaks)
    assert not told.works
    assert told.words.startswith("PlannerError: The font cannot be read. (test_self_test.py:")
