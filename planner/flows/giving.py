"""Steps of paying it forward: gives made and kept, introductions noted, breaks planned."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from planner.commands import events
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.errors import BadInput
from planner.i18n import _
from planner.model import Channel, FollowUpKind, FollowUpStatus, Timing
from planner.model.due import due_date
from planner.queries.introductions import Pair
from planner.queries.ledger import GiveRow, GiveState
from planner.queries.style import Break
from planner.times import Moment

Session = Any  # what the store's door hands a command; only its own layers know its type


def note_gives(
    session: Session, rows: Sequence[GiveRow], now: datetime, zone: str, *, kept: bool
) -> list[int]:
    """Say that gives of the ledger were promised, or given; returns the follow-ups' ids.

    A give that was only planned gets a follow-up, due in a week. Raises BadInput where nothing
    is to be given.
    """
    ids = []
    for row in rows:
        if row.state is GiveState.NONE:
            raise BadInput(
                _("Nothing is planned to be given to {name} yet.").format(name=row.person)
            )
        if row.follow_up_id is not None:
            ids.append(row.follow_up_id)
            continue
        step = Step(
            kind=FollowUpKind.GIVE,
            text=row.give,
            due=due_date(Timing.WEEK, now, None, zone),
            zone=zone,
            timing=Timing.WEEK,
            contact_id=row.contact_id,
            person=row.person,
            event_id=row.event_id,
        )
        ids.append(add_follow_up(session, step, now))
    set_status(session, ids, FollowUpStatus.DONE if kept else FollowUpStatus.OPEN, now)
    return ids


def take_pairs(
    session: Session, pairs: Iterable[Pair], now: datetime, zone: str, *, wanted: bool = True
) -> list[int]:
    """Note introductions, and gives from one's own shelf; returns the follow-ups' ids.

    With `wanted` False they are let go at once, so that they are not proposed again.
    """
    ids = []
    for pair in pairs:
        own = pair.offering_id is None
        about = _("wants {wants}; offers {offers}").format(wants=pair.wants, offers=pair.offers)
        step = Step(
            kind=FollowUpKind.GIVE if own else FollowUpKind.INTRODUCTION,
            text=pair.offers if own else about,
            due=due_date(Timing.WEEK, now, None, zone),
            zone=zone,
            timing=Timing.WEEK,
            channel=Channel.OTHER if own else Channel.INTRO,
            contact_id=pair.wanting_id,
            other_id=pair.offering_id,
            person=pair.wanting,
            event_id=pair.event_id,
        )
        ids.append(add_follow_up(session, step, now))
    if not wanted:
        set_status(session, ids, FollowUpStatus.WAIVED, now)
    return ids


def add_breaks(
    session: Session, event_id: int, breaks: Iterable[Break], zone: str, my_zone: str
) -> list[int]:
    """Plan breaks within an event; returns their ids."""
    return [
        events.add_event(
            session,
            title=_("Break"),
            start=Moment.zoned(pause.start.replace(tzinfo=None), zone),
            end=Moment.zoned(pause.end.replace(tzinfo=None), zone),
            zone=zone,
            my_zone=my_zone,
            conference_id=event_id,
        )
        for pause in breaks
    ]
