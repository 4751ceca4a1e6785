"""The table of a store's backups: when each was made, what it holds, and whether it is whole."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from planner.flows.keeping import Checked
from planner.formats.pdf.dates import clock
from planner.gui.dates import at_time, date_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.i18n import _, number_words
from planner.times import zone_or_utc

_SMALLEST_HEIGHT = 130


def backup_table(zone: str) -> RowTable:
    """Return the table; times stand in `zone`."""
    made = partial(_made, zone)
    table = RowTable(
        (
            Column(_("Made"), made, key="made", width=19, sort_key=_moment, bold=_is_whole),
            Column(_("Checked"), _state, key="checked", width=15, badge=_tone),
            _count(_("People"), "contact", 7),
            _count(_("Events"), "event", 7),
            _count(_("To meet"), "target", 8),
            _count(_("Conversations"), "encounter", 13),
            _count(_("Follow-ups"), "follow_up", 10),
            Column(_("Size"), _size, key="size", align="end", sort_key=_bytes),
        ),
        _("There is no backup yet."),
        name=_("Backups"),
    )
    table.setMinimumHeight(_SMALLEST_HEIGHT)
    return table


def moment_words(moment: datetime, zone: str) -> str:
    """Return when a backup was made, in the user's language and zone."""
    local = moment.astimezone(zone_or_utc(zone))
    return at_time(date_words(local.date()), clock(local))


def _count(header: str, table: str, width: int) -> Column:
    read = partial(_rows, table)
    return Column(
        header, _spelt(read), key=table, width=width, align="end", sort_key=read, muted=_is_broken
    )


def _spelt(read: Callable[[Checked], int]) -> Callable[[Checked], str]:
    return lambda row: number_words(read(row))


def _rows(table: str, row: Checked) -> int:
    return row.backup.rows.get(table, 0)


def _made(zone: str, row: Checked) -> str:
    return moment_words(row.backup.made_at, zone)


def _moment(row: Checked) -> datetime:
    return row.backup.made_at


def _bytes(row: Checked) -> int:
    return row.backup.size


def _size(row: Checked) -> str:
    size = row.backup.size / 1_000_000
    return _("{n} MB").format(n=round(size, 1) if size < 100 else round(size))


def _state(row: Checked) -> str:
    if row.is_sound:
        return _("whole")
    return _("partly damaged") if row.is_whole else _("damaged")


def _tone(row: Checked) -> Tone | None:
    if row.is_sound:
        return Tone.GOOD
    return Tone.WARN if row.is_whole else Tone.BAD


def _is_whole(row: Checked) -> bool:
    return row.is_whole


def _is_broken(row: Checked) -> bool:
    return not row.is_whole
