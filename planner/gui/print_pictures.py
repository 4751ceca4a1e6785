"""Draws the pages of a PDF on a printer as pictures, where no queue takes the PDF itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from planner.errors import PlannerError
from planner.formats.pdf import raster
from planner.gui.jobs import Progress
from planner.i18n import _

if TYPE_CHECKING:  # it costs start-up time, and is only needed to print
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 300  # dots an inch: text is sharp, and a page is a picture of 35 MB
_POINTS = 72


def draw_pages(
    pdf: bytes, pages: Sequence[int], printer: "QPrinter", progress: Progress | None = None
) -> None:
    """Draw these pages (from 0) in this order, each fitted into the printer's paper.

    For a worker: QPainter may paint on a printer from any thread. Raises PlannerError when the
    printer takes nothing.
    """
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
    # One call a page: painted in strips, the paper shows where they meet.
    painter.drawImage(target, image)
