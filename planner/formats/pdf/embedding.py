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
                table = table_to_unicode(key.partition(":")[2], dict(enumerate(map(chr, subset))))
                doc.idToObject[key].content = table


def table_to_unicode(name: str, chars: dict[int, str]) -> str:
    """Return a CMap from one-byte codes to UTF-16."""
    codes = sorted(chars)
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{codes[-1]:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(codes), _MOST_AT_ONCE):
        some = codes[start : start + _MOST_AT_ONCE]
        lines.append(f"{len(some)} beginbfchar")
        for code in some:
            lines.append(f"<{code:02X}> <{chars[code].encode('utf-16-be').hex().upper()}>")
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
