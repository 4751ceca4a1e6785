"""The prep sheet: what one takes along to an event, as one PDF."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.formats.pdf import edges, imposition, measures, pocket
from planner.formats.pdf.document import printed
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pages import Page, full_pages
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Block, Layout, Paper, PrepReport, Printed
from planner.i18n import _

_NOTE_BELOW = 2.7


@dataclass(frozen=True, slots=True)
class _Book:
    """Pages of one frame, and the sides of sheets they are put on."""

    frame: Frame
    pages: list[Page]
    sheet: tuple[float, float]
    sides: tuple[imposition.Side, ...]
    foot: Callable[[Pen, Frame, edges.Foot, int, int], None]
    cut: bool = False
    # How to print it, written below the left page of the first side.
    note: str = ""


def prep_sheet(report: PrepReport, between: Callable[[], object] = bool) -> Printed:
    """Return the prep sheet as a PDF, of the paper and in the layout that its options name.

    The same report gives the same bytes. `between()` is called before each line of text.
    """
    title = _("Prep sheet – {event}").format(event=report.head.title)
    return printed(title, lambda pen: _draw(pen, report, between))


def _draw(pen: Pen, report: PrepReport, between: Callable[[], object]) -> None:
    pen.between = between
    if Block.CARDS in report.options.blocks:
        pen.places = frozenset(card.code for card in report.cards)
    book = _BOOKS[report.options.layout](pen, report)
    words = edges.Foot(report.head.title, report.number, report.printed_at, report.calendar_at)
    for side in book.sides:
        pen.start_page(*book.sheet)
        if book.cut:
            edges.cut_marks(pen, *book.sheet)
        for placed in side:
            page = book.pages[placed.index]
            pen.shift(placed.x, placed.y)
            page.draw(pen)
            book.foot(pen, book.frame, words, placed.index + 1, len(book.pages))
            pen.mark(_key(placed.index), 0.0)
        pen.shift(0.0, 0.0)
        if book.note and side is book.sides[0]:
            y = book.frame.bottom + _NOTE_BELOW
            pen.text(book.frame.left, y, book.note, width=book.frame.inner)
    _outline(pen, book)


def _outline(pen: Pen, book: _Book) -> None:
    for index, page in enumerate(book.pages):
        if page.title:
            pen.outline(page.title, _key(index), 0)
        for card in page.cards:
            pen.outline(f"{card.code} {card.name}", card.code, 1)


def _key(index: int) -> str:
    return f"page-{index + 1}"


def _full(pen: Pen, report: PrepReport) -> _Book:
    size = measures.PAPERS[report.options.paper]
    frame = measures.frame(*size, binding=report.options.binding)
    pages = full_pages(pen, report, frame)
    return _Book(frame, pages, size, imposition.single(len(pages)), edges.foot)


def _booklet(pen: Pen, report: PrepReport) -> _Book:
    width, height = _sheet_size(report)
    frame = measures.frame(height / 2, width, binding=False)
    pages = full_pages(pen, report, frame)
    sides = imposition.booklet(len(pages), height / 2)
    note = _("Print on both sides, turned over the short edge; fold once.")
    return _Book(frame, pages, (height, width), sides, edges.foot, note=note)


def _pocket(pen: Pen, report: PrepReport) -> _Book:
    width, height = _sheet_size(report)
    frame = pocket.frame(width / 2, height / 2)
    pages = pocket.index_cards(pen, report, frame)
    sides = imposition.quarters(len(pages), width / 2, height / 2)
    return _Book(frame, pages, (width, height), sides, pocket.foot, cut=True)


def _phone(pen: Pen, report: PrepReport) -> _Book:
    frame = pocket.frame(*measures.PHONE)
    pages = pocket.phone_pages(pen, report, frame)
    return _Book(frame, pages, measures.PHONE, imposition.single(len(pages)), pocket.foot)


def _sheet_size(report: PrepReport) -> tuple[float, float]:
    """Return the sheet that smaller pages are put on: Letter where that is the paper, else A4."""
    paper = Paper.LETTER if report.options.paper is Paper.LETTER else Paper.A4
    return measures.PAPERS[paper]


_BOOKS: dict[Layout, Callable[[Pen, PrepReport], _Book]] = {
    Layout.FULL: _full,
    Layout.BOOKLET: _booklet,
    Layout.POCKET: _pocket,
    Layout.PHONE: _phone,
}
