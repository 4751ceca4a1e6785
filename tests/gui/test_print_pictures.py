"""Pages drawn on a printer as pictures: each at its own size, upright or lying."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.formats.pdf import raster
from planner.gui.print_pictures import draw_pages
from planner.gui.printing import printer_for
from tests.formats.pdf.test_onpaper import document, square


def into(path: Path, pdf: bytes) -> QPrinter:
    printer = printer_for(pdf, "Sheet")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (255, 454)])
def test_a_page_keeps_its_size_and_place(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    pdf = document(size)
    draw_pages(pdf, [0], into(tmp_path / "out.pdf", pdf))
    printed = (tmp_path / "out.pdf").read_bytes()
    assert [round(side) for side in raster.page_size(printed, 0)] == pytest.approx(size, abs=2)
    assert square(printed) == pytest.approx((50, 50, 150, 150), abs=2)


def test_a_larger_page_is_made_smaller(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document((255, 454), (510, 908))
    draw_pages(pdf, [0, 1], into(tmp_path / "out.pdf", pdf))
    printed = (tmp_path / "out.pdf").read_bytes()
    assert square(printed, 1) == pytest.approx((25, 25, 75, 75), abs=2)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document((595, 842))
    printer = into(tmp_path / "no" / "such" / "folder.pdf", pdf)
    with pytest.raises(PlannerError, match="takes nothing"):
        draw_pages(pdf, [0], printer)
