"""Pictures of the window for the tour: opened off screen, driven to a page, grabbed when done."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, QPoint, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from planner.files import atomic_write
from planner.gui.application import make_application, speak
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.palette import Scheme
from planner.gui.pdf_view import PdfView
from planner.gui.theme import apply_theme, load_fallback_fonts
from planner.gui.window_state import WindowState
from planner.model import Mark
from planner.store import Store

# The program loads this module at its start; only the tour needs what imports calendars.
if TYPE_CHECKING:
    from planner.flows.importing import Preview

SIZE = (1280, 800)
_PATIENCE = 30.0  # seconds that a page has to settle
_QUIET = 0.12  # seconds without work after which a page counts as settled


class Pictures:
    """One window on `store`, and numbered pictures of it in `folder` (01-first-run.png …).

    The store stays the caller's: it may write to it between two pictures, and closes it.
    The window keeps its state in a folder of its own, thrown away by `close`. Use it as a
    context manager or call `close`. `written` are the pictures made so far.
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        *,
        size: tuple[int, int] = SIZE,
        scheme: Scheme = Scheme.LIGHT,
        scale: float = 1.0,
    ) -> None:
        """Open the window; QT_QPA_PLATFORM=offscreen has to be set where there is no display.

        With a `scale` of 2 the pictures have four times as many dots as the window has places.
        """
        app = make_application()
        speak(app)
        apply_theme(app, scheme)
        load_fallback_fonts(app)
        self.written: list[Path] = []
        self._folder = folder
        self._scale = scale
        self._store = store
        self._state = TemporaryDirectory(prefix="planner-window-")
        self._jobs = Jobs(app)
        self.window = MainWindow(store, self._jobs, WindowState(Path(self._state.name)))
        self.window.resize(QSize(*size))
        self.window.show()
        self.settle()

    def __enter__(self) -> "Pictures":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        frames: TracebackType | None,
    ) -> None:
        """Close the window."""
        self.close()

    def shoot(self, name: str, page: str | None = None, event_id: int | None = None) -> Path:
        """Write NN-name.png of the window, first going to a page ("schedule", "people" …)."""
        self.settle()
        if page is not None:
            self.window.go(page, event_id)
        elif event_id is not None:
            self.window.show_event(event_id)
        self.settle()
        self.window.toasts.clear()
        return self._save(name, self._grab())

    def shoot_timeline(self, name: str) -> Path:
        """Write a picture of the schedule as a timeline, and turn it back."""
        self.window.go("schedule")
        from planner.gui.pages.schedule import SchedulePage

        page = self.window.pages.page("schedule")
        assert isinstance(page, SchedulePage)
        switch = page.views.switch
        switch.click()
        self.settle()
        marked = [
            row.id for row in page.table.rows.rows if row.event and row.event.mark is Mark.MUST
        ]
        page.table.choose(marked[len(marked) // 2] if marked else None)
        path = self.shoot(name)
        switch.click()
        return path

    def shoot_preview(self, name: str, shown: "Preview") -> Path:
        """Write a picture of the import preview over the window; nothing is imported by it."""
        from planner.gui.import_dialogs import make_dialog

        dialog = make_dialog(self._store, shown, self.window)
        dialog.show_preview(shown)
        dialog.show()
        self.settle()
        picture = with_dialog(self.window.grab(), dialog)
        dialog.close()
        self.settle()
        return self._save(name, picture)

    def settle(self) -> None:
        """Wait until no work is under way and all that is in sight is drawn."""
        settle(self.window, self._is_busy)

    def close(self) -> None:
        """Close the window and let its threads end."""
        self.window.close()
        self._jobs.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._state.cleanup()

    def _grab(self) -> QPixmap:
        if self._scale == 1.0:
            return self.window.grab()
        picture = QPixmap(self.window.size() * self._scale)
        picture.setDevicePixelRatio(self._scale)
        self.window.render(picture)
        return picture

    def _is_busy(self) -> bool:
        if self._jobs.running or self.window.follower.is_busy:
            return True
        views = self.window.findChildren(PdfView)
        return any(view.isVisible() and not view.is_drawn for view in views)

    def _save(self, name: str, picture: QPixmap) -> Path:
        path = self._folder / f"{len(self.written) + 1:02}-{name}.png"
        buffer = QBuffer()
        picture.save(buffer, "PNG")
        self.written.append(atomic_write(path, bytes(buffer.data().data())))
        return path


def settle(window: QWidget, is_busy: Callable[[], bool]) -> None:
    """Run the event loop until nothing was busy for a moment."""
    until = time.monotonic() + _PATIENCE
    quiet_since = time.monotonic()
    while time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if is_busy():
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > _QUIET:
            break
        time.sleep(0.005)
    window.repaint()


def with_dialog(ground: QPixmap, dialog: QDialog) -> QPixmap:
    """Return a picture of a window with a dialog over it, as a desktop would show it."""
    picture = QPixmap(ground)
    painter = QPainter(picture)
    veil = QColor(0, 0, 0, 90)
    painter.fillRect(picture.rect(), veil)
    inner = dialog.grab()
    corner = QPoint(
        (picture.width() - inner.width()) // 2, (picture.height() - inner.height()) // 2
    )
    painter.drawPixmap(corner, inner)
    painter.end()
    return picture
