"""Brings files, addresses and the sample in: read on a worker, shown first, then written."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.commands.import_choices import ImportOptions
from planner.errors import PlannerError, PrivateAddress, Stale
from planner.flows.choosing import AS_READ, Question
from planner.flows.reading import (
    Brought,
    read_address,
    read_clipboard,
    read_data,
    read_path,
    recall_from,
)
from planner.gui.import_dialogs import make_dialog
from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Job, Jobs
from planner.gui.text import filled
from planner.gui.turns import Turns
from planner.i18n import _
from planner.store import Store

# What reads and writes calendars is loaded by the first import, on its worker, not at the start.
if TYPE_CHECKING:
    from planner.flows.importing import Outcome, Preview
    from planner.flows.together import ArchivePreview
    from planner.gui.import_dialog import ImportDialog
    from planner.gui.import_prepared import Prepared
    from planner.gui.jobs import Progress

    Shown = Preview | ArchivePreview


class Importer(QObject):
    """One thing after the other: read, preview, write. Cancel at any point changes nothing.

    `imported` brings the Outcomes of each step, `failed` a PlannerError; `asked` brings the preview
    dialog when it opens; `private` brings an address in one's own network, which is fetched only
    once the user allows it; `was_read` a path or address that could be read. `event_id` is asked
    for the event that lists of people belong to.
    """

    imported = Signal(object)
    failed = Signal(object)
    asked = Signal(object)
    private = Signal(str)
    was_read = Signal(str)

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        strip: JobStrip,
        window: QWidget,
        event_id: Callable[[], int | None],
    ) -> None:
        super().__init__(window)
        self._store, self._jobs, self._strip, self._window = store, jobs, strip, window
        self._event_id = event_id
        # Name on screen, how it is read, and the path or address where it has one.
        self._to_read: deque[tuple[str, Callable[..., list[Brought]], str]] = deque()
        self._to_show: deque[list[Brought]] = deque()
        self._asked_meanwhile = False
        # The addresses that are to be asked at every start once they are imported.
        self._at_start: set[str] = set()
        self._address = ""
        self._job: Job | None = None
        self._turns = Turns(self)
        self._coming: Prepared | None = None  # what a dialog is being made for
        self.dialog: ImportDialog | None = None

    def bring_paths(self, paths: Sequence[Path]) -> None:
        """Read files one after the other, and show what is in each before writing it."""
        today = self._store.clock.today()
        for path in paths:
            work = partial(_read_path, self._store, path, today)
            self._to_read.append((path.name, work, str(path.absolute())))
        self._go_on()

    def bring_address(
        self, address: str, at_start: bool = False, *, allow_private: bool = False
    ) -> None:
        """Fetch a calendar or list from an address, and show what is in it.

        `at_start` has a calendar's address asked again at every start.
        """
        if at_start:
            self._at_start.add(address)
        work = partial(self._fetch, address, self._store.clock.today(), allow_private)
        self._to_read.append((address, work, address))
        self._go_on()

    def bring_read(self, brought: Brought) -> None:
        """Show what was read elsewhere, when its turn has come."""
        self._to_show.append([brought])
        self._go_on()

    def bring_text(self, text: str) -> None:
        """Read text that was copied, and show whom or what it holds."""
        today = self._store.clock.today()
        self._to_read.append((_("clipboard"), partial(read_clipboard, text, today), ""))
        self._go_on()

    def bring_sample(self) -> None:
        """Import the sample conference at once: it goes away as easily."""
        if not self._is_busy:
            import_module("planner.gui.import_prepared")
            work = partial(_read_sample, self._store)
            self._start(work, self._write, _("Making the sample"))

    @property
    def _is_busy(self) -> bool:
        return any(one is not None for one in (self._job, self._coming, self.dialog))

    def _go_on(self) -> None:
        if self._is_busy:
            return
        if self._to_show:
            brought = self._to_show.popleft()
            self._preview(brought, Question(self._first_options(brought)))
        elif self._to_read:
            name, work, source = self._to_read.popleft()
            took = partial(self._take, source)
            self._start(work, took, filled(_("Reading {name}"), name=name))

    def _fetch(self, address: str, today: date, allow_private: bool) -> list[Brought]:
        self._address = address
        return read_address(
            address, today, allow_private=allow_private, recall=recall_from(self._store)
        )

    def _take(self, source: str, brought: list[Brought]) -> None:
        if brought and source:
            self.was_read.emit(source)
        if brought:
            self._to_show.append(brought)
        self._go_on()

    def _preview(self, brought: list[Brought], question: Question) -> None:
        import_module("planner.gui.import_prepared")  # made of Qt: not by the worker
        work = partial(_prepare, self._store, brought, question)
        self._start(work, self._show, filled(_("Comparing {name}"), name=_name(brought)))

    def _first_options(self, brought: list[Brought]) -> ImportOptions:
        """Take a list of people for what its columns propose, where an event is at hand."""
        event_id, first = self._event_id(), brought[0]
        if first.calendar is not None and first.source.name in self._at_start:
            return ImportOptions(refresh_at_start=True)
        if first.archive or first.people is None or event_id is None:
            return ImportOptions()
        if first.people.meaning == "contacts":
            return ImportOptions()
        return ImportOptions(import_as=first.people.meaning, conference_id=event_id)

    def _show(self, prepared: "Prepared") -> None:
        shown = prepared.shown
        if self.dialog is not None:
            if self._asked_meanwhile:
                self._asked_meanwhile = False
                self._preview(_brought(shown), self.dialog.question)
            else:
                prepared.show_in(self.dialog)
            return
        # To build it, to fill it and to show it are turns of their own: keys and painting come
        # between.
        self._coming = prepared
        self._turns.then(partial(self._make, prepared))

    def _make(self, prepared: "Prepared") -> None:
        dialog = make_dialog(
            self._store,
            prepared.shown,
            self._window,
            event_id=self._event_id(),
            more=len(self._to_show) + len(self._to_read),
        )
        self._asked_meanwhile = False
        dialog.options_changed.connect(self._show_again)
        dialog.confirmed.connect(self._write_confirmed)
        dialog.rejected.connect(self._refuse)
        self._turns.then(partial(self._fill, dialog, prepared))

    def _fill(self, dialog: "ImportDialog", prepared: "Prepared") -> None:
        prepared.show_in(dialog)
        self._turns.then(partial(self._open, dialog))

    def _open(self, dialog: "ImportDialog") -> None:
        self._coming, self.dialog = None, dialog
        dialog.import_button.setFocus()
        dialog.open()
        self.asked.emit(dialog)

    def _show_again(self, _options: ImportOptions) -> None:
        if self.dialog is None:
            return
        if self._job is None:
            self._preview(_brought(self.dialog.preview), self.dialog.question)
        else:
            self._asked_meanwhile = True

    def _write_confirmed(self, shown: "Shown") -> None:
        self.dialog = None
        self._write(shown)

    def _write(self, shown: "Shown") -> None:
        work = partial(_apply, self._store, shown)
        failed = partial(self._fail, shown=shown)
        title = filled(_("Importing {name}"), name=_name(_brought(shown)))
        self._start(work, self._done, title, failed)
        if self._job is not None:
            self._job.must_end(title)

    def _refuse(self) -> None:
        self.dialog = None
        self._go_on()

    def _done(self, outcomes: "list[Outcome]") -> None:
        self.imported.emit(outcomes)
        self._go_on()

    def _fail(self, error: PlannerError, shown: "Shown | None" = None) -> None:
        if isinstance(error, Stale) and shown is not None:
            self._preview(_brought(shown), _question_of(shown))
            return
        if self.dialog is not None:
            self.dialog.show_again()
        if isinstance(error, PrivateAddress):
            self.private.emit(self._address)
        else:
            self.failed.emit(error)
        self._go_on()

    def _start(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None],
        title: str,
        failed: Callable[[PlannerError], None] | None = None,
    ) -> None:
        job = self._jobs.run(
            work, partial(self._answer, done), partial(self._answer, failed or self._fail)
        )
        self._job = job
        job.ended.connect(self._end)
        self._strip.watch(job, title)

    def _answer(self, handler: Callable[[Any], None], answer: Any) -> None:
        self._job = None
        handler(answer)

    def _end(self) -> None:
        # Neither an answer nor a failure came: it was cancelled, and with it all that waited.
        if self.sender() is self._job and self._job is not None:
            self._job = None
            self._to_read.clear()
            self._to_show.clear()
            if self.dialog is not None:
                self.dialog.show_again()


def _read_path(
    store: Store, path: Path, today: date, progress: Callable[[int, int], None] | None = None
) -> list[Brought]:
    import_module("planner.flows.together")  # for the preview, which is loaded on the GUI thread
    return read_path(path, today, by_hand=True, progress=progress, recall=recall_from(store))


def _prepare(
    store: Store, brought: list[Brought], question: Question, progress: "Progress | None" = None
) -> "Prepared":
    from planner.gui.import_prepared import prepare

    return prepare(store, brought, question, progress)


def _apply(
    store: Store, shown: "Shown", progress: Callable[[int, int], None] | None = None
) -> "list[Outcome]":
    from planner.flows import importing, together

    with store.held():  # a backup comes before, for which nobody should wait either
        if isinstance(shown, together.ArchivePreview):
            return together.apply(store, shown, bulk=True, progress=progress)
        return [importing.apply(store, shown, bulk=True, progress=progress)]


def _brought(shown: "Shown") -> list[Brought]:
    members: Any = getattr(shown, "members", (shown,))
    return [one.brought for one in members]


def _question_of(shown: "Shown") -> Question:
    if left_out := getattr(shown, "left_out", None):
        return Question(shown.options, left_out=left_out)
    return Question(shown.options, getattr(shown, "choice", AS_READ))


def _name(brought: list[Brought]) -> str:
    return brought[0].archive or PurePath(brought[0].source.name).name


def _read_sample(store: Store, progress: Callable[[int, int], None] | None = None) -> "Shown":
    from planner.formats.sample import sample_calendar
    from planner.gui.import_prepared import compare

    today = store.clock.today()
    data = sample_calendar(today)
    name = _("sample conference") + ".ics"
    brought = read_data(data, name, today, sample=True, progress=progress)
    return compare(store, brought, Question(ImportOptions()))
