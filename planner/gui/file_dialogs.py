"""Asks which files to open, or for a folder, without ever blocking."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.gui.window_state import WindowState


def ask_files(
    parent: QWidget,
    state: WindowState,
    title: str,
    filters: str,
    chosen: Callable[[list[Path]], object],
) -> QFileDialog:
    """Open a dialog for existing files; `chosen` is called with their paths."""
    dialog = _dialog(parent, state, title)
    dialog.setNameFilter(filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _open(dialog, state, chosen)


def ask_folder(
    parent: QWidget, state: WindowState, title: str, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    """Open a dialog for a folder; `chosen` is called with a list of that one path."""
    dialog = _dialog(parent, state, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, state, chosen)


def _dialog(parent: QWidget, state: WindowState, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(state.last_folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _open(
    dialog: QFileDialog, state: WindowState, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    def take(names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            state.last_folder = paths[0] if paths[0].is_dir() else paths[0].parent
            chosen(paths)

    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog
