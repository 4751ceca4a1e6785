import itertools
import time
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.ics.recurrence import Budget, BudgetSpent
from planner.formats.ics.ruletext import read_rule

START = datetime(2024, 1, 31, 9, 30)


def dates(text, start=START, first=START, last=datetime(2030, 12, 31), steps=10**6):
    return list(read_rule(text).between(start, first, last, Budget(steps)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["20240131", "20240201", "20240202"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=3", ["20240131", "20240212", "20240214"]),
        ("FREQ=MONTHLY;COUNT=3", ["20240131", "20240331", "20240531"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["20240131", "20240229", "20240331"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["20240223", "20240329"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["20240131", "20240229"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2", ["20241128", "20251127"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", ["20240513", "20250512"]),
        ("FREQ=DAILY;UNTIL=20240201", ["20240131", "20240201"]),
        ("FREQ=DAILY;UNTIL=20240201T093000", ["20240131", "20240201"]),
        ("FREQ=DAILY;UNTIL=20240201T092959", ["20240131"]),
    ],
)
def test_rules_of_the_standard(text, expected):
    assert [f"{one:%Y%m%d}" for one in dates(text)] == expected


def test_a_rule_without_count_skips_to_the_window():
    began = time.perf_counter()
    rows = dates(
        "FREQ=DAILY", datetime(1900, 1, 1), datetime(2026, 1, 1), datetime(2026, 1, 3), 100
    )
    assert [row.day for row in rows] == [1, 2, 3]
    assert time.perf_counter() - began < 0.1


def test_count_is_reckoned_from_the_start_of_the_series():
    rows = dates("FREQ=DAILY;COUNT=10", first=datetime(2024, 2, 8))
    assert [row.day for row in rows] == [8, 9]


@pytest.mark.parametrize(
    "text",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "FREQ=DAILY;BYSETPOS=366;COUNT=100000"],
)
def test_a_rule_that_never_matches_ends(text):
    with pytest.raises(BudgetSpent):
        dates(text, datetime(1900, 1, 1), datetime(1900, 1, 1), datetime(2200, 1, 1), 50_000)


DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": frequency, "INTERVAL": draw(st.integers(1, 5))}
    optional = {
        "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True),
        "BYHOUR": st.lists(st.integers(0, 23), min_size=1, max_size=3, unique=True),
        "BYDAY": st.lists(DAYS, min_size=1, max_size=4, unique=True),
    }
    if frequency != "WEEKLY":
        optional["BYMONTHDAY"] = st.lists(
            st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True
        )
    if frequency == "MONTHLY":
        positions = st.builds(lambda n, day: f"{n}{day}", st.integers(-4, 4).filter(bool), DAYS)
        optional["BYDAY"] = st.lists(positions, min_size=1, max_size=3, unique=True)
        optional["BYSETPOS"] = st.lists(st.integers(-3, 3).filter(bool), min_size=1, max_size=2)
    if frequency == "YEARLY":
        optional["BYYEARDAY"] = st.lists(st.integers(1, 366), min_size=1, max_size=3, unique=True)
        optional["BYWEEKNO"] = st.lists(st.integers(1, 52), min_size=1, max_size=2, unique=True)
    if frequency == "WEEKLY":
        parts["WKST"] = draw(DAYS)
    for name in draw(st.lists(st.sampled_from(sorted(optional)), max_size=2, unique=True)):
        parts[name] = ",".join(map(str, draw(optional[name])))
    if draw(st.booleans()):
        parts["COUNT"] = draw(st.integers(1, 30))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@given(rules(), st.datetimes(datetime(2020, 1, 1), datetime(2025, 1, 1)))
def test_rules_agree_with_dateutil(text, start):
    start = start.replace(second=0, microsecond=0)
    last = start + timedelta(days=1500)
    theirs = rrulestr(text, dtstart=start)
    expected = list(
        itertools.takewhile(lambda one: one <= last, theirs.xafter(start, inc=True, count=400))
    )
    ours = list(itertools.islice(read_rule(text).between(start, start, last, Budget(10**6)), 400))
    assert ours == expected
