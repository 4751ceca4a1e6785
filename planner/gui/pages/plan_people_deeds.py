"""What is written about who is to be met at an event, from the line, a paste or the list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.commands.people_import import remove_unmet_attendees, unmet_attendee_ids
from planner.flows import planning
from planner.gui.jobs import Progress
from planner.gui.page import Page
from planner.gui.pages.plan_add import AddPerson, PastedPeople
from planner.gui.pages.plan_candidates import CandidatesPanel
from planner.gui.text import filled
from planner.i18n import _, ngettext
from planner.store import Store

MANY = 40  # people; more are added on a worker, as each takes some 10 ms


class PeopleDeeds(QObject):
    """Does for a page what is asked of the people there; `added` brings the code of the last."""

    added = Signal(str)

    def __init__(self, page: Page, add: AddPerson, candidates: CandidatesPanel) -> None:
        super().__init__(page)
        self._page, self._add = page, add
        add.added.connect(self._add_people)
        add.pasted.connect(self._add_pasted)
        candidates.taken.connect(self._take)
        candidates.cleared.connect(self._clear_list)

    def _add_people(self, wanted: list[planning.Wanted]) -> None:
        page, count = self._page, len(wanted)
        if page.event_id is None or not wanted:
            return
        label = _label(wanted)
        command = (planning.add_wanted, page.event_id, wanted, page.store.clock.now())
        if count > 1:
            self._show(page.event_id, page.write(label, *command))
        elif codes := page.write_typed(label, *command):
            self._add.line.setText("")
            self._add.company.setChecked(False)
            self._show(page.event_id, codes)

    def _add_pasted(self, pasted: PastedPeople) -> None:
        page, count = self._page, len(pasted.lines)
        if count <= MANY:
            self._add_people(pasted.read())
        elif page.event_id is not None:
            work = partial(_read_and_add, page.store, page.event_id, pasted)
            done = partial(self._finish_pasted, page.event_id)
            page.work_long(_adding_words(count), work, done, stops=True)

    def _finish_pasted(self, event_id: int, answer: tuple[str, list[str]]) -> None:
        label, codes = answer
        if codes:
            self._page.written.emit(label)
            self._show(event_id, codes)

    def _take(self, attendee_ids: list[int]) -> None:
        page, count = self._page, len(attendee_ids)
        label = ngettext("Meet {count} person", "Meet {count} people", count).format(count=count)
        listed = [(page.event_id, attendee_ids)]
        command = (planning.add_listed, listed, page.store.clock.now())
        if count > MANY:
            page.write_long(label, _adding_words(count), _stay, *command)
        else:
            page.write(label, *command)

    def _show(self, event_id: int, codes: list[str] | None) -> None:
        if codes and event_id == self._page.event_id:
            self.added.emit(codes[-1])

    def _clear_list(self) -> None:
        page = self._page
        # A step that changes nothing is none, and must not be offered to be undone.
        if page.event_id is None or not page.read(unmet_attendee_ids, page.event_id):
            words = _(
                "Nobody was removed: those in the programme stay, and so do those you plan to meet"
                " or met."
            )
            page.told.emit(words)
            return
        label = _("Remove the attendees I did not meet")
        page.write(label, remove_unmet_attendees, page.event_id)


def _label(wanted: list[planning.Wanted]) -> str:
    name = wanted[0].person.name or wanted[0].person.organisation
    count = len(wanted)
    return filled(ngettext("Meet {name}", "Meet {count} people", count), name=name, count=count)


def _adding_words(count: int) -> str:
    return ngettext("Adding {count} person", "Adding {count} people", count).format(count=count)


def _read_and_add(
    store: Store, event_id: int, pasted: PastedPeople, progress: Progress | None = None
) -> tuple[str, list[str]]:
    # To write takes far longer than to read: how far it is is told of the writing.
    check = progress.check if progress is not None else None
    wanted = pasted.read(partial(_only, check) if check else None)
    if not wanted:  # nothing of it can be seen
        return "", []
    label, now = _label(wanted), store.clock.now()
    return label, store.write_bulk(label, planning.add_wanted, event_id, wanted, now, progress)


def _only(check: Callable[[], None], _done: int, _count: int) -> None:
    check()


def _stay(_codes: object) -> None:
    """The list stays as it is: who was taken from it is marked there."""
