"""The list of who is here: attendees by company in three columns, people I know in bold."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.formats.pdf import dates, edges, measures, names
from planner.formats.pdf.document import printed
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Printed
from planner.formats.pdf.shortreports import Attending, Company, WhoIsHere
from planner.i18n import _, ngettext

_COLUMNS = 3
_GUTTER = 5.0
_LINE = 4.4
_BASE = 3.3
_COMPANY = 6.2
_HEAD_ROOM = 8.0
_HAIR = 0.3


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of a column. A company's name stays with its first person, and stands again at
    the head of the next column (`company`)."""

    height: float
    draw: Callable[[Pen, float, float, float], None]
    company: Company
    heading: bool = False


def who_is_here_list(report: WhoIsHere) -> Printed:
    """Return the list as a PDF. The same report gives the same bytes."""
    title = _("Who is here – {event}").format(event=report.head.title)
    return printed(title, lambda pen: _draw(pen, report, title))


def _draw(pen: Pen, report: WhoIsHere, title: str) -> None:
    size = measures.PAPERS[report.paper]
    frame = measures.frame(*size)
    columns = 2 if frame.small else _COLUMNS
    width = (frame.inner - (columns - 1) * _GUTTER) / columns
    # Where the calendar names no company at all, one plain list needs no heading.
    plain = not any(company.name for company in report.companies)
    items: list[_Item] = []
    for company in report.companies:
        items += _items(pen, company, width, plain=plain)
    low = frame.bottom - edges.FOOT
    top = frame.top + _masthead_height(pen, frame, report)
    pages = _dealt(items, low - top, low - frame.top - _HEAD_ROOM, columns)
    words = edges.Foot(
        report.head.title, None, report.printed_at, report.calendar_at, kind=_("who is here")
    )
    for index, page in enumerate(pages):
        pen.start_page(*size)
        start = top if index == 0 else frame.top + _HEAD_ROOM
        if index == 0:
            _masthead(pen, frame, report)
            pen.mark("top", 0.0)
            pen.outline(title, "top", 0)
        else:
            edges.head(pen, frame, title)
        for number, column in enumerate(page):
            x, y = frame.left + number * (width + _GUTTER), start
            for item in column:
                item.draw(pen, x, y, width)
                y += item.height
        edges.foot(pen, frame, words, index + 1, len(pages))


def _dealt(items: list[_Item], first: float, room: float, columns: int) -> list[list[list[_Item]]]:
    """Deal the lines out to columns, and the columns to pages."""
    pages: list[list[list[_Item]]] = [[[]]]
    left = first
    for index, item in enumerate(items):
        follower = items[index + 1].height if item.heading and index + 1 < len(items) else 0.0
        if item.height + follower > left and pages[-1][-1]:
            if len(pages[-1]) == columns:
                pages.append([])
            pages[-1].append([])
            left = first if len(pages) == 1 else room
            if not item.heading and item.company.name:
                again = _heading(item.company, more=True)
                pages[-1][-1].append(again)
                left -= again.height
        pages[-1][-1].append(item)
        left -= item.height
    return pages


def _items(pen: Pen, company: Company, width: float, *, plain: bool) -> list[_Item]:
    people = [_person(pen, company, person, width) for person in company.people]
    return people if plain else [_heading(company), *people]


def _heading(company: Company, *, more: bool = False) -> _Item:
    def draw(pen: Pen, x: float, y: float, width: float) -> None:
        name = company.name or _("No company named")
        if more:
            name = _("{company}, continued").format(company=name)
        place = "" if more else company.place
        end = pen.text(x + width, y + 4.6, place, align=Align.RIGHT, width=width * 0.45, where=name)
        room = width - (end + 2.0 if end else 0.0)
        pen.text(x, y + 4.6, name, style=Style.ITALIC, width=room, where=_("Company"))
        pen.rule(x, y + 5.6, x + width, grey=measures.DARK)

    return _Item(_COMPANY, draw, company, heading=bool(company.people))


def _person(pen: Pen, company: Company, person: Attending, width: float) -> _Item:
    style = Style.BOLD if person.known or person.code else Style.REGULAR
    room = width - (pen.width(person.code, Style.BOLD) + 1.5 if person.code else 0.0)
    name = names.set_name(pen, person.name, room, names.IN_A_COLUMN, style)

    def draw(pen: Pen, x: float, y: float, width: float) -> None:
        pen.text(x + width, y + _BASE, person.code, style=Style.BOLD, align=Align.RIGHT)
        shown = names.draw_name(pen, x, y + _BASE, name, company.name or _("Person"))
        left = room - shown - 1.5
        if person.title and left > 12.0:
            pen.text(
                x + shown + 1.5, y + _BASE, person.title, width=left, grey=measures.DARK,
                where=person.name,
            )  # fmt: skip

    return _Item(_LINE + name.below, draw, company)


def _counts(report: WhoIsHere) -> str:
    people = [person for company in report.companies for person in company.people]
    companies = sum(bool(company.name) for company in report.companies)
    known = sum(person.known for person in people)
    parts = [ngettext("{n} person", "{n} people", len(people)).format(n=len(people))]
    if companies:
        parts.append(ngettext("{n} company", "{n} companies", companies).format(n=companies))
    parts.append(ngettext("{n} I know (bold)", "{n} I know (bold)", known).format(n=known))
    return " · ".join(parts)


def _masthead_height(pen: Pen, frame: Frame, report: WhoIsHere) -> float:
    lines = pen.count(report.head.title, frame.inner - 40.0, Style.BOLD, measures.TITLE, 2)
    return max(1, lines) * 7.0 + 2 * 4.6 + 2.0


def _masthead(pen: Pen, frame: Frame, report: WhoIsHere) -> None:
    lines = pen.paragraph(
        frame.left, frame.top + 5.6, report.head.title, width=frame.inner - 40.0, most=2,
        leading=7.0, style=Style.BOLD, size=measures.TITLE, where=_("Event"),
    )  # fmt: skip
    pen.text(
        frame.right, frame.top + 5.6, _("Who is here"), style=Style.BOLD, size=12.0,
        align=Align.RIGHT,
    )  # fmt: skip
    y = frame.top + max(1, lines) * 7.0
    head = report.head
    venue = ", ".join(part for part in (head.venue, head.address) if part)
    where = " · ".join(part for part in (dates.span(*report.dates), venue) if part)
    pen.text(frame.left, y + 3.4, where, width=frame.inner, where=_("Venue"))
    pen.text(frame.left, y + 8.0, _counts(report), width=frame.inner)
