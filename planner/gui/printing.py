"""Puts a finished PDF on paper: asks by the system's dialog where, and takes it there."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtWidgets import QPushButton, QWidget

from planner.errors import PlannerError
from planner.files import atomic_write, safe_name
from planner.formats.pdf import raster
from planner.formats.pdf.onpaper import on_paper
from planner.gui import print_queue
from planner.gui.jobs import Progress
from planner.gui.print_pictures import draw_pages
from planner.gui.text import filled
from planner.i18n import _, ngettext

if TYPE_CHECKING:  # it costs start-up time, and is only needed to print
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


class _KeptPaper(QObject):
    """Keeps the paper of the document, unless the user looks at what paper there is.

    Qt's dialog for CUPS turns to the printer's own paper when it is accepted, unseen.
    """

    def __init__(self, dialog: "QPrintDialog", printer: "QPrinter") -> None:
        super().__init__(dialog)
        self._printer, self._size = printer, printer.pageLayout().pageSize()
        self._looked = False
        if button := dialog.findChild(QPushButton, "properties"):
            button.clicked.connect(self._let_go)
        dialog.accepted.connect(self._keep)

    def _let_go(self, _checked: bool = False) -> None:
        self._looked = True

    def _keep(self, *_told: object) -> None:
        known = self._size.id() is not QPageSize.PageSizeId.Custom  # else it asks to be fed
        if known and not self._looked and print_queue.dialog_options(self._printer) is not None:
            self._printer.setPageSize(self._size)


@dataclass(frozen=True)
class OnPaper:
    """What became of it: how many pages, and the file or the queue of a printer they went to."""

    pages: int
    path: Path | None = None
    queue: str = ""


def printer_for(pdf: bytes, title: str) -> "QPrinter":
    """Return a printer set to the paper of the document's first page."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    width, height = raster.page_size(pdf, 0)
    lying = width > height
    size = QSizeF(min(width, height), max(width, height))
    printer.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Point),
            QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )
    printer.setFullPage(True)
    printer.setDocName(title)
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        # Without any printer the dialog proposes a file, and the bare folder for its name.
        printer.setOutputFileName(str(Path.home() / safe_name(title, ".pdf")))
    printer.setCreator(_("Planner"))
    printer.setFromTo(1, raster.page_count(pdf))
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    return printer


def print_dialog(printer: "QPrinter", parent: QWidget) -> "QPrintDialog":
    """Return the system's print dialog for that printer; `open` it and wait for `accepted`."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Print the sheet"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    _KeptPaper(dialog, printer)
    return dialog


def print_pages(pdf: bytes, printer: "QPrinter", progress: Progress | None = None) -> OnPaper:
    """Take the pages that were asked for where the dialog said, and return what became of them.

    For a worker. Each page is fitted into the printer's paper. Into a file and to a print queue
    goes the PDF itself; only what knows nothing of PDF is drawn on, page by page. Raises
    PlannerError when they are not taken.
    """
    pages = _wanted(printer, raster.page_count(pdf))
    if not pages:
        raise PlannerError(_("None of the pages was asked for; nothing was printed."))
    if printer.outputFormat() is printer.OutputFormat.PdfFormat:
        if _is_reversed(printer):
            pages.reverse()
        path = Path(printer.outputFileName())
        atomic_write(path, on_paper(pdf, pages, _paper(printer)))
        return OnPaper(len(pages), path=path)
    errand = print_queue.errand_for(printer)
    if errand is not None:
        print_queue.hand_over(on_paper(pdf, pages, _paper(printer)), errand, progress)
        return OnPaper(len(pages), queue=errand.queue)
    if _is_reversed(printer):
        pages.reverse()
    draw_pages(pdf, pages, printer, progress)
    return OnPaper(len(pages))


def done_words(done: OnPaper) -> str:
    """Return what became of it in a sentence."""
    count = done.pages
    if done.path is not None:
        words = ngettext(
            "Printed {count} page into “{name}”.", "Printed {count} pages into “{name}”.", count
        )
        return filled(words, count=count, name=done.path.name)
    if done.queue:
        words = ngettext(
            "{count} page is on its way to “{name}”.",
            "{count} pages are on their way to “{name}”.",
            count,
        )
        return filled(words, count=count, name=done.queue)
    return ngettext("Printed {count} page.", "Printed {count} pages.", count).format(count=count)


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    """Return which pages of the document (from 0) are asked for, in their order."""
    asked = print_queue.dialog_options(printer) or {}
    ranges = QPageRanges.fromString(asked.get("page-ranges", ""))
    if ranges.isEmpty():
        ranges = printer.pageRanges()
    wanted: list[int] = [page for page in range(1, count + 1) if ranges.contains(page)]
    if ranges.isEmpty():
        some = printer.printRange() is printer.PrintRange.PageRange
        first, last = (printer.fromPage(), printer.toPage() or count) if some else (1, count)
        wanted = list(range(max(1, first), min(count, last) + 1))
    kept = {"odd": (1,), "even": (0,)}.get(asked.get("page-set", ""), (0, 1))
    return [page - 1 for page in wanted if page % 2 in kept]


def _is_reversed(printer: "QPrinter") -> bool:
    return printer.pageOrder() is printer.PageOrder.LastPageFirst


def _paper(printer: "QPrinter") -> tuple[float, float]:
    size = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    return size.width(), size.height()
