"""Pages of a finished PDF put on other paper: chosen, ordered, centred, never redrawn."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from planner.formats.pdf import raster

_SAME = 2.0  # points by which papers of one name differ from program to program


def on_paper(pdf: bytes, pages: Sequence[int], paper: tuple[float, float]) -> bytes:
    """Return these pages (from 0) in this order, each on paper of that width and height in points.

    A page keeps its own size where it fits and is made as small as it needs to be where not; it
    lies or stands as before. Lines and letters stay what they are. With nothing to change it is
    the document itself. Raises BadInput if it cannot be read.
    """
    with raster.opened(pdf) as document:
        sizes = [document.get_page_size(page) for page in range(len(document))]
        fits = all(_is_same(sizes[page], _turned(paper, sizes[page])) for page in pages)
        if fits and list(pages) == list(range(len(document))):
            return pdf
        made = type(document).new()
        try:
            made.import_pages(document, list(pages))
            for page in made:
                _put(page, _turned(paper, page.get_size()))
                page.close()
            target = BytesIO()
            made.save(target)
        finally:
            made.close()
    return target.getvalue()


def _put(page: Any, paper: tuple[float, float]) -> None:
    """Centre a page on its paper, smaller where it has to be."""
    from pypdfium2 import raw

    width, height = page.get_size()
    if _is_same((width, height), paper):
        return
    left, bottom, _right, _top = page.get_mediabox()
    scale = min(1.0, paper[0] / width, paper[1] / height)
    right = (paper[0] - width * scale) / 2 - left * scale
    up = (paper[1] - height * scale) / 2 - bottom * scale
    place = raw.FS_MATRIX(scale, 0, 0, scale, right, up)
    raw.FPDFPage_TransFormWithClip(page, place, None)
    page.set_mediabox(0, 0, *paper)
    page.set_cropbox(0, 0, *paper)


def _turned(paper: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    """Return the sides of the paper, lying where the page lies."""
    short, long = sorted(paper)
    return (long, short) if size[0] > size[1] else (short, long)


def _is_same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))
