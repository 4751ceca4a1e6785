"""What stands above a page comes and goes without the page being laid out again and again."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow


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
