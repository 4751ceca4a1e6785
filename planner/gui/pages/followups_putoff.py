"""Asks until when follow-ups are put off: tomorrow, a few days, a week, or a date."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.dates import day_words
from planner.gui.reading_days import read_day
from planner.gui.text import Look, describe, plain, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext


class PutOff(QDialog):
    """A row of days and a field for any other. `chosen` brings the new day."""

    chosen = Signal(object)

    def __init__(self, today: date, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        words = ngettext("Put off until when?", "Put off {count} until when?", count)
        self.setWindowTitle(words.format(count=count))
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(plain_label(self.windowTitle(), Look.HEADING))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.day_buttons: list[QPushButton] = []
        for words, days in (
            (_("&Tomorrow"), 1),
            (_("In &3 days"), 3),
            (_("In a &week"), 7),
            (_("In a &month"), 30),
        ):
            day = today + timedelta(days=days)
            button = QPushButton(words)
            describe(button, day_words(day, today))
            button.setAccessibleDescription(day_words(day, today))
            button.setProperty("day", day.isoformat())
            button.setAutoDefault(False)
            button.clicked.connect(self._pick)
            self.day_buttons.append(button)
            row.addWidget(button)
        column.addLayout(row)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("fri, 2w, 31 Jan, 2026-01-31"))
        self.field.setAccessibleName(_("Date"))
        label = plain(QLabel())
        label.setText(_("Or &until"))
        label.setBuddy(self.field)
        self.put_button = QPushButton(_("Put off"))
        self.put_button.setProperty("kind", "primary")
        self.put_button.setDefault(True)
        self.put_button.clicked.connect(self._take_date)
        other = QHBoxLayout()
        other.setSpacing(Space.S)
        other.addWidget(label)
        other.addWidget(self.field, 1)
        other.addWidget(self.put_button)
        column.addLayout(other)
        self._hint = plain_label("", Look.WARNING)
        column.addWidget(self._hint)
        self.day_buttons[0].setFocus()

    @property
    def hint(self) -> str:
        """What is said about a date that cannot be used."""
        return self._hint.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the day that is focused on Enter, and what is typed there as another day."""
        focused = self.focusWidget()
        if focused in self.day_buttons and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_buttons[self.day_buttons.index(focused)].click()
        elif event.text().strip().isprintable() and event.text().strip():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self._choose(date.fromisoformat(button.property("day")))

    def _take_date(self) -> None:
        try:
            day = read_day(self.field.text().strip(), self._today)
        except ValueError as error:
            self._hint.setText(str(error))
            return
        if day is None or day < self._today:
            self._hint.setText(_("Write a day that is still to come, as 2026-01-31."))
            return
        self._choose(day)

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.accept()
