from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.drop import DropZone
from planner.gui.main_window import MainWindow
from planner.gui.pages.log import LogPage

Show = Callable[..., QWidget]
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


@pytest.fixture
def window(shown: Show) -> QWidget:
    return shown(QLineEdit())


@pytest.fixture
def zone(window: QWidget) -> DropZone:
    return DropZone(window, (".ics", ".vcf"))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(target: QObject, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(target: QObject, data: QMimeData) -> None:
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))


def test_known_and_unknown_files_are_told_apart(
    window: QWidget, zone: DropZone, tmp_path: Path
) -> None:
    folder = tmp_path / "folder.ics"
    folder.mkdir()
    dropped = files(Path("/a/One.ICS"), Path("/a/b c.vcf"), Path("/a/x.docx"), folder)
    heard: list[list[Path]] = []
    zone.dropped.connect(heard.append)
    zone.refused.connect(heard.append)
    drag(window, dropped)
    drop(window, dropped)
    assert heard == [[Path("/a/One.ICS"), Path("/a/b c.vcf")], [Path("/a/x.docx"), folder]]


def test_the_window_lights_up_only_while_files_hover(window: QWidget, zone: DropZone) -> None:
    assert not zone.highlight.isVisible()
    data = files(Path("/a/x.ics"))
    assert drag(window, data)
    assert zone.highlight.isVisible()
    assert zone.highlight.size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not zone.highlight.isVisible()
    drag(window, data)
    drop(window, data)
    assert not zone.highlight.isVisible()


def test_text_is_left_to_the_fields(window: QWidget, zone: DropZone) -> None:
    data = QMimeData()
    data.setText("Ada Lovelace")
    assert not drag(window, data)
    assert not zone.highlight.isVisible()
    assert drag(window.findChild(QLineEdit), data)


def test_a_field_under_the_mouse_does_not_swallow_files(
    window: QWidget, zone: DropZone, qtbot: QtBot
) -> None:
    window.hide()
    window.show()
    data = files(Path("/a/x.ics"))
    data.setText("file:///a/x.ics")  # as file managers do
    with qtbot.waitSignal(zone.dropped):
        drop(window.windowHandle(), data)
    assert window.findChild(QLineEdit).text() == ""


def a_dialog(parent: QWidget, qtbot: QtBot) -> tuple[QDialog, QLineEdit]:
    dialog = QDialog(parent)
    field = QLineEdit(dialog)
    field.setGeometry(0, 0, 200, 30)
    dialog.resize(220, 60)
    qtbot.addWidget(dialog)
    return dialog, field


def test_files_go_into_no_field_of_a_dialog_that_has_to_be_answered(
    window: QWidget, zone: DropZone, qtbot: QtBot
) -> None:
    dialog, field = a_dialog(window, qtbot)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    heard: list[list[Path]] = []
    zone.dropped.connect(heard.append)
    data = files(Path("/a/x.ics"))
    data.setText("file:///a/x.ics")
    assert not drag(dialog.windowHandle(), data)
    assert not zone.highlight.isVisible()
    drop(dialog.windowHandle(), data)
    assert (field.text(), heard) == ("", [])
    words = QMimeData()
    words.setText("Ada Lovelace")
    assert drag(dialog.windowHandle(), words), "text is the field's as ever"
    drop(dialog.windowHandle(), words)
    assert field.text() == "Ada Lovelace"


def test_files_dropped_on_a_window_beside_are_taken(
    window: QWidget, zone: DropZone, qtbot: QtBot
) -> None:
    dialog, field = a_dialog(window, qtbot)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    data = files(Path("/a/x.ics"))
    data.setText("file:///a/x.ics")
    assert drag(dialog.windowHandle(), data)
    with qtbot.waitSignal(zone.dropped) as dropped:
        drop(dialog.windowHandle(), data)
    assert dropped.args == [[Path("/a/x.ics")]]
    assert field.text() == ""


def test_a_file_dropped_on_a_field_of_a_page_is_imported(
    conference: int, open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    main = open_window()
    page = main.go("log", conference)
    assert isinstance(page, LogPage)
    file = tmp_path / "x.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n", encoding="utf-8")
    data = files(file)
    data.setText(file.as_uri())
    line = page.entry.line
    at = QPointF(line.mapTo(main, line.rect().center()))
    with qtbot.waitSignal(main.importer.asked, timeout=20_000):
        QApplication.sendEvent(main.windowHandle(), QDropEvent(at, COPY, data, LEFT, NONE))
    assert line.text() == ""
    asked = main.importer.dialog
    assert asked is not None
    qtbot.waitUntil(lambda: QApplication.focusWindow() is asked.windowHandle())
    assert not drag(asked.windowHandle(), data), "it has to be answered first"
    asked.reject()
    main.close()
