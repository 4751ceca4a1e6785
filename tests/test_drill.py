"""The restore drill: data is made, the file damaged, the program started, a backup chosen."""

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from store_world import build

from planner import app
from planner.clock import Clock
from planner.gui.curtain import Curtain
from planner.gui.damage_dialog import DamageDialog
from planner.gui.dialogs import Notice
from planner.gui.main_window import MainWindow
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme
from planner.queries.dump import dump
from planner.store import Store

Tables = dict[str, list[dict[str, object]]]


@pytest.fixture(autouse=True)
def _undisturbed(qapp: QApplication) -> Iterator[None]:
    root = logging.getLogger()
    before, level, hook = list(root.handlers), root.level, sys.excepthook
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    sys.excepthook = hook
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store that has something in every table, and one backup of it."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store.open(folder / "planner.db", Clock.from_environment())
    build(store)
    store.backup()
    store.close()
    return folder


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "own") / "planner.db"


def tables_of(path: Path) -> Tables:
    store = Store.open(path)
    tables = store.read(dump, 1).tables
    assert store.check_file() == []
    store.close()
    return tables


def destroy(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 20] = b"\xa5" * 4096 * 17
    path.write_bytes(data)
    return bytes(data)


def when_ready(find: Callable[[], QWidget | None], act: Callable[[QWidget], object]) -> None:
    """Call `act` as soon as `find` finds something."""

    def look() -> None:
        found = find()
        if found is None:
            QTimer.singleShot(20, look)
        else:
            act(found)

    QTimer.singleShot(0, look)


def shown(kind: type[QWidget]) -> QWidget | None:
    for widget in QApplication.topLevelWidgets():
        if type(widget) is kind and widget.isVisible():
            return widget
    return None


def offered() -> QWidget | None:
    """Return the damage dialog once it has looked through the backups."""
    dialog = shown(DamageDialog)
    assert dialog is None or isinstance(dialog, DamageDialog)
    return dialog if dialog is not None and dialog.table.rows.all_rows else None


def test_everything_is_as_it_was_once_a_backup_is_chosen(
    qapp: QApplication, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = tables_of(path)
    damaged = destroy(path)
    seen: list[str] = []

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, DamageDialog)
        row = dialog.table.current_row
        seen.append(dialog.words[0])
        assert shown(Curtain) is None, "nothing is being opened while it is asked"
        assert row.is_whole
        assert row.backup.rows["contact"] == len(before["contact"])
        dialog.restore_button.click()

    def look_and_close(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        seen.extend(toast.text for toast in window.toasts.shown)
        window.close()

    when_ready(offered, choose)
    when_ready(lambda: shown(MainWindow), look_and_close)
    assert app.run(path, []) == 0
    assert "damaged" in seen[0]
    assert seen[1].startswith("Restored: Mar 18, 2026, 09:00. The damaged file is kept as")
    assert tables_of(path) == before
    (kept,) = path.parent.glob("planner-damaged-*.db")
    assert kept.read_bytes() == damaged
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert "planner restore" in said


def test_without_a_backup_what_can_be_read_is_saved(qapp: QApplication, path: Path) -> None:
    before = tables_of(path)
    for backup in path.parent.joinpath("planner-backups").glob("*.db"):
        backup.write_bytes(b"gone too")
    data = bytearray(path.read_bytes())
    data[-4096:] = bytes(4096)
    path.write_bytes(data)
    told: list[str] = []

    def salvage(dialog: QWidget) -> None:
        assert isinstance(dialog, DamageDialog)
        assert not dialog.restore_button.isEnabled()
        dialog.salvage_button.click()
        when_ready(lambda: next(iter(dialog.findChildren(Notice)), None), go_on)

    def go_on(notice: QWidget) -> None:
        assert isinstance(notice, Notice)
        told.extend(notice.words)
        notice.accept()

    when_ready(lambda: shown(DamageDialog), salvage)
    when_ready(lambda: shown(MainWindow), QWidget.close)
    assert app.run(path, []) == 0
    assert told[0] == "What could be read is saved."
    after = tables_of(path)
    saved = sum(row in after[name] for name, rows in before.items() for row in rows)
    assert saved > 0.8 * sum(map(len, before.values()))


def test_who_gives_up_has_the_file_as_it_was(qapp: QApplication, path: Path) -> None:
    damaged = destroy(path)
    when_ready(offered, lambda dialog: dialog.quit_button.click())  # type: ignore[attr-defined]
    assert app.run(path, []) == 1
    assert path.read_bytes() == damaged
    assert not list(path.parent.glob("planner-damaged-*"))
