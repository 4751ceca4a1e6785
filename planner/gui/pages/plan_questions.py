"""What the plan page asks while one types into it, read once after each change."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from planner.gui.page import Page
from planner.queries.events import EventRow, event_rows
from planner.queries.introductions import shelf_of
from planner.queries.names import Named, known_names, listed_names
from planner.queries.people import ContactRow, known_there, organisation_names
from planner.queries.plan import TargetRow

T = TypeVar("T")


class PlanQuestions:
    """Keeps the answers until `forget`; where the store is busy there are none for once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[Callable[..., Any], Any] = {}

    def forget(self) -> None:
        """Ask anew: something changed, or another event is shown."""
        self._known.clear()

    def organisations(self) -> Sequence[str]:
        """Return the names of all organisations."""
        return self._ask(organisation_names)

    def known_names(self) -> Sequence[Named]:
        """Return the people one knows."""
        return self._ask(known_names)

    def listed_names(self) -> Sequence[Named]:
        """Return those who are listed at the event."""
        event_id = self._page.event_id
        return self._ask(listed_names, event_id) if event_id is not None else []

    def known_at(self, row: TargetRow) -> Sequence[ContactRow]:
        """Return the people one knows at a company one wants to meet."""
        if not row.company or row.organisation_id is None:
            return ()
        return self._page.read(known_there, row.organisation_id) or ()

    def shelf(self) -> Sequence[str]:
        """Return what one has to give."""
        return self._ask(shelf_of)

    def sessions(self) -> Sequence[EventRow]:
        """Return the sessions of the event."""
        if self._page.event_id is None:
            return []
        return self._ask(event_rows, conference_id=self._page.event_id)

    def _ask(self, query: Callable[..., list[T]], *args: Any, **kwargs: Any) -> list[T]:
        known: list[T] | None = self._known.get(query)
        if known is None:
            known = self._page.read(query, *args, **kwargs)
            if known is None:
                return []
            self._known[query] = known
        return known
