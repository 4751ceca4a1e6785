from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.gui.calls import Call


def test_what_the_signal_brings_does_not_reach_the_call(qtbot: QtBot) -> None:
    heard: list[str] = []

    def save(path: str = "default") -> None:
        heard.append(path)

    button, action = QPushButton("Save"), QAction("Save")
    qtbot.addWidget(button)
    action.setCheckable(True)
    button.clicked.connect(Call(button, save).run)
    action.triggered.connect(Call(action, save).run)
    button.click()
    action.trigger()
    assert heard == ["default", "default"]
