"""The menu of what holds for all follow-ups: weekends, reminders, the templates."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSystemTrayIcon

from planner.commands.people import edit_profile
from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.reminders import AT_START, BY_TRAY, is_wanted, want
from planner.gui.text import set_tooltip
from planner.i18n import _
from planner.queries.people import my_card

if TYPE_CHECKING:
    from planner.gui.pages.followups_board import FollowUpBoard


class RulesMenu(QObject):
    """A button with a menu; each switch says what it changes, and is off until it is asked for."""

    def __init__(self, page: "FollowUpBoard") -> None:
        super().__init__(page)
        self._page = page
        self.button = QPushButton(icon("settings"), "")
        set_tooltip(self.button, _("Rules and reminders"))
        self.button.setAccessibleName(_("Rules and reminders"))
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._show)
        self.weekends = self._switch(_("Nothing due on &weekends"), self._turn_weekends)
        self.menu.addSeparator()
        self.at_start = self._switch(_("Remind me when the program &starts"), self._turn_start)
        self.by_tray = self._switch(_("Remind me from the system &tray"), self._turn_tray)
        self.menu.addSeparator()
        self.templates = QAction(icon("pencil"), _("&Message templates…"), self.menu)
        self.templates.triggered.connect(Call(self.templates, page.desk.edit_templates).run)
        self.menu.addAction(self.templates)
        self.button.setMenu(self.menu)

    def _switch(self, words: str, turned: Callable[[bool], None]) -> QAction:
        action = QAction(words, self.menu)
        action.setCheckable(True)
        action.triggered.connect(turned)
        self.menu.addAction(action)
        return action

    def _show(self) -> None:
        mine = self._page.read(my_card)
        self.weekends.setChecked(bool(mine and mine.skip_weekends))
        self.at_start.setChecked(is_wanted(AT_START))
        self.by_tray.setChecked(is_wanted(BY_TRAY))
        has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        self.by_tray.setEnabled(has_tray)
        words = _("Remind me from the system &tray")
        none = _("Remind me from the system &tray (there is none here)")
        self.by_tray.setText(words if has_tray else none)

    def _turn_weekends(self, on: bool) -> None:
        words = _("What is reckoned from now on is due on working days.")
        if not on:
            words = _("What is reckoned from now on may be due on weekends.")
        self._page.write_saying(_("Change the rules"), words, edit_profile, skip_weekends=on)

    def _turn_start(self, on: bool) -> None:
        want(AT_START, on)

    def _turn_tray(self, on: bool) -> None:
        want(BY_TRAY, on)
