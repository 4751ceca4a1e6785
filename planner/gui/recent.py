"""The menu of what was imported before: files and addresses, the newest first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.flows.reading import is_address
from planner.gui.icons import icon
from planner.gui.text import filled
from planner.i18n import _

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

_REMEMBERED = "recent"
_MOST = 9
_LONGEST = 60  # letters of a place


class Recent(QObject):
    """Stands in the menu before the action with the id `refresh_calendars`.

    What was read is remembered with the state of the window, never in the data; the list can
    be emptied.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(_("Recent&ly imported"), window)
        self.menu.setIcon(icon("history"))
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._take)
        before = window.actions_by_id["refresh_calendars"]
        for bar_action in window.menuBar().actions():
            menu = bar_action.menu()
            if isinstance(menu, QMenu) and before in menu.actions():
                menu.insertMenu(before, self.menu)
        window.importer.was_read.connect(self.add)
        self._fill()

    @property
    def sources(self) -> list[str]:
        """The paths and addresses, the newest first."""
        known = self._window.state.get(_REMEMBERED)
        if not isinstance(known, list):
            return []
        return [source for source in known if isinstance(source, str) and source][:_MOST]

    def add(self, source: str) -> None:
        """Put a path or an address first."""
        self._keep([source, *(one for one in self.sources if one != source)][:_MOST])

    def clear(self) -> None:
        """Forget them all."""
        self._keep([])

    # Private

    def _keep(self, sources: list[str]) -> None:
        self._window.state.set(_REMEMBERED, sources)
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        for at, source in enumerate(self.sources, start=1):
            action = QAction(icon("link" if is_address(source) else "calendar"), "", self.menu)
            words = _words(source).replace("&", "&&")
            action.setText(_("&{n}  {source}").format(n=at, source=words))
            action.setData(source)
            self.menu.addAction(action)
        if self.sources:
            self.menu.addSeparator()
            self.menu.addAction(icon("x"), _("&Empty this list"))
        self.menu.setEnabled(bool(self.sources))

    def _take(self, action: QAction) -> None:
        source = action.data()
        if not isinstance(source, str):
            self.clear()
        elif is_address(source) or Path(source).exists():
            self._window.bring([source])
        else:
            self._keep([one for one in self.sources if one != source])
            words = _("“{name}” is not there any more; it was taken off the list.")
            self._window.tell(filled(words, name=Path(source).name))


def _words(source: str) -> str:
    if is_address(source):
        return source if len(source) <= _LONGEST else f"{source[: _LONGEST - 1]}…"
    path = Path(source)
    folder = str(path.parent)
    home = str(Path.home())
    if folder == home or folder.startswith(f"{home}/"):
        folder = f"~{folder[len(home) :]}"
    if len(folder) > _LONGEST:
        folder = f"…{folder[1 - _LONGEST :]}"
    return f"{path.name} ({folder})"
