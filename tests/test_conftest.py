"""The ground the tests stand on gives way where it should: each guard of conftest.py can fail."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

BAD = """
import os, socket, threading, urllib.request
import pytest

def test_thread():
    threading.Thread(target=threading.Event().wait, args=(20,), daemon=True).start()

def test_swallowed_connection():
    with pytest.raises(RuntimeError):
        urllib.request.urlopen("http://example.org")

def test_dialog(qtbot):
    from PySide6.QtWidgets import QDialog
    global dialog
    dialog = QDialog()
    dialog.setModal(True)
    dialog.show()

def test_timer(qapp):
    from PySide6.QtCore import QTimer
    global timer
    timer = QTimer(qapp)
    timer.start(1000)

def test_qt_warning(qapp):
    from PySide6.QtCore import qWarning
    qWarning("something is wrong")

def test_other_font(qapp):
    from PySide6.QtCore import Qt
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

def test_usual_font(qapp):
    assert qapp.font().pointSizeF() < 15 and not qapp.isRightToLeft()

def test_all_is_well(qtbot, clock, tmp_path):
    from PySide6.QtWidgets import QDialog
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    thread = threading.Thread(target=int)
    thread.start()
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    assert clock.today().isoformat() == "2026-03-18"
    assert os.listdir() == [] and os.getcwd() == os.environ["HOME"]
    assert os.environ["PLANNER_STORE"].startswith(os.environ["HOME"])

@pytest.mark.slow
def test_slow():
    pass

@pytest.mark.xserver
def test_on_a_screen():
    pass
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what pytest says about the tests above, run apart with our conftest.py."""
    folder = tmp_path_factory.mktemp("ground")
    (folder / "conftest.py").write_text((HERE / "conftest.py").read_text(encoding="utf-8"))
    (folder / "test_bad.py").write_text(BAD, encoding="utf-8")
    (folder / "pyproject.toml").write_text((HERE.parent / "pyproject.toml").read_text())
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rA", str(folder)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
    )
    return done.stdout[done.stdout.rindex("short test summary") :]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("thread", "ERROR test_bad.py::test_thread"),
        ("swallowed_connection", "ERROR test_bad.py::test_swallowed_connection"),
        ("dialog", "ERROR test_bad.py::test_dialog"),
        ("timer", "ERROR test_bad.py::test_timer"),
        ("qt_warning", "FAILED test_bad.py::test_qt_warning"),
    ],
)
def test_what_must_not_be_fails(report: str, name: str, words: str) -> None:
    assert words in report


def test_what_is_tidy_passes(report: str) -> None:
    assert "PASSED test_bad.py::test_all_is_well" in report
    assert "ERROR test_bad.py::test_all_is_well" not in report


def test_what_was_not_asked_for_is_left_out(report: str) -> None:
    assert "2 deselected" in report
