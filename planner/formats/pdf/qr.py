"""My address as a QR code, in vectors."""

from functools import lru_cache

from reportlab.graphics.barcode import qrencoder

from planner.formats.pdf import measures
from planner.formats.pdf.pen import Pen

QUIET = 4  # modules (ISO/IEC 18004, 9.1)
# Past this the modules at 30 mm fall below 0.35 mm, which cheap printers smear.
_LONGEST = 520


@lru_cache(maxsize=8)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules, row by row from the top, without the quiet zone; () for a text
    too long to be read off paper. Bytes are UTF-8."""
    data = text.encode("utf-8", "replace")
    if len(data) > _LONGEST:
        return ()
    level = qrencoder.QRErrorCorrectLevel.M if len(data) <= 300 else qrencoder.QRErrorCorrectLevel.L
    code = qrencoder.QRCode(None, level)
    code.addData(qrencoder.QR8bitByte(data))
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def draw(pen: Pen, x: float, y: float, text: str, side: float = measures.QR) -> None:
    """Draw the code with `side` millimetres of modules; the caller leaves `quiet(...)` around."""
    rows = modules(text)
    if rows:
        pen.squares(x, y, side, rows)


def quiet(text: str, side: float = measures.QR) -> float:
    """Return the width in millimetres of the clear margin the code needs on every side."""
    rows = modules(text)
    return QUIET * side / len(rows) if rows else 0.0
