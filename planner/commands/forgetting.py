"""Removing all that is held on one person, for good."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, Delete, delete, or_, select, update
from sqlalchemy.orm import Session

from planner.commands.people import load_contact
from planner.model import (
    Attendee,
    Base,
    Contact,
    Encounter,
    Entry,
    Event,
    Find,
    FollowUp,
    Participant,
    SheetLine,
    Target,
)
from planner.model.lookup import folded
from planner.model.mentions import mention_of, unfolded, word_columns

_GONE = "…"


@dataclass(frozen=True)
class Forgotten:
    """What went with a person, each as a number of rows.

    `conversations` are those the person took part in, `lists` the places on lists of people,
    `blocks` the blocks of a calendar that were emptied, `mentions` what else named them.
    """

    name: str
    conversations: int = 0
    follow_ups: int = 0
    targets: int = 0
    sheet_lines: int = 0
    lists: int = 0
    blocks: int = 0
    mentions: int = 0


def forget_contact(session: Session, contact_id: int) -> Forgotten:
    """Remove a person from every table: rows of theirs, and their name and addresses elsewhere.

    Run it where nothing can be undone (`Store.write_for_good`); rehearsed, it tells what
    would go.
    """
    contact = load_contact(session, contact_id)
    name = contact.name
    addresses = [address.value for address in contact.addresses]
    targets = list(session.scalars(select(Target.id).where(Target.contact_id == contact_id)))
    parts = list(
        session.scalars(
            select(Participant.id).where(
                or_(Participant.contact_id == contact_id, Participant.target_id.in_(targets))
            )
        )
    )
    follow_ups = _removed(
        session,
        delete(FollowUp).where(
            or_(
                FollowUp.contact_id == contact_id,
                FollowUp.other_id == contact_id,
                FollowUp.participant_id.in_(parts),
            )
        ),
    )
    with_them = set(
        session.scalars(select(Participant.encounter_id).where(Participant.id.in_(parts)))
    )
    session.execute(delete(Participant).where(Participant.id.in_(parts)))
    session.execute(delete(Find).where(Find.target_id.in_(targets)))
    session.execute(delete(Target).where(Target.id.in_(targets)))
    lines = _removed(session, delete(SheetLine).where(SheetLine.target_id.in_(targets)))
    left = select(Participant.id).where(Participant.encounter_id == Encounter.id).exists()
    session.execute(delete(Encounter).where(Encounter.id.in_(with_them), ~left))
    lists, blocks = _leave_lists(session, name, addresses)
    session.flush()
    session.expunge(contact)
    session.execute(delete(Contact).where(Contact.id == contact_id))
    emptied, mentions = _blot_out(session, name, addresses)
    return Forgotten(
        name=name,
        conversations=len(with_them),
        follow_ups=follow_ups,
        targets=len(targets),
        sheet_lines=lines,
        lists=lists,
        blocks=blocks + emptied,
        mentions=mentions,
    )


def _removed(session: Session, statement: Delete) -> int:
    result = session.execute(statement)
    assert isinstance(result, CursorResult)
    return result.rowcount


def _leave_lists(session: Session, name: str, addresses: Iterable[str]) -> tuple[int, int]:
    """Remove a person from every list of people, and empty the calendar's blocks that name them.

    Returns how many places and blocks those were. The next import brings the published text
    back only if it is imported again.
    """
    mails = {address.casefold() for address in addresses}
    named = [
        attendee
        for attendee in session.scalars(select(Attendee))
        if folded(attendee.name) == folded(name) or attendee.email.casefold() in mails
    ]
    events = {attendee.event_id for attendee in named}
    of_them = Entry.id.in_(select(Event.entry_id).where(Event.id.in_(events)))
    blocks = list(session.scalars(select(Entry.id).where(of_them, Entry.raw != "")))
    session.execute(update(Entry).where(Entry.id.in_(blocks)).values(raw=""))
    for attendee in named:
        session.delete(attendee)
    return len(named), len(blocks)


def _blot_out(session: Session, name: str, addresses: Iterable[str]) -> tuple[int, int]:
    """Replace the person's name and addresses in every text that is left, in any table.

    Returns how many blocks of a calendar were emptied, and how many other rows named them.
    """
    pattern = mention_of(name, addresses)
    emptied = mentions = 0
    for table in Base.metadata.sorted_tables:
        columns = word_columns(table)
        if not columns:
            continue
        for row in session.execute(select(table.c.id, *columns)).mappings().all():
            values = {}
            for column in columns:
                old = row[column.name]
                if (table.name, column.name) == ("entry", "raw"):
                    # A name may be folded in the middle; such a block is emptied as a whole.
                    new = "" if pattern.search(unfolded(old)) else old
                else:
                    new = _without(pattern, old)
                if new != old:
                    values[column.name] = new
            if values:
                session.execute(update(table).where(table.c.id == row["id"]).values(values))
                emptied += "raw" in values
                mentions += "raw" not in values
    return emptied, mentions


def _without(pattern: re.Pattern[str], value: Any) -> Any:
    match value:
        case str():
            return pattern.sub(_GONE, value)
        case list():
            return [_without(pattern, item) for item in value]
        case dict():
            return {key: _without(pattern, item) for key, item in value.items()}
        case _:
            return value
