"""One thing to choose in the comparison of two people: a button and its text, which may wrap."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from planner.gui.text import Look, breakable, plain_label
from planner.gui.theme import Space


class Choice(QWidget):
    """A radio button or tick box with a text of any length, or a picture, beside it."""

    def __init__(
        self,
        button: QAbstractButton,
        text: str,
        *,
        spoken: str,
        picture: QPixmap | None = None,
        look: Look = Look.BODY,
    ) -> None:
        super().__init__()
        self.button = button
        self.text = text
        button.setAccessibleName(spoken)
        label: QLabel = plain_label(breakable(text), look)
        if picture is not None:
            label.setPixmap(picture)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(Space.S)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the text for one on the button."""
        if self.rect().contains(event.position().toPoint()):
            self.button.click()
