"""Makes the one QApplication: its name, its icon, the user's language and reading direction."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from planner import __version__, i18n
from planner.gui.icons import icon
from planner.i18n import _


def make_application() -> QApplication:
    """Return the one QApplication, named and in the user's language, made now if there is none."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    app = QApplication(sys.argv[:1])
    app.setApplicationName("planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("planner")
    app.setWindowIcon(icon("planner", "accent"))
    speak(app)
    return app


def speak(app: QApplication) -> None:
    """Let Qt's own words and the reading direction follow the language in use."""
    locale = QLocale(i18n.locale_name())
    QLocale.setDefault(locale)
    app.setApplicationDisplayName(_("Planner"))
    app.setLayoutDirection(locale.textDirection())
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)
