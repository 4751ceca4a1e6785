"""What each action about the program itself does: its look, its settings, help and folders."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from planner.choices import choose, chosen
from planner.errors import PlannerError
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme

if TYPE_CHECKING:
    from planner.gui.help_window import HelpWindow
    from planner.gui.main_window import MainWindow

# The exit code with which the event loop says that the window is to be opened anew.
ANEW = 1000


class AsideActions(QObject):
    """The handlers of the menus that touch no event; every method bears the id of its action."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._store = window.store
        self._help: HelpWindow | None = None

    def scheme_light(self) -> None:
        """Show the window light."""
        self._choose_scheme(Scheme.LIGHT)

    def scheme_dark(self) -> None:
        """Show the window dark."""
        self._choose_scheme(Scheme.DARK)

    def scheme_system(self) -> None:
        """Follow the system's colours."""
        self._choose_scheme(Scheme.SYSTEM)

    def show_settings(self) -> None:
        """Open what can be chosen."""
        from planner.gui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window)
        dialog.changed.connect(self.take_setting)
        dialog.failed.connect(self._window.show_failure)
        dialog.anew_asked.connect(self.start_anew)
        dialog.open()

    def take_setting(self, key: str) -> None:
        """Let a setting that was changed count at once, where it can."""
        if key == "scheme":
            show_scheme(Scheme(str(chosen("scheme"))))
            self._window.tick_scheme()
        for page in self._window.pages.pages.values():
            page.take_setting(key)

    def start_anew(self) -> None:
        """Open the window anew, on the same store, as the settings say now."""
        QApplication.exit(ANEW)

    def show_keys(self) -> None:
        """List all keys."""
        from planner.gui.keys import show_keys

        show_keys(self._window)

    def show_help(self, page: str = "") -> None:
        """Open the help, on one of its pages or where it was left."""
        from planner.gui.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._window)
            self._help.destroyed.connect(self._forget_help)
        self._help.come(page)

    def help_page(self) -> None:
        """Open the help on the page that is shown."""
        from planner.gui.help_pages import OF_PAGE

        panes = self._window.panes
        shown = "" if panes.is_first_run else self._window.pages.current_name
        self.show_help(OF_PAGE.get(shown, "start"))

    def help_start(self) -> None:
        """Open the help on how the program works."""
        self.show_help("start")

    def help_line(self) -> None:
        """Open the help on the line per person."""
        self.show_help("line")

    def help_paper(self) -> None:
        """Open the help on what the paper means."""
        self.show_help("paper")

    def show_about(self) -> None:
        """Tell what this program is."""
        from planner.gui.about_dialog import AboutDialog

        AboutDialog(self._window, self._store).open()

    def open_data_folder(self) -> None:
        """Open the folder that holds the store."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.path.parent)))

    def _choose_scheme(self, scheme: Scheme) -> None:
        show_scheme(scheme)
        try:
            choose("scheme", scheme.value)
        except PlannerError as error:
            self._window.show_failure(error)

    def _forget_help(self) -> None:
        self._help = None


def show_scheme(scheme: Scheme) -> None:
    """Put the whole application into a scheme."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, scheme)
