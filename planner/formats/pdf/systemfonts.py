"""Fonts of the system that have what the bundled ones lack, as fontconfig names them."""

import re
import shutil
import subprocess
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_PATIENCE = 5.0  # seconds
_PATTERN = "sans-serif:scalable=true"
_FORMAT = "%{file}\t%{index}\t%{color}\t%{charset}\n"
_RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")


@dataclass(frozen=True)
class _Found:
    """A font file and the characters fontconfig says it has, as the bounds of ranges."""

    path: str
    index: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, code: int) -> bool:
        place = bisect_right(self.starts, code) - 1
        return place >= 0 and code <= self.ends[place]


class SystemFonts:
    """The fonts in the order in which fontconfig prefers them; it is asked once, when needed."""

    def __init__(self, command: str | None = "fc-match") -> None:
        """Ask that program; None asks nobody and has no fonts."""
        self._command = command

    def file_for(self, char: str) -> tuple[str, int] | None:
        """Return path and index of the first font that has the character, or None."""
        # What a private character means, only the font knows that it was written in.
        if unicodedata.category(char) in ("Co", "Cn", "Cs"):
            return None
        code = ord(char)
        found = next((font for font in self._fonts if font.has(code)), None)
        return (found.path, found.index) if found else None

    @cached_property
    def _fonts(self) -> tuple[_Found, ...]:
        program = shutil.which(self._command) if self._command else None
        if program is None:
            return ()
        try:
            answer = subprocess.run(
                [program, "-s", "-f", _FORMAT, _PATTERN],
                capture_output=True, timeout=_PATIENCE, check=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return ()
        lines = answer.stdout.decode("utf-8", "replace").splitlines()
        return tuple(font for line in lines if (font := _read(line)) is not None)


def _read(line: str) -> _Found | None:
    parts = line.split("\t")
    # Fonts in colour are pictures, not outlines.
    if len(parts) != 4 or not parts[1].isdecimal() or parts[2] == "True":
        return None
    ranges = sorted(
        (int(low, 16), int(high or low, 16)) for low, high in _RANGE.findall(parts[3].casefold())
    )
    starts, ends = (tuple(bound[side] for bound in ranges) for side in (0, 1))
    return _Found(parts[0], int(parts[1]), starts, ends)
