"""The time of day, from one object that tests and the tour can set."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from planner.choices import chosen
from planner.errors import BadInput
from planner.i18n import _
from planner.times import find_zone, local_zone_name

VARIABLE = "PLANNER_NOW"


@dataclass(frozen=True)
class Clock:
    """Tells the time: the machine's own, or one instant for ever.

    `fixed` is an aware datetime or None for the machine's clock; `zone_name` is the
    user's own IANA zone.
    """

    fixed: datetime | None = None
    zone_name: str = "UTC"

    @classmethod
    def from_environment(cls) -> "Clock":
        """Return the clock PLANNER_NOW asks for, else the machine's.

        PLANNER_NOW is ISO 8601; without an offset it is read in the user's own zone: the one
        of the settings, else the machine's.
        Raises BadInput for anything else.
        """
        zone_name = str(chosen("home-zone")) or local_zone_name()
        text = os.environ.get(VARIABLE, "").strip()
        if not text:
            return cls(None, zone_name)
        try:
            fixed = datetime.fromisoformat(text)
        except ValueError:
            raise BadInput(
                _(
                    "{variable} is “{text}”, which is no date and time. "
                    "Write it as 2026-01-31T09:30."
                ).format(variable=VARIABLE, text=text)
            ) from None
        if fixed.tzinfo is None:
            fixed = fixed.replace(tzinfo=find_zone(zone_name))
        return cls(fixed, zone_name)

    @property
    def zone(self) -> ZoneInfo:
        """The user's own zone."""
        return find_zone(self.zone_name) or ZoneInfo("UTC")

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return (self.fixed or datetime.now(UTC)).astimezone(UTC)

    def today(self, zone: ZoneInfo | None = None) -> date:
        """Return the calendar day it is now in `zone`, by default the user's own."""
        return self.now().astimezone(zone or self.zone).date()
