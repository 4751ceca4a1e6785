"""Exhibitor lists as they come out of a PDF."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from planner.errors import BadInput
from planner.formats.tables.pdflist import read_pdf

Row = tuple[str, ...]


def pdf(*pages: list[Row], at: tuple[int, ...] = (60, 300, 380, 460), head: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, rows in enumerate(pages, 1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 800, head)
        for line, row in enumerate(rows):
            for left, text in zip(at, row, strict=False):
                canvas.drawString(left, 760 - 14 * line, text)
        canvas.drawString(280, 30, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_table_with_its_empty_cells_in_their_columns() -> None:
    head = ("Exhibitor", "Hall", "Stand")
    read = read_pdf(pdf([head, ("Loom & Sons", "", "B12"), ("Yarn", "5", "C3"), ("Mill", "5", "")]))
    assert [(p.name, p.place) for p in read.people] == [
        ("Loom & Sons", "Stand B12"),
        ("Yarn", "Hall 5, Stand C3"),
        ("Mill", "Hall 5"),
    ]
    assert all(person.company for person in read.people)
    assert read.meaning == "attendees"


def test_running_heads_and_page_numbers_are_skipped_and_told() -> None:
    pages = [("Loom", "Hall 4", "B12"), ("Yarn", "Hall 4", "C3")], [("Mill", "Hall 5", "A1")]
    read = read_pdf(pdf(*map(list, pages), head="Weaving Fair – Exhibitors"))
    assert [(p.name, p.place) for p in read.people] == [
        ("Loom", "Hall 4, B12"),
        ("Yarn", "Hall 4, C3"),
        ("Mill", "Hall 5, A1"),
    ]
    assert (read.found, read.skipped) == (7, 4)
    assert {p.summary for p in read.problems} == {
        "Weaving Fair – Exhibitors",
        "Page 1 of 2",
        "Page 2 of 2",
    }


def test_entries_set_beside_each_other_are_one_each() -> None:
    rows = [("Loom", "B12", "Yarn", "C3"), ("Mill", "A1", "Dye Works", "D7"), ("Solo", "E1")]
    read = read_pdf(pdf(rows, at=(60, 220, 320, 480)))
    assert [(p.name, p.place) for p in read.people] == [
        ("Loom", "B12"),
        ("Yarn", "C3"),
        ("Mill", "A1"),
        ("Dye Works", "D7"),
        ("Solo", "E1"),
    ]


def test_pictures_without_text_are_refused_with_what_to_do() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 200, 200, fill=1)
    canvas.save()
    with pytest.raises(BadInput, match="pictures and no text"):
        read_pdf(out.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", pdf([("One", "B1")])[:300]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"damaged and cannot be read\. Fetch it again"):
        read_pdf(data)


def test_a_locked_pdf_says_what_to_do() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 700, "Loom")
    canvas.save()
    with pytest.raises(BadInput, match="asks for a password"):
        read_pdf(out.getvalue())
