"""Remembers how the window stood: geometry, splitters, columns, zoom, last event, last folder."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from planner import paths
from planner.errors import PlannerError
from planner.kept import kept_in

if TYPE_CHECKING:
    from planner.gui.table_place import Stood

log = logging.getLogger(__name__)

_NAME = "window.json"


class WindowState:
    """What may be lost without harm, as one JSON file in the state folder, never in the store.

    Splitters, tables and what has a zoom are told apart by their object names. A file that
    cannot be read counts as none; one that cannot be written is logged.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or paths.state_folder()) / _NAME
        self._values = kept_in(self._file)

    @property
    def last_event(self) -> int | None:
        """The id of the event last chosen."""
        value = self._values.get("event")
        return value if isinstance(value, int) else None

    @last_event.setter
    def last_event(self, event_id: int | None) -> None:
        self._values["event"] = event_id

    @property
    def last_folder(self) -> Path:
        """The folder last used in a file dialog, if it is still there, else the home folder."""
        value = self._values.get("folder")
        folder = Path(value) if isinstance(value, str) and value else None
        return folder if folder and folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._values["folder"] = str(folder)

    def get(self, name: str, default: Any = None) -> Any:
        """Return any other plain value that was remembered under a name."""
        return self._group("other").get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Remember any other plain value (JSON) under a name."""
        self._group("other")[name] = value

    def forget(self, names: tuple[str, ...]) -> None:
        """Remember nothing any more that names a person; `names` are the name and addresses."""
        from planner.flows.traces import without

        self._values = without(self._values, names)

    def was_ticked(self, name: str) -> bool:
        """Return whether a button that is remembered by its name was pressed down."""
        return self._group("ticked").get(name) is True

    def stood(self, name: str, window: QWidget) -> "Stood | None":
        """Return where a table stood in a window that is as large; None where it is not known."""
        from planner.gui.table_place import as_noted

        return as_noted(self._group("places").get(name), window)

    def take_from(self, window: QWidget) -> None:
        """Note how a window stands: its splitters, its tables, its remembered buttons."""
        self._values["geometry"] = _text(window.saveGeometry())
        from PySide6.QtWidgets import QAbstractButton, QSplitter

        from planner.gui.row_table import RowTable
        from planner.gui.table_place import noted

        for splitter in window.findChildren(QSplitter):
            if splitter.objectName():
                self._group("splitters")[splitter.objectName()] = splitter.sizes()
        for table in window.findChildren(RowTable):
            if table.objectName():
                self._group("tables")[table.objectName()] = table.column_state()
            if (name := table.property("place")) and table.isVisible():
                self._group("places")[name] = noted(table, window)
        for widget in window.findChildren(QWidget):
            if widget.objectName() and isinstance(zoom := widget.property("zoom"), int):
                self._group("zooms")[widget.objectName()] = zoom
        for button in window.findChildren(QAbstractButton):
            if button.property("remembered"):
                self._group("ticked")[button.objectName()] = button.isChecked()

    def give_to(self, window: QWidget) -> bool:
        """Put a window, its splitters and its tables as they stood; False at the first start."""
        known = self.place(window)
        self.give_to_parts(window)
        return known

    def place(self, window: QWidget) -> bool:
        """Put a window where it stood, and nothing of what is in it; False at the first start."""
        geometry = self._values.get("geometry")
        return isinstance(geometry, str) and window.restoreGeometry(_bytes(geometry))

    def give_to_parts(self, window: QWidget) -> None:
        """Put the splitters and tables of a window, or of a page made later, as they stood."""
        # The curtain has no tables, and is up before their code is loaded.
        from PySide6.QtWidgets import QAbstractButton, QSplitter

        from planner.gui.row_table import RowTable

        for splitter in window.findChildren(QSplitter):
            sizes = self._group("splitters").get(splitter.objectName())
            if isinstance(sizes, list) and _are_sizes(sizes, splitter.count()):
                splitter.setSizes(sizes)
        for table in window.findChildren(RowTable):
            state = self._group("tables").get(table.objectName())
            if isinstance(state, dict):
                table.restore_columns(state)
        for name, zoom in self._group("zooms").items():
            widget = window.findChild(QWidget, name)
            if widget is not None and _are_sizes([zoom], 1):
                widget.setProperty("zoom", zoom)
        for button in window.findChildren(QAbstractButton):
            if button.property("remembered"):
                button.setChecked(self._group("ticked").get(button.objectName()) is True)

    def save(self) -> None:
        """Write it all to the file."""
        import json

        from planner import files

        data = json.dumps(self._values, indent=1, sort_keys=True).encode()
        try:
            files.make_folder(self._file.parent)
            files.atomic_write(self._file, data)
        except (OSError, PlannerError):
            log.warning("window state not written", exc_info=True)

    def _group(self, name: str) -> dict[str, Any]:
        group = self._values.setdefault(name, {})
        if not isinstance(group, dict):
            group = self._values[name] = {}
        return group


def _are_sizes(values: list[Any], count: int) -> bool:
    return len(values) == count and all(isinstance(v, int) and 0 <= v < 20000 for v in values)


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
