"""What stands on paper, before it is drawn: frozen values that the pages are made from.

Every datetime is aware and already in the zone in which it is printed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Paper(StrEnum):
    """The size of the sheet of paper."""

    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"


class Layout(StrEnum):
    """How the sheet is laid out."""

    FULL = "full"
    BOOKLET = "booklet"
    POCKET = "pocket"
    PHONE = "phone"


class Block(StrEnum):
    """A part of the prep sheet that can be switched off."""

    GOALS = "goals"
    DAY = "day"
    PEOPLE = "people"
    LINES = "lines"
    QR = "qr"
    CARDS = "cards"
    UNPLANNED = "unplanned"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the user chose for the paper. `cards` is how many targets get a full card: None means
    those of priority 3, -1 all, else the first so many."""

    paper: Paper = Paper.A4
    layout: Layout = Layout.FULL
    discreet: bool = False
    binding: bool = False
    cards: int | None = None
    blocks: frozenset[Block] = frozenset(Block)


@dataclass(frozen=True, slots=True)
class Head:
    """The event a sheet is for."""

    title: str
    venue: str
    address: str
    room: str
    organiser: str
    zone: str
    # The user's own zone and how many minutes it is ahead of the event's, if they differ.
    my_zone: str = ""
    my_zone_minutes: int = 0


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal. `count` is how many circles it has to tick, or None."""

    text: str
    count: int | None
    reached: bool = False
    # Whether it was judged at all; one that was not is still open.
    judged: bool = True


@dataclass(frozen=True, slots=True)
class DayRow:
    """One row of the day: a session, meeting or break, or the gap before the next one.

    `kind` is "session", "meeting", "break" or "gap"; `mark` is "must", "maybe", "backup",
    "people" or "none". `overlap` numbers the group of rows that lie over each other (0 =
    none). `moved` says that the room differs from the row's before. One that the calendar lists no
    longer has the mark "gone" and is `cancelled`.
    """

    kind: str
    start: datetime
    end: datetime | None
    all_day: bool = False
    mark: str = "none"
    title: str = ""
    room: str = ""
    codes: tuple[str, ...] = ()
    overlap: int = 0
    moved: bool = False
    cancelled: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PersonToMeet:
    """One line of the list of people to meet. `when` is the next find, None for any time."""

    code: str
    priority: int
    name: str
    organisation: str
    when: datetime | None
    where: str
    company: bool = False


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One plan page; `last` is the last day where it is the only page of an event of several."""

    day: date | None
    rows: tuple[DayRow, ...]
    people: tuple[PersonToMeet, ...]
    last: date | None = None


@dataclass(frozen=True, slots=True)
class CardFind:
    """Where and when a target is found. `meaning` says what it comes to for me ("clash with
    your must"); `place` is the target's own place in words (hall, stand, table)."""

    start: datetime | None
    end: datetime | None
    all_day: bool = False
    room: str = ""
    title: str = ""
    meaning: str = ""
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One target's card."""

    code: str
    name: str
    title: str
    organisation: str
    role: str
    priority: int
    full: bool
    company: bool = False
    photo: bytes | None = None
    place: str = ""
    finds: tuple[CardFind, ...] = ()
    last: str = ""
    owed: str = ""
    know: str = ""
    give: str = ""
    asks: tuple[str, ...] = ()
    want: str = ""
    known_there: tuple[str, ...] = ()
    state: str = "planned"


@dataclass(frozen=True, slots=True)
class MyLines:
    """What I say, and what the QR carries (a vCard; "" prints none)."""

    introduction: str = ""
    openers: tuple[str, ...] = ()
    ways_out: tuple[str, ...] = ()
    vcard: str = ""


@dataclass(frozen=True, slots=True)
class PrepReport:
    """A whole prep sheet. `number` is None for a preview."""

    head: Head
    number: int | None
    printed_at: datetime
    calendar_at: datetime | None
    goals: tuple[GoalLine, ...]
    targets: int
    days: tuple[DayPlan, ...]
    cards: tuple[Card, ...]
    lines: MyLines
    first_unplanned: int = 1
    options: SheetOptions = SheetOptions()


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One thing to do. `kind` and `status` are those of the model; `channel` "mail", "linkedin",
    "call", "intro" or ""."""

    kind: str
    status: str
    code: str
    person: str
    organisation: str
    text: str
    due: date
    overdue: bool
    channel: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One conversation with somebody: when, where, and what it was about."""

    at: datetime
    where: str
    talk: str


@dataclass(frozen=True, slots=True)
class PersonMet:
    """One person of the follow-up list, in their words and mine. `again` are the conversations
    after the first."""

    code: str
    name: str
    title: str
    organisation: str
    role: str
    met_at: datetime
    met_where: str
    cue: str
    talk: str
    wants: str
    promised: tuple[str, ...]
    offered: str
    can_give: tuple[str, ...]
    note: str
    next_step: FollowUpLine | None
    address: str = ""
    link: str = ""
    again: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftText:
    """A message to somebody, as drafted. `limit` is how many characters the channel takes, or
    None; `generic` when nothing in it belongs to that person alone."""

    code: str
    person: str
    channel: str
    text: str
    subject: str = ""
    limit: int | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class NotMet:
    """A target that was planned and not met. `state` is that of the model."""

    code: str
    name: str
    organisation: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """How the event went, for the top of the list."""

    targets: int
    met: int
    unplanned: int
    goals: tuple[GoalLine, ...] = ()
    goals_reached: int = 0
    insight: str = ""
    promises_open: int = 0
    attend_again: bool | None = None


@dataclass(frozen=True, slots=True)
class FollowUpReport:
    """A whole follow-up list. `head` is None for the list over all events."""

    head: Head | None
    dates: tuple[date, date] | None
    number: int | None
    printed_at: datetime
    result: Result | None
    promises: tuple[FollowUpLine, ...]
    soon: tuple[FollowUpLine, ...]
    week: tuple[FollowUpLine, ...]
    warm: tuple[FollowUpLine, ...]
    people: tuple[PersonMet, ...]
    not_met: tuple[NotMet, ...]
    closed: tuple[FollowUpLine, ...] = ()
    paper: Paper = Paper.A4
    # Promises of an introduction: `person` is whom it was promised to, `text` says who with.
    introductions: tuple[FollowUpLine, ...] = ()
    # What worked, and insights with the session each comes from ("" for none).
    worked: str = ""
    insights: tuple[tuple[str, str], ...] = ()
    # Sent without an answer so far; `due` is when to ask once more.
    nudges: tuple[FollowUpLine, ...] = ()
    drafts: tuple[DraftText, ...] = ()
    # Whether each person's link is printed as a QR code too.
    codes: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document. `cut` are texts that did not fit on paper, each after its place;
    `missing` are characters that no font has."""

    pdf: bytes
    pages: int
    cut: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
