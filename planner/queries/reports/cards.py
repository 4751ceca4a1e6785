"""The cards of the people to meet: where to find them, what was, what I give and ask."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from planner.formats.pdf.report import Card, CardFind, SheetOptions
from planner.i18n import _, ngettext
from planner.model import Mark
from planner.model.lookup import folded
from planner.queries.agenda import clashes
from planner.queries.events import EventRow
from planner.queries.people import known_there
from planner.queries.plan import FULL_CARD_FROM, TargetRow
from planner.queries.reports.acquaintance import Acquaintance


def cards_of(
    session: Session,
    targets: Sequence[TargetRow],
    planned: Sequence[EventRow],
    options: SheetOptions,
) -> Iterator[Card]:
    """Yield the cards in the order of `targets`; `planned` are the events one goes to."""
    known = Acquaintance(session)
    for index, target in enumerate(targets):
        match options.cards:
            case None:
                full = target.priority >= FULL_CARD_FROM
            case -1:
                full = True
            case count:
                full = index < count
        yield _card(session, known, target, planned, full)


def _card(
    session: Session,
    known: Acquaintance,
    target: TargetRow,
    planned: Sequence[EventRow],
    full: bool,
) -> Card:
    return Card(
        code=target.code,
        name=target.name,
        title=target.title,
        organisation="" if target.company else target.organisation,
        role=target.role,
        priority=target.priority,
        full=full,
        company=target.company,
        photo=known.photo(target.contact_id),
        place=target.place,
        finds=tuple(_find(find, target, planned) for find in target.finds),
        last=known.last(target.contact_id),
        owed="; ".join(known.owed(target.contact_id)),
        know=target.know,
        give=target.give,
        asks=target.asks,
        want=target.why,
        known_there=tuple(contact.name for contact in known_there(session, target.organisation_id))
        if target.organisation_id is not None
        else (),
        state=target.state.value,
    )


def _find(find: EventRow, target: TargetRow, planned: Sequence[EventRow]) -> CardFind:
    return CardFind(
        start=find.local_start,
        end=find.local_end if find.end else None,
        all_day=find.start.all_day,
        room=find.location,
        title=find.title,
        meaning=meaning(find, planned),
        speaks=folded(target.name) in {folded(name) for name in find.speakers},
    )


def meaning(find: EventRow, planned: Sequence[EventRow]) -> str:
    """Return what a find comes to for me: withdrawn, a clash, or how long I am free after it."""
    if find.gone:
        return _("no longer listed")
    if find.cancelled:
        return _("cancelled")
    if find.start.all_day:
        return ""
    mine = [event for event in planned if event.mark in (Mark.MUST, Mark.MAYBE)]
    for event in mine:
        if clashes(find, event):
            wanted = _("clash with your must") if event.mark is Mark.MUST else ""
            return wanted or _("clash with your maybe")
    later = [
        event.local_start
        for event in mine
        if event.id != find.id
        and not event.start.all_day
        and event.local_start >= find.local_end
        and event.local_start.date() == find.local_end.date()
    ]
    if not later:
        return _("free afterwards")
    minutes = int((min(later) - find.local_end).total_seconds() // 60)
    if minutes == 0:
        return _("your next one follows at once")
    return ngettext("free {count} min after it", "free {count} min after it", minutes).format(
        count=minutes
    )
