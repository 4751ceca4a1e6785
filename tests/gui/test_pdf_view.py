import io
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from planner.errors import BadInput
from planner.formats.pdf import raster
from planner.gui.palette import LIGHT
from planner.gui.pdf_view import PdfView

Show = Callable[..., QWidget]
GREY = 0.5


def make_pdf(pages: int, grey: float = GREY, size: tuple[int, int] = (595, 842)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for _page in range(pages):
        canvas.setFillGray(grey)
        canvas.rect(20, 20, size[0] - 40, size[1] - 40, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(shown: Show, qtbot: QtBot) -> PdfView:
    made = PdfView(raster)
    shown(made)
    made.show_document(make_pdf(5))
    made.setFocus()
    qtbot.waitUntil(lambda: made.is_drawn)
    return made


def middle(view: PdfView) -> int:
    image = view.viewport().grab().toImage()
    return image.pixelColor(image.rect().center()).lightness()


def test_a_document_is_drawn_as_wide_as_the_view(view: PdfView) -> None:
    assert view.page_count == 5
    assert view.fits_width
    image = view.viewport().grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
    assert row.count(128) > image.width() * 0.8
    assert view.horizontalScrollBar().maximum() == 0


def test_keys_scroll_and_tell_the_page(view: PdfView, qtbot: QtBot) -> None:
    heard: list[int] = []
    view.page_changed.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    assert "5" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.page, view.verticalScrollBar().value()) == (0, 0)
    assert heard[-1] == 0


def test_zoom_by_keys_and_wheel_and_back_to_the_width(view: PdfView, qtbot: QtBot) -> None:
    fitting = view.zoom
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.zoom > fitting
    assert not view.fits_width
    where = QPointF(50, 50)
    turned = QWheelEvent(
        where, where, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, ctrl,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    larger = view.zoom
    QApplication.sendEvent(view.viewport(), turned)
    assert view.zoom < larger
    view.zoom_to(99)
    assert view.zoom == 4
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_0, ctrl)
    assert view.zoom == pytest.approx(fitting)


def test_a_new_document_keeps_the_place_and_shows_its_own_pages(
    view: PdfView, qtbot: QtBot
) -> None:
    view.go_to(2)
    place = view.verticalScrollBar().value()
    qtbot.waitUntil(lambda: view.is_drawn)
    assert middle(view) == 128
    view.show_document(make_pdf(6, grey=0.2))
    assert (view.page, view.verticalScrollBar().value()) == (2, place)
    qtbot.waitUntil(lambda: view.is_drawn)
    assert middle(view) == 51


def test_the_place_is_kept_when_the_view_is_resized(view: PdfView, qtbot: QtBot) -> None:
    view.go_to(3)
    view.window().resize(500, 500)
    qtbot.waitUntil(lambda: view.is_drawn)
    assert view.page == 3


def test_a_shorter_document_ends_at_its_last_page(view: PdfView) -> None:
    view.go_to(4)
    view.show_document(make_pdf(1))
    assert (view.page, view.page_count) == (0, 1)
    view.show_document(b"")
    assert view.page_count == 0
    view.viewport().grab()


def test_what_is_no_pdf_leaves_the_old_one(view: PdfView) -> None:
    with pytest.raises(BadInput):
        view.show_document(b"no pdf")
    assert view.page_count == 5


def test_only_what_is_in_sight_is_drawn(shown: Show, qtbot: QtBot) -> None:
    drawn: list[int] = []

    class Counting:
        page_sizes = staticmethod(raster.page_sizes)

        def render(self, pdf: bytes, page: int, scale: float = 1.0) -> raster.Picture:
            drawn.append(page)
            return raster.render(pdf, page, scale)

    view = PdfView(Counting())
    shown(view)
    view.show_document(make_pdf(100))
    qtbot.waitUntil(lambda: view.is_drawn)
    view.viewport().grab()
    assert sorted(set(drawn)) == [0]
    view.go_to(90)
    qtbot.waitUntil(lambda: view.is_drawn)
    assert set(drawn) <= {0, 89, 90, 91}


def test_one_sees_where_the_keyboard_is(view: PdfView) -> None:
    def edge() -> str:
        QApplication.processEvents()
        return view.grab().toImage().pixelColor(0, view.height() // 2).name()

    focused = edge()
    assert focused == LIGHT.accent
    view.clearFocus()
    assert edge() != focused
