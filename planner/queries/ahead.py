"""Asks what the pages ask before anybody waits for the answer: the first time takes longest."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.model import Contact, Event
from planner.queries.amount import is_large
from planner.queries.encounters import encounter_ids, encounter_rows
from planner.queries.events import event_record, followed_rows, is_listed
from planner.queries.follow_ups import follow_up_ids, follow_up_rows
from planner.queries.history import person_history
from planner.queries.introductions import shelf_of
from planner.queries.ledger import give_ledger
from planner.queries.loop import due_count, progress_of
from planner.queries.people import (
    contact_photo,
    contact_row,
    custom_texts,
    my_card,
    organisation_names,
)
from planner.queries.people_list import people_count, people_from
from planner.queries.plan import codes_in_paper_order, goal_rows, target_rows, unplanned_codes
from planner.queries.proposals import proposal_rows
from planner.queries.review import event_review, event_scores
from planner.queries.schedule import planned_ids, schedule_days, schedule_size
from planner.queries.style import style_advice


def any_event_id(session: Session) -> int:
    """Return the id of some event, or 0 where there is none."""
    return session.scalar(select(Event.id).limit(1)) or 0


def questions_of_window(event_id: int, now: datetime) -> tuple[Callable[[Session], Any], ...]:
    """Return the queries that the window begins with, each to be asked by itself.

    Their statements are put together once and kept. NotFound comes where there is no event.
    """
    return (
        partial(followed_rows, now=now),
        partial(due_count, now=now),
        partial(progress_of, event_id=event_id),
        partial(schedule_size, event_id=event_id),
        partial(schedule_days, event_id=event_id),
        partial(event_record, event_id=event_id),
    )


def questions_of_pages(event_id: int, clock: Clock) -> tuple[Callable[[Session], Any], ...]:
    """Return those that the pages of an event, and of people, begin with."""
    now, zone = clock.now(), clock.zone_name
    return (
        partial(is_large, event_id=event_id),
        is_large,
        partial(planned_ids, event_id=event_id),
        partial(is_listed, event_id=event_id),
        partial(style_advice, event_id=event_id),
        partial(target_rows, event_id=event_id),
        partial(goal_rows, event_id=event_id),
        shelf_of,
        partial(custom_texts, kind="kit", language="en"),
        partial(encounter_ids, event_id=event_id, most=1),
        partial(encounter_rows, event_id=event_id),
        partial(follow_up_rows, now=now, event_id=event_id),
        partial(follow_up_ids, event_id=event_id),
        partial(follow_up_ids, only_pending=True),
        partial(follow_up_rows, now=now, ids=()),
        partial(codes_in_paper_order, event_id=event_id),
        partial(unplanned_codes, event_id=event_id),
        organisation_names,
        partial(proposal_rows, now=now, my_zone=zone, event_id=event_id),
        partial(proposal_rows, now=now, my_zone=zone),
        partial(event_review, event_id=event_id),
        partial(give_ledger, now=now, event_id=event_id),
        event_scores,
        my_card,
        people_count,
        partial(people_from, place=0, count=1),
        partial(_person, now=now),
    )


def _person(session: Session, now: datetime) -> None:
    contact_id = session.scalar(select(Contact.id).limit(1))
    if contact_id is not None:
        contact_row(session, contact_id)
        person_history(session, contact_id, now)
        contact_photo(session, contact_id)
