"""The head of the plan page: event, day, place, and whose clock the times are by."""

from planner.formats.pdf import dates, measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import DayPlan, Head, PrepReport
from planner.i18n import _

_TITLE_LINE = 7.0
_LINE = 4.6
_DAY_SIZE = 12.0
_BELOW = 2.6


def height(pen: Pen, frame: Frame, report: PrepReport, plan: DayPlan) -> float:
    """Return how much of the page the head takes from the top margin down."""
    head = report.head
    titles = pen.count(head.title, _title_width(pen, frame, plan), Style.BOLD, measures.TITLE, 2)
    return max(1, titles) * _TITLE_LINE + len(_below(pen, frame, head)) * _LINE + _BELOW


def draw(pen: Pen, frame: Frame, report: PrepReport, plan: DayPlan) -> float:
    """Draw the head at the top of the page; return its height."""
    head = report.head
    base = frame.top + 5.6
    if plan.day is not None:
        pen.text(
            frame.right,
            base,
            dates.days(plan.day, plan.last),
            style=Style.BOLD,
            size=_DAY_SIZE,
            align=Align.RIGHT,
        )
    lines = pen.paragraph(
        frame.left,
        base,
        head.title,
        width=_title_width(pen, frame, plan),
        most=2,
        leading=_TITLE_LINE,
        style=Style.BOLD,
        size=measures.TITLE,
        where=_("Event"),
    )
    y = frame.top + max(1, lines) * _TITLE_LINE
    for left, right in _below(pen, frame, head):
        end = pen.text(frame.right, y + 3.4, right, align=Align.RIGHT)
        room = frame.inner - (end + 4.0 if end else 0.0)
        pen.text(frame.left, y + 3.4, left, width=room, where=_("Venue"))
        y += _LINE
    return y + _BELOW - frame.top


def running(title: str, plan: DayPlan) -> str:
    """Return title and day for the head of a further page."""
    return f"{title} – {dates.days(plan.day, plan.last)}" if plan.day else title


def zone_note(head: Head) -> str:
    """Return whose clock the times are by, and how mine differs."""
    if not head.zone:
        return ""
    if not head.my_zone or head.my_zone == head.zone or not head.my_zone_minutes:
        return _("all times {zone}").format(zone=_place(head.zone))
    hours, minutes = divmod(abs(head.my_zone_minutes), 60)
    length = " ".join(
        part
        for part in (
            _("{n} h").format(n=hours) if hours else "",
            _("{n} min").format(n=minutes) if minutes else "",
        )
        if part
    )
    mine = head.my_zone.rsplit("/", 1)[-1].replace("_", " ")
    if head.my_zone_minutes < 0:
        note = _("all times {zone} (mine: {mine}, {length} earlier)")
    else:
        note = _("all times {zone} (mine: {mine}, {length} later)")
    return note.format(zone=_place(head.zone), mine=mine, length=length)


def _place(zone: str) -> str:
    return zone.replace("_", " ")


def _below(pen: Pen, frame: Frame, head: Head) -> list[tuple[str, str]]:
    """The lines below the title as pairs of left and right."""
    venue = ", ".join(part for part in (head.venue, head.address) if part)
    venue = " · ".join(part for part in (venue, head.room) if part)
    organiser = _("Organiser: {name}").format(name=head.organiser) if head.organiser else ""
    note = zone_note(head)
    left = [part for part in (venue, organiser) if part]
    if not left:
        return [("", note)] if note else []
    together = pen.width(left[-1]) + pen.width(note) + 4.0 <= frame.inner
    lines = [(part, "") for part in left]
    if note and together:
        lines[-1] = (left[-1], note)
    elif note:
        lines.append((note, ""))
    return lines


def _title_width(pen: Pen, frame: Frame, plan: DayPlan) -> float:
    if plan.day is None:
        return frame.inner
    when = dates.days(plan.day, plan.last)
    return frame.inner - pen.width(when, Style.BOLD, _DAY_SIZE) - 6.0
