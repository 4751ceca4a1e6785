"""Pages on a printer: each one, at its own size, upright or lying."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from planner.errors import PlannerError
from planner.formats.pdf import raster
from planner.gui.printing import print_pages, printer_for


def document(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with a black square of 100 points at the upper left of each page."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(50, height - 150, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def into(path: Path, pdf: bytes) -> QPrinter:
    printer = printer_for(pdf, "Sheet")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def dark(pdf: bytes, page: int, x: float, y: float) -> bool:
    """Return whether a point of a page, in points from the upper left, is black."""
    picture = raster.render(pdf, page)
    return picture.pixels[int(y) * picture.stride + int(x) * 4] < 128


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (255, 454)])
def test_a_page_keeps_its_size_and_place(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    pdf = document(size)
    assert print_pages(pdf, into(tmp_path / "out.pdf", pdf)) == 1
    printed = (tmp_path / "out.pdf").read_bytes()
    assert [round(side) for side in raster.page_size(printed, 0)] == pytest.approx(size, abs=2)
    assert dark(printed, 0, 100, 100)
    assert not dark(printed, 0, 40, 100)
    assert not dark(printed, 0, 160, 160)


def test_only_the_pages_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document((595, 842), (595, 842), (595, 842))
    printer = into(tmp_path / "out.pdf", pdf)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pages(pdf, printer) == 2
    assert raster.page_count((tmp_path / "out.pdf").read_bytes()) == 2


def test_a_larger_page_is_made_smaller(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document((595, 842), (1190, 1684))
    print_pages(pdf, into(tmp_path / "out.pdf", pdf))
    printed = (tmp_path / "out.pdf").read_bytes()
    assert dark(printed, 1, 50, 50)
    assert not dark(printed, 1, 100, 100)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document((595, 842))
    printer = into(tmp_path / "no" / "such" / "folder.pdf", pdf)
    with pytest.raises(PlannerError, match="takes nothing"):
        print_pages(pdf, printer)
