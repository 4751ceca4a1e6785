"""Stands where the window is going to be while the program's own code is loaded."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from planner import i18n
from planner.errors import PlannerError
from planner.gui.application import make_application
from planner.gui.first_size import resize_within_screen
from planner.gui.palette import DARK, LIGHT, Colours, Scheme, colours_of
from planner.gui.signs import filled
from planner.gui.window_state import WindowState
from planner.i18n import _
from planner.kept import kept_in
from planner.paths import settings_file

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from planner.gui.first_rows import FirstRows
    from planner.gui.page import Page
    from planner.store.glance import Glance

_SIZE = 1180, 780  # of a first start, as the window's own
LEFT, RIGHT = 280, 590  # how wide the list of events is then, and the pages are at least


def raise_curtain() -> "Curtain":
    """Make the application and paint a curtain in its colours at once, before there are words.

    It does without what takes Qt for Python as long as all of this: its names for sides and
    keys, which most ways to paint ask for, its styles, its fonts.
    """
    app = make_application()
    kept = kept_in(settings_file())
    mirrored = i18n.will_run_from_right(kept.get("language"))
    curtain = Curtain(WindowState(), _colours(app, kept.get("scheme")), mirrored=mirrored)
    curtain.show()
    app.processEvents()
    return curtain


def _colours(app: QApplication, scheme: object) -> Colours:
    """Return what the settings or else the system ask for, as the theme will."""
    if scheme in (Scheme.LIGHT, Scheme.DARK):
        return DARK if scheme == Scheme.DARK else LIGHT
    return colours_of(app.palette())


class Curtain(QWidget):
    """The window's ground and its parting line, as large and where the window stood last.

    `rows` is the table of the schedule where the store was glanced at.
    """

    def __init__(
        self, state: WindowState | None = None, colours: Colours = LIGHT, *, mirrored: bool = False
    ) -> None:
        super().__init__()
        self.rows: FirstRows | None = None
        self._state = state or WindowState()
        self._mirrored = mirrored
        self._write: Callable[[], None] | None = None
        self.setPalette(_ground(colours.window))
        self._line = QWidget(self)
        self._line.setPalette(_ground(colours.hairline))
        self._line.setAutoFillBackground(True)
        self.setWindowTitle(_("Planner"))
        resize_within_screen(self, *_SIZE)
        self._state.place(self)

    def show_rows(self, store_path: Path) -> bool:
        """Show the rows that the schedule will begin with; False where it is not to be seen.

        By now the program has its colours and its language.
        """
        self.setPalette(QPalette())
        glance = self._glance(store_path)
        if glance is not None:
            self._show(glance)
        else:
            from planner.gui.first_sight import write_opening

            self._write = partial(write_opening, self)
        self.update()
        QApplication.processEvents()
        return glance is not None

    def hand_on(self, page: "Page | None") -> None:
        """Have the page of the schedule, if it is there, begin with the rows as they stand here."""
        from planner.gui.pages.schedule import SchedulePage

        rows = self.rows
        if rows is None or not isinstance(page, SchedulePage):
            return
        if page.event_id == rows.glance.event_id:
            if not page.table.rows.total:  # else all of it is there already, not these alone
                page.first.show(rows.glance)
            page.table.choose(rows.current_id)
            bar, here, there = (
                page.table.verticalScrollBar(),
                rows.visualRect(rows.currentIndex()).top(),
                page.table.visualRect(page.table.currentIndex()).top(),
            )
            bar.setValue(bar.value() + there - here)  # it may have others before that row

    def fall(self) -> None:
        """Give way to the window, which is shown by now."""
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.close()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Let nobody close it: the window comes in its place."""
        if event.type() == QEvent.Type.Close and event.spontaneous():
            event.ignore()
            return True
        return super().event(event)

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """Write what there is to say, on the ground that Qt has painted."""
        if self._write is not None:
            self._write()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Keep the line and the rows where the window will have them."""
        super().resizeEvent(event)
        left = left_in(self.width())
        edge = self.width() - left - 1 if self._mirrored else left
        self._line.setGeometry(edge, 0, 1, self.height())
        if self.rows is not None:
            self._place_rows(self.rows)

    def _glance(self, store_path: Path) -> "Glance | None":
        if self._state.get("page", "schedule") != "schedule" or self._state.was_ticked(
            "schedule-timeline"
        ):
            return None
        from planner.clock import Clock
        from planner.store.glance import glance_at

        with contextlib.suppress(PlannerError):  # told when the window opens
            return glance_at(store_path, Clock.from_environment().now(), self._state.last_event)
        return None

    def _show(self, glance: "Glance") -> None:
        from planner.gui.first_rows import FirstRows
        from planner.gui.theme import dress

        dress(self)
        self.rows = rows = FirstRows(glance, self)
        rows.show()
        self._place_rows(rows)
        rows.setFocus()
        self.setWindowTitle(filled(_("{title} — Planner"), title=glance.title))

    def _place_rows(self, rows: "FirstRows") -> None:
        from planner.gui.first_sight import lowered, title_line, usual_place, write_title

        stood = self._state.stood("schedule", self)
        place, before = (stood.place, stood.lowered) if stood else (usual_place(self), 0)
        rows.setGeometry(lowered(place, self, rows.lowered - before))
        self._write = partial(write_title, self, rows, rows.glance.title, title_line(self))
        is_same = stood is not None and self._state.last_event == rows.glance.event_id
        rows.fit(stood if is_same else None)


def left_in(width: int) -> int:
    """Return how wide the list of events is in a window so wide."""
    return min(LEFT, width - 1 - RIGHT)


def _ground(colour: str) -> QPalette:
    return QPalette(QColor(colour), QColor(colour))
