"""The clock set four hundred days wrong, in six zones, and on both days that change the hour."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from planner.clock import Clock
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store, thinning
from planner.store.backup import Backup
from tests.faults.ground import CLOCK, content, copy_of, filled_store
from tests.faults.rows import Row, Try

ZONES = (
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)
DAY = timedelta(days=1)
# Now; four hundred days off; and the minutes around the change of the hour in Berlin and New York.
MOMENTS = (
    CLOCK.now(),
    CLOCK.now() - 400 * DAY,
    CLOCK.now() + 400 * DAY,
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 0, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 7, 0, 1, tzinfo=UTC),
)


def clocks(count: int, folder: Path) -> Iterator[Try]:
    """Open a store at every moment in every zone; then live through wrong clocks."""
    for number in range(count):
        zone, moment = ZONES[number % 6], MOMENTS[number // 6 % 6]
        yield Try("starts at a wrong time", started(zone, moment, folder / str(number)))
        jump = (400, -400, 399, -1, 1, -366)[number % 6]
        length = 20 + 5 * (number // 6 % 9)
        yield Try("years of backups", thinned_wrongly(jump, length, number % 24))


def started(zone: str, moment: datetime, place: Path) -> str:
    """Return what was lost when a store was opened, backed up and closed at a moment in a zone."""
    path = copy_of(filled_store(), place)
    right = Store.open(path, CLOCK)
    before, steps = content(right), {row.id for row in right.read(follow_up_rows, CLOCK.now())}
    first = right.backup()
    right.close()
    wrong = Store.open(path, Clock(moment, zone))
    second = wrong.backup()
    there = {row.id for row in wrong.read(follow_up_rows, moment)}
    kept = wrong.backups()
    wrong.close()
    again = Store.open(path, CLOCK)
    third = again.backup()
    after, kept_after = content(again), again.backups()
    again.close()
    if before != after:
        return f"{zone} {moment}: rows changed"
    if there != steps:
        return f"{zone} {moment}: {len(steps - there)} follow-ups are not shown"
    if any(one not in kept_after for one in (first, second, third)) or first not in kept:
        return f"{zone} {moment}: a backup is gone"
    return ""


def thinned_wrongly(jump: int, length: int, hour: int) -> str:
    """Return the gap that an afternoon with a wrong clock tore into the days before it."""
    days = [CLOCK.now() + DAY * number for number in range(length)]
    wrong = days[-1] + jump * DAY + timedelta(hours=hour)
    life = [*days, wrong, wrong + timedelta(hours=1), days[-1] + timedelta(hours=3)]
    kept: list[Backup] = []
    for number, now in enumerate(life):
        path = Path(f"{number}.db")
        kept.append(Backup(path, now, 0, "", {}, thinning.lived_by(kept, now)))
        gone = [one for one, _instead in thinning.needless(kept, now)]
        kept = [one for one in kept if one not in gone]
    there = sorted(one.made_at for one in kept if one.made_at in days)
    for earlier, later in pairwise(there):
        most = DAY if days[-1] - later < 11 * DAY else 8 * DAY
        if later - earlier > most:
            return f"{jump:+} days: nothing is left between {earlier} and {later}"
    return ""


CLOCKS = Row(
    "clocks",
    "clock +-400 days, six zones, both DST days",
    "no follow-up lost, no backup thinned wrongly",
    short=4,
    full=36,
    run=clocks,
    order=60,
)
