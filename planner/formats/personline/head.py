"""The head of the person line: name, title and organisation, told apart by their commas."""

import re
from collections.abc import Collection

from planner.formats.personline.words import COMMAS

# "Acme, Inc." is one organisation, whatever comes before it.
_LEGAL_FORM = re.compile(
    r"inc\.?|ltd\.?|llc|l\.l\.c\.|llp|plc|corp\.?|co\.?|gmbh|ag|kg|e\.v\.|se|s\.?a\.?|s\.?a\.?s\.?"
    r"|sarl|s\.?r\.?l\.?|s\.l\.|b\.?v\.?|n\.v\.|oy|ab|a/s|as|pty|k\.k\.",
    re.IGNORECASE,
)
# Looking behind keeps a long run of backslashes from being tried at each of its places.
_COMMA = re.compile(rf"(?<!\\)(\\*)([{COMMAS}])")


class Head:
    """Collects the words before the first marker and says which part of them is what.

    The last comma part is the organisation, the one before it the title; a name among
    `organisations` (in any letter case) is the organisation wherever it stands.
    """

    def __init__(self, organisations: Collection[str] = ()) -> None:
        self._known = {_folded(name): name for name in organisations if name.strip()}
        self._parts: list[list[str]] = [[]]

    @property
    def started(self) -> bool:
        """Whether it has any text yet."""
        return len(self._parts) > 1 or bool(self._parts[0])

    def add(self, word: str) -> None:
        """Take one word; commas in it end a part unless a backslash or a digit follows suit."""
        piece = ""
        position = 0
        for comma in _COMMA.finditer(word):
            piece += word[position : comma.start()] + "\\" * (len(comma[1]) // 2)
            position = comma.end()
            if len(comma[1]) % 2 or word[position : position + 1].isdigit():
                piece += comma[2]
                continue
            self._append(piece)
            self._parts.append([])
            piece = ""
        self._append(piece + word[position:])

    def takes_nickname(self, quoted: str, following: str) -> bool:
        """Whether a quoted word stands inside a name, as in David "Blackmagic" Elahee."""
        return (
            len(self._parts) == 1
            and bool(self._parts[0])
            and bool(quoted)
            and not re.search(r'[\s"\\,]', quoted)
            and following[:1].isalpha()
            and "@" not in following
            and "/" not in following
        )

    def parts(self) -> tuple[str, str, str]:
        """Return name, title and organisation, each "" when it is missing."""
        name, *others = [" ".join(part) for part in self._parts]
        if not others:
            return name, "", ""
        others = _with_legal_forms(others)
        start, end, organisation = self._known_among(others)
        if not organisation:
            start, end, organisation = len(others) - 1, len(others), others[-1]
        title = ", ".join(part for part in others[:start] + others[end:] if part)
        return name, title, organisation

    def _append(self, piece: str) -> None:
        if piece:
            self._parts[-1].append(piece)

    def _known_among(self, parts: list[str]) -> tuple[int, int, str]:
        """Return where a known organisation stands among the parts, commas in its name included."""
        for end in range(len(parts), 0, -1):
            for start in range(max(0, end - 3), end):
                known = self._known.get(_folded(", ".join(parts[start:end])))
                if known:
                    return start, end, known
        return 0, 0, ""


def _with_legal_forms(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] and _LEGAL_FORM.fullmatch(part):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def guarded(part: str, *, last: bool) -> str:
    """Return a part whose own commas `Head.add` does not take for separators."""
    text = _COMMA.sub(lambda comma: comma[1] * 2 + "\\" + comma[2], part)
    trailing = len(text) - len(text.rstrip("\\"))
    return text if last else text + "\\" * trailing
