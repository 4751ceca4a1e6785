"""Makes all that the preview of an import shows, on a worker, so that the window only shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.flows import importing, together
from planner.flows.choosing import Question
from planner.flows.reading import Brought
from planner.gui.import_preview import ImportPreview
from planner.gui.import_rows import ChangeRow, change_rows
from planner.store import Store

if TYPE_CHECKING:
    from planner.flows.importing import Preview
    from planner.flows.together import ArchivePreview
    from planner.gui.import_dialog import ImportDialog
    from planner.gui.jobs import Progress


@dataclass(frozen=True)
class Prepared:
    """A preview with the rows of its changes, where it is that of a calendar."""

    shown: "Preview | ArchivePreview"
    changes: list[ChangeRow] | None = None

    def show_in(self, dialog: "ImportDialog") -> None:
        """Show it in the dialog that is open."""
        if isinstance(dialog, ImportPreview):
            assert isinstance(self.shown, importing.Preview)
            dialog.show_preview(self.shown, self.changes)
        else:
            dialog.show_preview(self.shown)


def prepare(
    store: Store, brought: list[Brought], question: Question, progress: "Progress | None" = None
) -> Prepared:
    """Compare what was read with the store, which nobody else can ask meanwhile.

    Raises Cancelled when it shall stop.
    """
    with store.held():
        shown = compare(store, brought, question)
    _check(progress)
    changes = None
    if isinstance(shown, importing.Preview) and shown.plan is not None:
        changes = change_rows(shown.plan)
    _check(progress)
    return Prepared(shown, changes)


def compare(store: Store, brought: list[Brought], question: Question) -> "Preview | ArchivePreview":
    """Return what importing what was read would do."""
    zone, options = store.clock.zone_name, question.options
    if brought[0].archive:
        return together.preview(store, brought, options, zone, question.left_out, hang=False)
    return importing.preview(store, brought[0], options, zone, question.choice)


def _check(progress: "Progress | None") -> None:
    if progress is not None:
        progress.check()
