"""Saving under a name the user picks: whole files, and the folder remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import BadInput
from planner.formats.pdf.report import Printed
from planner.gui.jobs import Jobs
from planner.gui.saving import Saver, remember, remembered


@pytest.fixture
def saver(jobs: Jobs, qtbot: QtBot) -> Saver:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Saver(jobs, parent)
    made.setProperty("kept", parent)
    return made


def refuse() -> bytes:
    raise BadInput("Nothing to save.")


def test_the_next_dialog_opens_where_the_last_file_went(
    saver: Saver, qtbot: QtBot, tmp_path: Path
) -> None:
    first = saver.ask("Save", "sheet.pdf", "PDF document", lambda: b"%PDF-")
    assert first.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert first.nameFilters() == ["PDF document (*.pdf)"]
    with qtbot.waitSignal(saver.saved) as signal:
        first.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    first.close()
    assert signal.args == [tmp_path / "sheet.pdf", ""]
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF-"
    second = saver.ask("Save", "list.csv", "Table", lambda: b"")
    assert Path(second.directory().absolutePath()) == tmp_path
    second.close()


def test_what_a_paper_left_out_is_told(saver: Saver, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(saver.saved) as signal:
        saver.save_to(tmp_path / "who.pdf", lambda: Printed(b"%PDF-", 1, ("T1: long",)))
    assert signal.args[1] == "1 text is cut on paper: T1: long."
    assert (tmp_path / "who.pdf").read_bytes() == b"%PDF-"


def test_what_cannot_be_made_leaves_the_old_file(
    saver: Saver, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    with qtbot.waitSignal(saver.failed) as signal:
        saver.save_to(path, refuse)
    assert str(signal.args[0]) == "Nothing to save."
    assert path.read_bytes() == b"old"


def test_pages_remember_beside_each_other() -> None:
    remember("one", {"paper": "a5"})
    remember("two", {"limit": 300})
    assert (remembered("one"), remembered("two")) == ({"paper": "a5"}, {"limit": 300})
    assert remembered("three") == {}
