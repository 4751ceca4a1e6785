"""The one form of the program: fields as data, saved when they are left."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from planner.gui.fields import Editor, Field, Kind, make_editor
from planner.gui.text import Look, PlainLabel, plain_label, without_mnemonic
from planner.gui.theme import Space

_BESIDE = 0, 5, 0, 4  # a label's margins: its words on the line of the field's first row


class Form(QWidget):
    """Shows one record in fields; `edited` brings {name: new value} when a field is left changed.

    There is no save button. `key` says which record is shown: while `edited` is handled it is
    still the record the change belongs to. Escape puts a changed field back, and leads from one
    that is as it was to `back_to`, where there is such a list; Ctrl+Z undoes the field's own
    text first and goes to the window when there is none.
    """

    edited = Signal(dict)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key: Any = None
        self.back_to: QWidget | None = None
        self._fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        self._hints: dict[str, QLabel] = {}
        self._kept: dict[str, Any] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(Space.L)
        self._layout.setVerticalSpacing(Space.S)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        for field in self._fields:
            self._add(field)
        self.set_values({})

    def set_values(self, values: dict[str, Any], key: Any = None) -> None:
        """Show a record; `key` tells which. Fields that are not named show nothing.

        Another record: a field still being edited is saved to the old one first. The same
        record again: a field being edited keeps what was typed into it.
        """
        if key != self.key:
            self.commit()
        same = key == self.key and key is not None
        self.key = key
        for name, editor in self._editors.items():
            busy = same and self._is_changed(name) and editor.widget.hasFocus()
            self._kept[name] = values.get(name, _nothing(editor.field))
            if not busy:
                self._show(name)

    def values(self) -> dict[str, Any]:
        """Return what the fields hold; one that cannot be read gives its value as it was."""
        return {name: self._value(name) for name in self._editors}

    def commit(self) -> bool:
        """Save what is changed and not yet left; False where a field cannot be read."""
        left = [self._leave(name) for name in self._editors]
        return all(left)

    def editor(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._editors[name].widget

    def hint(self, name: str) -> str:
        """Return the hint shown beneath a field, or ""."""
        return self._hints[name].text()

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field and select what is there."""
        widget = self._editors[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if select := getattr(widget, "selectAll", None):
            select()

    def put_labels_above(self, *, above: bool = True) -> None:
        """Put each label above its field, close to it, and not beside it; or beside it again."""
        policy = QFormLayout.RowWrapPolicy
        wanted = policy.WrapAllRows if above else policy.WrapLongRows
        if self._layout.rowWrapPolicy() is wanted:
            return
        self._layout.setRowWrapPolicy(wanted)
        self._layout.setVerticalSpacing(Space.XS if above else Space.S)
        for row in range(self._layout.rowCount()):
            item = self._layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
            label = item.widget() if item is not None else None
            if label is not None:
                room = (0, Space.S if row else 0, 0, 0) if above else _BESIDE
                label.setContentsMargins(*room)

    def insert_after(self, name: str, widget: QWidget) -> None:
        """Put a widget of the page's own below a field, as wide as the form."""
        names = list(self._editors)
        at = names.index(name)
        self._layout.insertRow(at + 1, widget)
        editor = self._editors[name].widget
        QWidget.setTabOrder(editor, widget)
        if at + 1 < len(names):
            QWidget.setTabOrder(widget, self._editors[names[at + 1]].widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See to leaving, Escape and the undo keys of the editors."""
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            return self._is_passed_over(watched, event)
        if isinstance(event, QFocusEvent):
            away = kind == QEvent.Type.FocusOut
            if away and event.reason() is Qt.FocusReason.PopupFocusReason:
                return False  # a context menu is no leaving
            if away and (name := self._name_of(watched)):
                self._leave_text(name)
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(
            event, QKeyEvent
        ):
            name = self._name_of(watched)
            return bool(name) and self._on_key(name, event)
        return False

    # Private

    def _add(self, field: Field) -> None:
        editor = make_editor(field)
        self._editors[field.name] = editor
        words = without_mnemonic(field.label)
        editor.widget.setObjectName(field.name)
        editor.widget.setAccessibleName(words)
        editor.widget.installEventFilter(self)
        if isinstance(editor.widget, QComboBox):
            editor.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.left.connect(self._on_left)
        editor.typed.connect(self._on_typed)
        hint = plain_label("", Look.WARNING)
        hint.hide()
        self._hints[field.name] = hint
        box = QVBoxLayout()
        box.setSpacing(Space.XS)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(editor.widget)
        box.addWidget(hint)
        if field.kind is Kind.CHECK:
            self._layout.addRow("", box)
            return
        label = PlainLabel(field.label)
        label.setProperty("tone", "muted")
        label.setBuddy(editor.widget)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(*_BESIDE)
        self._layout.addRow(label, box)

    def _is_passed_over(self, watched: QObject, event: QEvent) -> bool:
        # Scrolling a page must not turn the values the mouse happens to pass over.
        if isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    def _name_of(self, watched: QObject) -> str:
        name = watched.objectName()
        editor = self._editors.get(name)
        return name if editor and editor.widget is watched else ""

    def _on_left(self) -> None:
        editor = self.sender()
        assert isinstance(editor, Editor)
        self._leave(editor.field.name)

    def _on_typed(self) -> None:
        editor = self.sender()
        assert isinstance(editor, Editor)
        self._hint(editor.field.name, "")

    def _leave_text(self, name: str) -> None:
        # A QLineEdit says editingFinished by itself; a field of several lines does not.
        if self._editors[name].field.kind in (Kind.TEXT, Kind.LINES):
            self._leave(name)

    def _leave(self, name: str) -> bool:
        editor = self._editors[name]
        try:
            value = editor.value
        except ValueError as error:
            self._hint(name, str(error))
            return False
        if editor.field.needed and self._kept[name] and not value:
            self._hint(name, editor.field.needed)
            return False
        self._hint(name, self._advice(editor.field, value))
        if value != self._kept[name]:
            self._kept[name] = value
            self._show(name)
            self.edited.emit({name: value})
        return True

    def _show(self, name: str) -> None:
        editor = self._editors[name]
        editor.show_value(self._kept[name])
        self._hint(name, self._advice(editor.field, self._kept[name]))

    def _advice(self, field: Field, value: Any) -> str:
        return field.check(value) if field.check and value else ""

    def _hint(self, name: str, words: str) -> None:
        hint = self._hints[name]
        hint.setText(words)
        hint.setVisible(bool(words))
        self._editors[name].widget.setAccessibleDescription(words)

    def _value(self, name: str) -> Any:
        try:
            return self._editors[name].value
        except ValueError:
            return self._kept[name]

    def _is_changed(self, name: str) -> bool:
        try:
            return bool(self._editors[name].value != self._kept.get(name))
        except ValueError:
            return True

    def _on_key(self, name: str, event: QKeyEvent) -> bool:
        editor = self._editors[name]
        override = event.type() == QEvent.Type.ShortcutOverride
        if event.key() == Qt.Key.Key_Escape and self._is_changed(name):
            if override:
                event.accept()
            else:
                self._show(name)
            return True
        if event.key() == Qt.Key.Key_Escape and self.back_to is not None:
            if override:
                event.accept()
            else:
                self.back_to.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        undoes: list[tuple[QKeySequence.StandardKey, Callable[[], bool]]] = [
            (QKeySequence.StandardKey.Undo, lambda: editor.can_undo),
            (QKeySequence.StandardKey.Redo, lambda: editor.can_redo),
        ]
        for key, possible in undoes:
            if override and event.matches(key) and not possible():
                event.ignore()  # the window's own Undo is to have it
                return True
        return False


def _nothing(field: Field) -> Any:
    match field.kind:
        case Kind.LINES | Kind.TAGS:
            return ()
        case Kind.CHECK:
            return False
        case Kind.NUMBER | Kind.DATE | Kind.DAY:
            return None
        case Kind.CHOICE:
            return field.choices[0][0] if field.choices else None
    return ""
