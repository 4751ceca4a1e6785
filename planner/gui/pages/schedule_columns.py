"""Fits the columns of the schedule to the room there is and to what they have to show."""

from operator import attrgetter

from planner.gui.row_header import RowHeader
from planner.gui.row_table import RowTable

_odd = attrgetter("odd")
_TITLE_LEAST = 240
_SHORT_NOTE = 14  # letters of a note by which it is known
_WORTH = ("time", "mark", "room", "kind", "codes", "state")
# The letters that columns take at most where the title would have no room.
_TIGHT = {"room": 11, "state": 11}
_ROOMY = {"state": _SHORT_NOTE}


class ScheduleColumns:
    """The title keeps its room before speakers and notes; `tight` says whether there is little.

    `kinds` is to say whether kinds of session are shown.
    """

    def __init__(self, table: RowTable) -> None:
        self._table = table
        self.tight = self.kinds = False
        self._told: tuple[bool, bool] | None = None  # of these rows: codes, anything odd
        table.rows.modelReset.connect(self._forget)
        header = table.horizontalHeader()
        assert isinstance(header, RowHeader)
        header.room_changed.connect(self.fit)

    def fit(self) -> None:
        """Show the columns that have something to show, as wide as there is room."""
        table = self._table
        columns, rows = table.rows.columns, table.rows.rows
        at = {column.name: place for place, column in enumerate(columns)}
        if self._told is None:
            codes = any(row.event and row.event.codes for row in rows)
            self._told = codes, any(map(_odd, rows))
        for name, told in zip(("codes", "state"), self._told, strict=True):
            table.setColumnHidden(at[name], not told)
        letter = table.horizontalHeader().fontMetrics().averageCharWidth()
        full = {column.name: letter * column.width + 20 for column in columns}
        full |= {"state": letter * _SHORT_NOTE + 20}
        for name in ("mark", "room", "codes"):
            full[name] = min(full[name], table.text_room(name))
        shown = {"codes": not table.isColumnHidden(at["codes"]), "kind": self.kinds}
        shown["state"] = not table.isColumnHidden(at["state"])
        taken = sum(full[name] for name in _WORTH if shown.get(name, True))
        room = table.viewport().width() - taken
        self.tight = room < _TITLE_LEAST
        # Where it is tight only what suits is ticked, and often nothing does.
        kind = columns[at["kind"]]
        table.setColumnHidden(at["kind"], not (self.kinds and any(map(kind.text, rows))))
        table.setColumnHidden(at["speakers"], room - full["speakers"] < _TITLE_LEAST)
        table.fit_columns(_TIGHT if self.tight else _ROOMY)

    def _forget(self) -> None:
        self._told = None
