"""What the printed side of a card says, and which of it gets the lines there are."""

from dataclasses import dataclass, replace
from datetime import date

from planner.formats.pdf import dates, measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Card, CardFind
from planner.i18n import _


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards of a sheet share. `day` is the one day of the sheet, or None where finds
    need their weekday; `label_width` is that of the widest label, in millimetres."""

    discreet: bool
    day: date | None
    label_width: float


@dataclass(frozen=True, slots=True)
class Space:
    """Where the text stands: `width` millimetres, `photo` less down to `beside`; type size in
    points, `leading` in millimetres."""

    width: float
    photo: float
    beside: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class _Field:
    """One labelled text. `keep` ranks it when there are too few lines (1 stays longest), `more`
    when there are spare ones (1 gets them first). `open` is a line for the hand instead."""

    label: str
    paragraphs: tuple[str, ...]
    keep: int
    more: int
    prompt: bool = False
    open: bool = False
    lines: int = 1


def labels() -> tuple[str, ...]:
    """Return every label a card may carry."""
    return (
        _("Find"), _("Last"), _("Owed"), _("Know"), _("Give"), _("Ask"), _("Want"), _("Who"),
    )  # fmt: skip


def look(pen: Pen, *, discreet: bool, day: date | None, size: float = measures.TEXT) -> Look:
    """Return the look of a sheet's cards in the user's language."""
    widest = max(pen.width(label, Style.BOLD, size) for label in labels())
    return Look(discreet, day, widest + 1.6)


def role_line(card: Card, *, place: bool = True) -> str:
    """Return title, organisation, role and state in one line; a company's stand comes first."""
    work = ", ".join(part for part in (card.title, card.organisation) if part)
    if card.company and card.organisation == card.name:
        work = card.title
    stand = card.place if card.company and place else ""
    parts = (stand, work, role_word(card.role), _state(card.state))
    return " · ".join(part for part in parts if part)


def find_line(find: CardFind, day: date | None) -> str:
    """Return one place to find somebody: time and room, what it means for me, the title last."""
    when = ""
    if find.start is not None:
        named = "" if find.start.date() == day else dates.weekday(find.start) + " "
        when = named + (_("all day") if find.all_day else dates.clocks(find.start, find.end))
    first = " ".join(part for part in (when, find.room) if part)
    speaks = _("speaks") if find.speaks else ""
    head = ", ".join(part for part in (first, speaks, find.meaning) if part)
    return " · ".join(part for part in (head, find.title) if part)


def draw(
    pen: Pen,
    x: float,
    y: float,
    card: Card,
    style: Look,
    space: Space,
    most: int,
    *,
    role: str,
) -> float:
    """Draw the fields in at most `most` lines, the first baseline at `y`; return the next one."""
    fields = _fields(card, style, role)
    fields = _kept(pen, fields, most, card.code)
    fields = _spread(pen, fields, most, style, space)
    at = y
    for field in fields:
        at = _draw_field(pen, x, at, field, style, space, card.code)
    return at


def is_tight(card: Card, style: Look, most: int, role: str) -> bool:
    """Whether the fields, the role among them, need more than `most` lines."""
    return sum(field.lines for field in _fields(card, style, role)) > most


def _fields(card: Card, style: Look, role: str) -> list[_Field]:
    place = () if card.company or not card.place else (card.place,)
    finds = place + tuple(find_line(find, style.day) for find in card.finds)
    known = (", ".join(card.known_there),) if card.known_there else ()
    fields = [_Field("", (role,), 7, 2)] if role else []
    if card.company and card.full:
        fields.append(_Field(_("Who"), (), 2, 9, open=True, lines=2))
        if known:
            fields.append(_Field(_("I know there"), known, 4, 6))
    if finds:
        fields.append(_Field(_("Find"), finds, 3, 1))
    if card.last:
        fields.append(_Field(_("Last"), (card.last,), 12, 8))
    if card.owed:
        fields.append(_Field(_("Owed"), (card.owed,), 4, 7))
    if card.know and not style.discreet:
        fields.append(_Field(_("Know"), (card.know,), 5, 4))
    if card.give:
        fields.append(_Field(_("Give"), (card.give,), 1, 3))
    else:
        fields.append(
            _Field(_("Give"), (_("(introduction · article · tool · feedback)"),), 6, 9, prompt=True)
        )
    several = len(card.asks) > 1
    for number, ask in enumerate(card.asks, 1):
        text = f"{number} {ask}" if several else ask
        fields.append(
            _Field(_("Ask") if number == 1 else " ", (text,), 2 if number == 1 else 7 + number, 5)
        )
    if card.want and not style.discreet:
        fields.append(_Field(_("Want"), (card.want,), 6, 6))
    return fields


def _kept(pen: Pen, fields: list[_Field], most: int, where: str) -> list[_Field]:
    """Leave out what has no line, the least needed first; it is noted as cut."""
    kept = list(fields)
    while sum(field.lines for field in kept) > most and kept:
        out = max(kept, key=lambda field: field.keep)
        index = kept.index(out)
        if out.lines > 1:
            kept[index] = replace(out, lines=1)
            continue
        if out.label == " ":
            # A further question joins the one before rather than go.
            before = kept[index - 1]
            joined = (f"{before.paragraphs[0]} {out.paragraphs[0]}",)
            kept[index - 1] = replace(before, paragraphs=joined)
        elif not (out.prompt or out.open):
            text = " · ".join(out.paragraphs)
            pen.typesetter.line(f"{out.label} {text}", Style.REGULAR, 9, 0.0, where)
        del kept[index]
    return kept


def _spread(pen: Pen, fields: list[_Field], most: int, style: Look, space: Space) -> list[_Field]:
    """Give the spare lines to Find, role, Give and Know in that order, then to the rest."""
    spare = most - sum(field.lines for field in fields)
    spread = list(fields)
    for index in sorted(range(len(fields)), key=lambda i: fields[i].more):
        field = fields[index]
        if spare <= 0:
            break
        if field.open or field.prompt:
            continue
        wanted = _wanted(pen, field, style, space)
        extra = min(spare, wanted - field.lines)
        if extra > 0:
            spread[index] = replace(field, lines=field.lines + extra)
            spare -= extra
    return spread


def _wanted(pen: Pen, field: _Field, style: Look, space: Space) -> int:
    width = space.width - _indent(pen, field, style, space) - space.photo
    return sum(
        max(1, pen.count(paragraph, width, Style.REGULAR, space.size, 8))
        for paragraph in field.paragraphs
    )


def _indent(pen: Pen, field: _Field, style: Look, space: Space) -> float:
    if not field.label:
        return 0.0
    own = pen.width(field.label, Style.BOLD, space.size) + 1.6 if field.label != " " else 0.0
    return max(style.label_width, own)


def _draw_field(
    pen: Pen, x: float, y: float, field: _Field, style: Look, space: Space, code: str
) -> float:
    indent = _indent(pen, field, style, space)
    where = f"{code} {field.label}".strip()
    if field.open:
        base = y + (field.lines - 1) * space.leading - 0.3
        pen.text(x, base, field.label, style=Style.BOLD, size=space.size)
        pen.rule(x + indent, base + 0.4, x + space.width)
        return y + field.lines * space.leading
    if field.label.strip():
        pen.text(x, y, field.label, style=Style.BOLD, size=space.size)
    left, at = field.lines, y
    for index, paragraph in enumerate(field.paragraphs):
        last = left == 1 or index == len(field.paragraphs) - 1
        text = " · ".join(field.paragraphs[index:]) if left == 1 else paragraph
        rest = len(field.paragraphs) - index - 1
        if field.prompt and pen.width(text, Style.ITALIC, space.size) > space.width - indent:
            text = _("(introduction · article)")
        narrow = space.photo if at - space.leading < space.beside else 0.0
        used = pen.paragraph(
            x + indent,
            at,
            text,
            width=space.width - indent - narrow,
            most=left if last else max(1, left - rest),
            leading=space.leading,
            style=Style.ITALIC if field.prompt else Style.REGULAR,
            size=space.size,
            grey=measures.DARK if field.prompt else measures.BLACK,
            where=where,
        )
        left -= used
        at += used * space.leading
        if left <= 0 or last:
            break
    return y + field.lines * space.leading if left > 0 else at


def role_word(role: str) -> str:
    """Return the word for what somebody is to me."""
    return {
        "mentor": _("mentor"),
        "partner": _("partner"),
        "client": _("client"),
        "employer": _("employer"),
        "colleague": _("colleague"),
        "peer": _("peer"),
    }.get(role, role)


def _state(state: str) -> str:
    return {"asked": _("asked"), "agreed": _("agreed"), "later": _("later")}.get(state, "")
