"""What the window shows while there is no event yet: one sentence and the ways to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.gui.icons import icon
from planner.gui.text import Look, plain_label, without_mnemonic
from planner.gui.theme import Space
from planner.i18n import _

_WIDTH = 460


class FirstRun(QWidget):
    """One sentence, a button for each of the given actions, and that files may be dropped."""

    def __init__(self, ways: Sequence[tuple[QAction, str]], parent: QWidget | None = None) -> None:
        """Show `ways`: actions, each with the words of its button ("" for the action's own)."""
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        picture = QLabel()
        picture.setPixmap(icon("planner", "accent").pixmap(QSize(64, 64)))
        picture.setMinimumHeight(72)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = plain_label(
            _("Prepare for an event, meet the right people there, and keep what you promised."),
            Look.TITLE,
        )
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addWidget(picture)
        column.addWidget(self.sentence)
        column.addSpacing(Space.M)
        for at, (action, words) in enumerate(ways):
            button = self._button(action, words, primary=at == 0)
            column.addWidget(button)
            self.buttons.append(button)
        drop = plain_label(_("or drop a calendar here"), Look.MUTED)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(drop)
        centre = QWidget()
        centre.setMaximumWidth(_WIDTH)
        centre.setLayout(column)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(centre, _WIDTH)  # as wide as it may be
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence the height it takes here: wrapped words ask for it too late."""
        super().resizeEvent(event)
        width = min(_WIDTH, self.width() - 2 * Space.XL)
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(width) + Space.S)

    def take_focus(self) -> None:
        """Put the keyboard on the first way to begin."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, action: QAction, words: str, *, primary: bool) -> QPushButton:
        button = QPushButton(words or without_mnemonic(action.text()))
        button.setIcon(icon(_icon_of(action), "on_accent" if primary else None))
        button.setProperty("kind", "primary" if primary else "")
        button.setAutoDefault(True)
        button.clicked.connect(action.trigger)
        return button


def _icon_of(action: QAction) -> str:
    return {
        "import_files": "download",
        "new_event": "calendar-plus",
        "import_sample": "lightbulb",
    }.get(action.objectName(), "chevron-right")
