"""The week on one page: whom I see in seven days, when I last did, what I owe and give."""

from planner.formats.pdf import dates, edges, measures, names
from planner.formats.pdf.document import printed
from planner.formats.pdf.flow import Block, paginate
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Printed
from planner.formats.pdf.shortreports import WeekEntry, WeekPerson, WeekSheet
from planner.i18n import _

_LEADING = 4.4
_BASE = 4.3
_PAD = 1.9
_TIME = 24.0
_HEAD_ROOM = 8.0
_HAIR = 0.3


def week_page(report: WeekSheet) -> Printed:
    """Return the week as a PDF, one page but for the busiest. Same report, same bytes."""
    title = _("My week, {dates}").format(dates=dates.span(report.first, report.last))
    return printed(title, lambda pen: _draw(pen, report, title))


def _draw(pen: Pen, report: WeekSheet, title: str) -> None:
    size = measures.PAPERS[report.paper]
    frame = measures.frame(*size)
    room = frame.bottom - edges.FOOT - frame.top
    pages = paginate(
        [_masthead(frame, report), *_blocks(pen, frame, report)], room, room - _HEAD_ROOM
    )
    words = edges.Foot(
        _("My week"), None, report.printed_at, None, kind=dates.span(report.first, report.last)
    )
    for index, page in enumerate(pages):
        pen.start_page(*size)
        y = frame.top
        if index:
            edges.head(pen, frame, title)
            y += _HEAD_ROOM
        for block in page:
            block.draw(pen, y)
            if block.title:
                key = f"place-{index}-{y:.1f}"
                pen.mark(key, y)
                pen.outline(block.title, key, 0)
            y += block.height
        edges.foot(pen, frame, words, index + 1, len(pages))


def _masthead(frame: Frame, report: WeekSheet) -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 5.6, _("My week"), style=Style.BOLD, size=measures.TITLE)
        when = dates.span(report.first, report.last)
        pen.text(frame.right, y + 5.6, when, style=Style.BOLD, size=12.0, align=Align.RIGHT)
        zone = _("all times {zone}").format(zone=report.zone.replace("_", " "))
        pen.text(frame.left, y + 11.0, zone)

    return Block(13.0, draw)


def _blocks(pen: Pen, frame: Frame, report: WeekSheet) -> list[Block]:
    blocks: list[Block] = []
    day = None
    for entry in report.entries:
        if entry.day != day:
            day = entry.day
            blocks.append(_day(frame, dates.day_long(day)))
        blocks.append(_entry(pen, frame, entry))
        blocks += [_person(pen, frame, person) for person in entry.people]
        if not entry.people:
            blocks.append(_who(frame))
    return blocks or [_nothing(frame)]


def _day(frame: Frame, title: str) -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 6.2, title, style=Style.BOLD, size=10.5)
        pen.rule(frame.left, y + 7.8, frame.right, weight=0.9, grey=measures.BLACK)

    return Block(8.2, draw, with_next=True, title=title)


def _entry(pen: Pen, frame: Frame, entry: WeekEntry) -> Block:
    width = frame.inner - _TIME
    words = " · ".join(part for part in (entry.title, entry.place) if part)
    lines = max(1, pen.count(words, width, Style.REGULAR, measures.TEXT, 2))
    time = _("all day") if entry.all_day else dates.clocks(entry.start, entry.end)

    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + _BASE, time, width=_TIME - 2.0)
        pen.paragraph(
            frame.left + _TIME, y + _BASE, words, width=width, most=2, leading=_LEADING, where=time
        )

    return Block(lines * _LEADING + 0.9, draw, with_next=True)


def _person(pen: Pen, frame: Frame, person: WeekPerson) -> Block:
    left = frame.left + _TIME
    indent = max(pen.width(label, Style.BOLD) for label in _labels()) + 2.5
    width = frame.right - left - indent
    fields = _fields(person)
    code_width = pen.width(person.code, Style.BOLD)
    name = names.set_name(pen, person.name, frame.right - left - code_width - 3.0, names.IN_A_LINE)
    counts = [pen.count(text, width, Style.REGULAR, measures.TEXT, 2) for _label, text in fields]
    company = "" if person.organisation == person.name else person.organisation
    beside = frame.right - left - code_width - 6.0
    beside -= name.width if name.lines > 1 else pen.width(name.text, Style.BOLD, name.size)
    below = bool(company) and pen.width(company) > beside
    high = (1 + below + sum(counts)) * _LEADING + name.below + _PAD + 0.6

    def draw(pen: Pen, y: float) -> None:
        base = y + _BASE + 0.2
        pen.box(left - measures.BOX - 2.0, base - 1.3)
        shown = names.draw_name(pen, left, base, name, person.code)
        pen.text(frame.right, base, person.code, style=Style.BOLD, align=Align.RIGHT)
        base += name.below
        if below:
            base += _LEADING
            pen.text(left, base, company, width=frame.right - left, where=person.name)
        else:
            pen.text(left + shown + 2.5, base, company)
        base += _LEADING + 0.2
        for (label, text), count in zip(fields, counts, strict=True):
            pen.text(left, base, label, style=Style.BOLD)
            pen.paragraph(
                left + indent, base, text, width=width, most=2, leading=_LEADING,
                where=f"{person.name} {label}",
            )  # fmt: skip
            base += count * _LEADING
        pen.rule(left, y + high - 0.4, frame.right, weight=_HAIR, grey=0.6)

    return Block(high, draw)


def _who(frame: Frame) -> Block:
    """An event without a known name has a line for one."""

    def draw(pen: Pen, y: float) -> None:
        left = frame.left + _TIME
        pen.box(left - measures.BOX - 2.0, y + 4.7)
        wide = pen.text(left, y + 6.0, _("Who"), style=Style.BOLD)
        pen.rule(left + wide + 1.5, y + 6.6, frame.right)

    return Block(measures.WRITING_LINE + 0.6, draw)


def _nothing(frame: Frame) -> Block:
    def draw(pen: Pen, y: float) -> None:
        words = _("Nobody yet: add a coffee or a meeting, and whom you see there.")
        pen.text(frame.left, y + 6.0, words, style=Style.ITALIC, width=frame.inner)

    return Block(8.0, draw)


def _labels() -> tuple[str, ...]:
    return _("Last"), _("Owed"), _("Give"), _("Ask")


def _fields(person: WeekPerson) -> list[tuple[str, str]]:
    texts = (person.last, person.owed, person.give, person.ask)
    return [(label, text) for label, text in zip(_labels(), texts, strict=True) if text]
