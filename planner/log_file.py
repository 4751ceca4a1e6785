"""The log: where things went wrong, without the names of people, readable by its owner alone."""

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from planner import paths
from planner.files import make_folder

_SIZE = 500_000


def start_log() -> Path:
    """Write the log into the state folder from now on, and return its path."""
    file = paths.state_folder() / "planner.log"
    root = logging.getLogger()
    try:
        make_folder(file.parent)
        handler = PrivateHandler(file, maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return file  # without a log the program works as well
    handler.setFormatter(NamelessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file


class PrivateHandler(RotatingFileHandler):
    """Writes the log where it can, and to a file that nobody else may read."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name it calls
        """Say nothing: standard error is the user's."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return open(handle, "a", encoding=self.encoding)


class NamelessFormatter(logging.Formatter):
    """Leaves out what an exception says: it may hold names of people; where it arose is enough."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, without what another handler made of its exception."""
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(  # noqa: N802 - the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return where an exception came from and its kind, without its message."""
        kind, _error, frames = ei
        if kind is None:
            return ""
        return "".join([*traceback.format_tb(frames), kind.__name__])
