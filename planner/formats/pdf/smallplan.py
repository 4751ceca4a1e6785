"""The plan of a day on small pages: what and whom, each in two or three lines."""

from planner.formats.pdf import dates, dayrows, edges, masthead, measures
from planner.formats.pdf.flow import Block as Part
from planner.formats.pdf.flow import paginate
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pages import Page
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Block, DayPlan, DayRow, GoalLine, PersonToMeet, PrepReport
from planner.i18n import _

FOOT = 6.0
_HEAD = 8.0
_MOST = 3
_MOST_NAME = 6
_MOST_CIRCLES = 10


def plan_pages(pen: Pen, report: PrepReport, frame: Frame, size: float) -> list[Page]:
    """Return the pages of every day's plan, set in that type size."""
    pages: list[Page] = []
    room = frame.bottom - FOOT - frame.top
    for day in report.days or (DayPlan(None, (), ()),):
        parts = _parts(pen, report, day, frame, size)
        title = dates.days(day.day, day.last) or _("Plan")
        for index, some in enumerate(paginate(parts, room, room - _HEAD)):
            pages.append(_page(report, day, frame, some, title if index == 0 else ""))
    return pages


def _page(report: PrepReport, day: DayPlan, frame: Frame, parts: list[Part], title: str) -> Page:
    def draw(pen: Pen) -> None:
        y = frame.top
        if not title:
            edges.head(pen, frame, masthead.running(report.head.title, day))
            y += _HEAD
        for part in parts:
            part.draw(pen, y)
            y += part.height

    return Page(title, draw)


def _parts(pen: Pen, report: PrepReport, day: DayPlan, frame: Frame, size: float) -> list[Part]:
    blocks = report.options.blocks
    parts = [_masthead(pen, report, day, frame, size)]
    if Block.GOALS in blocks:
        parts += [_goal(pen, frame, goal, report.targets, size) for goal in report.goals]
    rows = [row for row in day.rows if row.kind != "gap"]
    if rows and Block.DAY in blocks:
        parts.append(_heading(frame, _("The day"), size))
        parts += [_row(pen, frame, row, size) for row in rows]
    if day.people and Block.PEOPLE in blocks:
        parts.append(_heading(frame, _("People to meet"), size))
        parts += [_person(pen, frame, person, size) for person in day.people]
    return parts


def _leading(size: float) -> float:
    return measures.LINE * size / measures.TEXT


def _masthead(pen: Pen, report: PrepReport, day: DayPlan, frame: Frame, size: float) -> Part:
    head = report.head
    when = dates.days(day.day, day.last)
    place = " · ".join(part for part in (head.venue, head.room) if part)
    below = [(text, Style.REGULAR) for text in (place, masthead.zone_note(head)) if text]
    if when:
        below.insert(0, (when, Style.BOLD))
    counts = [max(1, pen.count(text, frame.inner, style, size, _MOST)) for text, style in below]
    lines = max(1, pen.count(head.title, frame.inner, Style.BOLD, 14.0, _MOST))
    leading = _leading(size)

    def draw(pen: Pen, y: float) -> None:
        pen.paragraph(
            frame.left, y + 4.4, head.title, width=frame.inner, most=_MOST, leading=6.0,
            style=Style.BOLD, size=14.0, where=_("Event"),
        )  # fmt: skip
        base = y + 4.4 + (lines - 1) * 6.0
        for (text, style), count in zip(below, counts, strict=True):
            pen.paragraph(
                frame.left, base + leading, text, width=frame.inner, most=_MOST, leading=leading,
                style=style, size=size, where=_("Venue"),
            )  # fmt: skip
            base += count * leading

    return Part(4.4 + (lines - 1) * 6.0 + sum(counts) * leading + 3.0, draw)


def _goal(pen: Pen, frame: Frame, goal: GoalLine, targets: int, size: float) -> Part:
    text = goal.text
    if not text:
        text = _("Meet {count} of {targets}").format(count=goal.count or "…", targets=targets)
    leading = _leading(size)
    width = frame.inner - 5.5
    lines = max(1, pen.count(text, width, Style.REGULAR, size, _MOST))
    circles = min(goal.count or 0, _MOST_CIRCLES)

    def draw(pen: Pen, y: float) -> None:
        base = y + leading * 0.8
        pen.box(frame.left, base - 1.2)
        pen.paragraph(
            frame.left + 5.5, base, text, width=width, most=_MOST, leading=leading, size=size,
            where=_("Goals"),
        )  # fmt: skip
        for index in range(circles):
            pen.circle(frame.left + 5.5 + index * 5.4, base + (lines - 0.1) * leading, size=4.2)

    return Part(lines * leading + (5.2 if circles else 0.0) + 1.4, draw)


def _heading(frame: Frame, title: str, size: float) -> Part:
    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 5.0, title, style=Style.BOLD, size=size + 1)
        pen.rule(frame.left, y + 6.6, frame.right, grey=measures.BLACK)

    return Part(7.4, draw, with_next=True)


def _row(pen: Pen, frame: Frame, row: DayRow, size: float) -> Part:
    time = _("all day") if row.all_day else dates.clocks(row.start, row.end)
    facts = " · ".join(part for part in (time, row.room, dayrows.mark_word(row)) if part)
    strong = row.mark == "must" or row.kind == "meeting"
    codes = " ".join(row.codes)
    return _entry(pen, frame, facts, row.title, codes, size, strong=(False, strong))


def _person(pen: Pen, frame: Frame, person: PersonToMeet, size: float) -> Part:
    company = "" if person.organisation == person.name else person.organisation
    facts = " · ".join(part for part in (dayrows.where_word(person), company) if part)
    return _entry(
        pen, frame, person.name, facts, person.code, size, strong=(True, False), most=_MOST_NAME
    )


def _entry(
    pen: Pen,
    frame: Frame,
    first: str,
    second: str,
    code: str,
    size: float,
    *,
    strong: tuple[bool, bool],
    most: int = 2,
) -> Part:
    leading = _leading(size)
    styles = [Style.BOLD if bold else Style.REGULAR for bold in strong]
    room = frame.inner - (pen.width(code, Style.BOLD, size) + 2.0 if code else 0.0)
    room = max(room, frame.inner * 0.6)
    above = max(1, pen.count(first, room, styles[0], size, most))
    lines = pen.count(second, frame.inner, styles[1], size, _MOST)
    high = (above + lines) * leading + 1.7

    def draw(pen: Pen, y: float) -> None:
        base = y + leading * 0.85
        pen.text(
            frame.right, base, code, style=Style.BOLD, size=size, align=Align.RIGHT,
            width=frame.inner * 0.4, where=first,
        )  # fmt: skip
        if code and not strong[1]:
            pen.link(frame.left, y, frame.inner, high, code.split(" ")[0])
        pen.paragraph(
            frame.left, base, first, width=room, most=most, leading=leading, style=styles[0],
            size=size, where=code,
        )  # fmt: skip
        pen.paragraph(
            frame.left, base + above * leading, second, width=frame.inner, most=_MOST,
            leading=leading, style=styles[1], size=size, where=code or first,
        )  # fmt: skip
        pen.rule(frame.left, y + high - 0.7, frame.right, weight=0.3, grey=0.7)

    return Part(high, draw)
