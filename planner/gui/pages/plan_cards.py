"""What the card of one of the people to meet shows."""

from planner.formats.pdf import dates
from planner.gui.card_delegate import Card
from planner.gui.dates import at_time
from planner.gui.text import filled, joined
from planner.gui.words import STATE_TONES, role_words, stars, state_words
from planner.i18n import _
from planner.model import Role, TargetState
from planner.queries.events import EventRow
from planner.queries.plan import TargetRow

_OVER = (TargetState.DECLINED, TargetState.NOT_SOUGHT, TargetState.NOT_THERE)


def target_card(row: TargetRow) -> Card:
    """Return the card: code, name, stars, where first to find, and give above ask and want."""
    who = joined((row.title, "" if row.company else row.organisation), ", ")
    kind = _("Company") if row.company else who
    role = role_words(Role(row.role)) if row.role else ""
    first = joined((stars(row.priority), kind, role))
    lines = [first, find_words(row)]
    lines.append(filled(_("Give: {text}"), text=row.give or _("nothing yet")))
    if row.asks:
        lines.append(filled(_("Ask: {text}"), text=joined(row.asks, " / ")))
    if row.why:
        lines.append(filled(_("Want: {text}"), text=row.why))
    planned = row.state is TargetState.PLANNED
    return Card(
        title=row.name,
        lines=tuple(lines),
        mark=row.code,
        badge="" if planned else state_words(row.state),
        badge_tone=STATE_TONES[row.state],
        strong=(2,) if row.give else (),
        faded=row.state in _OVER,
    )


def searched_text(row: TargetRow) -> str:
    """Return all that a search among the people to meet looks through."""
    return "\n".join([row.code, row.organisation, row.know, *target_card(row).lines, *row.emails])


def find_words(row: TargetRow) -> str:
    """Return when and where to find somebody first, and how often more."""
    if not row.finds:
        return row.place or _("No time or place yet")
    first = min(row.finds, key=lambda find: find.local_start)
    more = len(row.finds) - 1
    words = joined((*_session_parts(first), row.place))
    return filled(_("{find} and {count} more"), find=words, count=more) if more else words


def session_words(event: EventRow) -> str:
    """Return a session as when, where and what."""
    return joined(_session_parts(event))


def _session_parts(event: EventRow) -> tuple[str, ...]:
    day = dates.day_short(event.local_start.date())
    time = day if event.start.all_day else at_time(day, dates.clock(event.local_start))
    return time, event.location, event.title
