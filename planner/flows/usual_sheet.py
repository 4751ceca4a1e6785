"""What a sheet begins with: what the settings say, else what is usual where the user lives."""

from babel import Locale, UnknownLocaleError

from planner.choices import chosen
from planner.formats.pdf.report import Block, Layout, Paper, SheetOptions
from planner.i18n import locale_name

_LETTER_LANDS = frozenset({"US", "CA", "MX", "PH", "CL", "CO"})


def usual_paper() -> Paper:
    """Return the paper of the settings, else the usual one as far as the locale tells."""
    if paper := chosen("paper"):
        return Paper(str(paper))
    try:
        land = Locale.parse(locale_name()).territory
    except (ValueError, UnknownLocaleError):
        land = None
    return Paper.LETTER if land in _LETTER_LANDS else Paper.A4


def usual_options() -> SheetOptions:
    """Return what a new sheet begins with."""
    off = set() if chosen("qr") else {Block.QR}
    return SheetOptions(
        paper=usual_paper(),
        layout=Layout(str(chosen("layout"))),
        discreet=chosen("discreet") is True,
        blocks=frozenset(Block) - off,
    )
