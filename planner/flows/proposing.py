"""Proposals taken on: what each becomes and by what name it is called."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from planner.commands.follow_ups import Step, put_off, say_status, take_on
from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import Channel, FollowUpStatus, Timing
from planner.queries.follow_ups import FollowUpRow
from planner.queries.proposals import proposal_rows

Session = Any  # what the store's door hands a command; only its own layers know its type

_MARK = "P"


def name_of(row: FollowUpRow) -> str:
    """Return by what name a follow-up is called: its id, or P and a number while only proposed."""
    return f"{_MARK}{-row.id}" if row.proposed else str(row.id)


def step_of(row: FollowUpRow) -> Step:
    """Return what becomes of a proposal that is taken."""
    return Step(
        kind=row.kind,
        text=row.text,
        due=row.due,
        zone=row.zone,
        contact_id=row.contact_id,
        person=row.person,
        channel=Channel(row.channel),
        timing=Timing.DATE,
        event_id=row.event_id,
        participant_id=row.participant_id,
        origin=row.origin,
        after_id=row.after_id,
        target_id=row.target_id,
    )


def say_named(
    session: Session,
    names: Sequence[str],
    now: datetime,
    my_zone: str,
    *,
    status: FollowUpStatus = FollowUpStatus.OPEN,
    until: date | None = None,
) -> list[int]:
    """Say how far follow-ups and proposals got, or put them off, by their names; return all ids.

    Raises NotFound for a name that nothing here has, BadInput for what is no name at all.
    """
    every = list(dict.fromkeys(name.strip().upper() for name in names))
    real = [int(name) for name in every if name.isdecimal()]
    wanted = [name for name in every if not name.isdecimal()]
    if odd := next((n for n in wanted if not n.removeprefix(_MARK).isdecimal()), None):
        raise BadInput(_("“{name}” is no follow-up; call one 12, a proposal P12.").format(name=odd))
    proposed: dict[str, FollowUpRow] = {}
    if wanted:
        # What is proposed at one event alone counts as well, after what is proposed altogether.
        for of_all in (False, True):
            for row in proposal_rows(session, now, my_zone, of_all=of_all):
                proposed.setdefault(name_of(row), row)
    if gone := next((name for name in wanted if name not in proposed), None):
        raise NotFound(_("Nothing called {name} is proposed any more.").format(name=gone))
    steps = [step_of(proposed[name]) for name in wanted]
    if until is not None:
        made = take_on(session, steps, now)
        put_off(session, [*real, *made], until, now)
    else:
        made = say_status(session, real, steps, status, now)
    return [*real, *made]
