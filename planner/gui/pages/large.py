"""Whether an event is so large that a page reads and shows it in turns."""

from planner.gui.page import Page
from planner.queries.amount import is_large


def is_at_large(page: Page) -> bool:
    """Return whether there is much at the event of a page, or in all for one without an event."""
    return bool(page.read(is_large, page.event_id))
