"""The papers beside the sheet itself: the slip of what changed on it, and who is here."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.errors import BadInput
from planner.files import safe_name
from planner.flows.printing import change_slip, who_report
from planner.formats.pdf.report import Paper, Printed
from planner.gui.jobs import Jobs
from planner.gui.saving import Saver
from planner.i18n import _
from planner.store import Store

_LONGEST_TITLE = 60  # characters of it in a file name


class OtherPapers(QObject):
    """Asks for a name and saves one of them as PDF; takes no number and marks nothing.

    What became of it comes from `saver`.
    """

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.saver = Saver(jobs, parent)

    def save_slip(self, sheet_id: int, number: int, event: str) -> None:
        """Ask where to save the slip of a stale sheet."""
        name = _name(event, _("changes to sheet {n}").format(n=number))
        make = partial(make_slip, self._store, sheet_id)
        self.saver.ask(_("Save the change slip"), name, _("PDF document"), make)

    def save_who(self, event_id: int, event: str, paper: Paper) -> None:
        """Ask where to save the list of who is at an event."""
        name = _name(event, _("who is here"))
        make = partial(make_who, self._store, event_id, paper)
        self.saver.ask(_("Save who is here"), name, _("PDF document"), make)


def make_slip(store: Store, sheet_id: int) -> Printed:
    """Return the change slip of a sheet; for a worker."""
    # Drawing loads ReportLab, which is not wanted before something is drawn.
    from planner.formats.pdf import slip

    return slip.change_slip(change_slip(store, sheet_id, store.clock.zone_name))


def make_who(store: Store, event_id: int, paper: Paper) -> Printed:
    """Return who is at an event; for a worker. Raises BadInput where nobody is listed."""
    from planner.formats.pdf.whoishere import who_is_here_list

    report = who_report(store, event_id, store.clock.zone_name, paper)
    if not report.companies:
        raise BadInput(
            _(
                "Nobody is listed at this event yet, so nothing was saved. "
                "Import a calendar that names people, or a list of attendees."
            )
        )
    return who_is_here_list(report)


def _name(event: str, paper: str) -> str:
    # What the paper is stays in the name, however long the event's title is.
    return safe_name(" – ".join(part for part in (event[:_LONGEST_TITLE], paper) if part), ".pdf")
