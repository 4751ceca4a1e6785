"""What the window says, and where it goes, once something was imported or refreshed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import StoreBusy
from planner.gui.dialogs import ask
from planner.i18n import _
from planner.store import Store

if TYPE_CHECKING:
    from planner.flows.importing import Outcome, Preview
    from planner.flows.refreshing import Refreshed
    from planner.gui.main_window import MainWindow


class ImportOutcome(QObject):
    """Tells of importer and refresher, with Undo where something was written."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        importer, refresher = window.importer, window.refresher
        importer.imported.connect(self.tell_imported)
        importer.failed.connect(window.show_failure)
        importer.private.connect(self.ask_private)
        refresher.found.connect(self.show_found)
        refresher.refreshed.connect(self.tell_refreshed)
        refresher.told.connect(window.tell)
        refresher.unsure.connect(self.offer_a_look)

    def show_found(self, shown: "Preview") -> None:
        """Show what is new at an address before it is written."""
        self._window.importer.bring_read(shown.brought)

    def tell_imported(self, outcomes: "list[Outcome]") -> None:
        """Show what was imported by one step, with Undo, and go where it is.

        News of an address that was imported before leave the window where it is.
        """
        if not outcomes:
            return
        from planner.gui.import_words import changed_nothing, imported_words

        window, turns = self._window, self._window.turns
        calendars = [one.imported for one in outcomes if one.imported is not None]
        conferences = [one.event_id for one in calendars if one.event_id is not None]
        words = " · ".join(dict.fromkeys(map(imported_words, outcomes)))
        label = "" if all(map(changed_nothing, outcomes)) else _newest_step(window.store)
        turns.then(partial(window.undo_offer.make, label, words, _("Undo import")))
        if window.event_id is not None and all(map(_is_refresh, outcomes)):
            window.follower.take_in()  # one looked at it before: the page one is on stays
            return
        window.follower.take_in(conferences[0] if conferences else None)
        if conferences:
            turns.then(partial(self._arrive, conferences[0], window.moves))
        elif calendars:
            turns.then(window.follower.begin)
        else:
            from planner.commands.people_import import Meaning

            there, meaning = outcomes[0].preview.options.conference_id, outcomes[0].preview.meaning
            page = "log" if meaning is Meaning.MET else "plan"
            window.go("people" if there is None else page, there)

    def _arrive(self, event_id: int, moves: int) -> None:
        """Show what was imported, unless one has gone elsewhere by now: `moves` tells."""
        window = self._window
        stayed = window.moves == moves
        nothing_yet = window.event_id is None and window.panes.shows_event_page
        if (stayed or nothing_yet) and window.event_id != event_id:
            window.show_event(event_id, bring=False)  # which is done in the next turn
            window.turns.then(partial(self._arrive, event_id, moves))
        elif stayed:
            window.go("schedule")

    def tell_refreshed(self, done: "Refreshed") -> None:
        """Show what was new at an address that is asked at every start, with Undo."""
        assert done.outcome is not None
        from planner.gui.import_words import refreshed_words

        self._window.follower.take_in()
        self._window.undo_offer.make(
            _newest_step(self._window.store), refreshed_words(done.outcome), _("Undo import")
        )

    def ask_private(self, address: str) -> None:
        """Ask before an address in one's own network is fetched."""
        ask(
            self._window,
            _("This address leads into your own network."),
            (address, _("A public calendar does not. Fetch it only if you know whose it is.")),
            _("&Fetch it"),
            partial(self._window.importer.bring_address, address, allow_private=True),
        )

    def offer_a_look(self, words: str, calendar_id: int) -> None:
        """Say why a calendar was not refreshed by itself, and offer to look at what is new."""
        look = partial(self._window.refresher.refresh, calendar_id)
        self._window.toasts.show_message(words, _("Look"), look)


def _is_refresh(outcome: "Outcome") -> bool:
    plan = outcome.preview.plan
    return plan is not None and plan.refreshes


def _newest_step(store: Store) -> str:
    """Return what would be undone; nothing while another long task has the store."""
    try:
        return store.undo_label or ""
    except StoreBusy:
        return ""
