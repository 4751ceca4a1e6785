"""What is left open for the hand: rows of boxes to tick and labelled lines to write on."""

from planner.formats.pdf import measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.pen import Align, Pen
from planner.i18n import _

_AFTER_BOX = 1.1
_BETWEEN = 4.0
_LEAST_BETWEEN = 1.4
# The baseline of 9 point text lies this far below the middle of its row.
_BASELINE = 1.15
# A rule for the hand lies this far above the lower edge of its eight millimetres.
RULE_UP = 1.0


def tick_row(
    pen: Pen, x: float, y: float, width: float, labels: tuple[str, ...], *, open_end: str = ""
) -> None:
    """Draw a row of boxes 5.5 mm high from `y` down, each with its label behind it.

    `open_end` is a last label with a line to write on that takes what is left of the width.
    Where the labels are too long for the width they stand closer, then smaller.
    """
    size = measures.TEXT
    least_line = 10.0 if open_end else 0.0
    while True:
        widths = [pen.width(label, size=size) for label in labels]
        end = pen.width(open_end, size=size) + 1.0 + least_line if open_end else 0.0
        boxes = len(labels) * (measures.BOX + _AFTER_BOX)
        gaps = len(labels) - (0 if open_end else 1)
        spare = width - sum(widths) - boxes - end
        if spare >= gaps * _LEAST_BETWEEN or size <= 6.5:
            break
        size -= 0.25
    between = max(_LEAST_BETWEEN / 2, min(_BETWEEN, spare / gaps)) if gaps else 0.0
    middle = y + measures.BOX_ROW / 2
    baseline = middle + _BASELINE
    at = x
    for label, wide in zip(labels, widths, strict=True):
        pen.box(at, middle)
        at += measures.BOX + _AFTER_BOX
        pen.text(at, baseline, label, size=size)
        at += wide + between
    if open_end:
        at += pen.text(at, baseline, open_end, size=size) + 1.0
        if at < x + width - 4:
            pen.rule(at, baseline + 0.6, x + width)


def tick_width(pen: Pen, labels: tuple[str, ...], between: float = _BETWEEN) -> float:
    """Return how wide a row of such boxes is with their labels in full size."""
    words = sum(pen.width(label) + measures.BOX + _AFTER_BOX for label in labels)
    return words + between * (len(labels) - 1)


def tick_lines(pen: Pen, width: float, labels: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Deal the labels out to rows in which each stands in full size."""
    rows: list[tuple[str, ...]] = []
    for label in labels:
        longer = (*rows[-1], label) if rows else (label,)
        if rows and tick_width(pen, longer, _LEAST_BETWEEN) <= width:
            rows[-1] = longer
        else:
            rows.append((label,))
    return rows


def writing_line(pen: Pen, x: float, y: float, width: float, label: str = "") -> None:
    """Draw one line to write on in the eight millimetres from `y` down, its label before it."""
    base = y + measures.WRITING_LINE - RULE_UP
    start = x
    if label:
        start += pen.text(x, base - 0.4, label, width=width * 0.6) + 1.2
    pen.rule(start, base, x + width)


def met_labels() -> tuple[str, ...]:
    """Return the labels of the first row of boxes."""
    return (_("met"), _("not there"), _("later"))


def channel_row(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the row that says by what means and when to write."""
    labels = (_("mail"), _("LinkedIn"), _("call"))
    tick_row(pen, x, y, width, labels, open_end=_("on"))


def timing_row(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the row that says how soon to write."""
    tick_row(pen, x, y, width, (_("24 h"), _("1 week"), _("keep warm")))


def short_row(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the one row of the half card."""
    tick_row(pen, x, y, width, (_("mail"), _("LinkedIn"), _("24 h"), _("1 week")))


def code_box(pen: Pen, x: float, y: float, code: str) -> float:
    """Draw the code in its frame, 6 mm high with the top at `y`; return the width it takes."""
    wide = code_width(pen, code)
    pen.frame(x, y, wide, 6.0, weight=0.9, grey=measures.BLACK, radius=1.0)
    pen.text(x + 1.5, y + 4.5, code, style=Style.BOLD, size=measures.NAME)
    return wide


def code_width(pen: Pen, code: str) -> float:
    """Return how wide the frame of a code is."""
    return pen.width(code, Style.BOLD, measures.NAME) + 3.0


def full_writing_side(
    pen: Pen, x: float, y: float, width: float, code: str, size: measures.CardSize = measures.FULL
) -> None:
    """Draw the handwriting side of a full card from `y` down."""
    _state_row(pen, x, y + 0.5, width, code)
    at = y + 0.5 + measures.BOX_ROW
    for label in _FULL_LABELS[size.written]():
        writing_line(pen, x, at, width, label)
        at += measures.WRITING_LINE
    channel_row(pen, x, at, width)
    timing_row(pen, x, at + measures.BOX_ROW, width)


def half_writing_side(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    code: str,
    size: measures.CardSize = measures.HALF,
    *,
    company: bool,
) -> None:
    """Draw the handwriting side of a half card from `y` down."""
    _state_row(pen, x, y + 0.3, width, code)
    at = y + 0.3 + measures.BOX_ROW
    first = _("Who / talked") if company else _("Cue / talked")
    for index in range(size.written):
        last = index == size.written - 1
        label = _("I promised") if last else (first if index == 0 else "")
        writing_line(pen, x, at, width, label)
        at += measures.WRITING_LINE
    short_row(pen, x, at, width)


def _five_labels() -> tuple[str, ...]:
    return (
        _("Recognise by"), _("Talked about"), "", _("I promised"), _("They want / offer"),
    )  # fmt: skip


def _nine_labels() -> tuple[str, ...]:
    cue, talk, blank, promise, wants = _five_labels()
    return cue, blank, talk, blank, blank, promise, blank, wants, blank


_FULL_LABELS = {5: _five_labels, 9: _nine_labels}


def _state_row(pen: Pen, x: float, y: float, width: float, code: str) -> None:
    end = pen.width(code, Style.BOLD) + 3.0
    tick_row(pen, x, y, width - end, met_labels())
    baseline = y + measures.BOX_ROW / 2 + _BASELINE
    pen.text(x + width, baseline, code, style=Style.BOLD, align=Align.RIGHT)


def writing_width(pen: Pen, width: float) -> float:
    """Return the width of the handwriting side of a card of that width: 45 %, and more where the
    line for the promise would not be 60 mm long; never more than half."""
    label = pen.width(_("I promised"))
    needed = label + 1.2 + measures.PROMISE_WIDTH + 2 * measures.PAD
    share = 1 - measures.PRINTED_SHARE
    return min(width / 2, max(width * share, needed))
