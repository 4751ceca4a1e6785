"""Which backups younger ones make needless: reckoned by the clock and by the days lived through."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.store.backup import Backup

ALWAYS_KEPT = 10

_DAY = timedelta(days=1)
_ALL, _DAILY, _WEEKLY = timedelta(days=2), timedelta(days=14), timedelta(days=60)

Slot = tuple[str, object]
Needless = tuple["Backup", tuple["Backup", ...]]


def lived_by(backups: Sequence["Backup"], now: datetime) -> float:
    """Return the seconds lived through when a backup is made now.

    They go on from the newest reckoning by the time since then, never backwards and never by
    more than a day at once: a clock set wrong moves them by a day at most.
    """
    told = [backup for backup in backups if backup.lived is not None]
    if not told:
        return 0.0
    last = max(told, key=_lived)
    passed = min(max(now - last.made_at, timedelta(0)), _DAY)
    return _lived(last) + passed.total_seconds()


def needless(
    backups: Sequence["Backup"], now: datetime, always: int | None = None
) -> list[Needless]:
    """Return the backups that may go, each with those that stand in its place.

    All of the last two days stay, then one a day for two weeks, one a week for two months,
    one a month for ever. A backup goes only where the clock and the days lived through both
    let it go; one from the future (a clock set back) stays, and so do the newest
    `always`, ten if none is said.
    """
    always = ALWAYS_KEPT if always is None else always
    by_clock = sorted(backups, key=lambda one: (one.made_at, one.path.name), reverse=True)
    told = [backup for backup in backups if backup.lived is not None]
    by_life = sorted(told, key=lambda one: (_lived(one), one.path.name), reverse=True)
    youngest = _lived(by_life[0]) if by_life else 0.0
    outdone = _outdone(by_clock[always:], lambda one: _slot_by_clock(one, now))
    outlived = _outdone(by_life[always:], lambda one: _slot_by_life(one, youngest))
    return [
        (one, (outdone[one.path], outlived.get(one.path, outdone[one.path])))
        for one in by_clock
        if one.path in outdone and (one.lived is None or one.path in outlived)
    ]


def _outdone(
    newest_first: Sequence["Backup"], slot_of: Callable[["Backup"], Slot | None]
) -> dict[object, "Backup"]:
    """Return for each backup that shares its slot with a younger one which that is."""
    kept: dict[Slot, Backup] = {}
    found: dict[object, Backup] = {}
    for backup in newest_first:
        slot = slot_of(backup)
        if slot is None:
            continue
        if slot in kept:
            found[backup.path] = kept[slot]
        else:
            kept[slot] = backup
    return found


def _slot_by_clock(backup: "Backup", now: datetime) -> Slot | None:
    age = now - backup.made_at
    if age <= _ALL:
        return None
    if age <= _DAILY:
        return "day", backup.made_at.strftime("%Y-%m-%d")
    if age <= _WEEKLY:
        return "week", backup.made_at.strftime("%G-%V")
    return "month", backup.made_at.strftime("%Y-%m")


def _slot_by_life(backup: "Backup", youngest: float) -> Slot | None:
    lived = timedelta(seconds=_lived(backup))
    age = timedelta(seconds=youngest) - lived
    if age <= _ALL:
        return None
    if age <= _DAILY:
        return "day", lived.days
    if age <= _WEEKLY:
        return "week", lived.days // 7
    return "month", lived.days // 30


def _lived(backup: "Backup") -> float:
    return backup.lived or 0.0
