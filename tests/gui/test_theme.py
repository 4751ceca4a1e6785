import sys

import gallery
import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import paths
from planner.gui.palette import DARK, LIGHT, Scheme, colours_of, make_palette
from planner.gui.theme import (
    Theme,
    TypeScale,
    apply_theme,
    dress,
    load_fallback_fonts,
    load_reading_font,
    margins,
    scaled_font,
)


@pytest.fixture
def own_font(qapp: QApplication):
    before = QFont(qapp.font())
    yield before
    qapp.setFont(before)


def test_both_schemes_reach_widgets_that_are_there(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    dress(button)
    assert apply_theme(qapp, Scheme.DARK) is DARK
    assert colours_of(button.palette()) is DARK
    assert apply_theme(qapp, Scheme.LIGHT) is LIGHT
    assert colours_of(button.palette()) is LIGHT


def test_a_dressed_window_styles_what_it_holds_and_follows_the_scheme(
    qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Save", window)
    button.setProperty("kind", "primary")
    dress(window)
    window.show()
    for scheme, colours in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
        apply_theme(qapp, scheme)
        picture = button.grab().toImage()
        ground = picture.pixelColor(picture.width() // 2, picture.height() - 3)
        assert ground.name() == colours.accent


def test_the_scheme_of_the_system_is_followed_only_when_asked(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    theme = qapp.findChild(Theme)
    assert isinstance(theme, Theme)
    theme._follow_system(Qt.ColorScheme.Light)
    assert colours_of(qapp.palette()) is DARK
    # Offscreen there is no desktop theme: then it is light.
    assert apply_theme(qapp, Scheme.SYSTEM) is LIGHT
    assert theme.wanted is Scheme.SYSTEM


def test_the_type_scale_respects_the_size_of_the_system(
    qapp: QApplication, own_font: QFont
) -> None:
    font = QFont(own_font)
    font.setPointSizeF(20)
    qapp.setFont(font)
    assert scaled_font(TypeScale.TITLE).pointSizeF() == pytest.approx(32)
    assert scaled_font(TypeScale.SMALL, bold=True).pointSizeF() == pytest.approx(18)
    assert scaled_font(TypeScale.SMALL, bold=True).weight() == QFont.Weight.DemiBold


def test_bundled_fonts_stand_behind_the_systems_own(qapp: QApplication, own_font: QFont) -> None:
    font = QFont(own_font)
    font.setFamily("DejaVu Sans")
    qapp.setFont(font)
    families = load_fallback_fonts(qapp)
    assert families[0] == "Noto Sans"
    assert "emoji" in families[-1].lower(), "its figures must never be taken for text"
    assert qapp.font().families() == ["DejaVu Sans", *families]


def test_bundled_fonts_come_first_where_the_system_names_none(
    qapp: QApplication, own_font: QFont
) -> None:
    font = QFont(own_font)
    font.setFamily("Sans Serif")
    qapp.setFont(font)
    load_fallback_fonts(qapp)
    assert qapp.font().families()[0] == "Noto Sans"


def test_what_is_measured_before_all_fonts_are_there_keeps_its_measure(
    qapp: QApplication, own_font: QFont
) -> None:
    font = QFont(own_font)
    font.setFamily("Sans Serif")
    qapp.setFont(font)
    load_reading_font(qapp)
    label = QLabel("Log")
    before = (label.sizeHint(), label.fontMetrics().height())
    load_fallback_fonts(qapp)
    assert (label.sizeHint(), label.fontMetrics().height()) == before
    font.setFamily("DejaVu Sans")
    qapp.setFont(font)
    load_reading_font(qapp)
    assert qapp.font().family() == "DejaVu Sans", "the system's own choice stays"


def test_where_the_system_names_no_scheme_its_palette_tells(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    usual = qapp.property("theme")
    qapp.setPalette(make_palette(DARK))
    theme = Theme(qapp)
    qapp.setPalette(make_palette(LIGHT))
    assert theme.apply(Scheme.SYSTEM) is DARK
    theme.deleteLater()
    qapp.setProperty("theme", usual)
    assert apply_theme(qapp, Scheme.SYSTEM) is LIGHT


def test_missing_fonts_are_no_fault(
    qapp: QApplication, own_font: QFont, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(paths, "resource", gone)
    load_reading_font(qapp)
    assert load_fallback_fonts(qapp) == []
    assert qapp.font() == own_font


def test_qt_does_not_use_up_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.10 and 3.11 aborts after some thousand calls that return None.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_margins_begin_where_reading_begins(qapp: QApplication) -> None:
    assert margins(16, 1, 0, 2) == QMargins(16, 1, 0, 2)
    with gallery.speaking(qapp, "xr"):
        assert margins(16, 1, 0, 2) == QMargins(0, 1, 16, 2)
