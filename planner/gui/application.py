"""Makes the one QApplication: its name, its icon, the user's language and reading direction."""

import sys

from PySide6.QtWidgets import QApplication

from planner import __version__, i18n
from planner.i18n import _

FUSION = "fusion"  # a property of the application that has the style from the start


def make_application() -> QApplication:
    """Return the one QApplication, named and turned as one reads, made now if there is none.

    It speaks and has an icon after `speak`, for which the first paint does not wait.
    """
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    # To set the style afterwards takes as long as to make all that Qt for Python knows of styles.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setProperty(FUSION, True)
    app.setApplicationName("planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("planner")
    app.setApplicationDisplayName(_("Planner"))
    if i18n.is_right_to_left():
        turn_round(app)
    return app


def speak(app: QApplication) -> None:
    """Give Qt the language chosen in i18n: its own words, numbers, and the side lines begin at.

    Qt's words and the direction follow the texts, so that no English window is mirrored.
    """
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    from planner.gui.icons import icon

    app.setWindowIcon(icon("planner", "accent"))
    app.setApplicationDisplayName(_("Planner"))
    QLocale.setDefault(QLocale(i18n.locale_name()))
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(i18n.language()), "qtbase", "_", folder):
        app.installTranslator(translator)
    turn_round(app)


def turn_round(app: QApplication) -> None:
    """Have lines begin at the side where reading does."""
    from PySide6.QtCore import Qt  # takes longer to be made than the first paint

    right_to_left = i18n.is_right_to_left()
    way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(way)
