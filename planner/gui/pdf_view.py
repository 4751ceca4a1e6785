"""Shows a finished PDF page by page, drawn only where one looks."""

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from planner.gui.palette import colours_of
from planner.gui.text import escaped
from planner.gui.theme import Space
from planner.i18n import _

_GAP = Space.L
_MARGIN = Space.L
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_KEPT = 12  # pictures of pages
_REST = (
    10  # milliseconds before a page is drawn, in which what resized the view can come to its end
)
_SCREEN = 96 / 72  # pixels in a point at zoom 1


class Picture(Protocol):
    """A page as pixels: `pixels` are rows of `stride` bytes, blue, green, red, unused."""

    @property
    def width(self) -> int: ...  # noqa: D102
    @property
    def height(self) -> int: ...  # noqa: D102
    @property
    def stride(self) -> int: ...  # noqa: D102
    @property
    def pixels(self) -> bytes: ...  # noqa: D102


class Raster(Protocol):
    """What draws a PDF; `planner.formats.pdf.raster` is one."""

    def page_sizes(self, pdf: bytes) -> list[tuple[float, float]]: ...  # noqa: D102
    def render(self, pdf: bytes, page: int, scale: float = 1.0) -> Picture: ...  # noqa: D102


class PdfView(QAbstractScrollArea):
    """Pages one below the other, as wide as the view or at a zoom of one's own.

    Pages are drawn one at a time between events, those in sight first; until then the old
    picture, or blank paper, stands in. Arrows, Page Up and Down, Space, Home and End scroll,
    Ctrl with plus, minus and the wheel zooms, Ctrl+0 fits the width again.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, raster: Raster, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raster = raster
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._boxes: list[QRect] = []
        self._zoom: float | None = None
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._fresh: set[int] = set()
        self._page = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._draw_next)
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setSingleStep(48)

    def show_document(self, pdf: bytes) -> None:
        """Show a document, or none for b""; the place and the zoom stay as they were.

        Raises what the raster raises for bytes that are no PDF; the old document stays then.
        """
        sizes = self._raster.page_sizes(pdf) if pdf else []
        if sizes != self._sizes:
            self._pictures.clear()
        self._pdf, self._sizes = pdf, sizes
        self._fresh.clear()
        self._lay_out()
        self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The zoom in use: 1 is the size on paper, at 96 pixels an inch."""
        return self._scale() / _SCREEN

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._zoom is None

    @property
    def is_drawn(self) -> bool:
        """Whether all that is in sight is drawn as it shall be."""
        return all(page in self._fresh for page in self._in_sight())

    def go_to(self, page: int) -> None:
        """Bring the top of a page (from 0) into sight."""
        if 0 <= page < len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[page].top() - _GAP)

    def fit_width(self) -> None:
        """Let the zoom follow the width of the view."""
        self._set_zoom(None)

    def zoom_to(self, zoom: float) -> None:
        """Zoom so; 1 is the size on paper."""
        self._set_zoom(min(max(zoom, _ZOOMS[0]), _ZOOMS[-1]))

    def zoom_in(self) -> None:
        """Take the next larger step."""
        self.zoom_to(next((z for z in _ZOOMS if z > self.zoom + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller step."""
        self.zoom_to(next((z for z in reversed(_ZOOMS) if z < self.zoom - 0.01), _ZOOMS[0]))

    # Qt's own

    def own_keys(self) -> list[tuple[str, str]]:
        """Return what the keys do that it takes itself."""
        return [
            (_("Larger"), "Ctrl++"),
            (_("Smaller"), "Ctrl+-"),
            (_("A page of the preview on"), "PgDown"),
            (_("A page of the preview back"), "PgUp"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and zoom."""
        bar, key = self.verticalScrollBar(), event.key()
        steps = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: bar.pageStep() - 40,
            Qt.Key.Key_Space: bar.pageStep() - 40,
            Qt.Key.Key_PageUp: 40 - bar.pageStep(),
            Qt.Key.Key_Backspace: 40 - bar.pageStep(),
        }
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zooms = {
                Qt.Key.Key_Plus: self.zoom_in,
                Qt.Key.Key_Equal: self.zoom_in,
                Qt.Key.Key_Minus: self.zoom_out,
                Qt.Key.Key_0: self.fit_width,
            }
            if call := zooms.get(Qt.Key(key)):
                call()
                return
        elif (step := steps.get(Qt.Key(key))) is not None:
            bar.setValue(bar.value() + step)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew, keeping the place."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Draw the ring round it anew when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QWidget.update(self)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        colours = colours_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.soft))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            box = self._boxes[page].translated(
                -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            )
            painter.fillRect(box, QColor("white"))
            if page in self._pictures:
                painter.drawImage(box, self._pictures[page][1])
            painter.setPen(QColor(colours.border))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()
        if not self.is_drawn and not self._timer.isActive():
            self._timer.start()

    # Private

    def _scale(self) -> float:
        if self._zoom is not None:
            return self._zoom * _SCREEN
        widest = max((width for width, _height in self._sizes), default=595)
        return max(self.viewport().width() - 2 * _MARGIN, 80) / widest

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        # A bar that comes with the new height would change the width it was made for.
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always if zoom is None else needed)
        self._lay_out()
        self.zoom_changed.emit(self.zoom)

    def _lay_out(self) -> None:
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        anchor, share = self._anchor()
        scale = self._scale()
        view = self.viewport().size()
        top = int(_GAP)
        sizes = [(round(w * scale), round(h * scale)) for w, h in self._sizes]
        whole = max([view.width(), *(width + 2 * _MARGIN for width, _height in sizes)])
        self._boxes = []
        for width, height in sizes:
            self._boxes.append(QRect((whole - width) // 2, top, width, height))
            top += height + _GAP
        bar.setPageStep(view.height())
        bar.setRange(0, max(0, top - view.height()))
        side.setPageStep(view.width())
        side.setRange(0, max(0, whole - view.width()))
        side.setValue(side.maximum() // 2)
        if 0 <= anchor < len(self._boxes):
            box = self._boxes[anchor]
            bar.setValue(round(box.top() + share * box.height()))
        self._fresh = {p for p in self._fresh if self._is_sharp(p)}
        self.viewport().update()

    def _anchor(self) -> tuple[int, float]:
        """Return the page at the upper edge and the share of it that lies above."""
        top = self.verticalScrollBar().value()
        for page, box in enumerate(self._boxes):
            if box.bottom() >= top:
                return page, (top - box.top()) / max(box.height(), 1)
        return (len(self._boxes) - 1, 0.0) if self._boxes else (0, 0.0)

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        seen = (p for p, b in enumerate(self._boxes) if b.bottom() >= top and b.top() < bottom)
        return list(seen)

    def _wanted(self) -> float:
        return self._scale() * self.devicePixelRatioF()

    def _is_sharp(self, page: int) -> bool:
        return page in self._pictures and abs(self._pictures[page][0] - self._wanted()) < 1e-6

    def _draw_next(self) -> None:
        page = next((p for p in self._in_sight() if p not in self._fresh), None)
        if page is None:
            return
        picture = self._raster.render(self._pdf, page, self._wanted())
        shape = (picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        image = QImage(picture.pixels, *shape).copy()  # Qt does not hold the bytes
        self._pictures[page] = (self._wanted(), image)
        self._pictures.move_to_end(page)
        self._fresh.add(page)
        while len(self._pictures) > max(_KEPT, len(self._in_sight())):
            gone, _picture = self._pictures.popitem(last=False)
            self._fresh.discard(gone)
        self.viewport().update()

    def _on_scroll(self, _value: int) -> None:
        self.viewport().update()
        self._tell_page()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = next((p for p, box in enumerate(self._boxes) if box.bottom() >= middle), None)
        page = max(0, len(self._boxes) - 1) if page is None else page
        words = _("Page {page} of {count}").format(page=page + 1, count=len(self._boxes))
        self.setAccessibleDescription(words if self._boxes else "")
        self.viewport().setToolTip(escaped(words) if len(self._boxes) > 1 else "")
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
