"""Hands a PDF to a print queue of the system as it is: CUPS prints it better than a picture."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError
from planner.i18n import _

if TYPE_CHECKING:  # it costs start-up time, and is only needed to print
    from PySide6.QtPrintSupport import QPrinter

    from planner.gui.jobs import Progress

_CUPS_OPTIONS = 0xFE00  # Qt's own key: what its dialog asks of the queue, as name, value, name …
_PROGRAM = "lp"
_PATIENCE = 60.0  # seconds in which the queue has to take a document
_LOOK = 0.1  # seconds between two looks whether it shall stop
# What is seen to here already, on the pages of the document as it was made.
_DONE_HERE = ("page-ranges", "page-set")


@dataclass(frozen=True)
class Errand:
    """What is asked of a queue: its name, the title of the document, and options by name."""

    queue: str
    title: str
    options: tuple[tuple[str, str], ...] = ()

    def words(self) -> list[str]:
        """Return the command that takes the document on its standard input."""
        command = [_PROGRAM, "-s", "-d", self.queue, "-t", self.title]
        for name, value in self.options:
            command += ["-o", f"{name}={_quoted(value)}"]
        return command


def dialog_options(printer: "QPrinter") -> dict[str, str] | None:
    """Return what the print dialog asks of the queue; None where there is no queue behind it."""
    from PySide6.QtPrintSupport import QPrintEngine

    key = QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
    told: Any = printer.printEngine().property(key)
    if not isinstance(told, list):
        return None
    return dict(zip(told[::2], told[1::2], strict=False))


def errand_for(printer: "QPrinter") -> Errand | None:
    """Return what to ask of the queue that was chosen; None where there is none to be asked.

    The page that is handed over is as large as the paper already.
    """
    asked = dialog_options(printer)
    if asked is None or not printer.printerName() or shutil.which(_PROGRAM) is None:
        return None
    options = {"media": _media(printer), "print-scaling": "none", "sides": _sides(printer)}
    if printer.copyCount() > 1:
        options |= {"copies": str(printer.copyCount())}
        options |= {"collate": "true" if printer.collateCopies() else "false"}
    if printer.pageOrder() is printer.PageOrder.LastPageFirst:
        options["outputorder"] = "reverse"
    if printer.colorMode() is printer.ColorMode.GrayScale:
        options["print-color-mode"] = "monochrome"
    options |= {name: value for name, value in asked.items() if value and name not in _DONE_HERE}
    return Errand(printer.printerName(), printer.docName(), tuple(options.items()))


def hand_over(pdf: bytes, errand: Errand, progress: "Progress | None" = None) -> None:
    """Give a document to the queue. Raises PlannerError with what the queue says against it.

    For a worker. Until the queue has all of it, it can be stopped, and nothing is printed.
    """
    given: bytes | None = pdf
    until = time.monotonic() + _PATIENCE
    with subprocess.Popen(
        errand.words(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_environment(),
        start_new_session=True,  # else it asks for a password where nobody looks
    ) as process:
        try:
            while True:
                try:
                    _nothing, told = process.communicate(given, timeout=_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    given = None
                if progress is not None:
                    progress.check()
                if time.monotonic() > until:
                    raise _refused(_("it does not answer"))
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise _refused(_why(told.decode(errors="replace")))


def _quoted(value: str) -> str:
    """Return a value of which CUPS reads every letter as itself: spaces begin another option."""
    return re.sub(r"([^\w.,:/+-])", r"\\\1", value)


def _refused(why: str) -> PlannerError:
    words = _("The printer did not take it: {why}. Look whether it is on, or save a PDF.")
    return PlannerError(words.format(why=why))


def _why(told: str) -> str:
    """Return the last thing the program said, without its name and the full stop."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    said = lines[-1].removeprefix(f"{_PROGRAM}: ") if lines else _("it does not say why")
    return re.sub(r"^Error - ", "", said).rstrip(".")


def _media(printer: "QPrinter") -> str:
    size = printer.pageLayout().pageSize()
    points = size.sizePoints()
    custom = f"Custom.{points.width()}x{points.height()}"
    return custom if size.id() is size.PageSizeId.Custom or not size.key() else size.key()


def _sides(printer: "QPrinter") -> str:
    upright = printer.pageLayout().orientation() is printer.pageLayout().Orientation.Portrait
    modes = printer.DuplexMode
    long = {modes.DuplexLongSide: True, modes.DuplexShortSide: False, modes.DuplexAuto: upright}
    edge = long.get(printer.duplex())
    if edge is None:
        return "one-sided"
    return "two-sided-long-edge" if edge else "two-sided-short-edge"


def _environment() -> dict[str, str]:
    """Return the environment of programs that are not ours: with the system's own libraries."""
    known = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = known.pop("LD_LIBRARY_PATH_ORIG", "")
        known.pop("LD_LIBRARY_PATH", None)
        if before:
            known["LD_LIBRARY_PATH"] = before
    return known
