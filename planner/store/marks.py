"""By what a file of ours is known: the number in its header, and that of its schema."""

import re
from pathlib import Path

APPLICATION_ID = 0x504C4E52  # "PLNR"
MIGRATIONS = Path(__file__).parent / "migrations"


def newest_in(migrations: Path) -> int:
    """Return the number of the newest schema that a folder of migrations brings a file to."""
    found = [
        int(match.group(1))
        for path in (migrations / "versions").iterdir()
        if (match := re.match(r"(\d{4})_", path.name))
    ]
    return max(found)
