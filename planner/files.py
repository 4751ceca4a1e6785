"""The one way out for bytes: whole files under safe names."""

import contextlib
import errno
import os
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO

from planner.errors import PlannerError
from planner.i18n import _

_OWN_FILE, _OWN_FOLDER = 0o600, 0o700  # for its owner alone, whatever the umask gives
_LONGEST_NAME = 110
_DEVICE_NAMES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def atomic_write(path: Path, data: bytes) -> Path:
    """Write `data` to `path` so that the old file or the whole new one is there, never a stump.

    It holds names and promises, so only its owner may read it. Raises PlannerError with one
    sentence when the folder cannot be written or the disk is full. What a program left in the
    folder that was killed while it did the same is removed.
    """
    import secrets  # which whoever only reads is spared

    temporary = path.parent / f".planner-{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        clear_parts(path.parent)
        _write_whole(temporary, data)
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise PlannerError(
            _("{path} could not be written: {reason}. Nothing was changed there.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    return path


def make_folder(folder: Path) -> Path:
    """Make a folder, and those above it that are missing, for their owner alone; OSError else.

    Those that are there already stay as they are.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=_OWN_FOLDER, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    return folder


def clear_parts(folder: Path) -> None:
    """Remove the parts of files that programs left in a folder who are no longer running."""
    for part in folder.glob(".planner-*.part"):
        found = re.fullmatch(r"\.planner-(\d+)-[0-9a-f]+\.part", part.name)
        if found and not _is_running(int(found[1])):
            with contextlib.suppress(OSError):
                part.unlink()


def _write_whole(path: Path, data: bytes) -> None:
    """Write a new file that has its name only when it is whole, where the system can do that."""
    # A file without a name is gone when its program is; not every file system has them.
    with contextlib.suppress(OSError, AttributeError):
        with open(os.open(path.parent, os.O_TMPFILE | os.O_RDWR, _OWN_FILE), "wb") as file:
            _fill(file, data)
            _name_it(file.fileno(), path)
        return
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN_FILE), "wb") as file:
        _fill(file, data)


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _name_it(handle: int, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Only with a folder's handle does Python follow the link that stands for the open file.
        os.link(f"/proc/self/fd/{handle}", path.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # what asks there ends the process that is asked for
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
