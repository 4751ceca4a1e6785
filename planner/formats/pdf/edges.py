"""What stands at the edges of a page: the line at its head, its foot, marks to fold and to cut."""

from dataclasses import dataclass
from datetime import datetime

from planner.formats.pdf import dates, measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.i18n import _

# The foot and what keeps it apart from the page above it.
FOOT = 6.0


@dataclass(frozen=True, slots=True)
class Foot:
    """What every foot of a document says. `number` is None for a preview."""

    title: str
    number: int | None
    printed_at: datetime
    calendar_at: datetime | None
    kind: str = ""

    def sheet(self) -> str:
        """Return which sheet it is."""
        if self.number is not None:
            return _("sheet {n}").format(n=self.number)
        return self.kind or _("preview")

    def stamps(self, *, short: bool = False) -> str:
        """Return when it was printed, and from which state of the calendar."""
        printed = dates.stamp(self.printed_at) if not short else dates.short_stamp(self.printed_at)
        if self.calendar_at is None:
            return _("printed {when}").format(when=printed)
        calendar = dates.short_stamp(self.calendar_at)
        return _("printed {when}, calendar of {state}").format(when=printed, state=calendar)


def head(pen: Pen, frame: Frame, title: str, *, right: str = "") -> None:
    """Write the line at the top of a page that is not the first."""
    base = frame.top + (2.4 if frame.small else 3.2)
    end = pen.text(frame.right, base, right, align=Align.RIGHT, width=frame.inner * 0.4)
    room = frame.inner - end - 4.0
    pen.text(frame.left, base, title, style=Style.BOLD, width=room)


def foot(pen: Pen, frame: Frame, words: Foot, page: int, pages: int) -> None:
    """Write event and sheet, page x of y, and when it was printed."""
    base = frame.bottom - (0.8 if frame.small else 1.0)
    number = _("page {x} of {y}").format(x=page, y=pages)
    stamps = words.stamps(short=frame.small)
    stamps_width = pen.text(frame.right, base, stamps, align=Align.RIGHT)
    number_width = pen.width(number)
    sheet = f" · {words.sheet()}"
    free = frame.inner - stamps_width - number_width - 8.0 - pen.width(sheet)
    shown = _shortened(pen, words.title, free)
    used = pen.text(frame.left, base, shown + sheet if shown else words.sheet())
    centred = frame.left + frame.inner / 2 - number_width / 2
    latest = frame.right - stamps_width - 4.0 - number_width
    pen.text(max(frame.left + used + 4.0, min(centred, latest)), base, number)


def fold_mark(pen: Pen, frame: Frame) -> None:
    """Draw short dotted lines at both edges at half the height of the page."""
    middle = frame.height / 2
    pen.dashes(2.0, middle, frame.left - 2.0, middle)
    pen.dashes(frame.right + 2.0, middle, frame.width - 2.0, middle)


def cut_marks(pen: Pen, width: float, height: float) -> None:
    """Draw crop marks where the sheet is cut into four."""
    across, down = width / 2, height / 2
    for x1, x2 in ((0.0, 6.0), (across - 4.0, across + 4.0), (width - 6.0, width)):
        pen.rule(x1, down, x2, grey=measures.DARK)
    for y1, y2 in ((0.0, 6.0), (down - 4.0, down + 4.0), (height - 6.0, height)):
        pen.upright(across, y1, y2, grey=measures.DARK)


def _shortened(pen: Pen, title: str, width: float) -> str:
    """The title again stands on the first page, so a cut here is no loss to report."""
    from planner.formats.pdf.text import ELLIPSIS, clean

    shown = clean(title)[:200]
    if pen.width(shown) <= width:
        return shown
    while shown and pen.width(shown + ELLIPSIS) > width:
        shown = shown[:-1]
    return shown.rstrip() + ELLIPSIS if shown else ""
