"""The rows of the schedule: sessions with what clashes, and the gaps of one's own day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.formats.pdf import dates
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.signs import filled, fold, joined
from planner.gui.words import MARK_TONES, kind_sentence, kind_words, mark_words
from planner.i18n import _, ngettext
from planner.kinds import EventKind, Mark, SessionKind
from planner.queries.agenda import clashes, days_touched
from planner.queries.event_row import EventRow
from planner.suiting import kind_of

OWN_KINDS = (EventKind.MEETING, EventKind.BREAK)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the schedule; without an event it is the gap between two of one's own.

    `first` and `last` are the days it lies on, `clash` the title of something marked that lies
    over it. `keys` are title, room and speakers as they sort, `sought` all that search looks
    through, folded. `kind` is what gathering it is, as the user says or as it is guessed. `odd`
    says whether there is anything to say: it is cancelled, gone or hidden, or it overlaps.
    """

    id: int | str
    event: EventRow | None
    start: datetime
    end: datetime
    first: date
    last: date
    clash: str = ""
    keys: tuple[str, str, str] = ("", "", "")
    sought: str = ""
    kind: SessionKind | None = None
    odd: bool = False

    @property
    def guessed(self) -> bool:
        """Whether its kind is only what title and track tell."""
        return self.kind is not None and self.event is not None and not self.event.session_kind

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.end - self.start).total_seconds() // 60)


def session_rows(
    events: Sequence[EventRow], texts: Mapping[int, str], marked: Sequence[EventRow] | None = None
) -> list[SessionRow]:
    """Return a row for each session, in the order given; what is marked names its clash.

    `texts` are what search looks through besides the columns, folded, by the id of the event;
    `marked` what one means to attend, where these are not all the sessions there are.
    """
    marked = marked_of(events) if marked is None else marked
    return [_row(event, texts.get(event.id, ""), clash_of(event, marked)) for event in events]


def row_at_once(event: EventRow, marked: Sequence[EventRow]) -> SessionRow:
    """Return a row to be seen before all is read: nothing is sought in it yet."""
    first, last = days_touched(event)
    clash = clash_of(event, marked)
    start, end = event.local_start, event.local_end
    row = SessionRow(event.id, event, start, end, first, last, clash, odd=_is_odd(event, clash))
    return replace(row, kind=_kind(event))


def columns(
    time_text: Callable[[SessionRow], str],
    note_text: Callable[[SessionRow], str],
    kind_text: Callable[[SessionRow], str],
    suits: Callable[[SessionRow], bool],
) -> list[Column]:
    """Return the columns of the schedule.

    `time_text` words the time beside its neighbours, `note_text` what is odd as far as there
    is room, `kind_text` what kind of session it is; `suits` says whether it suits the user.
    """
    return [
        Column(
            _("Time"),
            time_text,
            key="time",
            width=12,
            sort_key=_by_time,
            bold=_always,
            searched=False,
        ),
        Column(
            _("Mark"),
            mark_text,
            key="mark",
            width=9,
            sort_key=_by_mark,
            badge=_mark_tone,
            searched=False,
        ),
        Column(
            _("Title"),
            title_text,
            key="title",
            sort_key=_by_title,
            muted=_is_faded,
            tooltip=title_text,
        ),
        Column(
            _("Room"),
            room_text,
            key="room",
            width=14,
            sort_key=_by_room,
            tooltip=room_text,
            muted=_is_faded,
        ),
        Column(
            _("Speakers"),
            speakers_text,
            key="speakers",
            width=22,
            sort_key=_by_speakers,
            tooltip=speakers_text,
        ),
        Column(
            _("Kind"),
            kind_text,
            key="kind",
            width=15,
            badge=lambda row: Tone.GOOD if suits(row) else None,
            muted=lambda row: row.guessed,
            tooltip=lambda row: kind_sentence(row.kind, row.guessed, suits(row)),
            sort_key=lambda row: list(SessionKind).index(row.kind) if row.kind else None,
            searched=False,
        ),
        Column(_("Meet"), codes_text, key="codes", width=9, badge=_code_tone, sort_key=_by_codes),
        Column(_("Note"), note_text, key="state", width=19, tooltip=state_text, badge=_state_tone),
    ]


def time_text(row: SessionRow, above: SessionRow | None, *, tight: bool, all_days: bool) -> str:
    """Return when it is, or "" where the row `above` says it already.

    Among all days it names the day; then, and where it is tight, there is no room for the end.
    """
    begins_only = tight or all_days
    if above is not None and above.start == row.start and (begins_only or above.end == row.end):
        return ""
    whole = row.event is not None and row.event.start.all_day
    words = _("all day") if whole else hours_text(row.start, None if begins_only else row.end)
    return f"{dates.weekday(row.start.date())} {words}" if all_days else words


def hours_text(start: datetime, end: datetime | None) -> str:
    """Return from when to when it lasts; of what takes a day and more, until which day."""
    if end is not None and end - start >= _DAY:
        last = (end - timedelta(seconds=1)).date()  # an end at midnight belongs to the day before
        if last != start.date():
            return f"{dates.clock(start)}–{dates.weekday(last)}"
    return dates.clocks(start, end)


def mark_text(row: SessionRow) -> str:
    """Return the mark, or what of one's own it is."""
    if row.event is None:
        return ""
    if row.event.mark is Mark.NONE and row.event.kind in OWN_KINDS:
        return kind_words(row.event.kind)
    return mark_words(row.event.mark)


def title_text(row: SessionRow) -> str:
    """Return the title, or how long a gap is."""
    return row.event.title or _("(no title)") if row.event else gap_text(row.minutes)


def gap_text(minutes: int) -> str:
    """Return how long one is free, in words."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("Free {count} minute", "Free {count} minutes", rest).format(count=rest)
    if not rest:
        return ngettext("Free {count} hour", "Free {count} hours", hours).format(count=hours)
    return _("Free {hours} h {minutes} min").format(hours=hours, minutes=rest)


def room_text(row: SessionRow) -> str:
    """Return the room."""
    return row.event.location if row.event else ""


def speakers_text(row: SessionRow) -> str:
    """Return the speakers."""
    return joined(row.event.speakers, ", ") if row.event else ""


def codes_text(row: SessionRow) -> str:
    """Return the codes of the people to meet there."""
    return " ".join(row.event.codes) if row.event else ""


def state_text(row: SessionRow, *, short: bool = False) -> str:
    """Return in words what is odd: cancelled, gone, hidden, or over something marked.

    `short` does not name what it overlaps.
    """
    if row.event is None:
        return ""
    parts = [
        _("Cancelled") if row.event.cancelled else "",
        _("No longer listed") if row.event.gone else "",
        _("Hidden") if row.event.hidden else "",
        (_("Overlaps") if short else filled(_("Overlaps “{title}”"), title=row.clash))
        if row.clash
        else "",
    ]
    return " · ".join(part for part in parts if part)


def spoken(row: SessionRow) -> str:
    """Return a row in full, as a screen reader says it."""
    time = hours_text(row.start, row.end)
    if row.event is not None and row.event.start.all_day:
        time = _("all day")
    parts = [time, mark_text(row), title_text(row), room_text(row), speakers_text(row)]
    if codes := codes_text(row):
        parts.append(_("to meet: {codes}").format(codes=codes))
    parts.append(state_text(row))
    return ", ".join(part for part in parts if part)


def sought(row: SessionRow) -> str:
    """Return all that search looks through, folded."""
    return row.sought


def clash_of(event: EventRow, marked: Sequence[EventRow]) -> str:
    """Return the title of what is marked and lies over a marked event, "" without any."""
    if event.mark is Mark.NONE and event.kind not in OWN_KINDS:
        return ""
    return next((other.title for other in marked if clashes(event, other)), "")


def marked_of(events: Sequence[EventRow]) -> list[EventRow]:
    """Return what one means to attend of these."""
    marks = (Mark.MUST, Mark.MAYBE)
    return [e for e in events if (e.mark in marks or e.kind in OWN_KINDS) and not e.hidden]


def _row(event: EventRow, text: str, clash: str) -> SessionRow:
    first, last = days_touched(event)
    title = fold(event.title or _("(no title)"))
    keys = (title, fold(event.location), fold(", ".join(event.speakers)))
    odd = _is_odd(event, clash)
    row = SessionRow(event.id, event, event.local_start, event.local_end, first, last, clash, keys)
    more = [fold(" ".join((*event.codes, state_text(row))))] if event.codes or odd else []
    return replace(row, sought="\n".join((*keys, *more, text)), kind=_kind(event), odd=odd)


def _kind(event: EventRow) -> SessionKind | None:
    if event.kind in OWN_KINDS and event.session_kind is None:
        return SessionKind.ONE_TO_ONE if event.kind is EventKind.MEETING else None
    return kind_of(event.session_kind, event.title, event.categories)


def _is_odd(event: EventRow, clash: str) -> bool:
    return bool(clash) or event.gone or event.hidden or event.cancelled


def _always(_row: SessionRow) -> bool:
    return True


def _is_faded(row: SessionRow) -> bool:
    event = row.event
    return event is None or event.cancelled or event.gone or event.hidden


def _mark_tone(row: SessionRow) -> Tone | None:
    if row.event is None:
        return None
    return MARK_TONES.get(row.event.mark, Tone.NEUTRAL if mark_text(row) else None)


def _code_tone(row: SessionRow) -> Tone | None:
    return Tone.ACCENT if codes_text(row) else None


def _state_tone(row: SessionRow) -> Tone | None:
    return Tone.WARN if state_text(row) else None


def _by_time(row: SessionRow) -> datetime:
    return row.start


def _by_title(row: SessionRow) -> str:
    return row.keys[0] or fold(title_text(row))


def _by_room(row: SessionRow) -> str | None:
    return row.keys[1] or None


def _by_speakers(row: SessionRow) -> str | None:
    return row.keys[2] or None


def _by_mark(row: SessionRow) -> int | None:
    if row.event is None or row.event.mark is Mark.NONE:
        return None
    return list(Mark).index(row.event.mark)


def _by_codes(row: SessionRow) -> int | None:
    return int(row.event.codes[0][1:]) if row.event and row.event.codes else None
