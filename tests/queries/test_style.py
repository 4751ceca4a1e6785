"""What one's style says of an event: how many people, breaks, and what is too tight."""

from datetime import datetime, timedelta

import pytest

from planner.commands.events import add_event
from planner.commands.people import Person, edit_profile
from planner.commands.targets import Wish, add_target, set_state
from planner.model import TargetState
from planner.queries.plan import target_rows
from planner.queries.style import style_advice
from planner.store import Store
from planner.times import Moment

ZONE = "Europe/Lisbon"
DAY = datetime(2026, 3, 20)


@pytest.fixture
def fair(store: Store) -> int:
    start, end = Moment.of_date(DAY), Moment.of_date(DAY + timedelta(days=2))
    found = store.write("Fair", add_event, title="Fair", start=start, end=end, zone=ZONE)
    now = store.clock.now()
    for name in ("Ada", "Bea", "Cy"):
        store.write("Add", add_target, found, Person(name), Wish(), now)
    return found


def meet(store: Store, fair: int, start: str, end: str, *codes: str) -> None:
    first, last = (Moment.zoned(DAY + timedelta(hours=int(t[:2]), minutes=int(t[3:])), ZONE)
                   for t in (start, end))  # fmt: skip
    store.write("Meet", add_event, title=f"At {start}", start=first, end=last, zone=ZONE,
                conference_id=fair, codes=codes)  # fmt: skip


def test_nothing_is_proposed_before_a_number_is_given(store: Store, fair: int) -> None:
    advice = store.read(style_advice, fair)
    assert (advice.proposed, advice.too_many, advice.planned) == (None, 0, 3)


def test_conversations_a_day_times_days_is_the_number(store: Store, fair: int) -> None:
    store.write("Style", edit_profile, conversations_a_day=1)
    advice = store.read(style_advice, fair)
    assert (advice.days, advice.proposed, advice.planned, advice.too_many) == (2, 2, 3, 1)
    gone = [store.read(target_rows, fair)[0].id]
    store.write("State", set_state, gone, TargetState.DECLINED)
    assert store.read(style_advice, fair).too_many == 0


def test_breaks_are_proposed_between_conversations(store: Store, fair: int) -> None:
    store.write("Style", edit_profile, minutes_between=20)
    meet(store, fair, "09:00", "09:30", "T1")
    meet(store, fair, "10:00", "10:30", "T2")
    meet(store, fair, "10:40", "11:00", "T3")
    meet(store, fair, "15:00", "15:30", "T1")
    advice = store.read(style_advice, fair)
    times = [(one.start.strftime("%H:%M"), one.end.strftime("%H:%M")) for one in advice.breaks]
    assert times == [("09:30", "09:50")]  # four hours before the last are rest enough
    assert [(one.first, one.second, one.minutes) for one in advice.tight] == [
        ("At 10:00", "At 10:40", 10)
    ]


def test_a_break_that_stands_there_is_not_proposed_again(store: Store, fair: int) -> None:
    store.write("Style", edit_profile, minutes_between=20)
    meet(store, fair, "09:00", "09:30", "T1")
    meet(store, fair, "10:00", "10:30", "T2")
    meet(store, fair, "09:35", "09:55")
    assert store.read(style_advice, fair).breaks == ()
