"""What each action of the window does; every method bears the id of its action."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from planner.commands.events import hide_events
from planner.commands.sample import remove_sample
from planner.errors import PlannerError
from planner.flows.reading import BY_HAND, is_address
from planner.gui.address_dialog import AddressDialog
from planner.gui.aside_actions import AsideActions
from planner.gui.dialogs import ask, show_error
from planner.gui.file_dialogs import ask_files, ask_folder
from planner.gui.new_event import NewEventDialog, can_edit
from planner.gui.refusals import refusal_words
from planner.gui.text import filled
from planner.gui.undo_steps import UndoSteps
from planner.i18n import _, ngettext
from planner.queries.events import event_record
from planner.store.backup import Backup

if TYPE_CHECKING:
    from planner.flows.checking import Findings
    from planner.gui.main_window import MainWindow


class WindowActions(AsideActions):
    """The handlers of the menus, and what tells of their outcome."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._steps = UndoSteps(window, self._store)

    # Events and files

    def new_event(self) -> None:
        """Ask for an event of one's own."""
        dialog = NewEventDialog(self._store, self._window)
        dialog.created.connect(self._window.show_event)
        dialog.written.connect(self._window.undo_offer.make)
        dialog.open()

    def edit_event(self) -> None:
        """Change the chosen event, where it is one's own."""
        event_id = self._window.event_id
        if event_id is None:
            return
        if not can_edit(self._store, event_id):
            words = _("This event comes from a calendar: its facts are the calendar's.")
            self._window.tell(words)
            return
        dialog = NewEventDialog(self._store, self._window, edited_id=event_id)
        dialog.written.connect(self._window.undo_offer.make)
        dialog.open()

    def edit_calendar(self) -> None:
        """Change the zone of the chosen event's calendar, and what its entries became."""
        from planner.gui.calendar_dialog import CalendarDialog

        if self._window.event_id is None:
            return
        record = self._store.read(event_record, self._window.event_id)
        if record.own:
            self._window.tell(_("This event is your own; it comes from no calendar."))
            return
        dialog = CalendarDialog(self._store, record, self._window)
        dialog.written.connect(self._window.undo_offer.make)
        dialog.failed.connect(self._window.show_failure)
        dialog.refresh_asked.connect(self._window.refresher.refresh)
        dialog.open()

    def hide_event(self) -> None:
        """Hide the chosen event."""
        if self._window.event_id is not None:
            self.hide_these([self._window.event_id])

    def hide_these(self, event_ids: list[int]) -> None:
        """Hide events, as one step to undo."""
        label = ngettext("Hide an event", "Hide {n} events", len(event_ids))
        self.write(label.format(n=len(event_ids)), partial(hide_events, event_ids=event_ids))

    def show_these_again(self, event_ids: list[int]) -> None:
        """Show hidden events again, as one step to undo."""
        from planner.flows.planning import show_again

        label = ngettext("Show an event again", "Show {n} events again", len(event_ids))
        self.write(label.format(n=len(event_ids)), partial(show_again, event_ids=event_ids))

    def import_files(self) -> None:
        """Ask which files to import."""
        kinds = " ".join(f"*{suffix}" for suffix in BY_HAND)
        filters = _("Calendars and lists of people ({kinds})").format(kinds=kinds)
        ask_files(
            self._window,
            self._window.state,
            _("Import"),
            f"{filters};;{_('All files (*)')}",
            self._window.importer.bring_paths,
        )

    def import_address(self) -> None:
        """Ask for an address to import from."""
        dialog = AddressDialog(self._window)
        dialog.given.connect(self._window.importer.bring_address)
        dialog.open()

    def import_clipboard(self) -> None:
        """Bring in what was copied: files, an address, or the text of a list, card or calendar."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where it is empty
        urls = data.urls() if data is not None else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        text = data.text() if data is not None else ""
        if files:
            self._window.drop.sort_out(files)
        elif is_address(text.strip()) and len(text.split()) == 1:
            self._window.importer.bring_address(text.strip())
        elif text.strip():
            self._window.importer.bring_text(text)
        else:
            self._window.tell(
                _("No text is on the clipboard. Copy a list of people or a card, then paste it.")
            )

    def refresh_calendars(self) -> None:
        """Ask the addresses of all calendars for news."""
        self._window.refresher.refresh_all()

    def import_sample(self) -> None:
        """Bring in the sample conference."""
        self._window.importer.bring_sample()

    def remove_sample(self) -> None:
        """Take the sample conference away."""
        self.write(_("Remove the sample"), remove_sample)

    def save_backup(self) -> None:
        """Write a verified backup beside the store."""
        self._window.run(_("Saving a backup"), self._store.backup, self._tell_backup)

    def show_backups(self) -> None:
        """List the backups, to restore one."""
        self._window.backups.show()

    def check_file(self) -> None:
        """Look through the whole file, and tell what was found and what to do."""
        from planner.flows.checking import check

        window = self._window
        job = window.jobs.run(partial(check, self._store), self._tell_check, window.show_failure)
        window.panes.strip.watch(job, _("Checking the file"), can_cancel=False)

    def accepted(self, _nothing: None) -> None:
        """Tell that the rows count as they are."""
        self._window.tell(_("The rows count as they are from now on."))

    def export_everything(self) -> None:
        """Ask for a folder and write everything into it."""
        ask_folder(self._window, self._window.state, _("Export everything into"), self._export)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # Undo

    def undo(self) -> None:
        """Take back the focused field's own text, else the newest step."""
        if not self._window.undo_keys.undo_text():
            self.undo_step()

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self._window.undo_keys.redo_text():
            self._steps.redo()

    def undo_step(self) -> None:
        """Take back the newest step of the store."""
        self._steps.undo()

    # Going

    def go_schedule(self) -> None:
        """Show the schedule."""
        self._window.go("schedule")

    def go_plan(self) -> None:
        """Show the plan."""
        self._window.go("plan")

    def go_sheet(self) -> None:
        """Show the sheet."""
        self._window.go("sheet")

    def go_log(self) -> None:
        """Show the log."""
        self._window.go("log")

    def go_follow_ups(self) -> None:
        """Show the follow-ups of the event."""
        self._window.go("follow-ups")

    def go_review(self) -> None:
        """Show the review."""
        self._window.go("review")

    def go_people(self) -> None:
        """Show all people."""
        self._window.go("people")

    def go_due(self) -> None:
        """Show all that is due."""
        self._window.go("due")

    def go_me(self) -> None:
        """Show one's own card."""
        self._window.go("me")

    def go_next_step(self) -> None:
        """Do what the line above the pages says."""
        self._window.next_step.click()

    def go_event_list(self) -> None:
        """Put the keyboard into the list of events."""
        self._window.event_list.take_focus()

    def go_message(self) -> None:
        """Put the keyboard on the newest message."""
        self._window.toasts.focus_newest()

    def find(self) -> None:
        """Search everything."""
        self._window.finders.search_everything()

    def show_palette(self) -> None:
        """Offer every action, event and person by name."""
        self._window.finders.offer_commands()

    # What comes of it

    def write(self, label: str, command) -> None:
        """Send a command as one step, and offer to undo it if it changed anything."""
        before = self._store.revision
        try:
            self._store.write(label, command)
        except PlannerError as error:
            self._window.show_failure(error)
            return
        if self._store.revision != before:
            self._window.undo_offer.make(label)

    def refuse_files(self, paths: list[Path]) -> None:
        """Say that files of another kind cannot be imported, and what to do instead."""
        self._window.tell(refusal_words(paths))

    def _export(self, folders: list[Path]) -> None:
        # It brings reportlab and the writers of cards along, which the start need not wait for.
        from planner.flows.outgoing import in_the_way

        folder = folders[0]
        names = in_the_way(folder)
        if not names:
            self._export_into(folder)
            return
        words = ngettext(
            "There is a file of the same name in {folder}.",
            "There are {n} files of the same names in {folder}.",
            len(names),
        )
        ask(
            self._window,
            filled(words, n=len(names), folder=str(folder)),
            (", ".join(names), _("To keep them, choose another folder.")),
            ngettext("&Replace it", "&Replace them", len(names)),
            partial(self._export_into, folder),
        )

    def _export_into(self, folder: Path) -> None:
        from planner.flows.outgoing import export_folder

        work = partial(export_folder, self._store, folder)
        self._window.run(_("Exporting everything"), work, self._tell_export)

    def _tell_export(self, written: list[Path]) -> None:
        folder = written[0].parent
        words = ngettext("{n} file in {folder}", "{n} files in {folder}", len(written))
        words = words.format(n=len(written), folder=folder)
        opens = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self._window.toasts.show_message(words, _("Open folder"), opens)

    def _tell_check(self, found: "Findings") -> None:
        from planner.gui.check_dialog import show_findings

        show_findings(self._window, found)

    def _tell_backup(self, backup: Backup) -> None:
        words = filled(_("Backup saved: {name}"), name=backup.path.name)
        folder = QUrl.fromLocalFile(str(backup.path.parent))
        opens = partial(QDesktopServices.openUrl, folder)
        self._window.toasts.show_message(words, _("Open folder"), opens)


def show_failure(window: "MainWindow", error: PlannerError) -> None:
    """Open the dialog for something that could not be done."""
    show_error(window, str(error), _("Nothing was changed."))
