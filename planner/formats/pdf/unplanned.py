"""The page for the people one did not plan to meet, and for what was learned."""

from planner.formats.pdf import measures, writing
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Block, Layout, Paper, PrepReport, SheetOptions
from planner.i18n import _

HEAD = 6.0


def slots_on(options: SheetOptions) -> int:
    """Return how many people a day's page (or pages, in the pocket layout) have room for."""
    if options.layout is Layout.PHONE:
        return 0
    small = options.layout is Layout.BOOKLET or options.paper is Paper.A5
    return 6 if small and options.layout is not Layout.POCKET else 8


def draw_page(pen: Pen, frame: Frame, first: int, slots: int) -> None:
    """Draw the slots N`first` and on in two columns, then lines for what was learned."""
    width = (frame.inner - measures.SLOT_GAP) / 2
    top = frame.top + HEAD
    for index in range(slots):
        row, column = divmod(index, 2)
        x = frame.left + column * (width + measures.SLOT_GAP)
        y = top + row * (measures.SLOT + measures.SLOT_GAP)
        draw_slot(pen, x, y, width, f"N{first + index}")
    rows = (slots + 1) // 2
    _learned(pen, frame, top + rows * (measures.SLOT + measures.SLOT_GAP) - measures.SLOT_GAP)


def draw_slot(pen: Pen, x: float, y: float, width: float, code: str) -> None:
    """Draw one slot of 52.5 mm."""
    pen.frame(x, y, width, measures.SLOT, grey=measures.DARK)
    left, room = x + measures.PAD, width - 2 * measures.PAD
    at = y + 0.3
    code_width = writing.code_box(pen, left, at + 1.2, code)
    writing.writing_line(pen, left + code_width + 1.5, at, room - code_width - 1.5)
    for label in (_("Company, address"), _("Recognise by"), _("Talked about"), _("I promised")):
        at += measures.WRITING_LINE
        writing.writing_line(pen, left, at, room, label)
    at += measures.WRITING_LINE
    writing.channel_row(pen, left, at, room)
    writing.timing_row(pen, left, at + measures.BOX_ROW, room)


def _learned(pen: Pen, frame: Frame, y: float) -> None:
    # The lower edge leaves room for the foot of the page.
    room = frame.bottom - 6.0 - y
    at = y + 0.5
    for index in range(min(5, int(room // measures.WRITING_LINE))):
        label = _("What I learned") if index == 0 else ""
        writing.writing_line(pen, frame.left, at, frame.inner, label)
        at += measures.WRITING_LINE


def reserved(report: PrepReport) -> int:
    """Return how many N numbers the sheet takes: a page of slots for each of its days."""
    if Block.UNPLANNED not in report.options.blocks:
        return 0
    return slots_on(report.options) * max(1, len(report.days))
