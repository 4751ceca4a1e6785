"""Names of time zones that IANA does not know, and the IANA zones they mean."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from planner.times import find_zone, zone_names

UTC_NAMES = frozenset(
    (
        *("utc", "gmt", "z", "zulu", "uct", "etc/utc", "etc/gmt", "etc/uct", "etc/zulu"),
        *("etc/universal", "universal", "coordinated universal time", "tzone://microsoft/utc"),
        *("gmt0", "etc/greenwich", "greenwich", "(utc) coordinated universal time"),
        *("utc+00:00", "gmt+00:00", "+00:00"),
    )
)

# What Outlook on the web and old Exchange write after the offset, where no city stands in it.
_LABELS = {
    "international date line west": "Etc/GMT+12",
    "coordinated universal time-11": "Etc/GMT+11",
    "midway island": "Pacific/Midway",
    "hawaii": "Pacific/Honolulu",
    "aleutian islands": "America/Adak",
    "marquesas islands": "Pacific/Marquesas",
    "alaska": "America/Anchorage",
    "pacific time": "America/Los_Angeles",
    "baja california": "America/Tijuana",
    "arizona": "America/Phoenix",
    "mountain time": "America/Denver",
    "central america": "America/Guatemala",
    "central time": "America/Chicago",
    "easter island": "Pacific/Easter",
    "saskatchewan": "America/Regina",
    "eastern time": "America/New_York",
    "indiana": "America/Indiana/Indianapolis",
    "turks and caicos": "America/Grand_Turk",
    "atlantic time": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "brasilia": "America/Sao_Paulo",
    "greenland": "America/Nuuk",
    "city of buenos aires": "America/Argentina/Buenos_Aires",
    "saint pierre and miquelon": "America/Miquelon",
    "mid-atlantic": "Atlantic/South_Georgia",
    "azores": "Atlantic/Azores",
    "cape verde is.": "Atlantic/Cape_Verde",
    "cabo verde is.": "Atlantic/Cape_Verde",
    "greenwich mean time": "Europe/London",
    "west central africa": "Africa/Lagos",
    "bern": "Europe/Zurich",
    "pretoria": "Africa/Johannesburg",
    "harare": "Africa/Harare",
    "jerusalem": "Asia/Jerusalem",
    "kyiv": "Europe/Kiev",
    "st. petersburg": "Europe/Moscow",
    "abu dhabi": "Asia/Dubai",
    "islamabad": "Asia/Karachi",
    "ekaterinburg": "Asia/Yekaterinburg",
    "chennai": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "sri jayawardenepura": "Asia/Colombo",
    "astana": "Asia/Almaty",
    "yangon (rangoon)": "Asia/Yangon",
    "hanoi": "Asia/Bangkok",
    "beijing": "Asia/Shanghai",
    "osaka": "Asia/Tokyo",
    "sapporo": "Asia/Tokyo",
    "canberra": "Australia/Sydney",
    "solomon is.": "Pacific/Guadalcanal",
    "new caledonia": "Pacific/Noumea",
    "marshall is.": "Pacific/Majuro",
    "fiji islands": "Pacific/Fiji",
    "wellington": "Pacific/Auckland",
    "nuku'alofa": "Pacific/Tongatapu",
    "samoa": "Pacific/Apia",
    "kiritimati island": "Pacific/Kiritimati",
}

# Countries, as some programs put them after a slash, and letters that stand for a season's time.
_LOOSE = {
    "germany": "Europe/Berlin",
    "france": "Europe/Paris",
    "italy": "Europe/Rome",
    "spain": "Europe/Madrid",
    "austria": "Europe/Vienna",
    "switzerland": "Europe/Zurich",
    "netherlands": "Europe/Amsterdam",
    "belgium": "Europe/Brussels",
    "sweden": "Europe/Stockholm",
    "norway": "Europe/Oslo",
    "denmark": "Europe/Copenhagen",
    "finland": "Europe/Helsinki",
    "poland": "Europe/Warsaw",
    "greece": "Europe/Athens",
    "england": "Europe/London",
    "uk": "Europe/London",
    "india": "Asia/Kolkata",
    "china": "Asia/Shanghai",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "mdt": "America/Denver",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "edt": "America/New_York",
    "bst": "Europe/London",
    "cest": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "eest": "Europe/Helsinki",
    "west": "Europe/Lisbon",
    "msk": "Europe/Moscow",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney",
    "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland",
}

_WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
_PREFIX = re.compile(r"\(?(?:UTC|GMT)?\s*([+-])\s?(\d{1,2})(?::?(\d\d))?\)?\s*(.*)", re.IGNORECASE)
_NOTHING = re.compile(r"\((?:UTC|GMT)\)\s*(.*)", re.IGNORECASE)


def is_utc(tzid: str) -> bool:
    """Return whether a TZID is one of the names of UTC itself."""
    return tzid.casefold() in UTC_NAMES


def standard_name(tzid: str) -> str:
    """Return the IANA name for a TZID of a well-known kind, or "".

    Those are IANA's own, Windows' own (CLDR windowsZones), and a path that ends in one of
    IANA's, as Mozilla, Evolution and libical write it.
    """
    found = find_zone(tzid)
    if found:
        return found.key
    name = _WINDOWS.get(tzid.casefold().removeprefix("tzone://microsoft/"), "")
    if name and find_zone(name):
        return name
    if tzid.startswith("/"):
        parts = tzid.strip("/").split("/")
        for length in (3, 2, 1):
            found = find_zone("/".join(parts[-length:]))
            if found and len(parts) > length:
                return found.key
    return ""


def guessed_name(tzid: str) -> str:
    """Return the IANA name, or "+05:30 Label", that an unusual TZID seems to mean, or ""."""
    for spelling in (tzid.replace(" ", "_"), tzid.replace("-", "/", 1), tzid.replace("\\", "/")):
        found = find_zone(spelling)
        if found:
            return found.key
    offset = _PREFIX.fullmatch(tzid)
    nothing = _NOTHING.fullmatch(tzid)
    if offset or nothing:
        label = (offset[4] if offset else nothing[1] if nothing else "").strip()
        delta = _delta(offset) if offset else timedelta()
        if delta is None:
            return ""
        return _by_label(label, delta) or _fixed(delta, label)
    last = tzid.casefold().rpartition("/")[2]
    return _LOOSE.get(last, "") or _by_label(tzid, None)


def _delta(found: re.Match[str]) -> timedelta | None:
    delta = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if delta > timedelta(hours=18):
        return None
    return -delta if found[1] == "-" else delta


def _fixed(delta: timedelta, label: str) -> str:
    minutes = int(delta.total_seconds()) // 60
    hours, minutes = divmod(abs(minutes), 60)
    return f"{'-' if delta < timedelta() else '+'}{hours:02}:{minutes:02} {label}".strip()


def _by_label(label: str, offset: timedelta | None) -> str:
    """Return the zone of the first place in a label whose standard time has the offset."""
    for part in re.split(r"[,/;]", label):
        place = " ".join(re.sub(r"\(.*?\)", " ", part).casefold().split())
        for name in (
            _LABELS.get(part.strip().casefold()),
            _LABELS.get(place),
            _cities().get(place),
        ):
            if name and find_zone(name) and offset in (None, standard_offset(name)):
                return name
    return ""


def standard_offset(name: str) -> timedelta:
    """Return the offset a zone has outside of summer time."""
    zone = find_zone(name)
    offsets = [datetime(2024, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)]
    return min(offset or timedelta() for offset in offsets)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    names: dict[str, str] = {}
    for name in sorted(zone_names()):
        region, _slash, city = name.rpartition("/")
        if region and not region.startswith(("Etc", "SystemV", "posix", "right")):
            names.setdefault(city.replace("_", " ").casefold(), name)
    return names
