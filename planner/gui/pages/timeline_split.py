"""What can stand side by side on the timeline."""

from enum import StrEnum


class Split(StrEnum):
    """Rooms or tracks of one day, or several days."""

    ROOM = "room"
    TRACK = "track"
    DAY = "day"
