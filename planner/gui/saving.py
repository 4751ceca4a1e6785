"""Saves what was made under a name the user picks, and remembers the folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner import files, paths
from planner.formats.pdf.report import Printed
from planner.gui.jobs import Job, Jobs
from planner.gui.losses import loss_words
from planner.gui.window_state import WindowState
from planner.i18n import _

Made = bytes | Printed

_FOLDER = "pages"  # beside the window's own state, which the window holds and writes as a whole


def remembered(name: str) -> dict[str, Any]:
    """Return the plain values that a page remembered under a name, or nothing."""
    values = WindowState(paths.state_folder() / _FOLDER).get(name)
    return values if isinstance(values, dict) else {}


def remember(name: str, values: dict[str, Any]) -> None:
    """Remember plain values (JSON) for a page; they may be lost without harm."""
    state = WindowState(paths.state_folder() / _FOLDER)
    state.set(name, values)
    state.save()


def last_folder() -> Path:
    """Return the folder in which a page last took or saved a file."""
    return WindowState(paths.state_folder() / _FOLDER).last_folder


def remember_folder(folder: Path) -> None:
    """Begin in this folder the next time a page asks for a file."""
    state = WindowState(paths.state_folder() / _FOLDER)
    state.last_folder = folder
    state.save()


class Saver(QObject):
    """Asks for a file name, makes the bytes on a worker, and writes the whole file or none.

    What is made may be a paper; then `saved` tells in words what that left out, else "".
    """

    saved = Signal(Path, str)
    failed = Signal(object)
    started = Signal(object)  # the job

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs, self._parent = jobs, parent
        self._make: Callable[[], Made] = bytes
        self.dialog: QFileDialog | None = None

    def ask(self, title: str, name: str, kind: str, make: Callable[[], Made]) -> QFileDialog:
        """Open the dialog with a name proposed; `make` is called on a worker and touches no widget.

        `name` has its ending; `kind` names the kind of file in words ("PDF document").
        """
        self._make = make
        suffix = Path(name).suffix
        dialog = QFileDialog(self._parent, title, str(last_folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(_("{kind} (*{suffix})").format(kind=kind, suffix=suffix))
        dialog.setDefaultSuffix(suffix.lstrip("."))
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
        return dialog

    def save_to(self, path: Path, make: Callable[[], Made]) -> Job:
        """Make the bytes and write them to `path`, without asking."""
        job = self._jobs.run(partial(_make_and_write, make, path), self._done, self._refuse)
        self.started.emit(job)
        return job

    def _save(self, chosen: str) -> None:
        path = Path(chosen)
        remember_folder(path.parent)
        self.save_to(path, self._make)

    def _done(self, written: tuple[Path, str]) -> None:
        self.saved.emit(*written)

    def _refuse(self, error: object) -> None:
        self.failed.emit(error)


def _make_and_write(make: Callable[[], Made], path: Path) -> tuple[Path, str]:
    made = make()
    if isinstance(made, Printed):
        return files.atomic_write(path, made.pdf), loss_words(made)
    return files.atomic_write(path, made), ""
