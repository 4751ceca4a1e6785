"""Removing all that is held on one person, for good."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Column, Enum, String, Text, delete, or_, select, update
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

_GONE = "…"
_FOLD = re.compile(r"\r*\n[ \t]")


def forget_contact(session: Session, contact_id: int) -> str:
    """Remove a person from every table: rows of theirs, and their name and addresses elsewhere.

    Returns the name. Run it where nothing can be undone (`Store.write_for_good`).
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
    session.execute(
        delete(FollowUp).where(
            or_(
                FollowUp.contact_id == contact_id,
                FollowUp.other_id == contact_id,
                FollowUp.participant_id.in_(parts),
            )
        )
    )
    with_them = list(
        session.scalars(select(Participant.encounter_id).where(Participant.id.in_(parts)))
    )
    session.execute(delete(Participant).where(Participant.id.in_(parts)))
    session.execute(delete(Find).where(Find.target_id.in_(targets)))
    session.execute(delete(Target).where(Target.id.in_(targets)))
    session.execute(delete(SheetLine).where(SheetLine.target_id.in_(targets)))
    left = select(Participant.id).where(Participant.encounter_id == Encounter.id).exists()
    session.execute(delete(Encounter).where(Encounter.id.in_(with_them), ~left))
    _leave_lists(session, name, addresses)
    session.flush()
    session.expunge(contact)
    session.execute(delete(Contact).where(Contact.id == contact_id))
    _blot_out(session, name, addresses)
    return name


def _leave_lists(session: Session, name: str, addresses: Iterable[str]) -> None:
    """Remove a person from every list of people, and empty the calendar's blocks that name them.

    The next import brings the published text back only if it is imported again.
    """
    mails = {address.casefold() for address in addresses}
    named = [
        attendee
        for attendee in session.scalars(select(Attendee))
        if folded(attendee.name) == folded(name) or attendee.email.casefold() in mails
    ]
    events = {attendee.event_id for attendee in named}
    session.execute(
        update(Entry)
        .where(Entry.id.in_(select(Event.entry_id).where(Event.id.in_(events))))
        .values(raw="")
    )
    for attendee in named:
        session.delete(attendee)


def _blot_out(session: Session, name: str, addresses: Iterable[str]) -> None:
    """Replace the person's name and addresses in every text that is left, in any table."""
    pattern = _pattern(name, addresses)
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if _holds_words(column)]
        if not columns:
            continue
        for row in session.execute(select(table.c.id, *columns)).mappings().all():
            values = {}
            for column in columns:
                old = row[column.name]
                if (table.name, column.name) == ("entry", "raw"):
                    # A name may be folded in the middle; such a block is emptied as a whole.
                    new = "" if pattern.search(_FOLD.sub("", old)) else old
                else:
                    new = _without(pattern, old)
                if new != old:
                    values[column.name] = new
            if values:
                session.execute(update(table).where(table.c.id == row["id"]).values(values))


def _pattern(name: str, addresses: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the name and addresses as whole words.

    A name of one word matches in its own letter case only: "Art" is a person, "art" is none.
    """
    whole = [rf"(?<!\w){re.escape(token)}(?!\w)" for token in sorted(addresses, key=len)[::-1]]
    words = r"\s+".join(re.escape(word) for word in name.split())
    one_word = len(name.split()) == 1
    whole.append(rf"(?{'-i' if one_word else ''}:(?<!\w){words}(?!\w))")
    return re.compile("|".join(whole), re.IGNORECASE)


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


def _holds_words(column: Column[Any]) -> bool:
    """Whether a column holds words, not a state, a code or a number."""
    fixed = {"recurrence_id", "content_hash", "zone", "start_zone", "end_zone", "code"}
    words = isinstance(column.type, String | Text | JSON)
    return words and not isinstance(column.type, Enum) and column.name not in fixed
