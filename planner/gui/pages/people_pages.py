"""Reads the people of a list that can be long: those in sight, and what all are sorted by."""

from collections.abc import Iterable, Sequence
from typing import Any

from planner.commands.duplicates import Alike, Circle, Compared, circle, find_alike
from planner.gui.jobs import Progress
from planner.gui.page import Page
from planner.gui.row_source import folded_texts
from planner.gui.words import role_words
from planner.model import Role
from planner.queries.people import ContactRow
from planner.queries.people_list import (
    people_from,
    people_holding,
    people_ids,
    people_keys,
    people_of,
)
from planner.store import Store

_SLICE = 1_000  # people that are read at a time, in a few milliseconds
_DAYS = ("met", "step")


def ids_of_all(store: Store, progress: Progress) -> list[int]:
    """Return the ids of all people by name; work for another thread."""
    return store.read(people_ids)


def look_for_alike(store: Store, progress: Progress) -> list[Alike]:
    """Return who may be one person; work for another thread, which leaves the store free."""
    people: list[Compared] = []
    while True:
        part = store.read(circle, people[-1].id if people else 0, _SLICE)
        people += part.people
        progress.check()
        if len(part.people) < _SLICE:
            return find_alike(Circle(tuple(people), part.distinct), progress.check)


class PeoplePages:
    """Answers what the rows of the People page need to know, through its page's door."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def fetch(self, ids: Sequence[int]) -> list[ContactRow] | None:
        """Return the people with these ids, without those that are gone."""
        return self._page.read(people_of, ids)

    def fetch_from(self, place: int, count: int) -> list[ContactRow] | None:
        """Return so many people by name from a place on."""
        return self._page.read(people_from, place, count)

    def keys(self, column: str) -> dict[int, Any] | None:
        """Return by id what a column sorts by: days, or the rank of the text as it is shown."""
        told = self._told(column)
        if told is None or column in _DAYS:
            return told
        # Many share a title or a company; and numbers sort faster than texts.
        folded = _folded(column, set(told.values()))
        places = {text: place for place, text in enumerate(sorted(set(folded.values())))}
        ranks = {text: places[words] for text, words in folded.items()}
        return {id_: ranks[text] for id_, text in told.items()}

    def texts(self, column: str) -> dict[int, str] | None:
        """Return by id the folded text of a column as it is shown; not of days."""
        told = self._told(column)
        if told is None:
            return None
        folded = _folded(column, set(told.values()))
        return {id_: folded[text] for id_, text in told.items()}

    def holding(self, words: Sequence[str]) -> list[int] | None:
        """Return the ids of the people of whom all these folded words are known."""
        return self._page.read(people_holding, " ".join(words))

    def _told(self, column: str) -> dict[int, Any] | None:
        return self._page.read(people_keys, column)


def _folded(column: str, texts: Iterable[str]) -> dict[str, str]:
    stored = list(texts)
    shown = [_roles_shown(text) for text in stored] if column == "role" else stored
    return dict(zip(stored, folded_texts(shown), strict=True))


def _roles_shown(stored: str) -> str:
    return ", ".join(role_words(Role(one)) for one in stored.split(", "))
