"""A font in a document that says which character each of its glyphs stands for."""

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_MOST_AT_ONCE = 100  # of entries in a bfchar section (Adobe Technical Note 5411, 1.4.1)


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose text can be searched and copied beyond the first 65,536 characters,
    which reportlab's own table leaves out."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the subsets to the document with a table to Unicode each (ISO 32000-1, 9.10.3)."""
        state = self.state.get(doc)
        subsets = [list(subset) for subset in state.subsets] if state else []
        before = set(doc.idToObject)
        super().addObjects(doc)
        added = [key for key in doc.idToObject if key not in before]
        tables = [key for key in added if str(key).startswith("toUnicodeCMap:")]
        for key, subset in zip(tables, subsets, strict=False):
            if any(code > 0xFFFF for code in subset):
                doc.idToObject[key].content = _table(key.partition(":")[2], subset)


def _table(name: str, subset: list[int]) -> str:
    """Return a CMap from one-byte codes to UTF-16."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(subset), _MOST_AT_ONCE):
        some = subset[start : start + _MOST_AT_ONCE]
        lines.append(f"{len(some)} beginbfchar")
        for index, code in enumerate(some, start):
            lines.append(f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>")
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class _EveryCharacter(dict[int, int]):
    """Stands for a table in which every character has the same glyph."""

    def __init__(self, glyph: int) -> None:
        super().__init__()
        self._glyph = glyph

    def __contains__(self, _code: object) -> bool:
        return True

    def __getitem__(self, _code: int) -> int:
        return self._glyph


class InvisibleFont(EmbeddedFont):
    """A font whose every character is half its size wide and shows nothing: it lays text beneath
    what is drawn as outlines, so that it can be searched and copied."""

    NAME = "PlannerInvisible"
    WIDTH = 0.5  # of every character, at one point

    def __init__(self, path: str) -> None:
        """Take the tables of the TrueType file at `path`; of its glyphs only the space."""
        super().__init__(self.NAME, path, asciiReadable=False, shapable=False)
        space = self.face.charToGlyph[0x20]
        self.face.name = self.NAME.encode()
        self.face.charToGlyph = _EveryCharacter(space)
        self.face.charWidths = {}
        self.face.defaultWidth = self.WIDTH * 1000
