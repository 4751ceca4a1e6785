"""The lines of the follow-up list: a box, when it is due, for whom, and what."""

from datetime import date

from planner.formats.pdf import dates, measures, names
from planner.formats.pdf.flow import Block
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import FollowUpLine, NotMet
from planner.formats.pdf.writing import tick_lines, tick_row, writing_line
from planner.i18n import _

_BASE = 4.3
_LEADING = 4.3
_PAD = 1.9
_MOST = 6
_MOST_COMPANY = 2
_HAIR = 0.3


class _Columns:
    """Where the columns of a line begin, in millimetres."""

    def __init__(self, pen: Pen, frame: Frame) -> None:
        self.due = frame.left + measures.BOX + 2.0
        self.who = self.due + max(19.5 if frame.small else 24.0, _date_width(pen) + 2.5)
        who_width = frame.inner * (0.33 if frame.small else 0.36)
        self.what = self.who + who_width
        self.who_width = who_width - 3.0
        self.what_width = frame.right - self.what


def _date_width(pen: Pen) -> float:
    """Return how wide a day can be in the user's language: a Wednesday late in a long month."""
    wednesdays = (date(2026, 1, 28), date(2026, 9, 30), date(2026, 12, 30))
    words = [*map(dates.day_short, wednesdays), _("overdue")]
    return max(pen.width(word, Style.BOLD) for word in words)


def line(pen: Pen, frame: Frame, entry: FollowUpLine, *, done: bool = False) -> Block:
    """Return one thing to do: box, due, code and name, what by what means."""
    columns = _Columns(pen, frame)
    what = _what(entry, done)
    rows = max(
        pen.count(what, columns.what_width, Style.REGULAR, measures.TEXT, _MOST),
        _who_lines(pen, columns, entry),
        2 if entry.overdue and not done else 1,
    )
    high = rows * _LEADING + _PAD

    def draw(pen: Pen, y: float) -> None:
        base = y + _BASE
        middle = base - 1.15
        if done:
            _tick(pen, frame.left, middle)
        pen.box(frame.left, middle)
        style = Style.BOLD if entry.overdue and not done else Style.REGULAR
        pen.text(columns.due, base, dates.day_short(entry.due), style=style)
        if entry.overdue and not done:
            pen.text(columns.due, base + _LEADING, _("overdue"), style=Style.BOLD)
        _who(pen, columns, base, entry)
        pen.paragraph(
            columns.what,
            base,
            what,
            width=columns.what_width,
            most=_MOST,
            leading=_LEADING,
            where=entry.code or entry.person,
        )
        pen.rule(frame.left, y + high, frame.right, weight=_HAIR, grey=0.6)

    return Block(high, draw)


def introduction(pen: Pen, frame: Frame, entry: FollowUpLine) -> Block:
    """Return a promised introduction with its two boxes."""
    columns = _Columns(pen, frame)
    rows = pen.count(entry.text, columns.what_width, Style.REGULAR, measures.TEXT, _MOST)
    # The boxes stand below the text, beside the organisation.
    high = max(rows * _LEADING + measures.BOX_ROW, _who_lines(pen, columns, entry) * _LEADING)
    high += _PAD

    def draw(pen: Pen, y: float) -> None:
        base = y + _BASE
        pen.text(columns.due, base, dates.day_short(entry.due))
        _who(pen, columns, base, entry)
        used = pen.paragraph(
            columns.what,
            base,
            entry.text,
            width=columns.what_width,
            most=_MOST,
            leading=_LEADING,
            where=entry.code or entry.person,
        )
        top = y + max(used, 1) * _LEADING + 0.8
        tick_row(pen, columns.what, top, columns.what_width, (_("both asked"), _("sent")))
        pen.rule(frame.left, y + high, frame.right, weight=_HAIR, grey=0.6)

    return Block(high, draw)


def not_met(pen: Pen, frame: Frame, entry: NotMet) -> Block:
    """Return one who was planned and not met, with why, and what to do about it."""
    columns = _Columns(pen, frame)
    why = " – ".join(part for part in (state_word(entry.state), entry.reason) if part)
    start = frame.left
    width = columns.what - start - 3.0
    rows = pen.count(why, columns.what_width, Style.REGULAR, measures.TEXT, 2)
    begin = _code_width(pen, entry.code)
    company = "" if entry.organisation == entry.name else entry.organisation
    name = names.set_name(pen, entry.name, width - begin, names.IN_A_COLUMN)
    lines = 1 + name.below / _LEADING + (1 if company else 0)
    labels = (_("write anyway"), _("carry to the next event"), _("let go"))
    boxes = tick_lines(pen, columns.what_width, labels)
    high = max(max(rows, 1) * _LEADING + len(boxes) * measures.BOX_ROW, lines * _LEADING) + _PAD

    def draw(pen: Pen, y: float) -> None:
        base = y + _BASE
        pen.text(start, base, entry.code, style=Style.BOLD)
        where = entry.code or entry.name
        names.draw_name(pen, start + begin, base, name, where)
        below = base + name.below + _LEADING
        pen.text(start + begin, below, company, width=width - begin, where=where)
        used = pen.paragraph(
            columns.what,
            base,
            why,
            width=columns.what_width,
            most=2,
            leading=_LEADING,
            where=where,
        )
        top = y + max(used, 1) * _LEADING + 0.8
        for at, row in enumerate(boxes):
            down = top + at * measures.BOX_ROW
            tick_row(pen, columns.what, down, columns.what_width, row)
        pen.rule(frame.left, y + high, frame.right, weight=_HAIR, grey=0.6)

    return Block(high, draw)


def paragraph(pen: Pen, frame: Frame, label: str, text: str) -> Block:
    """Return a labelled text across the page."""
    indent = _label_indent(pen, frame, label)
    width = frame.inner - indent
    rows = pen.count(text, width, Style.REGULAR, measures.TEXT, 6)
    high = max(rows, 1) * _LEADING + _PAD

    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + _BASE, label, style=Style.BOLD, width=indent - 2.0, where=label)
        pen.paragraph(
            frame.left + indent,
            y + _BASE,
            text,
            width=width,
            most=6,
            leading=_LEADING,
            where=label,
        )

    return Block(high, draw)


def open_line(frame: Frame, label: str) -> Block:
    """Return a labelled line to write on."""

    def draw(pen: Pen, y: float) -> None:
        writing_line(pen, frame.left, y, frame.inner, label)

    return Block(measures.WRITING_LINE, draw)


def state_word(state: str) -> str:
    """Return the word for what became of a target."""
    return {
        "planned": _("not met"),
        "asked": _("asked"),
        "agreed": _("agreed"),
        "met": _("met"),
        "not-there": _("not there"),
        "later": _("later"),
        "declined": _("declined"),
        "not-sought": _("not sought"),
    }.get(state, state)


def channel_word(channel: str) -> str:
    """Return the word for a means of writing."""
    return {
        "mail": _("mail"),
        "linkedin": _("LinkedIn"),
        "call": _("call"),
        "intro": _("introduction"),
    }.get(channel, channel)


def _what(entry: FollowUpLine, done: bool) -> str:
    status = {
        "drafted": _("drafted"),
        "sent": _("sent"),
        "answered": _("answered"),
        "postponed": _("postponed"),
        "waived": _("let go"),
    }.get(entry.status, "")
    text = entry.text or _kind_word(entry.kind)
    parts = (text, channel_word(entry.channel), status, entry.event)
    return " · ".join(part for part in parts if part)


def _kind_word(kind: str) -> str:
    return {
        "promise": _("promise"),
        "message": _("write"),
        "introduction": _("introduction"),
        "give": _("give"),
        "call": _("call"),
    }.get(kind, kind)


def _who(pen: Pen, columns: _Columns, base: float, entry: FollowUpLine) -> None:
    left = columns.who + _code_width(pen, entry.code)
    name = _set_name(pen, columns, entry)
    pen.text(columns.who, base, entry.code, style=Style.BOLD)
    names.draw_name(pen, left, base, name, entry.code)
    pen.paragraph(
        left, base + name.below + _LEADING, entry.organisation, width=name.width,
        most=_MOST_COMPANY, leading=_LEADING, grey=measures.DARK,
        where=entry.code or entry.person,
    )  # fmt: skip


def _who_lines(pen: Pen, columns: _Columns, entry: FollowUpLine) -> float:
    """Return how many lines of the text beside it a name takes with its organisation."""
    name = _set_name(pen, columns, entry)
    text = (Style.REGULAR, measures.TEXT, _MOST_COMPANY)
    company = pen.count(entry.organisation, name.width, *text)
    return 1 + name.below / _LEADING + company


def _set_name(pen: Pen, columns: _Columns, entry: FollowUpLine) -> names.SetName:
    width = columns.who_width - _code_width(pen, entry.code)
    return names.set_name(pen, entry.person, width, names.IN_A_COLUMN)


def _code_width(pen: Pen, code: str) -> float:
    """Return how far right of its code a name begins: the same for all codes of two digits."""
    if not code:
        return 0.0
    return max(pen.width(code, Style.BOLD), pen.width("T88", Style.BOLD)) + 2.0


def _tick(pen: Pen, x: float, middle: float) -> None:
    pen.stroke([(x + 0.7, middle), (x + 1.5, middle + 0.9), (x + 3.0, middle - 1.2)])


def _label_indent(pen: Pen, frame: Frame, label: str) -> float:
    return min(max(26.0, pen.width(label, Style.BOLD) + 3.0), frame.inner * 0.4)
