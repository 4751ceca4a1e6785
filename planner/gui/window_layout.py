"""How the window is laid out: the list and the ways to go on the left, the pages on the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.event_header import ElidedLabel, EventHeader
from planner.gui.event_list import EventList
from planner.gui.first_run import FirstRun
from planner.gui.flow_layout import FlowLayout
from planner.gui.icons import icon
from planner.gui.in_sight import InSight
from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Jobs
from planner.gui.list_action import button_for
from planner.gui.next_step import NextStepLine, Step
from planner.gui.page import Page
from planner.gui.page_list import PageSpec
from planner.gui.page_stack import PageStack
from planner.gui.step_room import stands_above
from planner.gui.text import Look
from planner.gui.theme import Space, margins
from planner.i18n import _, number_words
from planner.store import Store

_LEFT, _RIGHT = 280, 590
_LOW = 660


class Panes(QSplitter):
    """Everything between menu bar and frame; `page_asked` comes when a tab or way is pressed."""

    page_asked = Signal(str)

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        specs: Sequence[PageSpec],
        actions: Mapping[str, QAction],
        event_list: EventList,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._of_event = [spec for spec in specs if spec.of_event]
        self._beside = [spec for spec in specs if not spec.of_event]
        self.event_list = event_list
        self.header = EventHeader(store.clock)
        self.next_step = NextStepLine()
        self.pages = PageStack(store, jobs, specs)
        self.strip = JobStrip()
        self.tabs = QTabBar()
        self.page_title = ElidedLabel(Look.TITLE)
        self.ways: dict[str, QToolButton] = {}
        self.first_run = FirstRun(
            (
                (actions["import_files"], _("Import calendar (.ics)…")),
                (actions["new_event"], _("New event")),
                (actions["import_sample"], _("Try the sample conference")),
            )
        )
        self._ways_in = _ways_in(actions["new_event"], actions["import_files"])
        self._whole = QStackedWidget()
        self._step: Step | None = None
        self._of_event_shown = False
        self.addWidget(self._left())
        self.addWidget(self._right())
        self.setStretchFactor(1, 1)
        self.setSizes([_LEFT, 1000])
        self.splitterMoved.connect(self._place_step)
        self._in_sight = InSight(self)

    @property
    def is_first_run(self) -> bool:
        """Whether the ways to begin are shown instead of pages."""
        return self._whole.currentWidget() is self.first_run

    @property
    def shows_event_page(self) -> bool:
        """Whether the page in front is about one event."""
        return not self.is_first_run and self._of_event_shown

    def show_first_run(self) -> None:
        """Show the ways to begin."""
        self._whole.setCurrentWidget(self.first_run)
        self._tick("")
        self.first_run.take_focus()

    def show_page(self, name: str) -> Page:
        """Bring a page to the front, with what belongs above it."""
        names = [spec.name for spec in self._of_event]
        self._of_event_shown = of_event = name in names
        self._show_above(of_event)
        page = self.pages.show_page(name)
        if of_event:
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(names.index(name))
            self.tabs.blockSignals(False)
        else:
            title = next(spec.title for spec in self._beside if spec.name == name)
            self.page_title.show_words(title)
        self._tick(name)
        self._whole.setCurrentIndex(1)
        return page

    def show_step(self, step: Step | None) -> None:
        """Show the next step of the loop above the pages of an event."""
        self._step = step
        self.next_step.show_step(step)
        self.next_step.setVisible(self._of_event_shown and step is not None)

    def show_due(self, count: int) -> None:
        """Show how much is due beside the way there."""
        words = next(spec.title for spec in self._beside if spec.name == "due")
        self.ways["due"].setText(f"{words} · {number_words(count)}" if count else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room above the pages where the window is low."""
        super().resizeEvent(event)
        self.header.set_compact(self.height() < _LOW)
        self._place_step()

    def _left(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(margins(Space.M, Space.M, Space.S, Space.M))
        layout.setSpacing(Space.S)
        layout.addWidget(self.event_list, 1)
        layout.addWidget(self._ways_in)
        layout.addWidget(_rule())
        group = QButtonGroup(self)
        group.setExclusive(False)
        for spec in self._beside:
            button = QToolButton()
            button.setText(spec.title)
            button.setIcon(icon(spec.icon))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setProperty("page", spec.name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._press)
            self.ways[spec.name] = button
            layout.addWidget(button)
        side.setMinimumWidth(200)
        return side

    def _right(self) -> QWidget:
        for spec in self._of_event:
            self.tabs.addTab(spec.title)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Pages of the event"))
        self.tabs.currentChanged.connect(self._turn)
        self._top = top = QVBoxLayout()
        top.setSpacing(Space.S)
        for widget in (self.header, self.page_title):
            top.addWidget(widget)
        self._row_of_tabs = tabs = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        tabs.setSpacing(Space.S)
        tabs.addWidget(self.next_step, 0, Qt.AlignmentFlag.AlignLeading)
        tabs.addWidget(self.tabs, 1)
        top.addLayout(tabs)
        body = QWidget()
        self._column = layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(_rule())
        layout.addWidget(self.pages, 1)
        self._whole.addWidget(self.first_run)
        self._whole.addWidget(body)
        self._side = side = QWidget()
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._whole, 1)
        outer.addWidget(self.strip)
        side.setMinimumWidth(_RIGHT)  # of the plan, the widest page
        return side

    def _show_above(self, of_event: bool) -> None:
        """Show what stands above a page; before the page, which is then laid out only once."""
        self._column.setEnabled(False)  # Qt would lay out all anew for each of them
        for widget in (self.header, self.tabs):
            widget.setVisible(of_event)
        self.next_step.setVisible(of_event and self._step is not None)
        self.page_title.setVisible(not of_event)
        self._top.setContentsMargins(Space.L, Space.M, Space.L, 0 if of_event else Space.S)
        self._column.setEnabled(True)
        self._column.activate()

    def _place_step(self, _at: int = 0, _index: int = 0) -> None:
        """Put the next step at the end of the row of tabs, or above it in a narrow window."""
        ways = QBoxLayout.Direction
        above = stands_above(self._side.width() - 2 * Space.L)  # what is in it is not laid out yet
        self._row_of_tabs.setDirection(ways.TopToBottom if above else ways.RightToLeft)
        # Beside them a sentence that is longer than usual is cut, and no tab.
        self.tabs.setMinimumWidth(0 if above else self.tabs.sizeHint().width())

    def _tick(self, name: str) -> None:
        for way, button in self.ways.items():
            button.setChecked(way == name)

    def _turn(self, index: int) -> None:
        if 0 <= index < len(self._of_event):
            self.page_asked.emit(self._of_event[index].name)

    def _press(self, _checked: bool = False) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        self.page_asked.emit(button.property("page"))


def _rule() -> QFrame:
    """Return a line that parts what stands above it from what stands below."""
    line = QFrame()
    line.setProperty("rule", True)
    return line


def _ways_in(*actions: QAction) -> QWidget:
    """Return the buttons beneath the list by which events come into it."""
    row = QWidget()
    flow = FlowLayout(row, gap=Space.XS)
    for action in actions:
        flow.addWidget(button_for(action))
    return row
