"""Fits the columns of the schedule to the room there is and to what they have to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.gui.pages.schedule_rows import SessionRow, state_text
from planner.gui.row_header import RowHeader
from planner.gui.row_table import RowTable
from planner.gui.table_place import Stood
from planner.kinds import EventKind

_TITLE_LEAST = 240
_TITLE_WISHED = 420
_SPEAKERS_LEAST = 14  # letters, where titles want the room
_AMPLE = 320  # pixels of a title from which on a note says what it is that it overlaps
_MOST = 24  # letters of a note
_WORTH = ("time", "mark", "room", "kind", "codes", "state")
_TIGHT_ROOM = 11  # letters of a room where the title would have no room


def kinds_in(rows: Sequence[SessionRow]) -> tuple[int, int]:
    """Return how many of these sessions have a kind, and how many there are."""
    own = [row for row in rows if row.event and row.event.kind is not EventKind.BREAK]
    return sum(row.kind is not None for row in own), len(own)


@dataclass(frozen=True)
class _Told:
    """What there is to say of the rows: codes, and pixels of the notes, in short and in full."""

    codes: bool
    short: int
    full: int


class ScheduleColumns:
    """The title keeps its room before speakers and notes; `tight` says whether there is little.

    `names` says whether a note may name what is overlapped; `kinds` is to say whether kinds of
    session are shown.
    """

    def __init__(self, table: RowTable) -> None:
        self._table = table
        self.tight = self.kinds = self.names = False
        self._told: _Told | None = None
        table.rows.modelReset.connect(self._forget)
        header = table.horizontalHeader()
        assert isinstance(header, RowHeader)
        header.room_changed.connect(self.fit)

    def fit(self) -> None:
        """Show the columns that have something to show, as wide as there is room."""
        table = self._table
        columns, rows = table.rows.columns, table.rows.rows
        at = {column.name: place for place, column in enumerate(columns)}
        told = self._told = self._told or self._look_at(rows)
        for name, is_told in (("codes", told.codes), ("state", bool(told.short))):
            table.setColumnHidden(at[name], not is_told)
        letter = table.horizontalHeader().fontMetrics().averageCharWidth()
        full = {column.name: letter * column.width + 20 for column in columns}
        full |= {"state": told.short}
        for name in ("mark", "room", "codes"):
            full[name] = min(full[name], table.text_room(name))
        shown = {"codes": told.codes, "kind": self.kinds, "state": bool(told.short)}
        taken = sum(full[name] for name in _WORTH if shown.get(name, True))
        room = table.viewport().width() - taken
        self.tight = room < _TITLE_LEAST
        table.setProperty("tight", self.tight)
        self.names = room - (told.full - told.short) >= _AMPLE
        # Where it is tight only what suits is ticked, and often nothing does.
        kind = columns[at["kind"]]
        table.setColumnHidden(at["kind"], not (self.kinds and any(map(kind.text, rows))))
        table.setColumnHidden(at["speakers"], room - full["speakers"] < _TITLE_LEAST)
        limits = {"state": (told.full if self.names else told.short) // letter + 1}
        beside = (room - min(table.text_room("title"), _TITLE_WISHED)) // letter
        limits["speakers"] = max(_SPEAKERS_LEAST, beside)
        table.fit_columns(limits | {"room": _TIGHT_ROOM} if self.tight else limits)

    def take(self, stood: Stood) -> None:
        """Show the columns that were shown, as wide as they were."""
        header, columns = self._table.horizontalHeader(), self._table.rows.columns
        self.tight = stood.tight
        for at, column in enumerate(columns):
            self._table.setColumnHidden(at, column.name not in stood.widths)
        for at, column in enumerate(columns):
            if column.width and column.name in stood.widths:
                header.resizeSection(at, stood.widths[column.name])

    def _look_at(self, rows: Sequence[SessionRow]) -> _Told:
        codes = any(row.event and row.event.codes for row in rows)
        odd = [row for row in rows if row.odd]
        most = self._table.badge_room("m" * _MOST)
        short, full = (
            max((self._table.badge_room(state_text(row, short=few)) for row in odd), default=0)
            for few in (True, False)
        )
        return _Told(codes, min(short, most), min(full, most))

    def _forget(self) -> None:
        self._told = None
