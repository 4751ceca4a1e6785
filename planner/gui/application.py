"""Makes the one QApplication: its name, its icon, the user's language and reading direction."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
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
    """Give Qt the language chosen in i18n: its own words, numbers, and the side lines begin at.

    Qt's words and the direction follow the texts, so that no English window is mirrored.
    """
    app.setApplicationDisplayName(_("Planner"))
    QLocale.setDefault(QLocale(i18n.locale_name()))
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(i18n.language()), "qtbase", "_", folder):
        app.installTranslator(translator)
    right_to_left = i18n.is_right_to_left()
    way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(way)
