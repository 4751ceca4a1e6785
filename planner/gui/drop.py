"""Takes files dropped anywhere on a window, with the window lit up meanwhile."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from planner.flows.reading import is_address
from planner.gui.palette import colours_of
from planner.gui.theme import TypeScale, scaled_font
from planner.i18n import _

_MARGIN = 12


class DropZone(QObject):
    """Watches a window for files: `dropped` brings those of a known kind, `refused` the others.

    `linked` brings addresses of calendars and lists, as a browser lets one drag them.

    `suffixes` are endings in small letters with their dot. Folders are refused. Text that is
    dragged goes to the field under the mouse as ever.

    Files go into no field of another window either, as "file:///…": such a window takes them as
    this one does, and one that has to be answered first takes none.
    """

    dropped = Signal(list)
    linked = Signal(list)
    refused = Signal(list)

    def __init__(self, window: QWidget, suffixes: Iterable[str]) -> None:
        super().__init__(window)
        self._window = window
        self._suffixes = tuple(suffixes)
        self.highlight = _Highlight(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._watch)

    def sort_out(self, files: list[Path]) -> None:
        """Bring files of a known kind, and refuse the others."""
        known = [f for f in files if f.suffix.lower() in self._suffixes and not f.is_dir()]
        other = [f for f in files if f not in known]
        if known:
            self.dropped.emit(known)
        if other:
            self.refused.emit(other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags that carry files, before any field beneath sees them."""
        kind = event.type()
        if isinstance(event, QDropEvent) and watched not in self._own():
            return self._drag_elsewhere(watched, event)
        if kind == QEvent.Type.Show and watched is self._window:
            # The platform window hears of a drag first, whichever widget is under the mouse.
            if handle := self._window.windowHandle():
                handle.installEventFilter(self)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            assert isinstance(event, QDragEnterEvent | QDragMoveEvent)
            if _files(event.mimeData()) or self._links(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.highlight.cover()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.highlight.hide()
        elif kind == QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            self.highlight.hide()
            if files := _files(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.sort_out(files)
                return True
            if links := self._links(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.linked.emit(links)
                return True
        elif kind == QEvent.Type.Resize and self.highlight.isVisible():
            self.highlight.cover()
        return False

    def _own(self) -> tuple[QObject | None, ...]:
        return self._window, self._window.windowHandle()

    def _watch(self, handle: QWindow | None) -> None:
        """Hear of what is dragged to another window of the program, before its fields do."""
        if handle is not None and handle not in self._own():
            handle.installEventFilter(self)

    def _drag_elsewhere(self, handle: QObject, event: QDropEvent) -> bool:
        """Take files dragged to another window, or refuse them; leave the rest to its fields."""
        owners = (one for one in QApplication.topLevelWidgets() if one.windowHandle() is handle)
        files = _files(event.mimeData())
        if not files or isinstance(next(owners, None), QFileDialog):
            return False
        assert isinstance(handle, QWindow)
        if handle.modality() is not Qt.WindowModality.NonModal:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.sort_out(files)
        return True

    def _links(self, data: QMimeData) -> list[str]:
        """Return the addresses that name a calendar or list; others are for the field beneath."""
        found = [url for url in data.urls() if is_address(url.toString())]
        known = [
            url
            for url in found
            if url.scheme().startswith("webcal") or url.path().casefold().endswith(self._suffixes)
        ]
        return [url.toString() for url in known]


class _Highlight(QWidget):
    """Lies over the window while files hover above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Drop to import"))
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.window)
        veil.setAlpha(215)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
        inner = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(inner, 14, 14)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        wrapped = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(scaled_font(TypeScale.TITLE, bold=True))
        painter.setPen(QColor(colours.accent))
        painter.drawText(inner, centre, _("Drop to import"))
        below = inner.adjusted(40, inner.height() // 2 + painter.fontMetrics().height(), -40, 0)
        painter.setFont(scaled_font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(below, wrapped, _("You see what is in it before anything is written."))
        painter.end()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
