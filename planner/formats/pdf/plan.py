"""The plan page of a day: where, what for, when, whom, and what to say."""

from collections.abc import Callable
from itertools import accumulate

from planner.formats.pdf import dayrows, edges, goals, masthead, measures, mylines
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Block, DayPlan, DayRow, PersonToMeet, PrepReport
from planner.i18n import _

_HEADING = 6.4
_BETWEEN = 2.0
_LEAST_ROWS = 6
_LEAST_NOTES = 4

Draw = Callable[[Pen], None]


def plan_pages(pen: Pen, report: PrepReport, plan: DayPlan, frame: Frame) -> list[Draw]:
    """Return how to draw the plan page of a day and the pages that continue it."""
    blocks = report.options.blocks
    rows = plan.rows if Block.DAY in blocks else ()
    if all(row.kind == "gap" for row in rows):
        rows = ()
    people = plan.people if Block.PEOPLE in blocks else ()
    top = frame.top + masthead.height(pen, frame, report, plan)
    top += goals.height(report)
    low = frame.bottom - edges.FOOT - mylines.height(pen, frame, report)
    room = low - top
    columns = dayrows.PeopleColumns(pen, frame, people, discreet=report.options.discreet)
    count, first = _first_page(room, len(rows), [columns.height(person) for person in people])

    def first_page(pen: Pen) -> None:
        y = frame.top + masthead.draw(pen, frame, report, plan)
        y += goals.draw(pen, frame, y, report)
        y = _rows(pen, frame, y, rows[:count])
        y = _people(pen, frame, y, people[:first], columns)
        if Block.NOTES in blocks:
            _notes(pen, frame, y, low, mylines.free_below(frame, report))
        mylines.draw(pen, frame, report)

    pages: list[Draw] = [first_page]
    pages += _continued(report, plan, frame, rows[count:], people[first:], columns)
    return pages


def _first_page(room: float, rows: int, people: list[float]) -> tuple[int, int]:
    """Return how many rows of the day and how many people stand on the first page; `people` are
    the heights of theirs."""
    room -= (_HEADING if rows else 0.0) + (_HEADING + _BETWEEN if people else 0.0)
    if rows * measures.ROW + sum(people) <= room:
        return rows, len(people)
    least = min(rows, _LEAST_ROWS) * measures.ROW
    first = _fitting(people[: measures.PEOPLE_FIRST], room - least)
    left = room - sum(people[:first])
    return min(rows, max(0, int(left // measures.ROW))), first


def _fitting(heights: list[float], room: float) -> int:
    """Return how many of these fit one below the other."""
    return sum(end <= room + 0.001 for end in accumulate(heights))


def _continued(
    report: PrepReport,
    plan: DayPlan,
    frame: Frame,
    rows: tuple[DayRow, ...],
    people: tuple[PersonToMeet, ...],
    columns: dayrows.PeopleColumns,
) -> list[Draw]:
    pages: list[Draw] = []
    room = frame.bottom - edges.FOOT - frame.top - 8.0 - _HEADING
    lines = int(room // measures.ROW)
    while rows or people:
        here, rows = rows[:lines], rows[lines:]
        left = room - (len(here) + 3) * measures.ROW if here else room
        count = _fitting([columns.height(person) for person in people], left)
        met, people = people[:count], people[count:]
        pages.append(_continued_page(report, plan, frame, here, met, columns))
    return pages


def _continued_page(
    report: PrepReport,
    plan: DayPlan,
    frame: Frame,
    rows: tuple[DayRow, ...],
    people: tuple[PersonToMeet, ...],
    columns: dayrows.PeopleColumns,
) -> Draw:
    def page(pen: Pen) -> None:
        edges.head(pen, frame, masthead.running(report.head.title, plan))
        y = _rows(pen, frame, frame.top + 8.0, rows, more=True)
        _people(pen, frame, y, people, columns, more=True)

    return page


def _rows(
    pen: Pen, frame: Frame, y: float, rows: tuple[DayRow, ...], *, more: bool = False
) -> float:
    if not rows:
        return y
    title = _("The day, continued") if more else _("The day")
    y = _heading(pen, frame, y, title)
    return dayrows.draw_rows(pen, frame, y, rows) + _BETWEEN


def _people(
    pen: Pen,
    frame: Frame,
    y: float,
    people: tuple[PersonToMeet, ...],
    columns: dayrows.PeopleColumns,
    *,
    more: bool = False,
) -> float:
    if not people:
        return y
    title = _("People to meet, continued") if more else _("People to meet")
    y = _heading(pen, frame, y, title)
    return dayrows.draw_people(pen, frame, y, people, columns) + _BETWEEN


def _notes(
    pen: Pen, frame: Frame, y: float, low: float, beside: tuple[float, float] | None
) -> None:
    """Rule what is left of the page down to `low`, if it is worth it; below that, as far as
    `beside` gives a lower edge and a right one."""
    lines = int((low - y - _HEADING - 2.0) // measures.WRITING_LINE)
    if lines < _LEAST_NOTES:
        return
    pen.text(frame.left, y + 4.4, _("Notes"), style=Style.BOLD, size=10.5)
    line = y + _HEADING - 1.0
    for _index in range(lines):
        line += measures.WRITING_LINE
        pen.rule(frame.left, line, frame.right)
    if beside is not None:
        lowest, right = beside
        while line + measures.WRITING_LINE <= lowest:
            line += measures.WRITING_LINE
            pen.rule(frame.left, line, right)


def _heading(pen: Pen, frame: Frame, y: float, title: str) -> float:
    pen.text(frame.left, y + 4.4, title, style=Style.BOLD, size=10.5)
    pen.rule(frame.left, y + _HEADING - 0.4, frame.right, weight=0.9, grey=measures.BLACK)
    return y + _HEADING
