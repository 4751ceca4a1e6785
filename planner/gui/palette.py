"""The colours of the window: one light and one dark set, and what each is for."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Scheme(StrEnum):
    """Which colours the user wants."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Tone(StrEnum):
    """What a badge, a mark or an icon says besides its words."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Colours(NamedTuple):
    """One set of colours as "#rrggbb".

    Text colours keep 4.5:1 on `window`, `surface`, `soft` and their own soft ground; `border`
    and the tones keep 3:1. `hairline` only separates surfaces and carries no meaning.
    """

    window: str
    surface: str
    soft: str
    hover: str
    hairline: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    tip: str
    on_tip: str
    dark: bool

    def tone(self, tone: Tone) -> str:
        """Return the colour of text or an icon in that tone."""
        return {
            Tone.NEUTRAL: self.muted,
            Tone.ACCENT: self.accent,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
        }[tone]

    def ground(self, tone: Tone) -> str:
        """Return the soft ground on which text of that tone stands."""
        return {
            Tone.NEUTRAL: self.soft,
            Tone.ACCENT: self.accent_soft,
            Tone.GOOD: self.good_soft,
            Tone.WARN: self.warn_soft,
            Tone.BAD: self.bad_soft,
        }[tone]


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    soft="#eceef2",
    hover="#f0f3f5",
    hairline="#dfe2e8",
    border="#838b9a",
    text="#1b2230",
    muted="#586072",
    disabled="#9aa1ae",
    accent="#0b6b74",
    accent_hover="#0a5a62",
    on_accent="#ffffff",
    accent_soft="#d9eef0",
    good="#1c6b3c",
    good_soft="#dcf1e3",
    warn="#85500a",
    warn_soft="#fbeed3",
    bad="#a92b2b",
    bad_soft="#fbe3e1",
    tip="#262d3a",
    on_tip="#f4f5f7",
    dark=False,
)

DARK = Colours(
    window="#15181e",
    surface="#1d2129",
    soft="#2a2f3a",
    hover="#252a33",
    hairline="#323844",
    border="#7a8496",
    text="#e7eaf0",
    muted="#a5aebd",
    disabled="#687082",
    accent="#5cc8d0",
    accent_hover="#7bd6dd",
    on_accent="#06262a",
    accent_soft="#1c4148",
    good="#7fd49b",
    good_soft="#1b3a28",
    warn="#ecbd6c",
    warn_soft="#43331a",
    bad="#ff9c92",
    bad_soft="#4a2526",
    tip="#e7eaf0",
    on_tip="#15181e",
    dark=True,
)


def colours_of(palette: QPalette) -> Colours:
    """Return the set a palette was made from: a widget paints with `colours_of(self.palette())`."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def make_palette(colours: Colours) -> QPalette:
    """Return the Qt palette for one set of colours."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.hover,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Light: colours.surface,
        role.Midlight: colours.hover,
        role.Mid: colours.hairline,
        role.Dark: colours.border,
        role.Shadow: colours.border,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.tip,
        role.ToolTipText: colours.on_tip,
    }.items():
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, name, QColor(colours.disabled))
    palette.setColor(group.Disabled, role.Highlight, QColor(colours.soft))
    palette.setColor(group.Disabled, role.Accent, QColor(colours.border))
    return palette


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
