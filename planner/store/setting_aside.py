"""A damaged file moved aside under a name of its own, and back where nothing came of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from planner.errors import PlannerError
from planner.i18n import _

_STAMP = "%Y%m%dT%H%M%SZ"
_JOURNAL = "-journal"


@contextmanager
def set_aside(path: Path, now: datetime) -> Iterator[Path]:
    """Keep a file under another name beside it while something takes its place.

    Gives the name. What SQLite keeps beside the file goes with it: a journal left behind would
    be played into the new file. On any error the old file stands in its place again.
    """
    kept = _free_name(path, now)
    moved: list[tuple[Path, Path]] = []
    try:
        try:
            for suffix in ("", _JOURNAL):
                old, new = path.with_name(path.name + suffix), kept.with_name(kept.name + suffix)
                if old.exists():
                    old.rename(new)
                    moved.append((old, new))
        except OSError as error:
            raise PlannerError(
                _("{path} could not be moved aside: {reason}. It was left as it is.").format(
                    path=path, reason=error.strerror or error
                )
            ) from error
        yield kept
    except BaseException:
        with suppress(OSError):
            path.with_name(path.name + _JOURNAL).unlink()
        for old, new in moved:
            os.replace(new, old)
        raise


def _free_name(path: Path, now: datetime) -> Path:
    stem, number = f"{path.stem}-damaged-{now.strftime(_STAMP)}", 1
    while (kept := path.with_name(f"{stem}{f'-{number}' * (number > 1)}{path.suffix}")).exists():
        number += 1
    return kept
