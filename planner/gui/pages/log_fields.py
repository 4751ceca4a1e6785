"""The writing side of a card as fields and boxes, another way to fill the line."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from planner.formats.personline import PersonLine
from planner.gui.calls import Call
from planner.gui.flow_layout import FlowLayout
from planner.gui.line_words import box_words
from planner.gui.pages.log_edits import STATE_NAMES, STEPS, TIMINGS, fields_of, is_ticked
from planner.gui.text import plain, set_tooltip
from planner.gui.theme import Space
from planner.gui.words import state_words
from planner.i18n import _
from planner.model import TargetState

_KEYS = {
    "met": "M",
    "not-there": "N",
    "later": "L",
    "declined": "D",
    "not-sought": "S",
    "mail": "E",
    "linkedin": "I",
    "call": "C",
    "intro": "O",
    "24h": "2",
    "1w": "1",
    "warm": "W",
}
_COLUMNS = 3


class BoxStrip(QWidget):
    """The boxes of a card; while one has the focus a key turns each. `turned` brings box, on."""

    turned = Signal(str, bool)

    def __init__(self, boxes: tuple[str, ...], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QCheckBox] = {}
        flow = FlowLayout(self, gap=Space.M)
        for box in boxes:
            words = state_words(TargetState(box)) if box in STATE_NAMES else box_words(box)
            button = QCheckBox(_("{words} ({key})").format(words=words, key=_KEYS[box]))
            button.setAccessibleName(words)
            set_tooltip(button, _("{words}: press {key} here").format(words=words, key=_KEYS[box]))
            button.clicked.connect(Call(button, partial(self._turn, box)).run)
            self.buttons[box] = button
            flow.addWidget(button)

    def show_line(self, line: PersonLine) -> None:
        """Tick what is ticked on the line."""
        for box, button in self.buttons.items():
            button.setChecked(is_ticked(line, box))

    def press(self, key: str) -> bool:
        """Turn the box of that key; False when no box has it."""
        box = next((box for box in self.buttons if _KEYS[box] == key.upper()), None)
        if box is not None:
            self.buttons[box].click()
        return box is not None

    def _turn(self, box: str) -> None:
        self.turned.emit(box, self.buttons[box].isChecked())


class LogFieldsView(QWidget):
    """`typed` brings a field's name and text at each stroke, `turned` a box and if it is on."""

    typed = Signal(str, str)
    turned = Signal(str, bool)
    entered = Signal()
    entered_and_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for at, (name, words, hint) in enumerate(_fields()):
            row, column = divmod(at, _COLUMNS)
            edit = QLineEdit()
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(words)
            edit.textEdited.connect(partial(self.typed.emit, name))
            label = plain(QLabel(words))
            label.setProperty("tone", "muted")
            label.setBuddy(edit)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(edit, 2 * row + 1, column)
            self.fields[name] = edit
        self.states = BoxStrip(tuple(STATE_NAMES), _("What became of it"))
        self.steps = BoxStrip((*STEPS, *TIMINGS), _("Next steps"))
        grid.setRowMinimumHeight(4, Space.XS)
        grid.addWidget(self.states, 5, 0, 1, _COLUMNS)
        grid.addWidget(self.steps, 6, 0, 1, _COLUMNS)
        for strip in (self.states, self.steps):
            strip.turned.connect(self.turned)

    def show_line(self, line: PersonLine) -> None:
        """Show a line; the field being typed into keeps its text."""
        shown = fields_of(line)
        for name, edit in self.fields.items():
            if not edit.hasFocus() and edit.text() != getattr(shown, name):
                edit.setText(getattr(shown, name))
        self.states.show_line(line)
        self.steps.show_line(line)

    def clear(self) -> None:
        """Empty everything, the field being typed into too."""
        for edit in self.fields.values():
            edit.clear()
        self.show_line(PersonLine(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log on Enter; on the boxes, turn the one whose key is pressed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.entered_and_on if control else self.entered).emit()
            return
        on_boxes = isinstance(self.focusWidget(), QCheckBox)
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.text()
        if on_boxes and bare and key and (self.states.press(key) or self.steps.press(key)):
            return
        super().keyPressEvent(event)


def _fields() -> list[tuple[str, str, str]]:
    return [
        ("cue", _("Recognise by"), _("red glasses, tall …")),
        ("talk", _("Talked about"), _("what you talked about")),
        ("promise", _("I promised"), _("send the draft @fri")),
        ("wants", _("They want"), _("what they look for")),
        ("offered", _("They offered"), _("what they offered")),
        ("give", _("I give"), _("an introduction @2w")),
    ]
