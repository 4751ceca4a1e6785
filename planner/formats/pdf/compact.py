"""A finished PDF made smaller: its small objects packed together, its table of places too."""

import re
import zlib

_MOST_IN_ONE = 200
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)", re.DOTALL)
_ROW = 20  # bytes of an entry of the table
_START = re.compile(rb"\d+ \d+ obj\s")


def compact(pdf: bytes) -> bytes:
    """Return the same document with object streams (ISO 32000-1, 7.5.7 and 7.5.8).

    `pdf` is one that reportlab wrote: one table of places, one revision. Bookmarks and links
    are an object each, and take a tenth of the room in this way.
    """
    trailer = _TRAILER.search(pdf, pdf.rindex(b"trailer"))
    assert trailer is not None
    bodies = _bodies(pdf, int(trailer[2]))
    out = bytearray(b"%PDF-1.5\n%\x93\x8c\x8b\x9e\n")
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 255)}
    small: list[int] = []
    for number, body in bodies.items():
        if body.endswith(b"endstream"):
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        else:
            small.append(number)
    following = max(bodies) + 1
    for first in range(0, len(small), _MOST_IN_ONE):
        some = small[first : first + _MOST_IN_ONE]
        places |= {number: (2, following, index) for index, number in enumerate(some)}
        places[following] = (1, len(out), 0)
        out += _packed(following, [(number, bodies[number]) for number in some])
        following += 1
    places[following] = (1, len(out), 0)
    start = len(out)
    out += _table(following, places, _kept(trailer[1]))
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _bodies(pdf: bytes, table: int) -> dict[int, bytes]:
    """Return what stands between `obj` and `endobj`, by number, in the order of the file."""
    head = re.compile(rb"xref\s+0 (\d+)\s*?\n").match(pdf, table)
    assert head is not None
    rows = [pdf[head.end() + _ROW * n : head.end() + _ROW * (n + 1)] for n in range(int(head[1]))]
    starts = sorted((int(row[:10]), n) for n, row in enumerate(rows) if row[17:18] == b"n")
    ends = [start for start, _number in starts[1:]] + [table]
    bodies = {}
    for (start, number), end in zip(starts, ends, strict=True):
        whole = pdf[start:end]
        opening = _START.match(whole)
        assert opening is not None
        bodies[number] = whole[opening.end() : whole.rindex(b"endobj")].strip()
    return bodies


def _packed(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    index, place = [], 0
    for own, body in objects:
        index.append(b"%d %d" % (own, place))
        place += len(body) + 1
    head = b" ".join(index) + b"\n"
    data = zlib.compress(head + b"\n".join(body for _own, body in objects), 9)
    described = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
    return _stream(number, described, data)


def _table(number: int, places: dict[int, tuple[int, int, int]], kept: bytes) -> bytes:
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + last.to_bytes(1, "big")
        for kind, place, last in (places.get(n, (0, 0, 255)) for n in range(number + 1))
    )
    described = b"/Type /XRef /Size %d /W [1 4 1] %b" % (number + 1, kept)
    return _stream(number, described, zlib.compress(rows, 9))


def _stream(number: int, described: bytes, data: bytes) -> bytes:
    head = b"<< %b /Filter /FlateDecode /Length %d >>" % (described, len(data))
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, head, data)


def _kept(trailer: bytes) -> bytes:
    """Return the entries of the trailer that the table takes over."""
    lines = re.sub(rb"%[^\n]*\n", b"\n", trailer)
    found = re.findall(rb"/Root \d+ \d+ R|/Info \d+ \d+ R|/ID\s*\[.*?\]", lines, re.DOTALL)
    return b" ".join(found)
