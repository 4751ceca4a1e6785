"""What came of it: encounters, who took part, and what follows."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.model.base import Base, stored


class FollowUpKind(StrEnum):
    """What is to be done."""

    PROMISE = "promise"
    MESSAGE = "message"
    INTRODUCTION = "introduction"
    GIVE = "give"
    CALL = "call"


class FollowUpStatus(StrEnum):
    """How far it got."""

    OPEN = "open"
    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"
    DONE = "done"
    POSTPONED = "postponed"
    WAIVED = "waived"

    @property
    def pending(self) -> bool:
        """Whether something is still to be done by the user."""
        return self in (FollowUpStatus.OPEN, FollowUpStatus.DRAFTED, FollowUpStatus.POSTPONED)


class Timing(StrEnum):
    """When a follow-up is due, as the boxes on the card say it."""

    DAY = "24h"
    WEEK = "1w"
    WARM = "warm"
    DATE = "date"


class Channel(StrEnum):
    """By what means."""

    MAIL = "mail"
    LINKEDIN = "linkedin"
    CALL = "call"
    INTRO = "intro"
    OTHER = ""


class Origin(StrEnum):
    """What a follow-up was proposed for, or what it starts; most arise from a conversation."""

    NONE = ""
    WARM = "warm"  # keep warm: the thirty days of the card, or the rhythm of the contact
    AGAIN = "again"  # the sixty days after the thirty
    NUDGE = "nudge"  # no answer came
    MISSED = "missed"  # planned but not met: written anyway
    BEFORE = "before"  # asks for a meeting before the event


class Encounter(Base):
    """A conversation that took place, at an event or not. It keeps what was known then."""

    __tablename__ = "encounter"
    __table_args__ = {"sqlite_autoincrement": True}

    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(default="UTC")
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    logged_at: Mapped[datetime]

    participants: Mapped[list["Participant"]] = relationship(
        lazy="raise", order_by="Participant.id", cascade="all", passive_deletes=True
    )


class Participant(Base):
    """One of the people of an encounter, with what was known and said then."""

    __tablename__ = "participant"
    __table_args__ = {"sqlite_autoincrement": True}

    encounter_id: Mapped[int] = mapped_column(
        ForeignKey("encounter.id", ondelete="CASCADE"), index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    target_id: Mapped[int | None] = mapped_column(
        ForeignKey("target.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    cue: Mapped[str] = mapped_column(Text, default="")
    talk: Mapped[str] = mapped_column(Text, default="")
    wants: Mapped[str] = mapped_column(Text, default="")
    offered: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    boxes: Mapped[list[str]] = mapped_column(JSON, default=list)


class FollowUp(Base):
    """One thing to do for or with a person, from a promise to a call."""

    __tablename__ = "follow_up"
    __table_args__ = {"sqlite_autoincrement": True}

    kind: Mapped[FollowUpKind] = mapped_column(stored(FollowUpKind))
    status: Mapped[FollowUpStatus] = mapped_column(
        stored(FollowUpStatus), default=FollowUpStatus.OPEN
    )
    uid: Mapped[str] = mapped_column(unique=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    # The second person of an introduction.
    other_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), index=True
    )
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), index=True
    )
    person: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    channel: Mapped[Channel] = mapped_column(stored(Channel), default=Channel.OTHER)
    due: Mapped[date] = mapped_column(index=True)
    timing: Mapped[Timing] = mapped_column(stored(Timing), default=Timing.DATE)
    zone: Mapped[str] = mapped_column(default="UTC")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    # The message or note as the user wrote it, once drafted.
    draft: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[Origin] = mapped_column(stored(Origin), default=Origin.NONE, server_default="")
    # The one this comes after: the message without an answer, the thirty days that are done.
    after_id: Mapped[int | None] = mapped_column(
        ForeignKey("follow_up.id", ondelete="CASCADE"), index=True
    )
    # The person to meet it asks for a meeting, or writes to although nobody met.
    target_id: Mapped[int | None] = mapped_column(
        ForeignKey("target.id", ondelete="CASCADE"), index=True
    )
    # When the user last said that the date holds; a later encounter puts it in question.
    confirmed_at: Mapped[datetime | None]
    # Of an introduction: whether the first and the other person were asked.
    asked_first: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked_other: Mapped[bool] = mapped_column(default=False, server_default=false())


def person_key(contact_id: int | None, code: str, participant_id: int) -> tuple[str, object]:
    """Return what tells those met at one event apart: the contact, else the code they had there.

    Who was met twice is one person by it. Whoever has neither was met once.
    """
    if contact_id is not None:
        return ("contact", contact_id)
    return ("code", code) if code else ("participant", participant_id)
