"""Sends people out of the program: into files, or for good."""

from functools import partial

from PySide6.QtCore import QObject

from planner.files import safe_name
from planner.gui.page import Page
from planner.gui.saving import Saver
from planner.gui.text import filled
from planner.i18n import _
from planner.queries.people import ContactRow
from planner.store import Store


class PeopleOut(QObject):
    """Exports everybody or one person, and forgets one; it asks and works for its page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.saver = Saver(page.jobs, page)
        self.saver.failed.connect(page.failed)
        self.saver.saved.connect(self._tell_saved)

    def export_all(self, suffix: str) -> None:
        """Ask where to save everybody."""
        kind = _("Address cards") if suffix == ".vcf" else _("Table")
        make = partial(_people_bytes, self._page.store, suffix)
        self.saver.ask(_("Export people"), f"people{suffix}", kind, make)

    def export_person(self, row: ContactRow, suffix: str) -> None:
        """Ask where to save what is held on a person."""
        kinds = {".txt": _("Text"), ".json": _("JSON document"), ".vcf": _("Address cards")}
        make = partial(_person_bytes, self._page.store, row.id, suffix)
        title = filled(_("Export what is held on {name}"), name=row.name)
        self.saver.ask(title, safe_name(row.name, suffix), kinds[suffix], make)

    def forget(self, row: ContactRow) -> None:
        """Find out what is held on a person, and ask whether all of it is to go."""
        work = partial(_before_forgetting, self._page.store, row.id)
        self._page.jobs.run(work, self._ask_to_forget, self._page.failed.emit)

    # Private

    def _ask_to_forget(self, farewell: object) -> None:
        from planner.flows.farewell import Farewell
        from planner.gui.pages.forget_dialog import ask_to_forget

        assert isinstance(farewell, Farewell)
        question = ask_to_forget(self._page, farewell)
        question.confirmed.connect(partial(self._forget, farewell.contact_id))
        question.open()

    def _forget(self, contact_id: int) -> None:
        work = partial(_forget_for_good, self._page.store, contact_id)
        self._page.jobs.run(work, self._tell_forgotten, self._page.failed.emit)

    def _tell_forgotten(self, farewell: object) -> None:
        from planner.flows.farewell import Farewell
        from planner.gui.pages.forget_dialog import tell_forgotten

        assert isinstance(farewell, Farewell)
        self._page.forgotten.emit(farewell.names)
        if farewell.backups:
            tell_forgotten(self._page, farewell)
        else:
            self._page.told.emit(filled(_("{name} is forgotten."), name=farewell.gone.name))

    def _tell_saved(self, path: object) -> None:
        self._page.told.emit(_("Saved as {path}").format(path=path))


# On the worker, and only now: these bring the writers of cards and paper along.


def _people_bytes(store: Store, suffix: str) -> bytes:
    from planner.flows.outgoing import people_file

    return people_file(store, suffix)[0]


def _person_bytes(store: Store, contact_id: int, suffix: str) -> bytes:
    from planner.flows.person_export import person_file

    return person_file(store, contact_id, suffix)


def _before_forgetting(store: Store, contact_id: int) -> object:
    from planner.flows.farewell import before_forgetting

    return before_forgetting(store, contact_id)


def _forget_for_good(store: Store, contact_id: int) -> object:
    from planner.flows.farewell import forget

    return forget(store, contact_id)
