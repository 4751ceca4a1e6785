"""Asking one of the people to meet for a meeting, from the Plan page on."""

from PySide6.QtCore import QObject, Signal

from planner.commands.follow_ups import take_on
from planner.flows.proposing import step_of
from planner.gui.page import Page
from planner.gui.text import filled
from planner.i18n import _
from planner.queries.asking import meeting_asked, meeting_row
from planner.queries.plan import TargetRow


class MeetingDesk(QObject):
    """Finds the message that asks for a meeting, or takes it on; `found` brings its id."""

    found = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, row: TargetRow) -> None:
        """Go on with the message to somebody; what stands against it is told."""
        asked = self._page.read(meeting_asked, row.id)
        if asked is None:
            clock = self._page.store.clock
            wanted = self._page.read(meeting_row, clock.now(), clock.zone_name, row.id)
            if wanted is None:
                self._page.told.emit(_why_not(row))
                return
            label = filled(_("Ask {name} for a meeting"), name=row.name)
            made = self._page.write(label, take_on, [step_of(wanted)], clock.now())
            asked = made[0] if made else None
        if asked is not None:
            self.found.emit(asked)


def _why_not(row: TargetRow) -> str:
    if row.company:
        return _("Add the person you want to meet there: a company reads no message.")
    return filled(_("{name} is met or settled already, or the event is over."), name=row.name)
