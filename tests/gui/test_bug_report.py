"""The dialog for a bug: calm words, the log named, details that name nobody."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.bug_report import bug_lines, report_bug
from planner.gui.dialogs import Notice


def broken() -> BaseException:
    name, mail = "Ada Lovelace", "ada@example.org"
    try:
        try:
            return {}[name]
        except KeyError as error:
            raise ValueError(f"{name} {mail}") from error
    except ValueError as error:
        return error


def button(dialog: Notice, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_the_details_say_where_and_not_who(shown, qtbot: QtBot) -> None:
    window: QWidget = shown(QLineEdit())
    dialog = report_bug(window, broken(), Path("/a/planner.log"))
    visible = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "/a/planner.log" in visible
    assert "Traceback" not in visible
    assert "ValueError" not in visible
    dialog.copy_details()
    copied = QGuiApplication.clipboard().text()
    for needed in ("Planner ", "Python 3", "Qt 6", "test_bug_report.py", "ValueError", "KeyError"):
        assert needed in copied
    assert "ada@example.org" not in copied
    button(dialog, "Details").click()
    assert button(dialog, "Copy details").isVisible()
    button(dialog, "Close").click()


def test_paths_name_neither_the_user_nor_the_machine() -> None:
    lines = "\n".join(bug_lines(broken()))
    assert str(Path.home()) not in lines
    assert 'File "tests/gui/test_bug_report.py"' in lines


def test_errors_that_lead_to_each_other_end() -> None:
    error, other = ValueError(), KeyError()
    error.__context__, other.__context__ = other, error
    assert [line for line in bug_lines(error) if line.endswith("Error")] == [
        "ValueError",
        "KeyError",
    ]
