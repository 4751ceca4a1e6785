"""What stands above a page comes and goes without the page being laid out again and again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import SMALLEST, MainWindow
from planner.gui.theme import Space


class Resizes(QObject):
    """Counts how often a widget is given another size."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        self.count += event.type() == QEvent.Type.Resize
        return False


@pytest.mark.parametrize(("there", "back"), [("people", "schedule"), ("plan", "schedule")])
def test_a_page_one_comes_back_to_is_not_laid_out_again_and_again(
    conference: int, window: MainWindow, there: str, back: str
) -> None:
    window.go(back, conference)
    QApplication.processEvents()
    page = window.pages.page(back)
    before, resizes = page.size(), Resizes(page)
    window.go(there)
    QApplication.processEvents()
    window.go(back)
    QApplication.processEvents()
    assert page.isVisible()
    assert page.size() == before
    assert resizes.count <= 2, "once as one leaves it, once as one comes back"


@pytest.mark.parametrize(("width", "is_beside"), [(1280, True), (900, False)])
def test_the_next_step_stands_beside_the_tabs_where_there_is_room(
    conference: int, window: MainWindow, width: int, is_beside: bool
) -> None:
    window.resize(width, 800)
    window.go("plan", conference)
    QApplication.processEvents()
    step, tabs = window.next_step, window.panes.tabs
    assert step.isVisible()
    assert step.width() >= step.sizeHint().width(), "all of it is read"
    place, other = step.mapTo(window, QPoint()), tabs.mapTo(window, QPoint())
    assert (place.x() > other.x() + tabs.sizeHint().width()) is is_beside
    assert (place.y() < other.y()) is not is_beside


def test_the_next_step_stands_right_from_the_first(
    conference: int, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    window.go("plan", conference)
    step, tabs = window.next_step, window.panes.tabs
    room = window.pages.width() - 2 * Space.L
    fits = tabs.sizeHint().width() + Space.XL + step.sizeHint().width() <= room
    QApplication.processEvents()
    assert (step.mapTo(window, QPoint()).y() < tabs.mapTo(window, QPoint()).y()) is not fits


def test_no_page_is_wider_than_the_smallest_window_leaves_it(
    conference: int, window: MainWindow
) -> None:
    window.resize(*SMALLEST)
    QApplication.processEvents()
    for name in window.pages.names:
        page = window.go(name, conference)
        QApplication.processEvents()
        assert page is not None
        assert page.minimumSizeHint().width() <= window.pages.width(), name
