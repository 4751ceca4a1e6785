"""The one window: events on the left, the chosen event and its pages on the right."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from planner.choices import chosen
from planner.errors import PlannerError, StoreBusy
from planner.flows.reading import BY_HAND, is_address
from planner.gui import window_actions
from planner.gui.actions import action_specs
from planner.gui.backups import Backups
from planner.gui.banner import below_banner
from planner.gui.drop import DropZone
from planner.gui.enter_presses import EnterPresses
from planner.gui.event_list import EventList
from planner.gui.finder.opening import Finders
from planner.gui.first_size import resize_within_screen
from planner.gui.follower import Follower
from planner.gui.import_outcome import ImportOutcome
from planner.gui.importer import Importer
from planner.gui.jobs import Jobs
from planner.gui.menus import build_actions, build_menus, name_step
from planner.gui.next_step import next_step
from planner.gui.page import Page
from planner.gui.page_list import page_specs
from planner.gui.recent import Recent
from planner.gui.refresher import Refresher
from planner.gui.text import filled
from planner.gui.theme import dress
from planner.gui.toast import Toasts
from planner.gui.turns import Turns
from planner.gui.undo_keys import UndoKeys
from planner.gui.undo_offer import UndoOffer
from planner.gui.unseen import draw_icons, lay_out_unseen
from planner.gui.window_actions import WindowActions
from planner.gui.window_layout import Panes
from planner.gui.window_state import WindowState
from planner.i18n import _
from planner.queries.events import next_event_id, root_of
from planner.queries.loop import due_count, progress_of
from planner.store import Store

SMALLEST, FIRST_SIZE = (792, 480), (1180, 780)


class MainWindow(QMainWindow):
    """Joins list, header and pages; `closed` tells that it was closed for good.

    `event_id` is the chosen event of the first level, or None; `moves` counts how often
    another page or event was asked for.
    """

    closed = Signal()

    def __init__(self, store: Store, jobs: Jobs, state: WindowState, at_once: bool = True) -> None:
        super().__init__()
        self.store, self.jobs, self.state = store, jobs, state
        self.event_id: int | None = None
        self.moves = 0
        if at_once:
            list(self.build())

    def build(self) -> Iterator[None]:
        """Build what is in the window; between two steps the event loop may have its turn."""
        self.specs = {spec.name: spec for spec in page_specs()}
        self.toasts = Toasts(self)
        self.undo_keys, self.enter_presses = UndoKeys(self), EnterPresses(self)
        self.does = WindowActions(self)
        self.undo_offer = UndoOffer(self.toasts, self.does.undo_step, self)
        self.actions_by_id = build_actions(self, action_specs(), self.does)
        build_menus(self, action_specs(), self.actions_by_id)
        yield
        self.event_list = EventList(self.store, self.actions_by_id["import_files"])
        yield
        self.panes = panes = Panes(
            self.store, self.jobs, page_specs(), self.actions_by_id, self.event_list
        )
        self.setCentralWidget(below_banner(panes, self.store, self.actions_by_id))
        self.pages, self.next_step = panes.pages, panes.next_step
        yield
        self.toasts.stand_over(self.event_list)
        self.importer = Importer(self.store, self.jobs, panes.strip, self, self._event_of_people)
        self.recent = Recent(self)
        self.refresher = Refresher(self.store, self.jobs, panes.strip, self)
        self.import_outcome = ImportOutcome(self)
        self.drop = DropZone(self, BY_HAND)
        self.backups = Backups(self)
        self.follower = Follower(self)
        self.turns, self.finders = Turns(self), Finders(self)
        self._connect()
        self.setMinimumSize(*SMALLEST)
        resize_within_screen(self, *FIRST_SIZE)
        self.state.give_to(self)
        yield
        self.tick_scheme()
        self.reload()
        yield
        if self.event_list.rows:
            yield from self.pages.make(str(self.state.get("page", "schedule")))
        yield
        self.show_some_event()
        yield
        dress(self)
        yield
        draw_icons(self)
        yield
        lay_out_unseen(self)

    # Where one is

    def go(self, name: str, event_id: int | None = None) -> Page | None:
        """Show a page by its name, of another event if one is given, and put the keyboard there."""
        if name not in self.specs:
            return None
        self.moves += 1
        if event_id is not None and event_id != self.event_id:
            self.show_event(event_id)
        nowhere = self.event_id is None and not self.event_list.rows
        # Somebody can be logged without any event.
        if nowhere and self.specs[name].of_event and name != "log":
            self.panes.show_first_run()
            return None
        page = self.panes.show_page(name)
        if self.specs[name].of_event:
            self.state.set("page", name)
        # Who walks along the tabs by arrow keys stays there.
        if not self.panes.tabs.hasFocus():
            page.focus_first()
        self._name_window()
        return page

    def show_event(self, event_id: int, *, bring: bool = True) -> None:
        """Choose an event, or the conference of a session; `bring` a page of it to the front."""
        whole = self._read(root_of, event_id)
        if whole is None:
            return
        self.event_id = whole
        self.state.last_event = self.event_id
        self.event_list.show_chosen(self.event_id)
        self.pages.show_event(self.event_id)
        self.refresh_top()
        if bring:
            self.bring_page()

    def bring_page(self) -> None:
        """Bring a page of the chosen event to the front, where none is there yet."""
        if self.panes.is_first_run or not self.specs[self.pages.current_name].of_event:
            self.panes.show_page(str(self.state.get("page", "schedule")))
            self._name_window()

    def show_some_event(self, *, bring: bool = True) -> None:
        """Choose the event last shown or the next one that is followed; else show how to begin."""
        if (event_id := self._event_at_start()) is not None:
            self.show_event(event_id, bring=bring)
            return
        self.event_id = None
        self.pages.show_event(None)
        self.refresh_top()
        if not self.event_list.rows:
            self.panes.show_first_run()
        self._name_window()

    # What the parts tell

    def bring(self, sources: list[str]) -> None:
        """Bring in paths and addresses, as they were given at the start or by a later start."""
        self.importer.bring_paths([Path(name) for name in sources if not is_address(name)])
        for address in (name for name in sources if is_address(name)):
            self.importer.bring_address(address)

    def come_to_front(self) -> None:
        """Be seen: another start asked for this window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def tell(self, words: str) -> None:
        """Show words for a while."""
        if words:
            self.toasts.show_message(words)

    def show_failure(self, error: PlannerError) -> None:
        """Show what could not be done and that nothing was changed."""
        window_actions.show_failure(self, error)

    def run(self, title: str, work: Callable[..., Any], done: Callable[[Any], object]) -> None:
        """Do long work that has to end off the GUI thread, with the strip to show it."""
        job = self.jobs.run(work, done, self.show_failure)
        job.must_end(title)
        self.panes.strip.watch(job, title, can_cancel=False)

    def reload(self) -> None:
        """Read again what the window itself shows: the list, the line, the undo names."""
        self.reload_list()
        self.refresh_top()

    def reload_list(self) -> None:
        """Read again the list of events and what can be undone."""
        self._name_undo()
        self.event_list.reload()

    def refresh_top(self) -> None:
        """Read again what stands above the pages, and what is due."""
        now = self.store.clock.now()
        due = self._read(due_count, now)
        if due is None:
            return
        done = self._read(progress_of, self.event_id) if self.event_id else None
        self.panes.header.show_row(done.row if done else None)
        self.panes.show_step(next_step(done, due, now))
        self.panes.show_due(due.all)
        own = bool(done and self.event_id)
        for name in ("edit_event", "edit_calendar", "hide_event"):
            self.actions_by_id[name].setEnabled(own and not self.store.read_only)
        self._name_window()

    def tick_scheme(self) -> None:
        """Tick the colours that the settings ask for."""
        self.actions_by_id[f"scheme_{chosen('scheme')}"].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where work begins."""
        super().showEvent(event)
        if self.focusWidget() in (None, self.event_list.search):
            self._focus_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the field that is being edited, and how the window stood."""
        if focused := self.focusWidget():
            focused.clearFocus()
        for part in (self.follower, self.turns, self.finders, self.refresher, self.backups):
            part.stop()
        self.toasts.clear()
        self.state.take_from(self)
        self.state.save()
        super().closeEvent(event)
        self.closed.emit()

    # Private

    def _connect(self) -> None:
        self.event_list.chosen.connect(self._choose)
        self.event_list.activated.connect(self._enter)
        self.event_list.hidden.connect(self.does.hide_these)
        self.event_list.shown_again.connect(self.does.show_these_again)
        self.next_step.wanted.connect(self.go)
        self.panes.page_asked.connect(self.go)
        self.panes.header.remove_sample_asked.connect(self.does.remove_sample)
        self.panes.header.zone_asked.connect(self.does.edit_calendar)
        self.pages.made.connect(self._take_in)
        self.drop.dropped.connect(self.importer.bring_paths)
        self.drop.linked.connect(self.bring)
        self.drop.refused.connect(self.does.refuse_files)
        self.jobs.refused.connect(self.show_failure)

    def _focus_page(self) -> None:
        if self.panes.is_first_run:
            self.panes.first_run.take_focus()
        elif self.pages.current_name:
            self.pages.page(self.pages.current_name).focus_first()

    def _take_in(self, page: Page) -> None:
        self.state.give_to_parts(page)
        page.written.connect(self.undo_offer.make)
        page.written_as.connect(self.undo_offer.make)
        page.told.connect(self.tell)
        page.offered.connect(self.toasts.show_message)
        page.failed.connect(self.show_failure)
        page.working.connect(self.panes.strip.watch)
        page.forgotten.connect(self.state.forget)
        page.wanted.connect(self._go_to)
        page.help_asked.connect(self.does.help_page)
        page.sought.connect(self._go_to)

    def _go_to(self, name: str, event_id: object, what: object = None) -> None:
        page = self.go(name, event_id if isinstance(event_id, int) else None)
        if page is not None and isinstance(what, int):
            page.show_row(what)
        elif page is not None and what is not None:
            page.show_part(str(what))

    def _choose(self, event_id: int) -> None:
        self.moves += 1
        self.show_event(event_id)

    def _enter(self, event_id: object) -> None:
        if isinstance(event_id, int):
            self.go(str(self.state.get("page", "schedule")), event_id)

    def _event_at_start(self) -> int | None:
        now, last = self.store.clock.now(), self.state.last_event
        for row in self.event_list.rows:
            if row.id == last and (now - row.local_end).days < 14:
                return last
        following: int | None = self._read(next_event_id, now)
        rows = self.event_list.rows  # the past ones where nothing is followed
        return following if following is not None or not rows else rows[0].id

    def _event_of_people(self) -> int | None:
        """The event that a list of people most likely belongs to."""
        return None if self.panes.is_first_run else self.event_id

    def _name_window(self) -> None:
        name = self.pages.current_name
        if not self.panes.is_first_run and name and not self.specs[name].of_event:
            self.setWindowTitle(filled(_("{title} — Planner"), title=self.specs[name].title))
        elif self.event_id is not None:
            self.setWindowTitle(filled(_("{title} — Planner"), title=self.panes.header.title))
        else:
            self.setWindowTitle(_("Planner"))

    def _name_undo(self) -> None:
        try:
            undo, redo = self.store.undo_label, self.store.redo_label
        except StoreBusy:
            return
        name_step(self.actions_by_id["undo"], undo, _("&Undo"), _("&Undo {step}"))
        name_step(self.actions_by_id["redo"], redo, _("&Redo"), _("&Redo {step}"))

    def _read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return self.store.read(query, *args, **kwargs)
        except StoreBusy:
            return None
