"""Who is here: all that are listed at an event, by company."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import Attending, Company, WhoIsHere
from planner.model import Calendar, Presence, day_span
from planner.model.lookup import folded, get_event, zone_of
from planner.queries.candidates import CandidateRow, candidate_rows
from planner.queries.reports.head import head_of
from planner.times import zone_or_utc


def who_is_here(
    session: Session, event_id: int, now: datetime, my_zone: str, paper: Paper = Paper.A4
) -> WhoIsHere:
    """Return the people of an event with its sessions, by company, those of none at the end."""
    event = get_event(session, event_id)
    zone = zone_of(session, event)
    calendar = session.get(Calendar, event.calendar_id)
    read_at = calendar.read_at if calendar else None
    return WhoIsHere(
        head=head_of(session, event, my_zone),
        dates=day_span(event, zone),
        printed_at=now.astimezone(zone_or_utc(zone)),
        calendar_at=read_at.astimezone(zone_or_utc(zone)) if read_at else None,
        companies=_companies(candidate_rows(session, event_id)),
        paper=paper,
    )


def _companies(rows: Iterable[CandidateRow]) -> tuple[Company, ...]:
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    people: dict[str, list[CandidateRow]] = {}
    for row in rows:
        exhibits = row.presence is Presence.EXHIBITOR
        name = (row.organisation or row.name) if exhibits else row.organisation
        key = folded(name)
        names.setdefault(key, name)
        if row.place and not places.get(key):
            places[key] = row.place
        of_company = people.setdefault(key, [])
        # An exhibitor without a person is the company itself.
        if not (exhibits and folded(row.name) == key):
            of_company.append(row)
    companies = [
        Company(
            name=names[key],
            place=places.get(key, ""),
            people=tuple(
                Attending(row.name, row.title, row.known, row.code)
                for row in sorted(people[key], key=lambda row: folded(row.name))
            ),
        )
        for key in people
    ]
    return tuple(sorted(companies, key=lambda company: (not company.name, folded(company.name))))
