"""One VEVENT block read field by field, so that a bad field costs that field only."""

import hashlib
from dataclasses import dataclass, field

from planner.errors import BadInput
from planner.formats.ics.envelope import Block
from planner.formats.ics.moments import Length, read_length, read_moment
from planner.formats.ics.properties import ContentLine, parse_block
from planner.formats.ics.speakers import MOST_PEOPLE
from planner.formats.ics.text import one_line, plain_line, plain_text, safe_link
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import _, ngettext
from planner.times import Moment, TimeKind

_STATUSES = ("TENTATIVE", "CONFIRMED", "CANCELLED")
# What changes from one export to the next without anything having changed (IMPORT.md).
_VOLATILE = frozenset({"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
_MOST_DATES = 5000
_LARGEST_NUMBER = 2**31 - 1


@dataclass(slots=True)
class Draft:
    """A VEVENT as read by itself, before it is put beside the others of its file.

    `length` is how long each occurrence takes, by the clock on the wall; `end` the end as the
    file gives it. `rules` are RRULE texts with their lines; `unread_recurrence` says that the
    block has a RECURRENCE-ID that could not be read.
    """

    block: Block
    uid: str
    start: Moment
    end: Moment | None
    sequence: int
    modified: str
    content_hash: str
    title: str
    description: str
    source: str
    location: str
    url: str
    status: str
    categories: tuple[str, ...]
    people: list[ContentLine]
    recurrence: Moment | None = None
    following: bool = False
    unread_recurrence: bool = False
    rules: list[ContentLine] = field(default_factory=list)
    has_exrule: bool = False
    more_dates: list[tuple[Moment, Moment | None]] = field(default_factory=list)
    excluded: list[Moment] = field(default_factory=list)

    @property
    def repeats(self) -> bool:
        """Whether the block describes a series."""
        return bool(self.rules or self.more_dates or self.has_exrule)


class Fields:
    """The properties of a block by name; the first of each counts where only one may stand."""

    def __init__(self, block: Block) -> None:
        self.lines = parse_block(block.lines)
        self._by_name: dict[str, list[ContentLine]] = {}
        for line in self.lines:
            self._by_name.setdefault(line.name, []).append(line)
        self.uid = one_line(self.text("UID"))[:400]
        self.title = plain_line(self.text("SUMMARY"))

    def all(self, name: str) -> list[ContentLine]:
        """Return all properties of a name, in the order of the file."""
        return self._by_name.get(name, [])

    def first(self, name: str) -> ContentLine | None:
        """Return the first property of a name."""
        lines = self._by_name.get(name)
        return lines[0] if lines else None

    def value(self, name: str) -> str:
        """Return the value of the first property of a name as it stands, "" for none."""
        line = self.first(name)
        return line.value.strip() if line else ""

    def text(self, name: str) -> str:
        """Return the value of the first property of a name as text, "" for none."""
        line = self.first(name)
        return line.text() if line else ""


def read_draft(
    block: Block, fields: Fields, zones: ZoneBook, tell: Tell, *, cancelled: bool
) -> Draft:
    """Return the event of a block; `tell` hears of every field that was repaired or left out.

    `cancelled` says that its VCALENDAR has METHOD:CANCEL. Raises BadInput with the reason
    where the event has no start that can be used.
    """
    if block.fault:
        raise BadInput(block.fault)
    start = _start(fields, zones, tell)
    draft = Draft(
        block=block,
        uid=fields.uid,
        start=start,
        end=_end(fields, start, zones, tell),
        sequence=_sequence(fields.value("SEQUENCE")),
        modified=max(fields.value("LAST-MODIFIED"), fields.value("DTSTAMP"))[:20],
        content_hash=content_hash(fields.lines),
        title=fields.title,
        description="",
        source=fields.text("DESCRIPTION"),
        location=plain_line(fields.text("LOCATION")),
        url=_link(fields),
        status=_status(fields, cancelled=cancelled),
        categories=_categories(fields),
        people=_people(fields, tell, block.number),
    )
    if not draft.source.strip():
        draft.source = fields.text("X-ALT-DESC")
    draft.description = plain_text(draft.source)
    _read_series(draft, fields, zones, tell)
    return draft


def content_hash(lines: list[ContentLine]) -> str:
    """Return a hash of what a block says, whatever the order of its lines.

    UID, DTSTAMP, CREATED, LAST-MODIFIED, SEQUENCE and alarms do not count.
    """
    said = sorted(
        f"{line.name};{sorted(line.parameters.items())}:{line.value}"
        if line.parameters
        else f"{line.name}:{line.value}"
        for line in lines
        if line.name not in _VOLATILE
    )
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()


def _start(fields: Fields, zones: ZoneBook, tell: Tell) -> Moment:
    lines = fields.all("DTSTART")
    if not lines:
        raise BadInput(_("it has no start"))
    line = lines[-1]
    if any(other.value != line.value for other in lines):
        tell(line.number, _("It has several starts; the last was taken."))
    # Pentabarf gives the zone as a property of the event.
    zones.float_in(fields.text("TZID"))
    try:
        return read_moment(line, zones)
    except BadInput as error:
        raise BadInput(_("its start cannot be used: {reason}").format(reason=error)) from None


def _end(fields: Fields, start: Moment, zones: ZoneBook, tell: Tell) -> Moment | None:
    line = next(reversed(fields.all("DTEND")), None)
    length_line = fields.first("DURATION")
    if line and line.value.strip():
        try:
            end = _alike(read_moment(line, zones), start, zones)
        except BadInput as error:
            tell(line.number, _("Its end was left out: {reason}.").format(reason=error))
        else:
            if end is None:
                tell(line.number, _("Its end was left out: it is of another kind than its start."))
            elif end.instant("UTC") < start.instant("UTC"):
                tell(line.number, _("It ends before it starts; its end was left out."))
            else:
                if length_line:
                    tell(line.number, _("It has an end and a length; the end was taken."))
                return end
    if length_line:
        try:
            return read_length(length_line.value).after(start)
        except BadInput as error:
            tell(length_line.number, _("Its length was left out: {reason}.").format(reason=error))
    return None


def _alike(end: Moment, start: Moment, zones: ZoneBook) -> Moment | None:
    """Return an end that can be measured against the start, or None."""
    if (end.kind is TimeKind.DATE) != (start.kind is TimeKind.DATE):
        if start.kind is TimeKind.DATE and end.wall.time() == end.wall.min.time():
            return Moment.of_date(end.wall.date())
        return None
    if (end.kind is TimeKind.FLOATING) != (start.kind is TimeKind.FLOATING):
        if end.kind is TimeKind.FLOATING:
            # An end without a zone is meant where the start is.
            return Moment(start.kind, end.wall, start.zone)
        return None
    return end


def _sequence(text: str) -> int:
    digits = text.lstrip("+")
    return min(int(digits), _LARGEST_NUMBER) if digits.isdecimal() and len(digits) < 40 else 0


def _link(fields: Fields) -> str:
    for line in fields.all("URL")[:5]:
        link = safe_link(line.value) or safe_link(line.text())
        if link:
            return link
    return ""


def _status(fields: Fields, *, cancelled: bool) -> str:
    status = fields.value("STATUS").upper()
    if cancelled:
        return "CANCELLED"
    if status == "CANCELED":
        return "CANCELLED"
    return status if status in _STATUSES else ""


def _categories(fields: Fields) -> tuple[str, ...]:
    found = (plain_line(text) for line in fields.all("CATEGORIES")[:200] for text in line.texts())
    return tuple(dict.fromkeys(text for text in found if text))[:200]


def _people(fields: Fields, tell: Tell, number: int) -> list[ContentLine]:
    lines = fields.all("ORGANIZER")[:1] + fields.all("ATTENDEE")
    left_out = len(lines) - MOST_PEOPLE
    if left_out > 0:
        tell(
            number,
            ngettext(
                "It lists more than {most} people; {n} was left out.",
                "It lists more than {most} people; {n} were left out.",
                left_out,
            ).format(most=f"{MOST_PEOPLE:,}", n=left_out),
        )
    return lines[:MOST_PEOPLE]


def _read_series(draft: Draft, fields: Fields, zones: ZoneBook, tell: Tell) -> None:
    line = fields.first("RECURRENCE-ID")
    if line:
        try:
            draft.recurrence = read_moment(line, zones)
            draft.following = line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
        except BadInput as error:
            draft.unread_recurrence = True
            tell(
                line.number,
                _(
                    "It stands by itself, because its RECURRENCE-ID cannot be read: {reason}."
                ).format(reason=error),
            )
    draft.rules = [rule for rule in fields.all("RRULE") if rule.value.strip()][:10]
    draft.has_exrule = bool(fields.first("EXRULE"))
    draft.more_dates = _dates(fields.all("RDATE"), zones, tell)
    draft.excluded = [moment for moment, _end in _dates(fields.all("EXDATE"), zones, tell)]


def _dates(
    lines: list[ContentLine], zones: ZoneBook, tell: Tell
) -> list[tuple[Moment, Moment | None]]:
    """Return the times of RDATE or EXDATE lines, with an end where a period is given."""
    found: list[tuple[Moment, Moment | None]] = []
    for line in lines:
        for value in line.value.split(","):
            if not value.strip() or len(found) >= _MOST_DATES:
                continue
            begins, _slash, ends = value.partition("/")
            try:
                start = read_moment(line, zones, begins)
                found.append((start, _period_end(line, zones, start, ends)))
            except BadInput as error:
                tell(
                    line.number,
                    _("One date of its {name} was left out: {reason}.").format(
                        name=line.name, reason=error
                    ),
                )
    return found


def _period_end(line: ContentLine, zones: ZoneBook, start: Moment, ends: str) -> Moment | None:
    if not ends:
        return None
    if ends.strip().upper().startswith(("P", "+P")):
        length: Length = read_length(ends)
        return length.after(start)
    end = read_moment(line, zones, ends)
    return end if end.instant("UTC") >= start.instant("UTC") else None
