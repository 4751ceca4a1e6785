from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut
from planner.formats.ics.vtimezone import read_zones
from planner.formats.ics.zonerules import timezone_component


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Brussels",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
    ],
)
def test_the_rules_written_say_what_the_zone_does(name):
    zone = ZoneInfo(name)
    data = timezone_component(zone, 2025, 2026).to_ical()
    (own,) = read_zones(cut(read_lines(data)).zones)
    wall = datetime(2025, 1, 2)
    while wall < datetime(2026, 12, 30):
        assert own.offset_at(wall) == wall.replace(tzinfo=zone).utcoffset(), wall
        wall += timedelta(hours=7)
