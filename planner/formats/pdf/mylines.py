"""My lines at the foot of the plan page: who I am, how to begin, how to leave, and my QR."""

from planner.formats.pdf import edges, measures, qr
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Block, PrepReport
from planner.i18n import _

_LINE = 4.4
_BETWEEN = 2.2
_ABOVE = 3.0
_MOST = 3


def height(pen: Pen, frame: Frame, report: PrepReport) -> float:
    """Return how much of the page the block takes above the foot, 0 where there is nothing."""
    code = _code(report)
    text = _text_height(pen, frame, report)
    if not code and not text:
        return 0.0
    square = measures.QR + 2 * qr.quiet(code) if code else 0.0
    return max(text + _ABOVE, square)


def draw(pen: Pen, frame: Frame, report: PrepReport) -> None:
    """Draw the block above the foot of the page."""
    code = _code(report)
    low = frame.bottom - edges.FOOT
    if code:
        quiet = qr.quiet(code)
        qr.draw(pen, frame.right - measures.QR, low - measures.QR - quiet, code)
    label = label_width(pen)
    width = _width(frame, code) - label
    y = low - height(pen, frame, report) + _ABOVE
    y = max(y, low - _text_height(pen, frame, report) - 2.0)
    for name, text in rows(report):
        pen.text(frame.left, y + 3.4, name, style=Style.BOLD)
        used = pen.paragraph(
            frame.left + label,
            y + 3.4,
            text,
            width=width,
            most=_MOST,
            leading=_LINE,
            where=name,
        )
        y += used * _LINE + _BETWEEN


def free_below(frame: Frame, report: PrepReport) -> tuple[float, float] | None:
    """Return the lower and right edge of the space beside the code, if no lines stand in it."""
    code = _code(report)
    if not code or rows(report):
        return None
    right = frame.right - measures.QR - qr.quiet(code) - 2.0
    return frame.bottom - edges.FOOT, right


def rows(report: PrepReport) -> list[tuple[str, str]]:
    """Return each of my lines after its label; nothing where they are switched off."""
    if Block.LINES not in report.options.blocks:
        return []
    lines = report.lines
    rows = (
        (_("I am"), lines.introduction),
        (_("Open with"), " · ".join(lines.openers)),
        (_("Leave"), " · ".join(lines.ways_out)),
    )
    return [(name, text) for name, text in rows if text]


def _text_height(pen: Pen, frame: Frame, report: PrepReport) -> float:
    width = _width(frame, _code(report)) - label_width(pen)
    return sum(
        pen.count(text, width, Style.REGULAR, measures.TEXT, _MOST) * _LINE + _BETWEEN
        for _name, text in rows(report)
    )


def _width(frame: Frame, code: str) -> float:
    return frame.inner - (measures.QR + qr.quiet(code) + 2.0 if code else 0.0)


def label_width(pen: Pen, size: float = measures.TEXT) -> float:
    """Return how far right of their labels the lines begin."""
    names = (_("I am"), _("Open with"), _("Leave"))
    return max(pen.width(name, Style.BOLD, size) for name in names) + 3.0


def _code(report: PrepReport) -> str:
    code = report.lines.vcard if Block.QR in report.options.blocks else ""
    return code if code and qr.modules(code) else ""
