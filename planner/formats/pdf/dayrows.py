"""The rows of the plan page: the day as it comes, and the people to meet."""

from planner.formats.pdf import dates, measures, names
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import DayRow, PersonToMeet
from planner.formats.pdf.stars import MOST, stars, stars_width
from planner.i18n import _

_BASE = 3.5
_TIME = 21.6
_HAIR = 0.3
# Below the first line of a row that a long name makes higher.
_LEADING = 3.8


def draw_rows(pen: Pen, frame: Frame, y: float, rows: tuple[DayRow, ...]) -> float:
    """Draw the rows of 4.9 mm from `y` down; return where they end."""
    columns = _Columns(pen, frame, rows)
    previous = 0
    for row in rows:
        if row.kind == "gap":
            words = _("free {n} min").format(n=row.minutes)
            pen.text(columns.mark, y + _BASE, words, style=Style.ITALIC, grey=measures.DARK)
        else:
            _row(pen, frame, y, row, columns)
        if row.overlap:
            joined = row.overlap == previous
            top = y - (0.9 if joined else -0.5)
            pen.bar(columns.bar, top, y + measures.ROW - 0.5 - top)
        previous = row.overlap
        y += measures.ROW
        pen.rule(frame.left, y, frame.right, weight=_HAIR, grey=0.7)
    return y


class _Columns:
    """Where the columns of the day begin."""

    def __init__(self, pen: Pen, frame: Frame, rows: tuple[DayRow, ...]) -> None:
        self.bar = frame.left + _TIME + 0.4
        self.mark = self.bar + 2.2
        shown = {mark_word(row) for row in rows if row.kind != "gap"}
        widest = max((pen.width(word) for word in sorted(shown)), default=0.0)
        self.title = self.mark + widest + 2.5
        codes = [" ".join(row.codes) for row in rows if row.codes]
        wide = max((pen.width(code, Style.BOLD) for code in codes), default=0.0)
        self.codes_width = min(wide, frame.inner * 0.16)
        rooms = [row.room for row in rows if row.room]
        wide = max((pen.width(room) for room in rooms), default=0.0)
        self.room_width = min(wide, frame.inner * 0.19)
        end = frame.right - (self.codes_width + 3.0 if self.codes_width else 0.0)
        self.room = end - self.room_width
        self.title_width = self.room - 4.6 - self.title if rooms else end - self.title


def _row(pen: Pen, frame: Frame, y: float, row: DayRow, columns: _Columns) -> None:
    base = y + _BASE
    strong = row.kind == "meeting" or row.mark == "must"
    style = Style.BOLD if strong else Style.REGULAR
    if row.kind == "break":
        style = Style.ITALIC
    time = _("all day") if row.all_day else dates.clocks(row.start, row.end)
    pen.text(frame.left, base, time, style=style, width=_TIME)
    pen.text(columns.mark, base, mark_word(row), style=Style.REGULAR)
    where = dates.clock(row.start)
    title = pen.text(
        columns.title, base, row.title, style=style, width=columns.title_width, where=where
    )
    if row.cancelled:
        pen.rule(columns.title, base - 1.1, columns.title + title, weight=0.8, grey=0.0)
    if row.moved and row.room:
        middle, tip = base - 1.15, columns.room - 0.9
        pen.shape([(tip - 1.9, middle - 1.15), (tip, middle), (tip - 1.9, middle + 1.15)])
    pen.text(columns.room, base, row.room, width=columns.room_width, where=where)
    codes = " ".join(row.codes)
    if codes:
        pen.text(
            frame.right,
            base,
            codes,
            style=Style.BOLD,
            width=columns.codes_width + 0.1,
            align=Align.RIGHT,
            where=where,
        )
        wide = pen.width(codes, Style.BOLD)
        pen.link(frame.right - wide, y, wide, measures.ROW, row.codes[0])


def mark_word(row: DayRow) -> str:
    """Return the word for how much a row matters, or for what it is."""
    if row.mark == "gone":
        return _("not listed")
    if row.cancelled:
        return _("cancelled")
    if row.kind == "meeting":
        return _("meeting")
    if row.kind == "break":
        return _("break")
    return {
        "must": _("must"),
        "maybe": _("maybe"),
        "backup": _("backup"),
        "people": _("people"),
    }.get(row.mark, "")


class PeopleColumns:
    """Where the columns of the people to meet begin, and how each name is set in its own."""

    def __init__(
        self, pen: Pen, frame: Frame, people: tuple[PersonToMeet, ...], *, discreet: bool
    ) -> None:
        self.code = frame.left + measures.BOX + 2.0
        codes = max((pen.width(person.code, Style.BOLD) for person in people), default=0.0)
        self.stars = self.code + codes + 2.0
        self.starry = not discreet
        self.name = self.stars + (stars_width(MOST) + 2.0 if self.starry else 0.0)
        self.name_width, self.where_width = _people_widths(pen, people, frame.right - self.name)
        self.company = self.name + self.name_width + 2.0
        self.where = frame.right - self.where_width
        self.company_width = self.where - 2.0 - self.company
        alone = self.where - 2.0 - self.name
        self.names = {
            person.code: names.set_name(
                pen, person.name, self.name_width if _company(person) else alone, names.IN_A_ROW
            )
            for person in people
        }

    def height(self, person: PersonToMeet) -> float:
        """Return the height of a person's row: a name of several lines makes it higher."""
        name = self.names[person.code]
        return measures.ROW + (max(name.below, _LEADING) if name.lines > 1 else 0.0)


def draw_people(
    pen: Pen, frame: Frame, y: float, people: tuple[PersonToMeet, ...], columns: PeopleColumns
) -> float:
    """Draw the lines of people from `y` down; return where they end."""
    for person in people:
        base, middle = y + _BASE, y + measures.ROW / 2
        code, name, high = person.code, columns.names[person.code], columns.height(person)
        pen.box(frame.left, middle)
        pen.text(columns.code, base, code, style=Style.BOLD)
        pen.link(frame.left, y, columns.name + columns.name_width - frame.left, high, code)
        if columns.starry:
            count = min(person.priority, MOST)
            stars(pen, columns.stars + stars_width(count), middle, count)
        names.draw_name(pen, columns.name, base, name, code)
        pen.paragraph(
            columns.company, base, _company(person), width=columns.company_width,
            most=min(name.lines, 2), leading=_LEADING, where=code,
        )  # fmt: skip
        pen.text(columns.where, base, where_word(person), width=columns.where_width, where=code)
        y += high
        pen.rule(frame.left, y, frame.right, weight=_HAIR, grey=0.7)
    return y


def where_word(person: PersonToMeet) -> str:
    """Return when and where somebody can be met next."""
    if person.when is None:
        return person.where or _("any time")
    return f"{dates.clock(person.when)} {person.where}".strip()


def _company(person: PersonToMeet) -> str:
    return "" if person.organisation == person.name else person.organisation


def _people_widths(pen: Pen, people: tuple[PersonToMeet, ...], room: float) -> tuple[float, float]:
    """Return the widths for the name and for when and where: what they need, within bounds;
    the company has the rest."""
    where = max((pen.width(where_word(person)) for person in people), default=0.0)
    where = min(where, room * 0.34)
    wide = [pen.width(person.name, Style.BOLD) for person in people if _company(person)]
    companies = [pen.width(_company(person)) for person in people]
    name, company = max(wide, default=0.0), max(companies, default=0.0)
    free = room - where - 4.0
    if name + company <= free:
        # The columns stand where they always do while there is room.
        return max(name, min(free - company, room * 0.36)), max(where, room * 0.24)
    return max(min(name, free * 0.56), free - company), where
