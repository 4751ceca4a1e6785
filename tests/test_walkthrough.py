"""The main job through the real window, by mouse and keyboard, from the empty first run on.

Runs offscreen, and once more on a real X server (PLANNER_TEST_X=1 under Xvfb).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import app
from planner.clock import Clock
from planner.formats.pdf.raster import page_count, page_text
from planner.formats.sample import sample_calendar
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.palette import Scheme
from planner.gui.row_table import RowTable
from planner.gui.text import without_mnemonic
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.queries.events import event_rows
from planner.queries.follow_ups import follow_up_rows
from planner.queries.plan import goal_rows, target_rows
from planner.store import Store

PATIENCE = 20_000


class User:
    """Somebody who sees words on the screen, clicks on them, and types."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def button(self, words: str) -> QAbstractButton | None:
        """Find a visible, usable button by the words on it or its accessible name."""
        for button in self._all(QAbstractButton):
            if words in (without_mnemonic(button.text()), button.accessibleName()):
                return button
        return None

    def click(self, words: str) -> None:
        """Click a button, as soon as it can be clicked."""
        self.qtbot.mouseClick(self.until(lambda: self.button(words)), Qt.MouseButton.LeftButton)

    def pick(self, words: str, entry: str) -> None:
        """Pick an entry of a button's menu (opened by a click it would block the test)."""
        button = self.until(lambda: self.button(words))
        assert isinstance(button, QPushButton)
        [action] = [one for one in button.menu().actions() if one.text() == entry]
        action.trigger()

    def tab(self, words: str) -> None:
        """Click a tab."""
        for bar in self._all(QTabBar):
            for index in range(bar.count()):
                if without_mnemonic(bar.tabText(index)).startswith(words):
                    at = bar.tabRect(index).center()
                    self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
                    return
        raise AssertionError(f"no tab “{words}”")

    def line(self, name: str) -> QLineEdit:
        """Find a visible input line by a part of its accessible name or placeholder."""
        for line in self._all(QLineEdit):
            if name in line.accessibleName() or name in line.placeholderText():
                return line
        told = [(line.accessibleName(), line.placeholderText()) for line in self._all(QLineEdit)]
        raise AssertionError(f"no line “{name}” among {told}")

    def enter(self, name: str, text: str) -> None:
        """Type into a line and press Enter."""
        line = self.line(name)
        self.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def table(self, name: str) -> RowTable:
        """Find a visible table by its accessible name."""
        for table in self._all(RowTable):
            if name in table.accessibleName():
                return table
        raise AssertionError(
            f"no table “{name}” among {[t.accessibleName() for t in self._all(RowTable)]}"
        )

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog that is open."""
        dialog = self.until(self._file_dialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))  # typed letter by letter, the completer's list would take Enter
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        accept = next(
            button
            for button in box.buttons()
            if box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: self._file_dialog() is None, timeout=PATIENCE)

    def until(self, find):
        """Wait until something is there, and return it."""
        found: list = []

        def look() -> bool:
            found[:] = [find()]
            return found[0] is not None

        self.qtbot.waitUntil(look, timeout=PATIENCE)
        return found[0]

    def quiet(self) -> None:
        """Wait until nothing is under way, and the window is in front again."""
        self.qtbot.waitUntil(lambda: not self.window.jobs.running, timeout=PATIENCE)
        self.window.activateWindow()  # without a window manager nobody else does it
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)

    def dialog(self) -> QDialog | None:
        """Return the dialog that is open, other than one for files."""
        for widget in QApplication.topLevelWidgets():
            if (
                isinstance(widget, QDialog)
                and widget.isVisible()
                and not isinstance(widget, QFileDialog)
            ):
                return widget
        return None

    def _file_dialog(self) -> QFileDialog | None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                return widget
        return None

    def _all(self, kind):
        roots: list[QWidget] = [self.dialog() or self.window]
        return [
            w for root in roots for w in root.findChildren(kind) if w.isVisible() and w.isEnabled()
        ]


@pytest.fixture
def user(qtbot: QtBot, qapp: QApplication, clock: Clock, monkeypatch) -> Iterator[User]:
    # The platform's own file dialog cannot be driven from a test.
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    apply_theme(qapp, Scheme.LIGHT)
    store = Store.open(Path(os.environ["PLANNER_STORE"]), clock)
    jobs = Jobs()
    window = app.build_window(store, jobs, WindowState())
    window.resize(1180, 780)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.addWidget(window)
    yield User(qtbot, window)
    window.close()
    jobs.close()
    store.close()


def test_the_whole_loop_from_the_first_run_to_the_follow_up_list(user: User) -> None:
    store, window, qtbot = user.window.store, user.window, user.qtbot
    calendar = Path.cwd() / "longshore.ics"
    calendar.write_bytes(sample_calendar(store.clock.today()))

    # The first window: one sentence and the ways to begin.
    user.click("Import calendar (.ics)…")
    user.choose_file(calendar)
    user.until(user.dialog)
    assert "65 new" in window.importer.dialog.words
    user.click("Import")
    conference = user.until(lambda: window.event_id)
    user.quiet()
    assert len(store.read(event_rows)) == 66
    assert "Longshore" in window.windowTitle()

    # Schedule: find a session, mark it by its key, and take its speakers.
    user.tab("Schedule")
    sessions = store.read(event_rows, conference_id=conference)
    session = next(row for row in sessions if row.speakers and not row.cancelled)
    qtbot.keyClicks(user.line("Search"), session.title[:18])
    table = user.table("")
    qtbot.waitUntil(lambda: len(table.rows.rows) == 1, timeout=PATIENCE)
    table.choose_first()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus, timeout=PATIENCE)
    qtbot.keyClick(table, Qt.Key.Key_1)
    assert [r.mark.value for r in store.read(event_rows) if r.title == session.title] == ["must"]
    qtbot.keyClick(table, Qt.Key.Key_T)
    speakers = store.read(target_rows, conference)
    assert {row.name for row in speakers} == set(session.speakers)
    assert store.undo_label

    # Plan: a goal and somebody else to meet, each by one line and Enter.
    user.tab("Plan")
    user.enter("What do you want", "Meet 5 people")
    assert [(goal.text, goal.count) for goal in store.read(goal_rows, conference)] == [
        ("Meet 5 people", 5)
    ]
    user.enter("Add: Name", "Ada Lovelace <ada@example.org>, CTO, Engines +my notes ?why looms")
    ada = next(row for row in store.read(target_rows, conference) if row.name == "Ada Lovelace")
    assert (ada.give, ada.asks, ada.organisation) == ("my notes", ("why looms",), "Engines")

    # Undo and redo are in the menu by name, and bring it back.
    undo = window.actions_by_id["undo"]
    qtbot.waitUntil(lambda: "Ada Lovelace" in undo.text(), timeout=PATIENCE)
    undo.trigger()
    assert "Ada Lovelace" not in {row.name for row in store.read(target_rows, conference)}
    window.actions_by_id["redo"].trigger()
    assert "Ada Lovelace" in {row.name for row in store.read(target_rows, conference)}

    # Sheet: the real PDF, saved under a name.
    user.tab("Sheet")
    user.quiet()
    user.click("Save as PDF…")
    sheet = Path.cwd() / "sheet.pdf"
    user.choose_file(sheet)
    qtbot.waitUntil(sheet.exists, timeout=PATIENCE)
    user.quiet()
    text = _text(sheet)
    assert "Ada Lovelace" in text
    assert ada.code in text
    assert "sheet 1" in text

    # Log: one line a person, by the code on the paper.
    user.tab("Log")
    line = user.line("T3")
    for words in (
        f'{ada.code} !send the draft @fri *red glasses "asked about looms"',
        "Grace Hopper <grace@example.org>, Navy /mail",
    ):
        line.setFocus()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
    steps = store.read(follow_up_rows, store.clock.now(), conference)
    assert [(step.person, step.text) for step in steps if step.kind.value == "promise"] == [
        ("Ada Lovelace", "send the draft")
    ]
    assert {step.person for step in steps} == {"Ada Lovelace", "Grace Hopper"}

    # Follow-ups: the list on paper, promises first.
    user.tab("Follow-ups")
    user.quiet()
    user.pick("Save list", "As PDF, to print…")
    paper = Path.cwd() / "follow-ups.pdf"
    user.choose_file(paper)
    qtbot.waitUntil(paper.exists, timeout=PATIENCE)
    user.quiet()
    text = _text(paper)
    assert text.index("send the draft") < text.index("Grace Hopper")
    assert "red glasses" in text

    # Every other page opens on the same data.
    for name in ("review", "people", "due", "me", "schedule"):
        assert window.go(name) is not None
        user.quiet()


def test_a_dropped_file_that_is_no_calendar_is_told_and_changes_nothing(user: User) -> None:
    bad = Path.cwd() / "paper.ics"
    bad.write_bytes(b"%PDF-1.7\n")
    user.window.importer.bring_paths([bad])
    dialog = user.until(user.dialog)
    told = "\n".join(
        label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")
    )
    assert "PDF" in told
    assert "Traceback" not in told
    assert user.window.store.read(event_rows) == []
    dialog.close()
    QApplication.processEvents()


def _text(path: Path) -> str:
    pdf = path.read_bytes()
    return "\n".join(page_text(pdf, page) for page in range(page_count(pdf)))
