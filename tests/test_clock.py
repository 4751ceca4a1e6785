from datetime import UTC, date, datetime, timedelta

import pytest

from planner.clock import Clock
from planner.errors import BadInput
from planner.times import find_zone


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-18T09:00:00+01:00", "2026-03-18T08:00"),
        ("2026-03-18T09:00", "2026-03-18T08:00"),
        ("2026-03-18", "2026-03-17T23:00"),
        (" 2026-07-18T09:00Z ", "2026-07-18T09:00"),
    ],
)
def test_the_environment_sets_the_time(
    monkeypatch: pytest.MonkeyPatch, text: str, utc: str
) -> None:
    monkeypatch.setenv("PLANNER_NOW", text)
    clock = Clock.from_environment()
    assert f"{clock.now():%Y-%m-%dT%H:%M}" == utc
    assert clock.now().tzinfo is UTC
    assert clock.zone_name == "Europe/Berlin"


def test_a_time_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_NOW", "tomorrow")
    with pytest.raises(BadInput, match="PLANNER_NOW is “tomorrow”"):
        Clock.from_environment()


def test_without_a_word_it_is_the_machines_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANNER_NOW")
    told = Clock.from_environment().now()
    assert abs(told - datetime.now(UTC)) < timedelta(seconds=5)


def test_today_is_a_matter_of_the_zone() -> None:
    clock = Clock(datetime(2026, 3, 17, 23, 30, tzinfo=UTC), "Europe/Berlin")
    assert clock.today() == date(2026, 3, 18)
    assert clock.today(find_zone("America/New_York")) == date(2026, 3, 17)
    assert Clock(clock.fixed, "Nowhere/City").today() == date(2026, 3, 17)
