"""Where printed pages go: into a file or to a queue as the PDF they are, else as pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.formats.pdf import raster
from planner.gui.printing import OnPaper, done_words, print_dialog, print_pages, printer_for
from tests.formats.pdf.test_onpaper import A4, LETTER, document, square
from tests.gui.test_print_queue import Taken, taken

__all__ = ["taken"]


class Engine:
    """What PySide gives of Qt's engine for CUPS: what the dialog asked of the queue."""

    def __init__(self, asked: Sequence[str]) -> None:
        self._asked = list(asked)

    def property(self, key: QPrintEngine.PrintEnginePropertyKey) -> Any:
        return self._asked if key.value == 0xFE00 else None


class Queue(QPrinter):
    """A printer as Qt makes it where CUPS has a queue, which no machine needs for the test."""

    def __init__(self, *asked: str, paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setPageSize(QPageSize(paper))
        self.setDocName("Looms")
        engine = Engine(asked)
        self.printEngine = lambda: engine
        self.printerName = lambda: "Office"
        self.outputFormat = lambda: QPrinter.OutputFormat.NativeFormat
        self.duplex = lambda: QPrinter.DuplexMode.DuplexAuto


def into(path: Path, pdf: bytes) -> QPrinter:
    printer = printer_for(pdf, "Sheet")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def close_in_front() -> None:
    front = QApplication.activeModalWidget()
    assert isinstance(front, QDialog)
    front.reject()


def texts(pdf: bytes) -> list[str]:
    return [raster.page_text(pdf, at).strip() for at in range(raster.page_count(pdf))]


def test_a_file_holds_the_document_itself(qtbot: QtBot, tmp_path: Path) -> None:
    pdf, path = document(A4, A4), tmp_path / "out.pdf"
    assert print_pages(pdf, into(path, pdf)) == OnPaper(2, path)
    assert path.read_bytes() == pdf


def test_only_the_pages_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    pdf, path = document(A4, A4, A4), tmp_path / "out.pdf"
    printer = into(path, pdf)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pages(pdf, printer).pages == 2
    assert texts(path.read_bytes()) == ["page 2", "page 3"]
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_pages(pdf, printer)
    assert texts(path.read_bytes()) == ["page 3", "page 1"]


def test_a_file_on_other_paper(qtbot: QtBot, tmp_path: Path) -> None:
    pdf, path = document(A4), tmp_path / "out.pdf"
    printer = into(path, pdf)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_pages(pdf, printer)
    assert raster.page_size(path.read_bytes(), 0) == pytest.approx(LETTER, abs=1)
    assert square(path.read_bytes())[0] > 50


def test_pages_that_are_not_there_are_refused(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document(A4)
    printer = into(tmp_path / "out.pdf", pdf)
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    with pytest.raises(PlannerError, match="None of the pages"):
        print_pages(pdf, printer)


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document(A4)
    with pytest.raises(PlannerError, match="could not be written"):
        print_pages(pdf, into(tmp_path / "no" / "such" / "folder.pdf", pdf))


def test_a_queue_gets_the_pdf_itself(qtbot: QtBot, taken: Taken) -> None:
    pdf = document(A4, A4)
    printer = Queue("number-up", "2", "job-billing", "")
    printer.setCopyCount(3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_pages(pdf, printer) == OnPaper(2, queue="Office")
    assert taken.document == pdf, "CUPS turns the order round itself, after several to a sheet"
    asked = taken.options
    assert (taken.value("-d"), taken.value("-t")) == ("Office", "Looms")
    assert {"media=A4", "copies=3", "sides=two-sided-long-edge", "number-up=2"} <= asked
    assert {"print-scaling=none", "outputorder=reverse", "collate=true"} <= asked
    assert not any(option.startswith("job-billing") for option in asked)


def test_a_queue_gets_only_the_pages_asked_for(qtbot: QtBot, taken: Taken) -> None:
    pdf = document(A4, A4, A4, A4, A4)
    printer = Queue("page-ranges", "1-4", "page-set", "even", paper=QPageSize.PageSizeId.Letter)
    assert print_pages(pdf, printer).pages == 2
    assert texts(taken.document) == ["page 2", "page 4"]
    assert "media=Letter" in taken.options
    assert not any(option.startswith("page-") for option in taken.options)


def test_the_paper_of_the_sheet_stays_unless_one_looks_at_the_papers(
    qtbot: QtBot, shown: Any
) -> None:
    host = shown(QWidget())
    for looks, expected in ((False, "Letter"), (True, "A4")):
        printer = Queue(paper=QPageSize.PageSizeId.Letter)
        dialog = print_dialog(printer, host)
        if looks and (button := dialog.findChild(QPushButton, "properties")):
            QTimer.singleShot(0, button, close_in_front)
            button.click()
        # What Qt's dialog does when it is accepted, where CUPS has a queue.
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Portrait, QMarginsF())
        )
        dialog.accepted.emit(printer)
        assert printer.pageLayout().pageSize().key() == expected
        dialog.deleteLater()


def test_what_became_of_it_is_told() -> None:
    assert done_words(OnPaper(1)) == "Printed 1 page."
    assert done_words(OnPaper(2, Path("x") / "sheet.pdf")) == "Printed 2 pages into “sheet.pdf”."
    assert done_words(OnPaper(3, queue="Office")) == "3 pages are on their way to “Office”."
