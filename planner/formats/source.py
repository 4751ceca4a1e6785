"""The bytes of a file somebody chose, read only where it is safe to read them."""

import os
import stat
from pathlib import Path

from planner.errors import BadInput
from planner.i18n import _

# No calendar or address file is longer; what is longer is something else.
LARGEST = 50 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file of at most 50 MB.

    Raises BadInput with one sentence for a folder, a device, a pipe, a file that is missing,
    too large or not ours to read. What kind it is gets asked before it is opened, so that a
    pipe without a writer cannot hold the program up.
    """
    try:
        _refuse_irregular(os.stat(path), path)
        # Asked again on the open file: it may have been exchanged meanwhile.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            _refuse_irregular(os.fstat(file.fileno()), path)
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(_("There is no file {path}.").format(path=path)) from None
    except PermissionError:
        raise BadInput(
            _("You have no permission to read {path}; change that, or copy the file.").format(
                path=path
            )
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(
            _("{path} could not be read: {reason}.").format(path=path, reason=reason)
        ) from None
    if len(data) > LARGEST:
        raise too_large(str(path))
    return data


def too_large(name: str) -> BadInput:
    """Return the refusal of something that has more bytes than we read."""
    return BadInput(
        _("{name} is larger than 50 MB, which no calendar or address file is.").format(name=name)
    )


def _refuse_irregular(found: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise BadInput(_("{path} is a folder; choose a file in it.").format(path=path))
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(_("{path} is no file but a device or a pipe.").format(path=path))
    if found.st_size > LARGEST:
        raise too_large(str(path))
