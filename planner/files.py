"""The one way out for bytes: whole files under safe names."""

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from planner.errors import PlannerError
from planner.i18n import _

_LONGEST_NAME = 110
_DEVICE_NAMES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def atomic_write(path: Path, data: bytes, *, mode: int | None = None) -> Path:
    """Write `data` to `path` so that the old file or the whole new one is there, never a stump.

    `mode` is the permission of the new file; by default what the umask gives. Raises
    PlannerError with one sentence when the folder cannot be written or the disk is full.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".planner-", suffix=".part", dir=path.parent)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _usual_mode() if mode is None else mode)
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise PlannerError(
            _("{path} could not be written: {reason}. Nothing was changed there.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    return path


def safe_name(title: str, suffix: str = "", *, fallback: str = "planner") -> str:
    """Return a file name made out of any text: no separators, dots in front, or device names.

    `suffix` is an ending with its dot. The whole stays below 120 characters and 200 bytes.
    """
    text = unicodedata.normalize("NFC", title)
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    text = re.sub(r'[/\\:*?"<>|\u2044\u2215]+', "-", text)
    text = re.sub(r"\s+", " ", text).strip(" .-")[:_LONGEST_NAME]
    while len(text.encode()) > 200 - len(suffix):
        text = text[:-1]
    text = text.strip(" .-") or fallback
    if text.casefold().split(".")[0] in _DEVICE_NAMES:
        text = f"{fallback}-{text}"
    return text + suffix


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
