"""The kinds, marks and states that things have, without the tables that keep them."""

from enum import StrEnum


class EventKind(StrEnum):
    """What an event is among the others."""

    EVENT = "event"
    CONFERENCE = "conference"
    SESSION = "session"
    MEETING = "meeting"
    BREAK = "break"


class Presence(StrEnum):
    """As what somebody is listed at an event."""

    SPEAKER = "speaker"
    ORGANISER = "organiser"
    ATTENDEE = "attendee"
    EXHIBITOR = "exhibitor"


class Mark(StrEnum):
    """How much an event matters to me."""

    MUST = "must"
    MAYBE = "maybe"
    BACKUP = "backup"
    PEOPLE = "people"
    NONE = "none"


class SessionKind(StrEnum):
    """What kind of gathering a session is, for the networking style."""

    ONE_TO_ONE = "one-to-one"
    SMALL_TABLE = "small-table"
    WORKSHOP = "workshop"
    RECEPTION = "reception"
    STAGE = "stage"
    HALLWAY = "hallway"
    ONLINE = "online"
    OTHER = "other"  # the user's word that it is none of these


class Context(StrEnum):
    """What part of life an event serves."""

    CAREER = "career"
    WORKPLACE = "workplace"
    JOB_SEARCH = "job-search"


class TargetState(StrEnum):
    """What became of the wish to meet."""

    PLANNED = "planned"
    ASKED = "asked"
    AGREED = "agreed"
    MET = "met"
    NOT_THERE = "not-there"
    LATER = "later"
    DECLINED = "declined"
    NOT_SOUGHT = "not-sought"


class GoalState(StrEnum):
    """The judgement on a goal."""

    OPEN = "open"
    REACHED = "reached"
    MISSED = "missed"


class Role(StrEnum):
    """What a person is to me."""

    MENTOR = "mentor"
    PARTNER = "partner"
    CLIENT = "client"
    EMPLOYER = "employer"
    COLLEAGUE = "colleague"
    PEER = "peer"
