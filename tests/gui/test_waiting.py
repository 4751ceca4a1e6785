"""Work on another thread that is waited for, while the event loop goes on."""

import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from planner.errors import BadInput
from planner.gui.waiting import wait_for


def test_the_event_loop_goes_on_meanwhile(qtbot: QtBot) -> None:
    turned = threading.Event()
    QTimer.singleShot(0, turned.set)
    assert wait_for(lambda: turned.wait(5)), "the timer rang while the work waited for it"


def test_what_it_raises_is_raised_where_it_is_waited_for(qtbot: QtBot) -> None:
    def fail() -> None:
        raise BadInput("Not so.")

    with pytest.raises(BadInput, match="Not so"):
        wait_for(fail)
