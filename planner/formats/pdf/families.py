"""The font files: those that belong to Planner, and of the system's what fills their gaps."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from threading import RLock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from planner import paths
from planner.errors import PlannerError
from planner.formats.pdf.embedding import EmbeddedFont
from planner.formats.pdf.shaping import Shaper
from planner.formats.pdf.systemfonts import SystemFonts
from planner.i18n import _

# reportlab keeps its fonts in one place for the whole process, and a font object must not
# serve two documents at a time: whoever draws a document holds this lock.
drawing = RLock()


class Face:
    """One font file, looked for and read when it is first used. Raises PlannerError then."""

    def __init__(self, name: str, file: str, index: int = 0, *, own: bool = True) -> None:
        """`own` is False for a font of the system: it is only ever drawn as outlines, since
        reportlab refuses many of them; `file` is its path, else a place below `fonts/`."""
        self.name = name
        self.own = own
        self._file, self._index = file, index

    @cached_property
    def shaper(self) -> Shaper:
        """The font as HarfBuzz reads it."""
        try:
            return Shaper(self._path(), self._index)
        except Exception as error:  # HarfBuzz has an error of its own for each thing that is wrong
            raise _unreadable(self.name, error) from error

    @cached_property
    def embedded(self) -> EmbeddedFont:
        """The font as it goes into a document."""
        with drawing:
            try:
                font = EmbeddedFont(self.name, self._path(), shapable=False)
            except (OSError, TTFError) as error:
                raise _unreadable(self.name, error) from error
            pdfmetrics.registerFont(font)
        return font

    def has(self, char: str) -> bool:
        """Whether the font has a glyph for the character."""
        return ord(char) in self.shaper.covered

    def _path(self) -> str:
        return str(paths.resource(f"fonts/{self._file}")) if self.own else self._file


def _unreadable(name: str, error: Exception) -> PlannerError:
    return PlannerError(
        _(
            "The font {name} that belongs to Planner cannot be read ({why}). Install Planner again."
        ).format(name=name, why=error)
    )


@dataclass(frozen=True, slots=True)
class _Family:
    """A font for the characters that the main one lacks; `claims` are the ranges it is asked
    for first, so that no other file is opened for them."""

    name: str
    file: str
    claims: tuple[tuple[int, int], ...] = ()


_MAIN = "NotoSans"
_FAMILIES = (
    _Family("NotoSansHebrew", "NotoSansHebrew/NotoSansHebrew-Regular.ttf",
            ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    _Family("NotoSansArabic", "NotoSansArabic/NotoSansArabic-Regular.ttf",
            ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF),
             (0xFE70, 0xFEFE))),
    _Family("NotoSansDevanagari", "NotoSansDevanagari/NotoSansDevanagari-Regular.ttf",
            ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    _Family("NotoSansThai", "NotoSansThai/NotoSansThai-Regular.ttf", ((0x0E00, 0x0E7F),)),
    _Family("NotoSansArmenian", "NotoSansArmenian/NotoSansArmenian-Regular.ttf",
            ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    _Family("NotoSansGeorgian", "NotoSansGeorgian/NotoSansGeorgian-Regular.ttf",
            ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    _Family("NotoEmoji", "NotoEmoji/NotoEmoji-Regular.ttf", ((0x1F000, 0x1FAFF),)),
    # Han, Kana, Hangul and most signs; the largest, so the last to be opened.
    _Family("WenQuanYiMicroHei", "WenQuanYiMicroHei/wqy-microhei.ttc", ((0x2E80, 0xD7FF),)),
)  # fmt: skip

system = SystemFonts()


@cache
def main_face(style: str) -> Face:
    """Return a cut of the main font: "Regular", "Bold" or "Italic"."""
    return _bundled(f"{_MAIN}-{style}", f"{_MAIN}/{_MAIN}-{style}.ttf")


@cache
def _bundled(name: str, file: str) -> Face:
    return Face(name, file)


@cache
def _of_system(path: str, index: int) -> Face:
    return Face(f"system font {path}", path, index, own=False)


def _candidates(char: str) -> Iterator[Face]:
    code = ord(char)
    claiming = [f for f in _FAMILIES if any(low <= code <= high for low, high in f.claims)]
    others = [f for f in reversed(_FAMILIES) if f not in claiming]
    for family in (*claiming, *others):
        yield _bundled(family.name, family.file)


def _of_the_system(char: str) -> Iterator[Face]:
    found = system.file_for(char)
    if found is not None:
        yield _of_system(*found)


@lru_cache(maxsize=8192)
def fallback(char: str, also: str = "", *, bundled: bool = False) -> Face | None:
    """Return the first font beside the main one that has the character and the marks `also`
    that stand on it, or None; only of the `bundled` ones, or of the system's too."""
    for face in _candidates(char) if bundled else chain(_candidates(char), _of_the_system(char)):
        # A family that is gone is like one that lacks the character: the page still prints.
        with contextlib.suppress(PlannerError):
            if face.has(char) and all(map(face.has, also)):
                return face
    return None
