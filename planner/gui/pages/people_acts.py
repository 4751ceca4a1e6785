"""What can be done with the people chosen: actions with keys, a row of buttons, a menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.row_table import RowTable
from planner.gui.text import set_tooltip, without_mnemonic
from planner.gui.theme import Space
from planner.i18n import _


@dataclass(frozen=True)
class _Spec:
    """One action. `key` works while the table has the focus; `place` is the button row or menu."""

    name: str
    text: str
    symbol: str
    key: str = ""
    place: str = "menu"


def _specs() -> tuple[_Spec, ...]:
    return (
        _Spec("edit", _("&Edit card"), "pencil", "Ctrl+Return", "bar"),
        _Spec("merge", _("&Merge…"), "merge", "Ctrl+M", "bar"),
        _Spec("delete", _("&Delete"), "trash-2", "Del", "bar"),
        _Spec("held", _("Export &all that is held on this person, to read…"), "file-text"),
        _Spec("held_json", _("Export all that is &held, with every field…"), "database"),
        _Spec("card", _("Export this person’s &card…"), "id-card"),
        _Spec("", "", ""),
        _Spec("vcf", _("Export everybody as &vCard…"), "id-card"),
        _Spec("csv", _("Export everybody as C&SV…"), "upload"),
        _Spec("", "", ""),
        _Spec("forget", _("&Forget this person…"), "eye-off"),
    )


class PeopleActs(QHBoxLayout):
    """The row of buttons; `acts` are the actions by name, for the page to call and enable."""

    def __init__(self, table: RowTable, calls: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setSpacing(Space.XS)
        self.acts: dict[str, QAction] = {}
        self.menu = QMenu(table)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for spec in _specs():
            if not spec.name:
                self.menu.addSeparator()
                continue
            action = _action(table, spec, calls[spec.name])
            self.acts[spec.name] = action
            table.addAction(action)  # for its key, and so that the context menu repeats it
            if spec.place == "bar":
                self.addWidget(_button(action))
            else:
                self.menu.addAction(action)
        self.more = QToolButton()
        self.more.setIcon(icon("ellipsis"))
        self.more.setProperty("dots", True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tooltip(self.more, _("Export or forget"))
        self.addWidget(self.more)

    def allow(self, chosen: int, known: int) -> None:
        """Enable what can be done with so many chosen of so many people."""
        for name in ("edit", "held", "held_json", "card", "forget"):
            self.acts[name].setEnabled(chosen == 1)
        self.acts["merge"].setEnabled(chosen == 2)
        self.acts["delete"].setEnabled(chosen > 0)
        for name in ("vcf", "csv"):
            self.acts[name].setEnabled(known > 0)


def _action(owner: QWidget, spec: _Spec, call: Callable[[], object]) -> QAction:
    action = QAction(icon(spec.symbol), spec.text, owner)
    if spec.key:
        # In a text field Delete stays the field's own.
        action.setShortcut(QKeySequence(spec.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(Call(action, call).run)
    return action


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_tooltip(button, without_mnemonic(action.text()), action.shortcut())
    return button
