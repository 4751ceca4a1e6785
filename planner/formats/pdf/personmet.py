"""One person of the follow-up list: who, met where, in their words, and what comes next."""

from planner.formats.pdf import dates, measures, names, qr
from planner.formats.pdf.cardtext import role_word
from planner.formats.pdf.flow import Block
from planner.formats.pdf.followlines import channel_word
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Meeting, PersonMet
from planner.formats.pdf.writing import code_box, code_width, tick_row, tick_width
from planner.i18n import _, ngettext

_LEADING = 4.25
_MOST = 5
_HEAD = 8.6
_BOXES = measures.BOX_ROW + 0.6
_PAD = 2.4
_LEAST_GAP = 4.0
# So many conversations fit on one page with everything else.
_MEETINGS = 6


def block(pen: Pen, frame: Frame, person: PersonMet, *, code: bool = False) -> Block:
    """Return the block of one person, which never splits over pages; with `code` the link
    stands beside it as a QR code."""
    work = _work(person)
    square = _square(person) if code else 0.0
    beside = _fits_beside(pen, frame, person, work)
    indent = max(pen.width(label, Style.BOLD) for label in _labels()) + 2.5
    width = frame.inner - indent - 2 * measures.PAD - square
    labels = (_("drafted"), _("sent"), _("answered"), _("done"))
    # What one writes to stands beside the boxes, or in a line of its own.
    reach = person.address or person.link
    if pen.width(reach) > width - tick_width(pen, labels) - _LEAST_GAP:
        reach = ""
    fields = _fields(person, reach)
    fields = fields if beside or not work else [(_("Role"), work), *fields]
    counts = [pen.count(text, width, Style.REGULAR, measures.TEXT, _MOST) for _l, text in fields]
    name = _set_name(pen, frame, person)
    head = _HEAD + name.below
    high = head + max(sum(counts) * _LEADING, square) + _BOXES + _PAD
    title = f"{person.code} {person.name}".strip()

    def draw(pen: Pen, y: float) -> None:
        left, right = frame.left + measures.PAD, frame.right - measures.PAD
        pen.frame(frame.left, y + 1.0, frame.inner, high - 1.8, grey=measures.DARK)
        _head(pen, left, y + 1.8, right, person, name, work if beside else "")
        if square:
            quiet = (square - measures.SMALL_QR) / 2
            x = right - measures.SMALL_QR - quiet
            qr.draw(pen, x, y + head + quiet, person.link, measures.SMALL_QR)
        at = y + head + 3.4
        for label, text in fields:
            pen.text(left, at, label, style=Style.BOLD)
            used = pen.paragraph(
                left + indent,
                at,
                text,
                width=width,
                most=_MOST,
                leading=_LEADING,
                where=f"{person.code or person.name} {label}",
            )
            if label in (_("Link"), _("E-mail")):
                _linked(pen, left + indent, at - 3.6, min(pen.width(text), width), text)
            at += used * _LEADING
        bottom = y + high - _BOXES - 1.0
        tick_row(pen, left + indent, bottom, width, labels)
        pen.text(left, bottom + measures.BOX_ROW / 2 + 1.15, _("State"), style=Style.BOLD)
        _reached(pen, left + indent + width + square, bottom, reach)

    return Block(high, draw, title=title)


def _square(person: PersonMet) -> float:
    """Return the side of the code with its clear margin, 0 where there is no link to show."""
    if not person.link or not qr.modules(person.link):
        return 0.0
    return measures.SMALL_QR + 2 * qr.quiet(person.link, measures.SMALL_QR)


def _work(person: PersonMet) -> str:
    work = ", ".join(part for part in (person.title, person.organisation) if part)
    return " · ".join(part for part in (work, role_word(person.role)) if part)


def _fits_beside(pen: Pen, frame: Frame, person: PersonMet, work: str) -> bool:
    code = pen.width(person.code, Style.BOLD, measures.NAME) + 5.0 if person.code else 0.0
    name = pen.width(person.name, Style.BOLD, measures.NAME)
    return code + name + 2.5 + pen.width(work) <= frame.inner - 2 * measures.PAD


def _set_name(pen: Pen, frame: Frame, person: PersonMet) -> names.SetName:
    code = code_width(pen, person.code) + 2.0 if person.code else 0.0
    width = frame.inner - 2 * measures.PAD - code
    return names.set_name(pen, person.name or _("someone unnamed"), width, names.IN_A_HEAD)


def _head(
    pen: Pen, left: float, y: float, right: float, person: PersonMet, name: names.SetName, work: str
) -> None:
    where = person.code or person.name
    at = left
    if person.code:
        at += code_box(pen, left, y, person.code) + 2.0
    at += names.draw_name(pen, at, y + 4.5, name, person.code) + 2.5
    pen.text(at, y + 4.5, work, width=right - at, where=where)


def _reached(pen: Pen, right: float, y: float, words: str) -> None:
    shown = pen.text(right, y + measures.BOX_ROW / 2 + 1.15, words, align=Align.RIGHT)
    _linked(pen, right - shown, y, shown, words)


def _linked(pen: Pen, x: float, y: float, width: float, words: str) -> None:
    target = f"mailto:{words}" if "@" in words and ":" not in words else words
    if target.split(":", 1)[0] in ("mailto", "https", "http"):
        pen.link(x, y, width, measures.BOX_ROW, target)


def _labels() -> tuple[str, ...]:
    return (
        _("Met"), _("Recognised by"), _("Talked about"), _("They want"), _("I promised"),
        _("They offered"), _("I can give"), _("Note"), _("Next"), _("State"), _("Role"), _("Link"),
        _("Met again"), _("E-mail"),
    )  # fmt: skip


def _fields(person: PersonMet, beside: str) -> list[tuple[str, str]]:
    first = Meeting(person.met_at, person.met_where, person.talk)
    again = (
        field
        for meeting in person.again[: _MEETINGS - 1]
        for field in ((_("Met again"), _met(meeting)), (_("Talked about"), meeting.talk))
    )
    fields = (
        (_("Met"), _met(first)),
        (_("Recognised by"), person.cue),
        (_("Talked about"), first.talk),
        *again,
        (_("Met again"), _more(person)),
        (_("They want"), person.wants),
        (_("I promised"), " · ".join(person.promised)),
        (_("They offered"), person.offered),
        (_("I can give"), " · ".join(person.can_give)),
        (_("Note"), person.note),
        (_("Next"), _next(person)),
        (_("E-mail"), person.address if person.address != beside else ""),
        (_("Link"), person.link if person.link != beside else ""),
    )
    return [(label, text) for label, text in fields if text]


def _more(person: PersonMet) -> str:
    """Return how many conversations there were beyond those that are told."""
    more = len(person.again) - (_MEETINGS - 1)
    return ngettext("{n} more time", "{n} more times", more).format(n=more) if more > 0 else ""


def _met(meeting: Meeting) -> str:
    return ", ".join(part for part in (dates.stamp(meeting.at), meeting.where) if part)


def _next(person: PersonMet) -> str:
    step = person.next_step
    if step is None:
        return ""
    parts = (dates.day_short(step.due), channel_word(step.channel), step.text)
    return " · ".join(part for part in parts if part)
