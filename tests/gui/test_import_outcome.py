"""What the window says once something was imported."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.formats.sample import sample_calendar
from planner.gui.main_window import MainWindow


def test_what_changed_nothing_offers_nothing_to_undo(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "days.ics"
    file.write_bytes(sample_calendar(window.store.clock.today()))
    offers: list[bool] = []
    for _time in range(2):
        window.toasts.clear()
        with qtbot.waitSignal(window.importer.asked, timeout=20_000):
            window.bring([str(file)])
        dialog = window.importer.dialog
        assert dialog is not None
        with qtbot.waitSignal(window.importer.imported, timeout=20_000):
            dialog.import_button.click()
        qtbot.waitUntil(lambda: bool(window.toasts.shown))
        offers.append(window.toasts.shown[-1].button.isVisible())
    assert window.toasts.shown[-1].text == "Nothing changed: all was known already"
    assert offers == [True, False]
    window.close()
