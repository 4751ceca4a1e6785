"""The Sheet page: the prep sheet as it will be printed, and what to print of it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.files import safe_name
from planner.formats.pdf import raster
from planner.gui import printing
from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Jobs, Progress
from planner.gui.opening import open_file
from planner.gui.page import Page
from planner.gui.pages.sheet_bar import SheetBar
from planner.gui.pages.sheet_choices import SheetChoices, as_values, from_values
from planner.gui.pages.sheet_notes import SheetNotes
from planner.gui.pages.sheet_others import OtherPapers
from planner.gui.pages.sheet_preview import (
    Asked,
    Preview,
    PreviewMaker,
    make_numbered,
    make_preview,
    numbered_pdf,
    write_numbered,
)
from planner.gui.pages.sheet_stale import StaleNote
from planner.gui.pdf_view import PdfView
from planner.gui.saving import Saver, remember, remembered
from planner.gui.step_by_step import StepByStep
from planner.gui.text import Look, filled, plain_label, without_mnemonic
from planner.gui.theme import Space, margins
from planner.gui.unwatched import stop_watching
from planner.i18n import _, ngettext
from planner.queries.stale import StaleSheet
from planner.store import Store

_REMEMBERED = "sheet"
_CHOICES_WIDTH = 212


class SheetPage(Page):
    """Shows the sheet page by page and keeps up with every edit; saves, prints and opens it.

    A preview takes no sheet number; saving, printing and opening do.
    """

    name: ClassVar[str] = "sheet"
    icon_name: ClassVar[str] = "file-text"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._preview: Preview | None = None
        self._folder: QTemporaryDir | None = None
        self._is_awaited = False  # the keyboard waits for the preview
        self._asking = StepByStep(self)
        self._maker = PreviewMaker(store, jobs, self)
        self._maker.made.connect(self._show)
        self._maker.refused.connect(self._refuse)
        self._saver = Saver(jobs, self)
        self.others = OtherPapers(store, jobs, self)
        for saver in (self._saver, self.others.saver):
            saver.saved.connect(self._on_saved)
            saver.failed.connect(self._on_failed)
        self._saver.started.connect(self._watch)
        self.others.saver.started.connect(self._watch_other)
        self._build()
        self.choices.show_options(from_values(remembered(_REMEMBERED)))
        self.reload()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Sheet")

    def reload(self) -> None:
        """Make the preview again, a moment after the last change."""
        self._ask()

    def show_event(self, event_id: int | None) -> None:
        """Show the sheet of another event, with all of its planned days."""
        if event_id != self.event_id:
            self.choices.forget_day()
            self._preview = None
        super().show_event(event_id)

    def focus_first(self) -> None:
        """Put the keyboard on the preview, where the arrows scroll."""
        self._is_awaited = self._preview is None
        (self.view if self._preview is not None else self._stack).setFocus()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what was last asked for."""
        return not self._maker.is_waiting

    def save(self) -> None:
        """Ask where to save the sheet as PDF."""
        if self._preview is not None and self._asked is not None:
            make = partial(numbered_pdf, self.store, self._asked)
            self._saver.ask(_("Save the sheet"), self._file_name(), _("PDF document"), make)

    def open_outside(self) -> None:
        """Open the sheet in the system's program for PDF; the copy goes away with this program."""
        if self._preview is None or self._asked is None:
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / self._file_name()
        work = partial(write_numbered, self.store, self._asked, path)
        self._watch(self.jobs.run(work, self._open, self._on_failed))

    def print_out(self) -> None:
        """Open the system's print dialog for the sheet."""
        if self._preview is None or self._asked is None:
            return
        if self.is_current:
            self._ask_printer(self._preview)
        else:
            work = partial(make_preview, self.store, self._asked)
            self._watch(self.jobs.run(work, self._ask_printer, self._on_failed))

    def save_slip(self, sheet: StaleSheet) -> None:
        """Ask where to save what no longer holds on a printed sheet."""
        if self._preview is not None:
            self.others.save_slip(sheet.id, sheet.number, self._preview.title)

    def save_who(self) -> None:
        """Ask where to save the list of who is at the event."""
        if self._preview is not None and self.event_id is not None:
            paper = self.choices.options.paper
            self.others.save_who(self.event_id, self._preview.title, paper)

    # Private

    def _build(self) -> None:
        self.bar = SheetBar()
        self.addActions(self.bar.deeds)
        self.bar.save_asked.connect(self.save)
        self.bar.print_asked.connect(self.print_out)
        self.bar.open_asked.connect(self.open_outside)
        self.bar.who_asked.connect(self.save_who)
        self.choices = SheetChoices()
        self.choices.changed.connect(self._on_choice)
        self.view = PdfView(raster)
        self.view.setMinimumWidth(220)
        self.view.page_changed.connect(self._say_page)
        self.bar.joins(self.view)
        self.stale = StaleNote()
        self.stale.slip_asked.connect(self.save_slip)
        self.notes = SheetNotes()
        self.notes.plan_asked.connect(self._go_plan)
        self.strip = JobStrip()
        self._words = plain_label("", Look.MUTED)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.view)
        scroll = QScrollArea()
        scroll.setWidget(self.choices)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedWidth(_CHOICES_WIDTH)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self.choices.setAutoFillBackground(False)
        self.choices.setContentsMargins(margins(2, 0, Space.M, 0))
        shown = QVBoxLayout()
        shown.setSpacing(Space.S)
        shown.addWidget(self.stale)
        shown.addWidget(self.notes)
        shown.addWidget(self._stack, 1)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(scroll)
        body.addLayout(shown, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.M)
        whole.addWidget(self.bar)
        whole.addLayout(body, 1)
        whole.addWidget(self.strip)

    @property
    def _asked(self) -> Asked | None:
        if self.event_id is None:
            return None
        return Asked(self.event_id, self.choices.options, self.choices.day)

    def _ask(self) -> None:
        asked = self._asked
        if asked is None:
            self._maker.stop()
            self._say(_("Choose an event on the left: its sheet is shown here."))
            return
        if self._preview is None:
            self._say(_("Drawing the sheet…"))
        self._maker.ask(asked, at_once=self._preview is None)

    def take_setting(self, key: str) -> None:
        """Begin with what the settings say now."""
        if key in ("paper", "layout", "qr", "discreet"):
            self.choices.show_options(from_values(remembered(_REMEMBERED)))
            self._ask()

    def _on_choice(self) -> None:
        remember(_REMEMBERED, as_values(self.choices.options))
        self._ask()

    def _show(self, preview: Preview) -> None:
        if preview.asked.event_id != self.event_id:
            return
        self._preview = preview
        self.choices.show_days(preview.days)
        self.view.show_document(preview.printed.pdf)
        self._stack.setCurrentWidget(self.view)
        if self._is_awaited and self._stack.hasFocus():
            self.view.setFocus()
        self._is_awaited = False
        self.stale.show_sheets(preview.stale)
        self.notes.show_preview(preview)
        self.bar.set_ready(True)
        self._say_page()

    def _say(self, words: str) -> None:
        """Show words in place of the sheet."""
        self._preview = None
        self.view.show_document(b"")
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        self.stale.show_sheets(())
        self.notes.clear()
        self.bar.set_ready(False)
        self.bar.say("")

    def _say_page(self, _page: int = 0) -> None:
        count = self.view.page_count
        words = ngettext("{count} page", "{count} pages", count).format(count=count)
        self.bar.say(words if count else "")

    def _refuse(self, error: PlannerError) -> None:
        if self.choices.day is not None:
            # The day is no longer one of the event's: an import moved it.
            self.choices.forget_day()
            self._ask()
            return
        self._say(str(error))

    def _file_name(self) -> str:
        title = self._preview.title if self._preview else ""
        day: date | None = self.choices.day
        parts = (title, day.isoformat() if day else "", _("prep sheet"))
        return safe_name(" – ".join(part for part in parts if part), ".pdf")

    def _watch(self, job: Any) -> None:
        self.strip.watch(job, _("Drawing the sheet"), can_cancel=False)

    def _watch_other(self, job: Any) -> None:
        self.strip.watch(job, _("Drawing the paper"), can_cancel=False)

    def _on_saved(self, path: Path, lost: str) -> None:
        words = f"{_('Saved “{name}”.').format(name=path.name)} {lost}".strip()
        self.offered.emit(words, without_mnemonic(_("&Open")), partial(self._open, path))

    def _on_failed(self, error: PlannerError) -> None:
        self.failed.emit(error)

    def _open(self, path: Path) -> None:
        if not open_file(path):
            self.told.emit(filled(_("No program on this machine opens “{name}”."), name=path.name))

    def _ask_printer(self, preview: Preview) -> None:
        self._asking.begin(self._steps_to_printer(preview))

    def _steps_to_printer(self, preview: Preview) -> Iterator[None]:
        yield  # to ask the system for its printers, to build its dialog and to show it take long
        printer = printing.printer_for(preview.printed.pdf, Path(self._file_name()).stem)
        yield
        dialog = printing.print_dialog(printer, self)
        dialog.accepted.connect(partial(self._print, preview.asked, printer))
        yield
        stop_watching(dialog, self.jobs)
        yield
        self.print_dialog = dialog
        QDialog.open(dialog)  # its own overload wants a receiver

    def _print(self, asked: Asked, printer: Any, *_told: object) -> None:
        work = partial(_print_numbered, self.store, asked, printer)
        QTimer.singleShot(1, self, partial(self._begin_printing, work))  # the dialog closes first

    def _begin_printing(self, work: Callable[..., printing.OnPaper]) -> None:
        job = self.jobs.run(work, self._on_printed, self._on_failed)
        self.strip.watch(job, _("Printing"))

    def _on_printed(self, done: printing.OnPaper) -> None:
        words = printing.done_words(done)
        if done.path is not None:
            self.offered.emit(words, without_mnemonic(_("&Open")), partial(self._open, done.path))
        else:
            self.told.emit(words)

    def _go_plan(self) -> None:
        self.wanted.emit("plan", self.event_id)


def _print_numbered(
    store: Store, asked: Asked, printer: Any, progress: Progress | None = None
) -> printing.OnPaper:
    # Only now: what is refused in the dialog takes no number and counts as no sheet.
    return printing.print_pages(make_numbered(store, asked).pdf, printer, progress)
