"""The head of the follow-up list: the event, and how it went."""

from planner.formats.pdf import dates, measures
from planner.formats.pdf.flow import Block
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import FollowUpReport, Result
from planner.formats.pdf.writing import tick_row
from planner.i18n import _, ngettext

_TITLE_LINE = 7.0
_LINE = 4.6
_ROW = 5.2
_PAD = 1.6


def masthead(pen: Pen, frame: Frame, report: FollowUpReport, name: str) -> Block:
    """Return title, place, dates and the box with the result."""
    where = _place(report)
    lines = max(1, pen.count(name, _title_width(frame), Style.BOLD, measures.TITLE, 2))
    top = lines * _TITLE_LINE + (_LINE if where else 0.0) + 2.0
    rows = _rows(report.result)
    box = 2 * _PAD + len(rows) * _ROW + (measures.BOX_ROW if report.result else 0.0)
    high = top + (box + 1.5 if rows else 0.0)

    def draw(pen: Pen, y: float) -> None:
        pen.paragraph(
            frame.left,
            y + 5.6,
            name,
            width=_title_width(frame),
            most=2,
            leading=_TITLE_LINE,
            style=Style.BOLD,
            size=measures.TITLE,
            where=_("Event"),
        )
        pen.text(
            frame.right,
            y + 5.6,
            _("Follow-ups"),
            style=Style.BOLD,
            size=12.0,
            align=Align.RIGHT,
        )
        pen.text(frame.left, y + lines * _TITLE_LINE + 3.4, where, width=frame.inner)
        if rows:
            _box(pen, frame, y + top, box, rows, report.result)

    return Block(high, draw)


def _box(
    pen: Pen,
    frame: Frame,
    y: float,
    high: float,
    rows: list[tuple[str, str]],
    result: Result | None,
) -> None:
    pen.frame(frame.left, y, frame.inner, high, weight=1.1, grey=measures.BLACK, radius=1.2)
    left = frame.left + 3.0
    indent = max(pen.width(label, Style.BOLD) for label, _text in rows) + 3.0
    at = y + _PAD
    for label, text in rows:
        pen.text(left, at + 3.8, label, style=Style.BOLD)
        room = frame.inner - indent - 6.0
        pen.text(left + indent, at + 3.8, text, width=room, where=label)
        at += _ROW
    if result is None:
        return
    pen.text(left, at + 3.9, _("Attend again?"), style=Style.BOLD)
    if result.attend_again is None:
        x = left + pen.width(_("Attend again?"), Style.BOLD) + 3.0
        tick_row(pen, x, at, 40.0, (_("yes"), _("no")))
    else:
        answer = _("yes") if result.attend_again else _("no")
        pen.text(left + pen.width(_("Attend again?"), Style.BOLD) + 3.0, at + 3.9, answer)


def _rows(result: Result | None) -> list[tuple[str, str]]:
    if result is None:
        return []
    met = [
        _("{met} of {n} met").format(met=result.met, n=result.targets),
        _("{n} unplanned").format(n=result.unplanned),
    ]
    if result.goals:
        met.append(
            _("{reached} of {n} goals reached").format(
                reached=result.goals_reached, n=len(result.goals)
            )
        )
    met.append(
        ngettext("{n} promise open", "{n} promises open", result.promises_open).format(
            n=result.promises_open
        )
    )
    rows = [(_("Result"), " · ".join(met))]
    for goal in result.goals:
        text = goal.text or _("Meet {count}").format(count=goal.count)
        state = _("reached") if goal.reached else _("not reached")
        if not goal.judged:
            state = _("open")
        rows.append((_("Goal"), f"{text} – {state}"))
    if result.insight:
        rows.append((_("Insight"), result.insight))
    return rows


def _place(report: FollowUpReport) -> str:
    when = dates.span(*report.dates) if report.dates else ""
    venue = (
        ", ".join(p for p in (report.head.venue, report.head.address) if p) if report.head else ""
    )
    return " · ".join(part for part in (when, venue) if part)


def _title_width(frame: Frame) -> float:
    return frame.inner - 34.0
