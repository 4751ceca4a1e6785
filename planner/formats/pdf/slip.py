"""The change slip: what on a printed sheet no longer holds, to be laid into it."""

from planner.formats.pdf import dates, edges, masthead, measures, names
from planner.formats.pdf.document import printed
from planner.formats.pdf.flow import Block, paginate
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Printed
from planner.formats.pdf.shortreports import Change, ChangeSlip
from planner.i18n import _, ngettext

_LEADING = 4.5
_BASE = 4.4
_PAD = 2.4
_CODE = 15.0
_LABEL = 12.0
_HEAD_ROOM = 8.0
_HAIR = 0.3


def change_slip(report: ChangeSlip) -> Printed:
    """Return the slip as a PDF, one page for all but the longest. Same report, same bytes."""
    title = _("Changes to sheet {n} – {event}").format(n=report.number, event=report.head.title)
    return printed(title, lambda pen: _draw(pen, report, title))


def _draw(pen: Pen, report: ChangeSlip, title: str) -> None:
    size = measures.PAPERS[report.paper]
    frame = measures.frame(*size)
    room = frame.bottom - edges.FOOT - frame.top
    blocks = [_change(pen, frame, change) for change in report.changes]
    pages = paginate([_head(pen, frame, report), *blocks], room, room - _HEAD_ROOM)
    words = edges.Foot(
        report.head.title, None, report.printed_at, report.calendar_at,
        kind=_("changes to sheet {n}").format(n=report.number),
    )  # fmt: skip
    for index, page in enumerate(pages):
        pen.start_page(*size)
        y = frame.top
        if index:
            edges.head(pen, frame, title)
            y += _HEAD_ROOM
        for block in page:
            block.draw(pen, y)
            y += block.height
        edges.foot(pen, frame, words, index + 1, len(pages))


def _head(pen: Pen, frame: Frame, report: ChangeSlip) -> Block:
    count = len(report.changes)
    big = ngettext(
        "Sheet {n} is stale: {count} change", "Sheet {n} is stale: {count} changes", count
    ).format(n=report.number, count=count)
    small = _("{event} · sheet of {when} · lay this slip into the sheet, or copy it over").format(
        event=report.head.title, when=dates.stamp(report.sheet_at)
    )
    note = masthead.zone_note(report.head)
    lines = pen.count(small, frame.inner, Style.REGULAR, measures.TEXT, 3)

    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 5.6, big, style=Style.BOLD, size=measures.TITLE, width=frame.inner)
        pen.paragraph(
            frame.left, y + 11.4, small, width=frame.inner, most=3, leading=_LEADING,
            where=_("Event"),
        )  # fmt: skip
        pen.text(frame.left, y + 11.4 + lines * _LEADING, note, width=frame.inner)
        pen.rule(frame.left, y + height - 1.0, frame.right, weight=0.9, grey=measures.BLACK)

    height = 11.4 + (lines + (1 if note else 0)) * _LEADING + 1.0
    return Block(height, draw)


def _change(pen: Pen, frame: Frame, change: Change) -> Block:
    left = frame.left + measures.BOX + 2.0 + _CODE
    width = frame.right - left
    title_lines = pen.count(change.title, width, Style.REGULAR, measures.TEXT, 2)
    now = _now(change)
    now_lines = max(1, pen.count(now, width - _LABEL, Style.BOLD, measures.TEXT, 3))
    name = names.set_name(pen, change.name, width, names.IN_A_LINE)
    high = (2 + title_lines + now_lines) * _LEADING + name.below + _PAD

    def draw(pen: Pen, y: float) -> None:
        base = y + _BASE
        pen.box(frame.left, base - 1.3)
        pen.text(frame.left + measures.BOX + 2.0, base, change.code, style=Style.BOLD, size=11.0)
        names.draw_name(pen, left, base, name, change.code)
        base += _LEADING + name.below
        used = pen.paragraph(
            left, base, change.title, width=width, most=2, leading=_LEADING, where=change.code
        )
        base += used * _LEADING
        pen.text(left, base, _("was"))
        shown = pen.text(left + _LABEL, base, _was(change), width=width - _LABEL, where=change.code)
        pen.rule(left + _LABEL, base - 1.15, left + _LABEL + shown, weight=0.8, grey=0.0)
        base += _LEADING
        pen.text(left, base, _("now"))
        pen.paragraph(
            left + _LABEL, base, now, width=width - _LABEL, most=3, leading=_LEADING,
            style=Style.BOLD, where=change.code,
        )  # fmt: skip
        pen.rule(frame.left, y + high, frame.right, weight=_HAIR, grey=0.6)

    return Block(high, draw)


def _was(change: Change) -> str:
    clock = _("all day") if change.was_all_day else dates.clock(change.was_start)
    parts = (dates.day_short(change.was_start), clock, change.was_place)
    return " ".join(part for part in parts if part)


def _now(change: Change) -> str:
    """Return what holds now: what is new first."""
    if change.kind == "gone":
        return _("no longer listed: ask at the desk, or write")
    if change.kind == "cancelled" or change.now_start is None:
        return _("cancelled: write to arrange another time")
    day = dates.day_short(change.now_start)
    clock = _("all day") if change.now_all_day else dates.clocks(change.now_start, change.now_end)
    when = f"{day} {clock}"
    place = change.now_place or _("no room given")
    first = (place, when) if change.kind == "room" else (when, place)
    return " · ".join(part for part in (*first, change.meaning) if part)
