"""What gets the keyboard is scrolled into sight, also from elsewhere in the window."""

from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.pages.schedule import SchedulePage


def test_a_control_of_the_details_comes_into_sight_from_the_list(
    conference: int, window: MainWindow
) -> None:
    window.resize(800, 560)
    window.go("schedule", conference)
    page = window.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    page.table.setFocus()
    QApplication.processEvents()
    details, field = page.details, page.details.form.editor("paper_title")

    def is_seen() -> bool:
        place = field.rect().translated(field.mapTo(details.viewport(), field.rect().topLeft()))
        return details.viewport().rect().contains(place)

    assert not is_seen(), "the details are low here"
    field.setFocus()
    QApplication.processEvents()
    assert is_seen()
