"""The packed document is the same one, smaller."""

from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.formats.pdf.compact import compact


@pytest.fixture
def plain():
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle("Many bookmarks")
    for page in range(30):
        canvas.drawString(72, 700, f"page {page} endobj stream trailer")
        canvas.bookmarkPage(f"p{page}")
        for line in range(20):
            canvas.addOutlineEntry(f"entry {page}.{line}", f"p{page}", 0)
        canvas.linkAbsolute("", "p0", (0, 0, 10, 10))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def contents(pdf):
    document = pypdfium2.PdfDocument(pdf)
    texts = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    outline = [(e.get_title(), e.get_dest().get_index()) for e in document.get_toc()]
    title = document.get_metadata_value("Title")
    document.close()
    return texts, outline, title


def test_pages_outline_and_title_are_the_same(plain):
    packed = compact(plain)
    assert contents(packed) == contents(plain)
    assert packed.startswith(b"%PDF-1.5")
    assert len(packed) < len(plain) * 0.3


def test_packing_gives_the_same_bytes(plain):
    assert compact(plain) == compact(plain)
