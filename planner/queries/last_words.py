"""When there was last a word with people, by encounter or message, and when the next is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Encounter,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Origin,
    Participant,
)
from planner.model.due import rhythm_due
from planner.model.lookup import work_days_of
from planner.model.prepared import ask
from planner.times import zone_or_utc

SENT = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED)
REACHED = (*SENT, FollowUpStatus.DONE)
MESSAGES = (FollowUpKind.MESSAGE, FollowUpKind.INTRODUCTION)


@dataclass(frozen=True, slots=True)
class LastContact:
    """When there was last a word with a person, by encounter or message; None for never."""

    day: date | None
    rhythm_weeks: int | None
    next: date | None


def last_contact(session: Session, my_zone: str, contact_id: int) -> LastContact:
    """Return when there was last a word with a person, and when the rhythm wants the next."""
    known = LastWords(session, my_zone, contact_id)
    contact = session.get_one(Contact, contact_id)
    day, weeks = known.last_word(contact_id), contact.keep_warm_weeks
    if not weeks:
        return LastContact(day, weeks, None)
    due = rhythm_due(known.rhythm_begins(contact), weeks, work_days_of(session))
    return LastContact(day, weeks, due)


class LastWords:
    """The last words with all people, or with one; each part is read when it is wanted.

    Of all people together, messages are known only for those of whom one wants to hear regularly.
    """

    def __init__(self, session: Session, my_zone: str, contact_id: int | None = None) -> None:
        self._session, self._my_zone, self._contact_id = session, my_zone, contact_id

    def met_on(self, contact_id: int | None) -> date | None:
        """Return the day of the last encounter with a person."""
        found = self._met.get(contact_id) if contact_id is not None else None
        return day_of(*found) if found is not None else None

    def last_word(self, contact_id: int) -> date | None:
        """Return the day of the last encounter with a person, or of the last message sent."""
        days = [step.day for step in self._closed.get(contact_id, ()) if step.is_word]
        met = self.met_on(contact_id)
        return max((*days, *([met] if met else ())), default=None)

    def rhythm_begins(self, contact: Contact) -> date:
        """Return the day from which a rhythm counts: the last word, or the last "let go"."""
        steps = self._closed.get(contact.id, ())
        gone = [step.day for step in steps if step.origin is Origin.WARM]
        last = self.last_word(contact.id)
        known = [*gone, *([last] if last else [])]
        return max(known, default=day_of(contact.created_at, self._my_zone))

    @cached_property
    def _met(self) -> Mapping[int, tuple[datetime, str]]:
        """When, and in which zone, each person was last met."""
        # SQLite gives the zone of the row that has the maximum.
        last = (
            select(Participant.contact_id, func.max(Encounter.at), Encounter.zone)
            .join(Encounter, Participant.encounter_id == Encounter.id)
            .where(Participant.contact_id.is_not(None), self._of_one(Participant.contact_id))
            .group_by(Participant.contact_id)
        )
        return {who: (at, zone) for who, at, zone in ask(self._session, last).all()}

    @cached_property
    def _closed(self) -> Mapping[int, Sequence["_Closed"]]:
        """What is closed of the steps for each person, or for those with a rhythm."""
        regular = select(Contact.id).where(Contact.keep_warm_weeks.is_not(None))
        whom = true() if self._contact_id is not None else FollowUp.contact_id.in_(regular)
        asked = (
            select(FollowUp.contact_id, FollowUp.closed_at, FollowUp.zone)
            .add_columns(FollowUp.status, FollowUp.kind, FollowUp.origin)
            .where(FollowUp.closed_at.is_not(None), whom, self._of_one(FollowUp.contact_id))
        )
        steps: dict[int, list[_Closed]] = {}
        for who, *what in ask(self._session, asked).all():
            steps.setdefault(who, []).append(_Closed(*what))
        return steps

    def _of_one(self, column: Any) -> ColumnElement[bool]:
        return column == self._contact_id if self._contact_id is not None else true()


class _Closed(NamedTuple):
    """A follow-up that is closed: when that was, in which zone, and what it was."""

    at: datetime
    zone: str
    status: FollowUpStatus
    kind: FollowUpKind
    origin: Origin

    @property
    def day(self) -> date:
        """The day on which it was closed."""
        return day_of(self.at, self.zone)

    @property
    def is_word(self) -> bool:
        """Whether it reached the person: what was sent, or a message or call that is done."""
        told = self.kind in (*MESSAGES, FollowUpKind.CALL)
        return self.status in SENT or (told and self.status is FollowUpStatus.DONE)


def day_of(moment: datetime, zone: str) -> date:
    """Return the day of a moment in a zone as it is stored."""
    return moment.astimezone(zone_or_utc(zone)).date()
