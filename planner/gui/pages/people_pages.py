"""Reads the people of a list that can be long: those in sight, and what all are sorted by."""

from collections.abc import Sequence

from planner.commands.duplicates import Alike, Circle, Compared, circle, find_alike
from planner.gui.jobs import Progress
from planner.gui.page import Page
from planner.gui.text import fold
from planner.gui.words import role_words
from planner.model import Role
from planner.queries.people import ContactRow
from planner.queries.people_list import (
    people_beginning,
    people_by,
    people_by_roles,
    people_from,
    people_holding,
    people_ids,
    people_of,
)
from planner.store import Store

_FREED = 200  # people
_SLICE = 500  # people that are read at a time, in a few milliseconds


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
            break
    found = find_alike(Circle(tuple(people), part.distinct), progress.check)
    while people:  # a hundred thousand freed in one go keep the interpreter for 60 ms and more
        del people[-_FREED:]
        progress.check()
    return found


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

    def sorted_by(self, column: str) -> list[int] | None:
        """Return the ids of the people who have anything in a column, in its order."""
        if column != "role":
            return self._page.read(people_by, column)
        groups = self._page.read(people_by_roles)
        if groups is None:
            return None
        in_words = sorted(groups, key=_roles_shown)
        return [id_ for roles in in_words for id_ in groups[roles]]

    def starting(self, text: str) -> list[int] | None:
        """Return the ids of the people whose name begins so."""
        return self._page.read(people_beginning, text)

    def holding(self, words: Sequence[str]) -> list[int] | None:
        """Return the ids of the people of whom all these folded words are known."""
        return self._page.read(people_holding, " ".join(words))


def _roles_shown(roles: tuple[str, ...]) -> str:
    return fold(", ".join(role_words(Role(role)) for role in roles))
