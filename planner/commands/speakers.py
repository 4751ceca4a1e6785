"""At which sessions of a programme somebody is listed to speak."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.commands.people import Person
from planner.model import Attendee, Event, EventKind, Presence
from planner.model.lookup import bare_name


class Speakers:
    """Who speaks where at a conference, read once for all who are looked up."""

    def __init__(self, session: Session, conference_id: int) -> None:
        rows = session.execute(
            select(Event.id, Attendee.name, Attendee.email)
            .join(Attendee, Attendee.event_id == Event.id)
            .where(
                Event.parent_id == conference_id,
                Event.kind == EventKind.SESSION,
                ~Event.gone,
                Attendee.presence == Presence.SPEAKER,
                func.length(Attendee.name) > 0,
            )
            .order_by(Event.start_at, Event.id)
        ).all()
        self._sessions = [row.id for row in rows]
        self._named: dict[str, list[int]] = defaultdict(list)
        self._mailed: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            self._named[bare_name(row.name)].append(at)
            if row.email:
                self._mailed[row.email.casefold()].append(at)

    def sessions_of(self, person: Person) -> list[int]:
        """Return the sessions that list this person by name or address, in order of time."""
        found = set(self._named.get(bare_name(person.name), ()))
        for mail in person.emails:
            found.update(self._mailed.get(mail.casefold(), ()))
        return list(dict.fromkeys(self._sessions[at] for at in sorted(found)))
