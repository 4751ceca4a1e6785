"""Letters that are drawn, each kept once in a document however often it stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from planner.formats.pdf.embedding import table_to_unicode

# How much a letter without a bold of its own is thickened, in thousandths of its size.
HEAVY = 16
# What a string in parentheses takes as it is comes first, then what it takes as \ooo.
_CODES = (*(code for code in range(33, 127) if chr(code) not in "()\\"), *range(127, 256))
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands for one character: `char` is what a reader of the document finds there.

    `outlines` is a path in PDF operators, in units of which `units` make one point, filled by
    the nonzero rule, from the baseline at the left; "" for a character that others draw.
    `advance` is in thousandths of the size. Without a `char` it is a step to the right, or back.
    `heavy` asks for a thickened outline, since the font has no bold of its own.
    """

    char: str
    outlines: str
    advance: float
    units: int = 1000
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Characters that are drawn together, in the order of reading; otherwise like a Sign."""

    text: str
    outlines: str
    advance: float
    units: int = 1000
    heavy: bool = False

    def signs(self) -> Iterator[Sign]:
        """Yield a sign for each character, the first of which draws all of them."""
        advance = self.advance / len(self.text)
        for index, char in enumerate(self.text):
            yield Sign(char, "" if index else self.outlines, advance, self.units, self.heavy)


class _Font:
    """A font of at most as many signs as one byte tells apart."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.codes: dict[int, Sign] = {}
        # By sign; thickened ones apart.
        self._known: tuple[dict[Sign, int], dict[Sign, int]] = ({}, {})

    def takes(self, signs: tuple[Sign, ...], heavy: bool) -> bool:
        """Whether there is room for those of the signs that it does not have yet."""
        room = len(_CODES) - len(self.codes)
        if len(signs) <= room:
            return True
        new = {sign for sign in signs if sign.char and sign not in self._known[heavy]}
        return len(new) <= room

    def code(self, sign: Sign, heavy: bool) -> int:
        """Return the code of a sign, a new one if need be."""
        known = self._known[heavy]
        code = known.get(sign)
        if code is None:
            code = known[sign] = _CODES[len(self.codes)]
            self.codes[code] = sign if heavy or not sign.heavy else replace(sign, heavy=False)
        return code


class SignFonts:
    """The drawn letters of one document as fonts of Type 3 (ISO 32000-1, 9.6.5)."""

    def __init__(self, document: Any) -> None:
        """Belong to that document of reportlab, which asks for the fonts when it is saved."""
        self._fonts: list[_Font] = []
        document.delayedFonts.append(self)

    def shown(
        self, signs: tuple[Sign, ...], *, heavy: bool = True
    ) -> Iterator[tuple[str, str, float]]:
        """Give the signs a font; yield its name, the operator that shows them, and where they
        begin (in thousandths of the size). As a rule that is one piece; `heavy` is False where
        none is to be thickened."""
        at = 0.0
        for piece in _pieces(signs):
            font = next((font for font in self._fonts if font.takes(piece, heavy)), None)
            if font is None:
                font = _Font(f"S{len(self._fonts) + 1}")
                self._fonts.append(font)
            yield font.name, _operator(font, piece, heavy), at
            at += sum(sign.advance for sign in piece)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name for it
        """Add the fonts to the document."""
        drawn: dict[str, Any] = {}
        basic = doc.idToObject["BasicFonts"].dict
        for font in self._fonts:
            basic[font.name] = doc.Reference(_font_object(doc, font, drawn), font.name)


def _pieces(signs: tuple[Sign, ...]) -> Iterator[tuple[Sign, ...]]:
    """Cut what has more different signs than a font takes."""
    for start in range(0, len(signs), len(_CODES)):
        yield signs[start : start + len(_CODES)]


def _operator(font: _Font, signs: tuple[Sign, ...], heavy: bool) -> str:
    parts: list[str] = []
    letters = ""
    for sign in signs:
        if sign.char:
            code = font.code(sign, heavy)
            letters += chr(code) if code < 127 else f"\\{code:03o}"
        elif sign.advance:
            parts += [f"({letters})" if letters else "", f"{-sign.advance:.0f}"]
            letters = ""
    if not parts:
        return f"({letters}) Tj"
    return f"[{''.join(parts)}({letters})] TJ"


def _font_object(doc: Any, font: _Font, drawn: dict[str, Any]) -> PDFDictionary:
    names = {code: f"g{code}" for code in font.codes}
    procedures = {
        names[code]: _procedure(doc, _drawing(sign), drawn) for code, sign in font.codes.items()
    }
    codes = sorted(names)
    first, last = codes[0], codes[-1]
    differences: list[Any] = []
    for code in codes:
        differences += [code, PDFName(names[code])]
    widths = [font.codes[n].advance if n in font.codes else 0 for n in range(first, last + 1)]
    made = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type3"),
            "Name": PDFName(font.name),
            "FontBBox": PDFArray([0, 0, 0, 0]),
            "FontMatrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "CharProcs": PDFDictionary(procedures),
            "Encoding": PDFDictionary(
                {"Type": PDFName("Encoding"), "Differences": PDFArray(differences)}
            ),
            "FirstChar": first,
            "LastChar": last,
            "Widths": PDFArray([f"{value:.4g}" for value in widths]),
            "Resources": PDFDictionary({}),
        }
    )
    table = PDFStream(
        content=table_to_unicode(font.name, {c: s.char for c, s in font.codes.items()})
    )
    table.filters = [PDFZCompress]
    made["ToUnicode"] = doc.Reference(table, f"toUnicode:{font.name}")
    return made


def _procedure(doc: Any, content: str, drawn: dict[str, Any]) -> Any:
    if content not in drawn:
        stream = PDFStream(content=content)
        stream.filters = [PDFZCompress]
        drawn[content] = doc.Reference(stream, f"sign:{len(drawn)}")
    return drawn[content]


def _drawing(sign: Sign) -> str:
    """Return the sign as a description of a glyph without a colour of its own (9.6.5, d1)."""
    if not sign.outlines:
        return f"{sign.advance:.4g} 0 0 0 0 0 d1"
    scale = 1000 / sign.units
    numbers = [float(found) * scale for found in _NUMBER.findall(sign.outlines)]
    (left, right), (low, high) = ((min(some), max(some)) for some in (numbers[::2], numbers[1::2]))
    bounds = f"{left - HEAVY:.0f} {low - HEAVY:.0f} {right + HEAVY:.0f} {high + HEAVY:.0f}"
    sized = "" if scale == 1 else f"{scale:.6g} 0 0 {scale:.6g} 0 0 cm "
    paint = "f"
    if sign.heavy:
        sized += f"{HEAVY / scale:.0f} w "
        paint = "B"
    return f"{sign.advance:.4g} 0 {bounds} d1 {sized}{sign.outlines} {paint}"
