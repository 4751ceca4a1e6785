"""Whether so many people are to be met that a page reads and shows them in turns."""

from planner.gui.page import Page
from planner.queries.plan import target_count

FEW = 60  # as many are read and shown at once


def has_many(page: Page) -> bool:
    """Return whether more than a few are to be met at the event of a page, without one at all."""
    return (page.read(target_count, page.event_id) or 0) > FEW
