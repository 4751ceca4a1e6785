"""Has two people compared side by side, and made one or told apart for good."""

from PySide6.QtCore import QObject, Signal

from planner.commands.duplicates import Alike, not_the_same
from planner.commands.people import Person
from planner.errors import PlannerError
from planner.gui.page import Page
from planner.i18n import _
from planner.queries.people import contact_row


class PeopleMerge(QObject):
    """Asks about two people of `page`, through whose doors it reads and writes.

    `merged` brings the id of the one that is kept.
    """

    merged = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def compare_pair(self, pair: Alike) -> None:
        """Compare two who look alike."""
        self.compare(*pair.id, pair.because)

    def compare(self, one_id: int, other_id: int, because: str = "") -> None:
        """Show both cards side by side; `because` is why they may be one person."""
        from planner.flows.side_by_side import side_of
        from planner.gui.pages.merge_dialog import MergeDialog

        store = self._page.store
        try:
            sides = side_of(store, one_id), side_of(store, other_id)
        except PlannerError as error:
            self._page.failed.emit(error)
            return
        dialog = MergeDialog(*sides, because, self._page)
        dialog.chosen.connect(self._merge)
        dialog.denied.connect(self._deny)
        dialog.open()

    def deny_pair(self, pair: Alike) -> None:
        """Remember that two who look alike are two people."""
        self._deny(*pair.id)

    def _merge(self, kept_id: int, other_id: int, label: str, card: Person) -> None:
        from planner.commands.merging import merge_contacts

        if self._page.write(label, merge_contacts, kept_id, other_id, card) is not None:
            self.merged.emit(kept_id)

    def _deny(self, one_id: int, other_id: int) -> None:
        rows = [self._page.read(contact_row, contact_id) for contact_id in (one_id, other_id)]
        names = [row.name if row else "" for row in rows]
        label = _("{one} is not {other}").format(one=names[0], other=names[1])
        self._page.write(label, not_the_same, one_id, other_id)
