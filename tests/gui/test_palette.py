import pytest
from PySide6.QtGui import QPalette

from planner.gui.palette import DARK, LIGHT, Colours, Tone, colours_of, contrast, make_palette

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "soft", "hover", "accent_soft"])
@pytest.mark.parametrize("text", ["text", "muted", "accent"])
def test_text_stands_out_from_every_ground(colours: Colours, ground: str, text: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", list(Tone))
def test_badges_and_hints_can_be_read(colours: Colours, tone: Tone) -> None:
    for ground in (colours.ground(tone), colours.surface, colours.window):
        assert contrast(colours.tone(tone), ground) >= 4.5


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_tip", "tip")],
)
def test_text_on_colour_can_be_read(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("line", ["border", "accent", "good", "warn", "bad"])
def test_borders_and_icons_can_be_made_out(colours: Colours, line: str) -> None:
    for ground in (colours.window, colours.surface, colours.hover):
        assert contrast(getattr(colours, line), ground) >= 3


@BOTH
def test_a_palette_tells_its_colours(colours: Colours) -> None:
    palette = make_palette(colours)
    assert colours_of(palette) is colours
    assert palette.color(QPalette.ColorRole.Text).name() == colours.text
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert off.name() == colours.disabled


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
