"""What must hold in every store, beyond what the database itself enforces."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from planner.i18n import _
from planner.model import (
    Base,
    Contact,
    Counter,
    Encounter,
    Event,
    Find,
    FollowUp,
    Participant,
    Target,
)
from planner.model.lookup import zone_of
from planner.times import zone_or_utc


def broken_rules(session: Session) -> list[str]:
    """Return a sentence for each rule of the model that does not hold; none when all is well."""
    return [
        *_nesting(session),
        *_times(session),
        *_targets(session),
        *_codes(session),
        *_log(session),
        *_me(session),
    ]


def unreadable(session: Session) -> list[str]:
    """Return a sentence for each table with rows that cannot be read as what they are to be."""
    found = []
    for table in Base.metadata.sorted_tables:
        try:
            for _row in session.execute(select(table).execution_options(yield_per=500)):
                pass
        # Out of a damaged value a column type makes whatever error it likes.
        except Exception as error:
            words = _("Rows of “{table}” cannot be understood ({reason}).")
            found.append(words.format(table=table.name, reason=type(error).__name__))
    return found


def _nesting(session: Session) -> Iterator[str]:
    parent = aliased(Event)
    for event_id in session.scalars(
        select(Event.id)
        .join(parent, Event.parent_id == parent.id)
        .where((parent.parent_id.is_not(None)) | (parent.id == Event.id))
    ):
        yield _("Event {id} lies in an event that lies in another.").format(id=event_id)


def _times(session: Session) -> Iterator[str]:
    for event in session.scalars(select(Event)):
        if event.end_at < event.start_at:
            yield _("Event {id} ends before it begins.").format(id=event.id)
        if event.start_at != event.start.instant(zone_of(session, event)).replace(microsecond=0):
            yield _("Event {id} is sorted by a time that is not its own.").format(id=event.id)
    for encounter in session.scalars(select(Encounter)):
        if encounter.at.astimezone(zone_or_utc(encounter.zone)).year < 1900:
            yield _("Encounter {id} has an impossible time.").format(id=encounter.id)


def _targets(session: Session) -> Iterator[str]:
    for target in session.scalars(select(Target)):
        if (target.contact_id is None) == (target.organisation_id is None):
            yield _("Target {id} is not exactly one person or one company.").format(id=target.id)
        if not 1 <= target.priority <= 3:
            yield _("Target {id} has an impossible priority.").format(id=target.id)
    found, conference = aliased(Event), aliased(Event)
    for find_id in session.scalars(
        select(Find.id)
        .join(Target, Find.target_id == Target.id)
        .join(found, Find.event_id == found.id)
        .join(conference, Target.conference_id == conference.id)
        .where(
            func.coalesce(found.parent_id, found.id) != Target.conference_id,
            # A conference that was taken apart keeps its targets, to be made whole again.
            found.calendar_id != conference.calendar_id,
        )
    ):
        yield _("Find {id} lies outside the event of its target.").format(id=find_id)


def _codes(session: Session) -> Iterator[str]:
    given = dict(
        session.execute(
            select(Counter.event_id, Counter.last).where(Counter.purpose == "target-code")
        ).all()
    )
    for target_id, conference_id, code in session.execute(
        select(Target.id, Target.conference_id, Target.code)
    ):
        number = code[1:]
        if not code.startswith("T") or not number.isdecimal():
            yield _("Target {id} has no proper code.").format(id=target_id)
        elif int(number) > given.get(conference_id, 0):
            yield _("The code {code} could be given out a second time.").format(code=code)


def _log(session: Session) -> Iterator[str]:
    for encounter_id in session.scalars(
        select(Encounter.id).where(
            ~select(Participant.id).where(Participant.encounter_id == Encounter.id).exists()
        )
    ):
        yield _("Encounter {id} is with nobody.").format(id=encounter_id)
    for step_id in session.scalars(
        select(FollowUp.id).where(FollowUp.contact_id.is_(None), FollowUp.person == "")
    ):
        yield _("Follow-up {id} is for nobody.").format(id=step_id)


def _me(session: Session) -> Iterator[str]:
    count = session.scalar(select(func.count()).select_from(Contact).where(Contact.is_me)) or 0
    if count > 1:
        yield _("{count} people are said to be the user.").format(count=count)
