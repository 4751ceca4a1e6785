"""Which dialog shows a preview: of a calendar, of people, or of an archive."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.store import Store

# What reads and writes calendars is loaded by the first import, on its worker, not at the start.
if TYPE_CHECKING:
    from planner.flows.importing import Preview
    from planner.flows.together import ArchivePreview
    from planner.gui.import_dialog import ImportDialog

    Shown = Preview | ArchivePreview


def make_dialog(
    store: Store,
    shown: "Shown",
    window: QWidget | None = None,
    *,
    event_id: int | None = None,
    more: int = 0,
) -> "ImportDialog":
    """Return the dialog for a preview, which is not yet shown in it."""
    from planner.flows.together import ArchivePreview

    # Each is loaded when it is needed: all three would hold the window for a tenth of a second.
    if isinstance(shown, ArchivePreview):
        from planner.gui.archive_preview import ArchiveDialog

        return ArchiveDialog(store, shown, window, event_id=event_id, more=more)
    if shown.plan is not None:
        from planner.gui.import_preview import ImportPreview

        return ImportPreview(shown, window, more=more)
    from planner.gui.people_preview import PeoplePreview

    return PeoplePreview(store, shown, window, event_id=event_id, more=more)
