"""The kinds of field a form is made of, and the editor each one gets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from planner.gui.completion import LinesEdit, WordCompleter
from planner.gui.dates import day_words
from planner.gui.reading_days import read_date as read_date
from planner.gui.reading_days import read_day
from planner.gui.text_completion import TextCompleter
from planner.i18n import _


class Kind(StrEnum):
    """What a field holds: the type of its value stands behind each."""

    LINE = "line"  # str
    TEXT = "text"  # str, several lines
    CHOICE = "choice"  # the value of one of `choices`
    NUMBER = "number"  # int or None
    DATE = "date"  # datetime.date or None
    DAY = "day"  # the same, shown and read in words: "Fri, Mar 20, 2026", "fri", "+3d"
    CHECK = "check"  # bool
    LINES = "lines"  # tuple of str, one a line
    TAGS = "tags"  # tuple of str, separated by commas


@dataclass(frozen=True)
class Field:
    """One field of a form, as data.

    `label` may carry a mnemonic (&). `choices` are (value, words). `completions` is asked for
    its words each time the field is entered. `check(value)` may return a sentence that is
    shown beneath as a hint and never keeps the value from being saved. `needed` is the sentence
    for a field that was emptied and may not be; what it held stays saved. `rows` is the height
    of a field of several lines. `today` is asked for where a day may be read in words.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    placeholder: str = ""
    choices: Sequence[tuple[Any, str]] = ()
    completions: Callable[[], Iterable[str]] | None = None
    check: Callable[[Any], str] | None = None
    rows: int = 3
    minimum: int = 0
    maximum: int = 9999
    read_only: bool = False
    today: Callable[[], date] | None = None
    needed: str = ""


class Editor(QObject):
    """One widget with a value: `left` when it is done with, `typed` at each stroke."""

    left = Signal()
    typed = Signal()

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field, self.widget = field, widget

    @property
    def value(self) -> Any:
        """The value as it stands; raises ValueError with a sentence when it cannot be read."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value, with no undo step and no signal of its own."""
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        """Whether the widget has text of its own to undo."""
        return False

    @property
    def can_redo(self) -> bool:
        """Whether the widget has text of its own to redo."""
        return False


class LineEditor(Editor):
    """A QLineEdit that reads one of the kinds on one line."""

    def __init__(self, field: Field) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line)
        self.line.setPlaceholderText(field.placeholder)
        self.line.setReadOnly(field.read_only)
        self.line.editingFinished.connect(self.left)
        self.line.textEdited.connect(self.typed)
        if field.completions:
            several = field.kind is Kind.TAGS
            self.line.setCompleter(WordCompleter(field.completions, self.line, several=several))

    @property
    def value(self) -> Any:
        """The value as it stands; raises ValueError with a sentence when it cannot be read."""
        text = self.line.text().strip()
        match self.field.kind:
            case Kind.NUMBER:
                return read_number(text, self.field)
            case Kind.DATE:
                return read_date(text)
            case Kind.DAY:
                assert self.field.today is not None
                return read_day(text, self.field.today())
            case Kind.TAGS:
                parts = (part.strip().lstrip("#") for part in text.split(","))
                return tuple(dict.fromkeys(part for part in parts if part))
        return text

    def show_value(self, value: Any) -> None:
        """Show a value, with no undo step and no signal of its own."""
        if self.field.kind is Kind.TAGS:
            text = ", ".join(value or ())
        elif self.field.kind is Kind.DAY:
            text = day_words(value) if value else ""
        else:
            text = "" if value is None else str(value)
        if text != self.line.text():  # the field's own undo steps stay otherwise
            self.line.setText(text)
            self.line.setCursorPosition(0)

    @property
    def can_undo(self) -> bool:
        """Whether the widget has text of its own to undo."""
        return self.line.isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether the widget has text of its own to redo."""
        return self.line.isRedoAvailable()


class TextEditor(Editor):
    """A field of several lines; Tab leaves it."""

    def __init__(self, field: Field) -> None:
        self.text = LinesEdit(field.rows)
        super().__init__(field, self.text)
        self.text.setPlaceholderText(field.placeholder)
        self.text.setReadOnly(field.read_only)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self.typed)
        if field.completions:
            TextCompleter(field.completions, self.text)

    @property
    def value(self) -> Any:
        """The text, or its lines without the empty ones."""
        text = self.text.toPlainText()
        if self.field.kind is Kind.LINES:
            return tuple(line.strip() for line in text.splitlines() if line.strip())
        return text.rstrip()

    def show_value(self, value: Any) -> None:
        """Show a value, with no undo step and no signal of its own."""
        text = "\n".join(value or ()) if self.field.kind is Kind.LINES else (value or "")
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)

    @property
    def can_undo(self) -> bool:
        """Whether the widget has text of its own to undo."""
        return self.text.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether the widget has text of its own to redo."""
        return self.text.document().isRedoAvailable()


class ChoiceEditor(Editor):
    """One of several values; done with as soon as one is picked."""

    def __init__(self, field: Field) -> None:
        self.box = QComboBox()
        # A long choice must not keep a form wider than the room it has.
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        super().__init__(field, self.box)
        for value, words in field.choices:
            self.box.addItem(words, value)
        self.box.setEnabled(not field.read_only)
        self.box.activated.connect(self._picked)

    @property
    def value(self) -> Any:
        """The value picked."""
        at = self.box.currentIndex()
        return self.field.choices[at][0] if at >= 0 else None

    def show_value(self, value: Any) -> None:
        """Show a value; one that is no choice leaves the box empty."""
        values = [choice for choice, _words in self.field.choices]
        self.box.setCurrentIndex(values.index(value) if value in values else -1)

    def _picked(self, _index: int) -> None:
        self.left.emit()


class CheckEditor(Editor):
    """Yes or no; done with as soon as it is turned."""

    def __init__(self, field: Field) -> None:
        self.box = QCheckBox(field.label)
        super().__init__(field, self.box)
        self.box.setEnabled(not field.read_only)
        self.box.clicked.connect(self._turned)

    @property
    def value(self) -> Any:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))

    def _turned(self, _checked: bool) -> None:
        self.left.emit()


def make_editor(field: Field) -> Editor:
    """Return the editor for a field."""
    match field.kind:
        case Kind.TEXT | Kind.LINES:
            return TextEditor(field)
        case Kind.CHOICE:
            return ChoiceEditor(field)
        case Kind.CHECK:
            return CheckEditor(field)
    return LineEditor(field)


def read_number(text: str, field: Field) -> int | None:
    """Return a whole number within the bounds of the field; None for nothing."""
    if not text:
        return None
    try:
        number = int(text)
    except ValueError:
        number = None
    if number is None or not field.minimum <= number <= field.maximum:
        raise ValueError(
            _("Write a whole number from {least} to {most}.").format(
                least=field.minimum, most=field.maximum
            )
        )
    return number
