"""The look of the whole program: Fusion with our palette, one spacing scale, one type scale."""

import logging
from enum import IntEnum, StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from planner import paths
from planner.gui.application import FUSION
from planner.gui.palette import DARK, LIGHT, Colours, Scheme, colours_of, make_palette
from planner.gui.stylesheet import stylesheet
from planner.i18n import is_right_to_left

# What a machine without a desktop theme gives; an alias is no family in a list of families:
# blanks and figures would come out of the font behind it.
_ALIASES = ("", "Sans", "Sans Serif", "sans-serif")
_READING = "Noto Sans"
_FONT_FILES = (".ttf", ".otf", ".ttc")
_DRESSED = "dressed"
_THEME = "theme"

log = logging.getLogger(__name__)


class Space(IntEnum):
    """The spacing scale, in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


class TypeScale(StrEnum):
    """The type scale: each step is a factor on the size the user chose for the system."""

    TITLE = "1.6"
    HEADING = "1.2"
    BODY = "1.0"
    SMALL = "0.9"

    @property
    def factor(self) -> float:
        """The factor as a number."""
        return float(self.value)


def scaled_font(
    step: TypeScale = TypeScale.BODY, *, bold: bool = False, base: QFont | None = None
) -> QFont:
    """Return the program's font at one step of the type scale."""
    font = QFont(base or QApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * step.factor)
    else:
        font.setPixelSize(round(font.pixelSize() * step.factor))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins that begin where reading begins: Qt itself does not turn them round."""
    left, right = (end, start) if is_right_to_left() else (start, end)
    return QMargins(left, top, right, bottom)


class Theme(QObject):
    """Keeps the application in the colours the user chose, or in those of the system.

    The stylesheet lies on the windows that `dress` was called for, not on the application:
    there, every layer that a widget is put into has all that it holds styled anew, which took
    three quarters of the time in which a page is built.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted = Scheme.SYSTEM
        self._sheet = ""
        self._usual_font = QFont(app.font())
        self._usual_colours = colours_of(app.palette())
        if app.property(FUSION) is None:
            app.setStyle("Fusion")
        app.setProperty(_THEME, self)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def wanted(self) -> Scheme:
        """What the user chose."""
        return self._wanted

    def apply(self, scheme: Scheme) -> Colours:
        """Put the application into a scheme and return its colours."""
        self._wanted = scheme
        colours = self._resolve(scheme)
        palette: QPalette = make_palette(colours)
        self._app.setPalette(palette)
        self._sheet = stylesheet(colours)
        for window in self._app.topLevelWidgets():
            # Qt tells the windows itself, but only once its main loop runs.
            if colours_of(window.palette()) is not colours:
                self._app.sendEvent(window, QEvent(QEvent.Type.ApplicationPaletteChange))
            if window.property(_DRESSED):
                window.setStyleSheet(self._sheet)
        self.changed.emit()
        return colours

    def scale_text(self, per_cent: int) -> None:
        """Set the size of text for what is built from now on, of the size the system has."""
        font, usual = QFont(self._app.font()), self._usual_font
        if usual.pointSizeF() > 0:
            font.setPointSizeF(usual.pointSizeF() * per_cent / 100)
        else:
            font.setPixelSize(round(usual.pixelSize() * per_cent / 100))
        self._app.setFont(font)

    def dress(self, window: QWidget) -> None:
        """Style a window with all that it holds, now and whenever the colours change."""
        window.setProperty(_DRESSED, True)
        window.setStyleSheet(self._sheet)

    def _resolve(self, scheme: Scheme) -> Colours:
        if scheme is Scheme.SYSTEM:
            system = self._app.styleHints().colorScheme()
            if system is Qt.ColorScheme.Unknown:
                return self._usual_colours
            return DARK if system is Qt.ColorScheme.Dark else LIGHT
        return DARK if scheme is Scheme.DARK else LIGHT

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._wanted is Scheme.SYSTEM:
            self.apply(Scheme.SYSTEM)


def apply_theme(app: QApplication, scheme: Scheme) -> Colours:
    """Put `app` on Fusion in our own light or dark colours, or those of the system.

    May be called again at any time; SYSTEM goes on following the system.
    """
    return _theme_of(app).apply(scheme)


def scale_text(app: QApplication, per_cent: int) -> None:
    """Set the size of text, in per cent of the system's, for windows that are built later."""
    _theme_of(app).scale_text(per_cent)


def _theme_of(app: QApplication) -> Theme:
    # Among its children Qt looks for it by making each of them, its style too, known to Python.
    theme = app.property(_THEME)
    return theme if isinstance(theme, Theme) else Theme(app)


def dress(window: QWidget) -> None:
    """Give a window the program's look, once it is built; one with a dressed parent has it."""
    app = QApplication.instance()
    theme = app.property(_THEME) if app is not None else None
    if isinstance(theme, Theme) and not window.property(_DRESSED):
        theme.dress(window)


def load_reading_font(app: QApplication) -> None:
    """Where the system names no font, put the bundled Latin one in its place.

    It has to be there before anything is measured: what is laid out in one font and drawn in
    another is cut.
    """
    if app.font().family() not in _ALIASES:
        return
    try:
        folder = paths.resource("fonts") / "NotoSans"
    except FileNotFoundError:
        return
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(folder / f"NotoSans-{weight}.ttf"))
    if QFontDatabase.hasFamily(_READING):
        font = app.font()
        font.setFamilies([_READING])
        app.setFont(font)


def load_fallback_fonts(app: QApplication) -> list[str]:
    """Load the bundled fonts and put their families behind the system's own; return the families.

    A missing folder or a broken file is logged and left out: names then show as far as the
    machine's fonts go. Where the system names no font, the bundled one comes first. Costs ten
    to thirty milliseconds.
    """
    try:
        folder = paths.resource("fonts")
    except FileNotFoundError:
        log.warning("no bundled fonts")
        return []
    font = app.font()
    own = [] if font.family() in _ALIASES else [QFontInfo(font).family()]
    families: list[str] = []
    for file in sorted((f for f in folder.rglob("*") if f.suffix in _FONT_FILES), key=_font_order):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            log.warning("font not loaded: %s", file.name)
            continue
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    if families:
        font.setFamilies([*own, *(f for f in families if f not in own)])
        app.setFont(font)
    return families


def _font_order(file: Path) -> tuple[bool, bool, str]:
    # The Latin font first, and the emoji last: they have figures of their own.
    return "emoji" in file.name.lower(), not file.stem.startswith("NotoSans-"), file.name
