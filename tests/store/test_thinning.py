import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.store import Store, thinning
from planner.store import backup as backups
from planner.store.backup import Backup

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def backup(made_at: datetime, lived: float | None, number: int = 0) -> Backup:
    return Backup(Path(f"{made_at:%Y%m%dT%H%M}-{number}.db"), made_at, 0, "", {}, lived)


def kept_by(life: list[datetime]) -> set[datetime]:
    """Live through backups at these times, thinning at each; return when those left were made."""
    kept: list[Backup] = []
    for number, now in enumerate(life):
        kept.append(backup(now, thinning.lived_by(kept, now), number))
        gone = [one for one, _instead in thinning.needless(kept, now)]
        kept = [one for one in kept if one not in gone]
    return {one.made_at for one in kept}


def test_old_backups_are_thinned_by_age(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "ALWAYS_KEPT", 0)
    kept = kept_by([NOW - 125 * DAY + timedelta(hours=6 * count) for count in range(501)])
    ages = sorted(NOW - moment for moment in kept)
    assert sum(age <= 2 * DAY for age in ages) == 9
    daily = [age for age in ages if 2 * DAY < age <= 14 * DAY]
    assert 12 <= len({(NOW - age).date() for age in daily}) <= 13
    assert len(ages) < 60
    assert max(ages) > 90 * DAY


def test_who_opens_it_once_a_week_keeps_a_year_of_months() -> None:
    kept = kept_by([NOW - 7 * DAY * count for count in range(60, -1, -1)])
    assert {moment.strftime("%Y-%m") for moment in kept} >= {f"2025-{m:02}" for m in range(4, 13)}


@pytest.mark.parametrize("jump", [-400, -1, 1, 400])
def test_a_clock_set_wrong_costs_nothing_that_would_have_stayed(jump: int) -> None:
    days = [NOW + DAY * count for count in range(31)]
    right = kept_by(days)
    # Wrong for an afternoon on the last day, then right again.
    wrong = days[-1] + jump * DAY
    after = kept_by([*days, wrong, wrong + timedelta(hours=1), days[-1] + timedelta(hours=3)])
    assert len(right) > 17
    # Still one for every day of two weeks, and one for every week before.
    there = sorted(moment for moment in after if moment in days)
    gaps = [(later, later - earlier) for earlier, later in pairwise(there)]
    assert there[0] - days[0] <= 7 * DAY
    assert max(gap for later, gap in gaps if days[-1] - later < 11 * DAY) == DAY
    assert max(gap for _later, gap in gaps) <= 8 * DAY


def test_days_lived_through_never_go_back_and_never_leap() -> None:
    one = backup(NOW, 1000.0)
    assert thinning.lived_by([], NOW) == 0.0
    assert thinning.lived_by([one], NOW + timedelta(hours=1)) == 4600.0
    assert thinning.lived_by([one], NOW - 400 * DAY) == 1000.0
    assert thinning.lived_by([one], NOW + 400 * DAY) == 1000.0 + 86400.0


def test_the_newest_of_a_day_stays() -> None:
    kept = kept_by([NOW + timedelta(hours=hour) for hour in range(14)])
    assert len(kept) == 14
    after = kept_by(
        [NOW + timedelta(hours=hour) for hour in range(14)]
        + [NOW + day * DAY for day in range(1, 14)]
    )
    assert {one for one in after if one.date() == NOW.date()} == {NOW + timedelta(hours=13)}


def test_a_rotten_one_stands_in_no_other_ones_place(store: Store, clock: Clock) -> None:
    made = []
    for hour in range(2):
        store.clock = replace(clock, fixed=NOW + timedelta(hours=hour))
        made.append(store.backup())
    made[1].path.write_bytes(b"rotten")
    for day in range(3, 14):
        store.clock = replace(clock, fixed=NOW + day * DAY)
        store.backup()
    assert (made[0], (made[1], made[1])) in thinning.needless(store.backups(), store.clock.now())
    assert made[0] in store.backups()


def test_what_was_described_without_days_lived_goes_by_the_clock(
    path: Path,
) -> None:
    for hours in range(500):
        name = backups.name_for(path, NOW - timedelta(hours=6 * hours))
        name.parent.mkdir(parents=True, exist_ok=True)
        name.touch()
        told = {
            "path": name.name,
            "made_at": (NOW - timedelta(hours=6 * hours)).isoformat(),
            "size": 0,
            "sha256": hashlib.sha256(b"").hexdigest(),
            "rows": {},
        }
        name.with_name(f"{name.name}.json").write_text(json.dumps(told))
    backups.thin(path, NOW)
    assert len(backups.list_backups(path)) < 60
