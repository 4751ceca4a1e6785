"""A finished PDF as pictures and as text, page by page, through PDFium."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from typing import Any

from planner.errors import BadInput
from planner.i18n import _

# PDFium is not thread-safe: one call into it at a time in the whole process.
_pdfium = Lock()
_LARGEST = 20_000  # pixels along the longer side
_BGRX = 3  # FPDFBitmap_BGRx


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as pixels: `pixels` are rows of `stride` bytes, four bytes a pixel in the order
    blue, green, red, unused (what Qt calls Format_RGB32)."""

    width: int
    height: int
    stride: int
    pixels: bytes


def load() -> None:
    """Load PDFium, which takes long enough to be done on a worker before the first page."""
    with _pdfium:
        import_module("pypdfium2")


def page_count(pdf: bytes) -> int:
    """Return how many pages the document has. Raises BadInput if it is no PDF."""
    with _pdfium:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Return width and height of a page (from 0) in points."""
    with _pdfium:
        document = _opened(pdf)
        try:
            width, height = document.get_page_size(page)
            return float(width), float(height)
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of every page in points; opens the document only once."""
    with _pdfium:
        document = _opened(pdf)
        try:
            sizes = [document.get_page_size(page) for page in range(len(document))]
            return [(float(width), float(height)) for width, height in sizes]
        finally:
            document.close()


def render(pdf: bytes, page: int, scale: float = 1.0) -> Picture:
    """Return a page (from 0) as a picture; scale 1 is 72 pixels an inch.

    Raises BadInput if the document cannot be read, IndexError for a page that is not there.
    """
    with _pdfium:
        document = _opened(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            loaded = document[page]
            longest = max(loaded.get_size())
            bitmap = loaded.render(scale=min(scale, _LARGEST / longest), force_bitmap_format=_BGRX)
            try:
                return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
                loaded.close()
        finally:
            document.close()


def page_text(pdf: bytes, page: int) -> str:
    """Return the text of a page (from 0), in reading order as PDFium finds it."""
    with _pdfium:
        document = _opened(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            loaded = document[page]
            text = loaded.get_textpage()
            try:
                # A word that a hyphen breaks comes back whole, with this in the hyphen's place.
                found = str(text.get_text_range()).replace("\ufffe", "-\n")
                return found.replace("\r\n", "\n")
            finally:
                text.close()
                loaded.close()
        finally:
            document.close()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a document for several questions, alone with PDFium meanwhile.

    Raises BadInput if it is no PDF.
    """
    with _pdfium:
        document = _opened(pdf)
        try:
            yield document
        finally:
            document.close()


def _opened(pdf: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise BadInput(
                _("The PDF asks for a password. Save it without one, or copy the list out of it.")
            ) from error
        raise BadInput(
            _("The PDF is damaged and cannot be read. Fetch it again where it came from.")
        ) from error
