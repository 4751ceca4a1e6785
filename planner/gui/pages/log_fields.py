"""The writing side of a card as fields and boxes, another way to fill the line."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from planner.formats.personline import PersonLine
from planner.gui.calls import Call
from planner.gui.entry_line import LONGEST
from planner.gui.flow_layout import FlowLayout
from planner.gui.line_words import box_words
from planner.gui.pages.log_edits import STATE_NAMES, STEPS, TIMINGS, fields_of, is_ticked
from planner.gui.text import Look, plain_label, set_tooltip
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
_FIELD_WIDTH = 190
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Box(QCheckBox):
    """One box of a strip; the arrows lead to its neighbours."""

    left = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one on or back by an arrow."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if way := step.get(Qt.Key(event.key())):
            self.left.emit(-way if self.isRightToLeft() and event.key() in _SIDEWAYS else way)
        else:
            super().keyPressEvent(event)


class BoxStrip(QWidget):
    """The boxes of a card, one stop for Tab. `turned` brings a box and whether it is ticked.

    While one has the focus a key turns each.
    """

    turned = Signal(str, bool)

    def __init__(self, boxes: tuple[str, ...], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, Box] = {}
        self._flow = FlowLayout(self, gap=Space.M)
        for box in boxes:
            words = state_words(TargetState(box)) if box in STATE_NAMES else box_words(box)
            button = Box(_("{words} ({key})").format(words=words, key=_KEYS[box]))
            button.setAccessibleName(words)
            set_tooltip(button, _("{words}: press {key} here").format(words=words, key=_KEYS[box]))
            button.clicked.connect(Call(button, partial(self._turn, box)).run)
            button.left.connect(partial(self._step, button))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.buttons[box] = button
            self._flow.addWidget(button)
        next(iter(self.buttons.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def entrance(self) -> Box:
        """The box that Tab leads to."""
        boxes = self.buttons.values()
        return next(box for box in boxes if box.focusPolicy() is Qt.FocusPolicy.StrongFocus)

    def add(self, widget: QWidget) -> None:
        """Put something else behind the boxes."""
        self._flow.addWidget(widget)

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

    def _step(self, button: Box, way: int) -> None:
        boxes = [*self.buttons.values()]
        reached = boxes[(boxes.index(button) + way) % len(boxes)]
        self.entrance.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        reached.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        reached.setFocus(Qt.FocusReason.TabFocusReason)


class EnterZone(QWidget):
    """Tells that Enter or Ctrl+Enter was pressed in any of the fields it holds."""

    entered = Signal()
    entered_and_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, which a field passes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.entered_and_on if control else self.entered).emit()
        else:
            super().keyPressEvent(event)


class LogFieldsView(EnterZone):
    """The boxes and lines of a card from top to bottom.

    `typed` brings a field's name and text at each stroke, `turned` a box and if it is on.
    """

    typed = Signal(str, str)
    turned = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._cells: list[QWidget] = []
        self._columns = 0
        self.states = BoxStrip(tuple(STATE_NAMES), _("What became of it"))
        self.steps = BoxStrip((*STEPS, *TIMINGS), _("Next steps"))
        self.lines = QWidget()
        self._grid = QGridLayout(self.lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        for name, words, hint in _fields():
            self._cells.append(self._cell(name, words, hint, QBoxLayout.Direction.TopToBottom))
        on = self._cell("on", _("Next step on"), _("fri, 2w …"), QBoxLayout.Direction.LeftToRight)
        self.fields["on"].setFixedWidth(110)
        self.steps.add(on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.states, self.lines, self.steps):
            column.addWidget(widget)
        column.addStretch(1)  # height asked for in a lesser width stays below
        for strip in (self.states, self.steps):
            strip.turned.connect(self.turned)
        self._lay_out(2)

    @property
    def tab_order(self) -> list[QWidget]:
        """What Tab leads through, from top to bottom."""
        lines = [edit for name, edit in self.fields.items() if name != "on"]
        boxes = [*self.steps.buttons.values()]
        return [*self.states.buttons.values(), *lines, *boxes, self.fields["on"]]

    def show_line(self, line: PersonLine) -> None:
        """Show a line; the field being typed into keeps its text."""
        shown = fields_of(line)
        for name, edit in self.fields.items():
            if not edit.hasFocus() and edit.text() != getattr(shown, name):
                edit.setText(getattr(shown, name))
                edit.setCursorPosition(0)  # a long text is seen from its beginning
        self.states.show_line(line)
        self.steps.show_line(line)

    def clear(self) -> None:
        """Empty everything, the field being typed into too."""
        for edit in self.fields.values():
            edit.clear()
        self.show_line(PersonLine(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the boxes, turn the one whose key is pressed."""
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many lines side by side as there is room for."""
        super().resizeEvent(event)
        self._lay_out(max(2, min(4, event.size().width() // _FIELD_WIDTH)))

    def _cell(self, name: str, words: str, hint: str, way: QBoxLayout.Direction) -> QWidget:
        edit = QLineEdit()
        edit.setMaxLength(LONGEST)
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(words)
        edit.textEdited.connect(partial(self.typed.emit, name))
        label = plain_label(words, Look.SMALL, wrap=False)
        label.setBuddy(edit)
        cell = QWidget()
        row = QBoxLayout(way, cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S if way is QBoxLayout.Direction.LeftToRight else 2)
        row.addWidget(label)
        row.addWidget(edit)
        self.fields[name] = edit
        return cell

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, *divmod(at, columns))
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns


def _fields() -> list[tuple[str, str, str]]:
    return [
        ("cue", _("Recognise by"), _("red glasses, tall …")),
        ("talk", _("Talked about"), _("what you talked about")),
        ("promise", _("I promised"), _("send the draft @fri")),
        ("wants", _("They want"), _("what they look for")),
        ("offered", _("They offered"), _("what they offered")),
        ("give", _("I give"), _("an introduction @2w")),
    ]
