"""Builds the menus of the window out of the actions that stand as data."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow

from planner.gui.actions import ActionSpec, menu_titles
from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.text import escaped, without_mnemonic


def build_actions(
    window: QMainWindow, specs: Sequence[ActionSpec], handlers: object
) -> dict[str, QAction]:
    """Return a QAction for every spec; each calls the method of `handlers` that its id names."""
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in specs:
        action = QAction(icon(spec.icon), spec.text, window)
        action.setObjectName(spec.id)
        action.setShortcuts(spec.sequences())
        action.setToolTip(escaped(without_mnemonic(spec.text)))
        # Words of ours, "Quit" or "About", must not be moved elsewhere by what they look like.
        action.setMenuRole(QAction.MenuRole.NoRole)
        if spec.choice:
            action.setCheckable(True)
            groups.setdefault(spec.choice, QActionGroup(window)).addAction(action)
        handler: Callable[[], object] = getattr(handlers, spec.id)
        action.triggered.connect(Call(action, handler).run)
        window.addAction(action)
        actions[spec.id] = action
    return actions


def build_menus(
    window: QMainWindow, specs: Sequence[ActionSpec], actions: dict[str, QAction]
) -> None:
    """Put the actions into the menu bar, those of one group together."""
    bar = window.menuBar()
    for place, title in menu_titles().items():
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(False)
        own = [spec for spec in specs if spec.place == place]
        for before, spec in pairwise([None, *own]):
            assert spec is not None
            if before is not None and before.group != spec.group:
                menu.addSeparator()
            menu.addAction(actions[spec.id])


def name_step(action: QAction, step: str | None, plain: str, named: str) -> None:
    """Give an undo or redo action the name of its step."""
    action.setText(named.format(step=step.replace("&", "&&")) if step else plain)
