"""The order in which targets come on paper, and so in the log."""

import re

from planner.formats.pdf.report import Card

_NUMBER = re.compile(r"(\d+)")


def paper_order(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return the cards as they are printed: people before companies, full cards before half
    ones, people otherwise as given, companies by hall and stand as one walks past them."""
    return tuple(sorted(cards, key=_place))


def _place(card: Card) -> tuple[bool, bool, list[tuple[int, int, str]]]:
    return card.company, not card.full, _walking(card.place) if card.company else []


def _walking(place: str) -> list[tuple[int, int, str]]:
    """Split "Hall 4, C31" into words and numbers, so that hall 10 comes after hall 4; those
    without a place come last."""
    if not place:
        return [(2, 0, "")]
    parts = _NUMBER.split(place.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
