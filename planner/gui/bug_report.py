"""The dialog for a bug: what is unharmed, where the log lies, and details without names to copy."""

import platform
import sys
import traceback
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from planner import __version__, paths
from planner.gui.dialogs import Notice
from planner.gui.palette import Tone
from planner.i18n import _, locale_name

_DEEPEST = 5  # errors that led to each other


def report_bug(parent: QWidget | None, error: BaseException, log: Path) -> Notice:
    """Open the dialog and return it; nothing in it or in the log names a person."""
    notice = Notice(
        parent,
        _("Something went wrong that should not have."),
        (
            _("What you saved before is safe; the last step may not have been done."),
            _("Please try again. If it happens once more, report it with the details below."),
            _("The log is at {path}. Neither it nor the details hold names.").format(path=log),
        ),
        "\n".join(bug_lines(error)),
        symbol="triangle-alert",
        tone=Tone.BAD,
    )
    folder = QUrl.fromLocalFile(str(log.parent))
    opens = partial(QDesktopServices.openUrl, folder)
    notice.add_button(_("Open &log folder"), opens, at_start=True)
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice


def bug_lines(error: BaseException) -> list[str]:
    """Return versions and where an error arose, without its message: that may name people.

    Paths are told from the home folder or the program's own on, whose names are the user's.
    """
    lines = [
        f"Planner {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{sys.platform}, {QGuiApplication.platformName()}, {locale_name()}",
    ]
    known: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in known and len(known) < _DEEPEST:
        known.append(at)
        lines += ["", *"".join(traceback.format_tb(at.__traceback__)).splitlines()]
        lines.append(type(at).__name__)
        at = at.__cause__ or at.__context__
    return [_without_home(line) for line in lines]


def _without_home(line: str) -> str:
    program = str(Path(paths.__file__).resolve().parents[1])
    return line.replace(f"{program}/", "").replace(str(Path.home()), "~")
