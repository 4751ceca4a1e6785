"""Puts a finished PDF on paper: the system's print dialog, and pages as pictures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.files import safe_name
from planner.formats.pdf import raster
from planner.gui.jobs import Progress
from planner.i18n import _

if TYPE_CHECKING:  # it costs start-up time, and is only needed to print
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_FINEST = 300  # dots an inch: text is sharp, and a page is a picture of 35 MB
_POINTS = 72


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
    return dialog


def print_pages(pdf: bytes, printer: "QPrinter", progress: Progress | None = None) -> int:
    """Print the pages that the printer's range names, and return how many these were.

    For a worker: QPainter may paint on a printer from any thread. Each page is fitted into
    the printer's paper. Raises PlannerError when the printer takes nothing.
    """
    pages = _wanted(printer, raster.page_count(pdf))
    painter = QPainter()
    if not painter.begin(printer):
        raise PlannerError(
            _("The printer takes nothing at the moment. Look whether it is on, or save a PDF.")
        )
    try:
        for done, page in enumerate(pages):
            if done and not printer.newPage():
                raise PlannerError(_("The printer stopped. The pages before this one were sent."))
            _paint(painter, printer, pdf, page)
            if progress is not None:
                progress(done + 1, len(pages))
    finally:
        painter.end()
    return len(pages)


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    from PySide6.QtPrintSupport import QPrinter

    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(1, printer.fromPage()), min(count, printer.toPage() or count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def _paint(painter: QPainter, printer: "QPrinter", pdf: bytes, page: int) -> None:
    dots = min(printer.resolution(), _FINEST)
    picture = raster.render(pdf, page, dots / _POINTS)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = raster.page_size(pdf, page)
    dots_a_point = printer.resolution() / _POINTS
    # At its own size where it fits, else as large as the paper takes.
    scale = min(dots_a_point, paper.width() / width, paper.height() / height)
    target = QRect(0, 0, round(width * scale), round(height * scale))
    target.moveCenter(paper.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)
