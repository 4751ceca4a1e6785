"""The button that takes a list of follow-ups out: on paper, into a calendar, a table, as cards."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from planner.errors import PlannerError
from planner.files import safe_name
from planner.gui.icons import icon
from planner.gui.opening import open_file
from planner.gui.saving import Made, Saver
from planner.gui.text import filled, without_mnemonic
from planner.i18n import _
from planner.queries.events import event_rows
from planner.store import Store

if TYPE_CHECKING:
    from planner.gui.page import Page


@dataclass(frozen=True)
class ListKind:
    """One kind of file the list can become; `named` is what kind of file, in words."""

    suffix: str
    words: str
    named: str
    as_events: bool = False
    with_drafts: bool = False


class ListExport(QObject):
    """Offers the kinds of file, asks for a name, and tells the page where it was saved."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self.saver = Saver(page.jobs, page)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self._on_failed)
        self.button = QPushButton(icon("save"), _("&Save list"))
        self.menu = QMenu(self.button)
        self._kinds = _kinds()
        for index, kind in enumerate(self._kinds):
            self.menu.addAction(kind.words).setData(index)
        self.menu.triggered.connect(self._ask)
        self.button.setMenu(self.menu)

    def _ask(self, action: QAction) -> None:
        kind = self._kinds[action.data()]
        page = self._page
        title = ""
        if page.event_id is not None:
            rows = page.read(event_rows, ids=frozenset({page.event_id}), include_hidden=True)
            title = rows[0].title if rows else ""
        what = _("follow-ups with drafts") if kind.with_drafts else _("follow-ups")
        name = safe_name(" – ".join(part for part in (title, what) if part))
        make = partial(make_list, page.store, page.event_id, kind)
        self.saver.ask(_("Save the follow-ups"), name + kind.suffix, kind.named, make)

    def _on_saved(self, path: Path, lost: str) -> None:
        words = f"{_('Saved “{name}”.').format(name=path.name)} {lost}".strip()
        self._page.offered.emit(words, without_mnemonic(_("&Open")), partial(self._open, path))

    def _on_failed(self, error: PlannerError) -> None:
        self._page.failed.emit(error)

    def _open(self, path: Path) -> None:
        if not open_file(path):
            words = _("No program on this machine opens “{name}”.")
            self._page.told.emit(filled(words, name=path.name))


def make_list(store: Store, event_id: int | None, kind: ListKind) -> Made:
    """Return the follow-ups as one file; for a worker."""
    from planner.flows.outgoing import follow_ups_file, follow_ups_paper
    from planner.flows.usual_sheet import usual_paper

    zone = store.clock.zone_name
    if kind.suffix == ".pdf":
        return follow_ups_paper(store, event_id, zone, usual_paper(), drafts=kind.with_drafts)
    return follow_ups_file(store, event_id, kind.suffix, as_events=kind.as_events, my_zone=zone)


def _kinds() -> list[ListKind]:
    return [
        ListKind(".pdf", _("As PDF, to print…"), _("PDF document")),
        ListKind(".pdf", _("As PDF with drafts…"), _("PDF document"), with_drafts=True),
        ListKind(".ics", _("For my calendar (.ics)…"), _("Calendar entries"), as_events=True),
        ListKind(".ics", _("As tasks (.ics)…"), _("Calendar tasks")),
        ListKind(".csv", _("As table (.csv)…"), _("Table")),
        ListKind(".vcf", _("Cards of the people (.vcf)…"), _("Address cards")),
    ]
