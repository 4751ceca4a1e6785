"""The menu of what was imported before."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.formats.sample import sample_calendar
from planner.gui.main_window import MainWindow
from planner.gui.recent import Recent
from planner.store import Store


def words(recent: Recent) -> list[str]:
    return [action.text() for action in recent.menu.actions() if action.data()]


def test_what_was_read_stands_there_and_is_brought_again(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    assert not window.recent.menu.isEnabled()
    path = tmp_path / "R&D days.ics"
    path.write_bytes(sample_calendar(store.clock.today()))
    with qtbot.waitSignal(window.importer.asked):
        window.importer.bring_paths([path])
    window.importer.dialog.reject()
    (only,) = words(window.recent)
    assert only.startswith("&1  R&&D days.ics (")
    assert only.endswith(f"{tmp_path.name})")
    with qtbot.waitSignal(window.importer.asked):
        window.recent.menu.actions()[0].trigger()
    window.importer.dialog.reject()
    assert len(words(window.recent)) == 1


def test_what_could_not_be_read_does_not(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "no.ics"
    path.write_bytes(b"\x00\x01")
    window.importer.failed.disconnect()
    with qtbot.waitSignal(window.importer.failed):
        window.importer.bring_paths([path])
    assert window.recent.sources == []


def test_a_file_that_is_gone_is_taken_off_and_the_list_can_be_emptied(
    window: MainWindow, tmp_path: Path
) -> None:
    for number in range(12):
        window.recent.add(str(tmp_path / f"{number}.ics"))
    window.recent.add("https://example.org/" + "x" * 100)
    window.recent.add(str(Path.home() / "mine.vcf"))
    assert len(window.recent.sources) == 9
    assert words(window.recent)[0] == "&1  mine.vcf (~)"
    assert words(window.recent)[1].endswith("…")
    window.recent.menu.actions()[2].trigger()
    assert str(tmp_path / "11.ics") not in window.recent.sources
    assert len(window.recent.sources) == 8
    window.recent.menu.actions()[-1].trigger()
    assert window.recent.sources == []
    assert not window.recent.menu.isEnabled()


def test_it_is_remembered_with_the_state_of_the_window_and_harmless(window: MainWindow) -> None:
    window.recent.add("https://example.org/x.ics")
    assert window.state.get("recent") == ["https://example.org/x.ics"]
    for nonsense in (None, "x", [1, "", None], {"a": 1}):
        window.state.set("recent", nonsense)
        assert window.recent.sources == []


def test_who_is_forgotten_is_in_no_name_of_a_file_there(window: MainWindow, tmp_path: Path) -> None:
    window.recent.add("/cards/ada_lovelace.vcf")
    window.recent.add("/cards/all.vcf")
    window.go("people").forgotten.emit(("Ada Lovelace", "ada@example.org"))
    assert window.recent.sources == ["/cards/all.vcf"]
    window.state.save()
    (file,) = tmp_path.rglob("window.json")
    assert b"lovelace" not in file.read_bytes()


def test_the_link_of_a_calendar_may_be_dropped(window: MainWindow) -> None:
    asked: list[str] = []
    window.importer.bring_address = lambda address, *_more: asked.append(address)
    data = QMimeData()
    data.setUrls(
        [
            QUrl("webcal://example.org/a"),
            QUrl("https://example.org/b.ics?x=1"),
            QUrl("https://example.org/page.html"),
        ]
    )
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, drop)
    assert asked == ["webcal://example.org/a", "https://example.org/b.ics?x=1"]
