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
    offers: list[str] = []
    for _time in range(2):
        window.toasts.clear()
        with qtbot.waitSignal(window.importer.asked, timeout=20_000):
            window.bring([str(file)])
        dialog = window.importer.dialog
        assert dialog is not None
        with qtbot.waitSignal(window.importer.imported, timeout=20_000):
            dialog.import_button.click()
        qtbot.waitUntil(lambda: bool(window.toasts.shown))
        button = window.toasts.shown[-1].button
        offers.append(button.text() if button.isVisible() else "")
    assert window.toasts.shown[-1].text == "Nothing changed: all was known already"
    assert offers == ["Undo import", ""]
    window.close()


def test_a_newer_file_tells_all_that_became_of_the_calendar(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "days.ics"
    entry = "BEGIN:VEVENT\r\nUID:{0}\r\nDTSTART:2026031{0}T090000Z\r\nSUMMARY:{1}\r\nEND:VEVENT\r\n"
    told = []
    for titles in (("Loom", "Yarn", "Felt"), ("Loom", "Wool and yarn", "", "Silk")):
        events = "".join(entry.format(at, one) for at, one in enumerate(titles) if one)
        file.write_bytes(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode())
        window.toasts.clear()
        with qtbot.waitSignal(window.importer.asked, timeout=20_000):
            window.bring([str(file)])
        dialog = window.importer.dialog
        assert dialog is not None
        with qtbot.waitSignal(window.importer.imported, timeout=20_000):
            dialog.import_button.click()
        qtbot.waitUntil(lambda: bool(window.toasts.shown))
        told.append(window.toasts.shown[-1].text)
    assert told == ["Imported 3 events", "Days: 1 new · 1 changed · 1 no longer listed"]
    window.close()


def test_a_list_of_people_tells_who_is_new_and_who_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    told = []
    for rows in (("Ada,ada@example.org,CTO",), ("Ada,ada@example.org,CEO", "Bo,bo@example.org,")):
        for _time in range(2):
            file.write_text("\n".join(("Name,E-mail,Title", *rows)), encoding="utf-8")
            window.toasts.clear()
            with qtbot.waitSignal(window.importer.asked, timeout=20_000):
                window.bring([str(file)])
            dialog = window.importer.dialog
            assert dialog is not None
            with qtbot.waitSignal(window.importer.imported, timeout=20_000):
                dialog.import_button.click()
            qtbot.waitUntil(lambda: bool(window.toasts.shown))
            toast = window.toasts.shown[-1]
            told.append((toast.text, toast.button.isVisible()))
    assert told == [
        ("Imported 1 person", True),
        ("Nobody is new: all were known already", False),
        ("Imported 1 person · 1 changed", True),
        ("Nobody is new: all were known already", False),
    ]
    window.close()


def test_who_cancelled_is_told_of_in_the_outcome(
    conference: int, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "report.csv"
    file.write_text("Name,Ticket,Attendee status\nAda,A,Attending\nBo,A,Refunded\n", "utf-8")
    window.show_event(conference)
    with qtbot.waitSignal(window.importer.asked, timeout=20_000):
        window.bring([str(file)])
    dialog = window.importer.dialog
    assert dialog is not None
    with qtbot.waitSignal(window.importer.imported, timeout=20_000):
        dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    assert window.toasts.shown[-1].text == "Imported 1 person · 1 cancelled, left out"
    window.close()
