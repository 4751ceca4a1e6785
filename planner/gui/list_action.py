"""Actions of one list: a bare key that works while the list has the focus, and a button for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.text import set_tooltip, without_mnemonic

# A property of an action: what it does in words that say more than those of its button.
IN_FULL = "in_full"


def list_action(
    owner: QObject, words: str, key: str, symbol: str, slot: Callable[[], object]
) -> QAction:
    """Return an action that calls `slot`; add it to the list whose key it is to be.

    `key` "" gives none; `symbol` names its icon.
    """
    action = QAction(icon(symbol), words, owner)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(Call(action, slot).run)
    return action


def button_for(action: QAction, *, framed: bool = False, words: bool = True) -> QToolButton:
    """Return a button for an action, its key in the tooltip; `words` shows its text beside."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("framed", framed)
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    words_alone = without_mnemonic(action.text())
    button.setAccessibleName(words_alone)
    set_tooltip(button, words_alone, action.shortcut())
    return button
