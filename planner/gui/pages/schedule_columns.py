"""Fits the columns of the schedule to the room there is and to what they have to show."""

from collections.abc import Sequence

from planner.gui.pages.schedule_rows import OWN_KINDS, SessionRow
from planner.gui.row_table import RowTable
from planner.gui.words import kind_words, mark_words
from planner.kinds import Mark

_TITLE_LEAST = 230
# The letters that columns keep where the title would have no room; times then only begin.
_TIGHT = {"time": 6, "mark": 8, "room": 9, "kind": 4, "codes": 6, "state": 9}


class ScheduleColumns:
    """The title keeps its room before speakers and notes; `tight` says whether there is little.

    `kinds` is to say whether kinds of session are shown.
    """

    def __init__(self, table: RowTable) -> None:
        self._table = table
        self.tight = self.kinds = False

    def fit(self) -> None:
        """Show the columns that have something to show, as wide as there is room."""
        table, header = self._table, self._table.horizontalHeader()
        columns, rows = table.rows.columns, table.rows.rows
        at = {column.name: place for place, column in enumerate(columns)}
        table.setColumnHidden(at["codes"], not any(r.event and r.event.codes for r in rows))
        table.setColumnHidden(at["kind"], not self.kinds)
        table.setColumnHidden(at["state"], not any(row.odd for row in rows))
        letter = header.fontMetrics().averageCharWidth()
        full = {column.name: letter * column.width + 20 for column in columns}
        least = self._room_for_marks(rows)
        full["mark"] = max(full["mark"], least)
        names = ("time", "mark", "room", "kind", "codes", "state")
        taken = sum(full[name] for name in names if not table.isColumnHidden(at[name]))
        room = table.viewport().width() - taken
        tight = room < _TITLE_LEAST
        if tight != self.tight:
            self.tight = tight
            for name, letters in _TIGHT.items():
                header.resizeSection(at[name], letter * letters + 20 if tight else full[name])
        if header.sectionSize(at["mark"]) < least:
            header.resizeSection(at["mark"], least)
        table.setColumnHidden(at["speakers"], room - full["speakers"] < _TITLE_LEAST)

    def _room_for_marks(self, rows: Sequence[SessionRow]) -> int:
        """Return how wide the widest mark is that there can be, its word in full."""
        own = {row.event.kind for row in rows if row.event} & set(OWN_KINDS)
        words = [*map(mark_words, Mark), *map(kind_words, own)]
        return max(map(self._table.badge_room, words))
