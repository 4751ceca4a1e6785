"""Pages put on other paper: chosen, in their place, as large as fits, and still letters."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.errors import BadInput
from planner.formats.pdf import raster
from planner.formats.pdf.onpaper import on_paper

A4, LETTER, PHONE = (595.28, 841.89), (612.0, 792.0), (255.0, 454.0)


def document(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with a black square of 100 points, 50 from the upper left of each page."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for at, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width, height))
        canvas.setFillGray(0)
        canvas.rect(50, height - 150, 100, 100, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(50, 50, f"page {at}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def square(pdf: bytes, page: int = 0) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is black on a page, in points."""
    picture = raster.render(pdf, page)
    blue = picture.pixels[::4]
    across = picture.stride // 4
    dark = [divmod(at, across) for at, shade in enumerate(blue) if shade < 128]
    rows, columns = [row for row, _column in dark], [column for _row, column in dark]
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1


def size(pdf: bytes, page: int = 0) -> tuple[int, int]:
    width, height = raster.page_size(pdf, page)
    return round(width), round(height)


def test_with_nothing_to_change_it_is_the_document_itself() -> None:
    pdf = document(A4, A4)
    assert on_paper(pdf, [0, 1], (595, 842)) is pdf


def test_smaller_pages_stand_in_the_middle_at_their_own_size() -> None:
    made = on_paper(document(PHONE), [0], A4)
    assert size(made) == (595, 842)
    left, top = (595 - 255) / 2 + 50, (842 - 454) / 2 + 50
    assert square(made) == pytest.approx((left, top, left + 100, top + 100), abs=1.5)


def test_larger_pages_are_made_as_large_as_the_paper_takes() -> None:
    made = on_paper(document(A4), [0], LETTER)
    assert size(made) == (612, 792)
    scale = 792 / 841.89
    left, top = (612 - 595.28 * scale) / 2 + 50 * scale, 50 * scale
    side = 100 * scale
    assert square(made) == pytest.approx((left, top, left + side, top + side), abs=1.5)


def test_a_lying_page_lies_on_its_paper() -> None:
    lying = document((LETTER[1], LETTER[0]))
    made = on_paper(lying, [0], A4)
    assert size(made) == (842, 595)
    assert on_paper(lying, [0], LETTER) is lying


def test_pages_come_in_the_order_asked_for_as_text() -> None:
    made = on_paper(document(A4, PHONE, A4), [2, 0], A4)
    assert raster.page_count(made) == 2
    texts = [raster.page_text(made, page).strip() for page in (0, 1)]
    assert texts == ["page 3", "page 1"]
    assert square(made) == pytest.approx((50, 50, 150, 150), abs=1.5)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        on_paper(b"nothing", [0], A4)
