"""What the Plan page asks while one types, read once after each change."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from planner.gui.page import Page
from planner.queries.events import EventRow, event_rows
from planner.queries.introductions import shelf_of
from planner.queries.names import Named, known_names, listed_names
from planner.queries.people import ContactRow, known_there, organisation_names
from planner.queries.plan import TargetRow

T = TypeVar("T")


class Known:
    """Names, sessions and gives to propose, through the doors of its page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._answers: dict[Callable[..., Any], Any] = {}

    def forget(self) -> None:
        """Ask again when something is wanted next."""
        self._answers.clear()

    def organisations(self) -> Sequence[str]:
        """Return the names of all organisations."""
        return self._ask(organisation_names)

    def names(self) -> Sequence[Named]:
        """Return the people one knows."""
        return self._ask(known_names)

    def listed(self) -> Sequence[Named]:
        """Return who is listed at the event."""
        event_id = self._page.event_id
        return self._ask(listed_names, event_id) if event_id is not None else []

    def shelf(self) -> Sequence[str]:
        """Return what one has to give."""
        return self._ask(shelf_of)

    def sessions(self) -> Sequence[EventRow]:
        """Return the sessions of the event."""
        event_id = self._page.event_id
        return self._ask(event_rows, conference_id=event_id) if event_id is not None else []

    def people_at(self, row: TargetRow) -> Sequence[ContactRow]:
        """Return whom one knows at a company that is to be met."""
        if not row.company or row.organisation_id is None:
            return ()
        return self._page.read(known_there, row.organisation_id) or ()

    def _ask(self, query: Callable[..., list[T]], *args: Any, **kwargs: Any) -> list[T]:
        known: list[T] | None = self._answers.get(query)
        if known is None:
            known = self._page.read(query, *args, **kwargs)
            if known is None:
                return []
            self._answers[query] = known
        return known
