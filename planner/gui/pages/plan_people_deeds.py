"""What is written about who is to be met at an event, from the line, a paste or the list."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.commands.people_import import remove_unmet_attendees, unmet_attendee_ids
from planner.flows import planning
from planner.gui.page import Page
from planner.gui.pages.plan_add import AddPerson
from planner.gui.pages.plan_candidates import CandidatesPanel
from planner.gui.text import filled
from planner.i18n import _, ngettext

MANY = 40  # people; more are added on a worker, as each takes some 10 ms


class PeopleDeeds(QObject):
    """Does for a page what is asked of the people there; `added` brings the code of the last."""

    added = Signal(str)

    def __init__(self, page: Page, add: AddPerson, candidates: CandidatesPanel) -> None:
        super().__init__(page)
        self._page, self._add = page, add
        add.added.connect(self._add_people)
        candidates.taken.connect(self._take)
        candidates.cleared.connect(self._clear_list)

    def _add_people(self, wanted: list[planning.Wanted]) -> None:
        page, count = self._page, len(wanted)
        if page.event_id is None:
            return
        name = wanted[0].person.name or wanted[0].person.organisation
        label = filled(
            ngettext("Meet {name}", "Meet {count} people", count), name=name, count=count
        )
        command = (planning.add_wanted, page.event_id, wanted, page.store.clock.now())
        if count > MANY:
            self._write_many(label, count, partial(self._show, page.event_id), command)
        elif count > 1:
            self._show(page.event_id, page.write(label, *command))
        elif codes := page.write_typed(label, *command):
            self._add.line.setText("")
            self._add.company.setChecked(False)
            self._show(page.event_id, codes)

    def _take(self, attendee_ids: list[int]) -> None:
        page, count = self._page, len(attendee_ids)
        label = ngettext("Meet {count} person", "Meet {count} people", count).format(count=count)
        listed = [(page.event_id, attendee_ids)]
        command = (planning.add_listed, listed, page.store.clock.now())
        if count > MANY:
            self._write_many(label, count, _stay, command)
        else:
            page.write(label, *command)

    def _write_many(self, label: str, count: int, done: Any, command: tuple[Any, ...]) -> None:
        title = ngettext("Adding {count} person", "Adding {count} people", count)
        self._page.write_long(label, title.format(count=count), done, *command)

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


def _stay(_codes: object) -> None:
    """The list stays as it is: who was taken from it is marked there."""
