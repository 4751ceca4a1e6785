"""Which zone each time of a file is in, whatever its TZID is called."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from planner.formats.ics.vtimezone import EmbeddedZone
from planner.formats.ics.zone_names import guessed_name, is_utc, standard_name
from planner.i18n import _
from planner.times import Moment, TimeKind, find_zone

# Zones that a file's own rules are compared with, the most used first.
_COMMON_NAMES = """
    America/New_York Europe/Berlin Europe/London America/Los_Angeles America/Chicago
    America/Denver Asia/Kolkata Asia/Shanghai Asia/Tokyo Australia/Sydney America/Sao_Paulo
    Europe/Helsinki Europe/Moscow America/Phoenix America/Halifax America/St_Johns
    America/Anchorage Europe/Lisbon Pacific/Honolulu Asia/Dubai Asia/Karachi Asia/Dhaka
    Asia/Bangkok Asia/Kathmandu Asia/Tehran Asia/Jerusalem Africa/Johannesburg Africa/Lagos
    Africa/Nairobi Africa/Cairo Europe/Istanbul Australia/Adelaide Australia/Brisbane
    Australia/Darwin Australia/Perth Pacific/Auckland America/Mexico_City America/Bogota
    America/Caracas America/Santiago America/Argentina/Buenos_Aires Atlantic/Reykjavik
"""
_COMMON = _COMMON_NAMES.split()

Tell = Callable[[int, str], None]


class ZoneBook:
    """Places wall times in zones, and tells once of each zone that had to be guessed.

    It belongs to one file: nothing of a file's own zones outlives it. `floating_zone`, an
    IANA name or "", is where times without any zone are, and where times of an unknown zone
    go; the reader sets it anew for each VCALENDAR.
    """

    def __init__(self, embedded: list[EmbeddedZone], tell: Tell) -> None:
        self.floating_zone = ""
        # The line of the first time that no zone could be found for, 0 for none.
        self.first_floating = 0
        self.floating_count = 0
        # IANA names that TZIDs of times came to, in order of appearance.
        self.used: dict[str, None] = {}
        self._embedded = {zone.tzid.casefold(): zone for zone in reversed(embedded)}
        self._tell = tell
        self._known: dict[str, str | EmbeddedZone] = {}
        self._named: dict[str, str] = {}
        self._told: set[str] = set()
        self._by_offset: dict[str, EmbeddedZone] = {}

    def place(self, wall: datetime, tzid: str, number: int) -> Moment:
        """Return a wall time in the zone its TZID means, "" for none; `number` is its line."""
        if tzid not in self._known:
            tzid = tzid.strip().strip('"').strip()[:200]
            if not tzid:
                return self._float(wall, number)
            if tzid not in self._known:
                self._known[tzid] = self._find(tzid, wall, number)
        found = self._known[tzid]
        if isinstance(found, EmbeddedZone):
            return self._at_offset(wall, found)
        if not found:
            self._lost(tzid, number)
            return self._float(wall, number) if self.floating_zone else Moment.floating(wall)
        self.used[found] = None
        return Moment(TimeKind.UTC, wall) if found == "UTC" else Moment(TimeKind.ZONED, wall, found)

    def at(self, wall: datetime, like: Moment) -> Moment:
        """Return another wall time of the zone that `like` is in, in the offset it has then."""
        embedded = self._by_offset.get(like.zone)
        return self._at_offset(wall, embedded) if embedded else replace(like, wall=wall)

    def named(self, tzid: str) -> str:
        """Return the IANA name of a zone a header names, or "" where it names none we know."""
        tzid = tzid.strip().strip('"').strip()[:200]
        if tzid not in self._named:
            name = "UTC" if is_utc(tzid) else standard_name(tzid) or guessed_name(tzid)
            self._named[tzid] = name if find_zone(name) else ""
        return self._named[tzid]

    def float_in(self, tzid: str) -> None:
        """Put floating times where an event's own TZID property says, if nothing else is said."""
        named = self.named(tzid) if tzid and not self.floating_zone else ""
        if named:
            self.floating_zone = named
            self.used[named] = None

    def _at_offset(self, wall: datetime, zone: EmbeddedZone) -> Moment:
        name = _offset_zone(zone, wall)
        self._by_offset[name] = zone
        return Moment.zoned(wall, name)

    def _float(self, wall: datetime, number: int) -> Moment:
        if self.floating_zone:
            if is_utc(self.floating_zone):
                return Moment(TimeKind.UTC, wall)
            return Moment.zoned(wall, self.floating_zone)
        self.first_floating = self.first_floating or number
        self.floating_count += 1
        return Moment.floating(wall)

    def _find(self, tzid: str, wall: datetime, number: int) -> str | EmbeddedZone:
        if is_utc(tzid):
            return "UTC"
        standard = standard_name(tzid)
        if standard:
            return standard
        embedded = self._embedded.get(tzid.casefold())
        if embedded:
            own = self._of_embedded(embedded, wall)
            if own:
                shown = own if isinstance(own, str) else _("the offsets the file gives for it")
                self._say(tzid, shown, number)
                return own
        guess = guessed_name(tzid)
        if guess:
            self._say(tzid, guess, number)
        return guess

    def _of_embedded(self, zone: EmbeddedZone, wall: datetime) -> str | EmbeddedZone:
        if find_zone(zone.location):
            return standard_name(zone.location)
        samples = [
            datetime(year, month, day, 12)
            for year in (wall.year, wall.year + 1)
            for month in range(1, 13)
            for day in (1, 9, 17, 25)
        ]
        wanted = [zone.offset_at(sample) for sample in samples]
        if None in wanted:
            return ""
        for name in _COMMON:
            found = find_zone(name)
            if found and wanted == [sample.replace(tzinfo=found).utcoffset() for sample in samples]:
                return name
        return zone

    def _say(self, tzid: str, shown: str, number: int) -> None:
        self._tell(
            number,
            _("The time zone “{tzid}” is no standard name; it was read as {zone}.").format(
                tzid=tzid, zone=shown
            ),
        )

    def _lost(self, tzid: str, number: int) -> None:
        if tzid + self.floating_zone in self._told:
            return
        self._told.add(tzid + self.floating_zone)
        if self.floating_zone:
            text = _("The time zone “{tzid}” is unknown; its times were read as {zone}.")
        else:
            text = _(
                "The time zone “{tzid}” is unknown; its times were kept as the clock shows them."
                " Import again and say the zone if that is wrong."
            )
        self._tell(number, text.format(tzid=tzid, zone=self.floating_zone))


def _offset_zone(zone: EmbeddedZone, wall: datetime) -> str:
    """Return "+05:30 Label" for the offset a zone of the file's own has at a time."""
    delta = zone.offset_at(wall) or timedelta()
    hours, minutes = divmod(abs(int(delta.total_seconds())) // 60, 60)
    label = " ".join(zone.tzid.split())[:60]
    return f"{'-' if delta < timedelta() else '+'}{hours:02}:{minutes:02} {label}"
