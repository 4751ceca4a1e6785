"""One setting on screen: what it is, the editor of its kind, and the way back to its default."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QToolButton, QWidget

from planner.gui.fields import Field, make_editor
from planner.gui.fields import Kind as FieldKind
from planner.gui.icons import icon
from planner.gui.text import Look, fold, plain_label, set_tooltip
from planner.gui.theme import Space
from planner.i18n import _
from planner.settings import Kind, Setting, Value
from planner.times import zone_names

_EDITOR_WIDTH = 33  # letters
_FEW = 12  # choices whose words find the setting; of a hundred countries none does
_KINDS = {
    Kind.SWITCH: FieldKind.CHECK,
    Kind.CHOICE: FieldKind.CHOICE,
    Kind.NUMBER: FieldKind.NUMBER,
    Kind.ZONE: FieldKind.LINE,
}


class SettingRow(QWidget):
    """`picked` brings key and value once the editor is left changed, `reset_asked` the key."""

    picked = Signal(str, object)
    reset_asked = Signal(str)

    def __init__(self, setting: Setting, value: Value) -> None:
        super().__init__()
        self.setting = setting
        self._kept = value
        self._editor = make_editor(_field(setting))
        self.widget = self._editor.widget
        self.widget.setObjectName(setting.key)
        self.widget.setAccessibleName(setting.text)
        self.widget.setAccessibleDescription(setting.help)
        self.widget.installEventFilter(self)
        self._wide = self.fontMetrics().averageCharWidth() * _EDITOR_WIDTH
        if setting.kind is not Kind.SWITCH:
            self.widget.setFixedWidth(self._wide)
        if isinstance(self.widget, QComboBox):
            self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.widget.setSizeAdjustPolicy(short)
        self._editor.left.connect(self.commit)
        self._hint = plain_label("", Look.WARNING)
        self._hint.hide()
        self.reset_button = QToolButton()
        self.reset_button.setIcon(icon("undo-2"))
        self.reset_button.setIconSize(QSize(16, 16))
        words = _("“{setting}” back to: {default}")
        default = setting.show(setting.default)
        set_tooltip(self.reset_button, words.format(setting=setting.text, default=default))
        self.reset_button.clicked.connect(self._ask_reset)
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        self._lay_out()
        self.show_value(value)
        choices = setting.choices()
        shown = " ".join(words for _value, words in choices if len(choices) <= _FEW)
        self._words = fold(f"{setting.text} {setting.help} {setting.key} {shown}")

    @property
    def value(self) -> Value:
        """What was kept last."""
        return self._kept

    @property
    def hint(self) -> str:
        """What is wrong with what stands in the editor, or ""."""
        return self._hint.text()

    def has(self, words: list[str], group: str) -> bool:
        """Whether each of these folded words stands somewhere in the setting or its group."""
        return all(word in self._words or word in fold(group) for word in words)

    def show_value(self, value: Value) -> None:
        """Show a value that is kept."""
        self._kept = value
        self._editor.show_value(value)
        self._say("")
        self.show_reset(value)

    def show_reset(self, value: Value) -> None:
        """Offer the way back where there is one."""
        self.reset_button.setVisible(value != self.setting.default)

    def focus_editor(self) -> None:
        """Put the keyboard into the editor."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Tell of what stands in the editor, where that is new and can be read."""
        try:
            value: Any = self._editor.value
        except ValueError as error:
            self._say(str(error))
            return
        if self.setting.kind is Kind.NUMBER and value is None:
            self._editor.show_value(self._kept)
            return
        if self.setting.kind is Kind.ZONE and value:
            known = {name.casefold(): name for name in zone_names()}
            value = known.get(value.casefold(), value)
        if not self.setting.fits(value):
            self._say(self.setting.refusal(str(value)))
            return
        self._say("")
        self._editor.show_value(value)
        if value != self._kept:
            self._kept = value
            self.picked.emit(self.setting.key, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the dialog, not turn the values that the mouse passes over."""
        combo = isinstance(watched, QComboBox) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and combo:
            event.ignore()
            return True
        return False

    # Private

    def _lay_out(self) -> None:
        label = plain_label(self.setting.text)
        label.setBuddy(self.widget)
        told = plain_label(self.setting.help, Look.SMALL)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(label, 0, 0)
        grid.addWidget(told, 1, 0)
        grid.addWidget(self.widget, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.reset_button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._hint, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, self._wide)

    def _ask_reset(self, _checked: bool = False) -> None:
        self.reset_asked.emit(self.setting.key)

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.widget.setAccessibleDescription(words or self.setting.help)


def _field(setting: Setting) -> Field:
    return Field(
        setting.key,
        "",
        _KINDS[setting.kind],
        placeholder=setting.show("") if setting.kind is Kind.ZONE else "",
        choices=setting.choices(),
        completions=_zones if setting.kind is Kind.ZONE else None,
        minimum=setting.minimum,
        maximum=setting.maximum,
    )


def _zones() -> list[str]:
    return sorted(zone_names())
