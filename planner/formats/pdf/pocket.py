"""Small pages: index cards for the pocket, four to a sheet, and pages the size of a phone."""

from collections.abc import Callable

from planner.formats.pdf import (
    cards,
    cardtext,
    dates,
    edges,
    measures,
    mylines,
    qr,
    smallplan,
    unplanned,
    writing,
)
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.order import paper_order
from planner.formats.pdf.pages import Page, only_day
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Block, Card, PrepReport
from planner.i18n import _

_MARGIN = 6.0
_NAME_BLOCK = 7.2
# Lines for each of my lines, below my code.
_MOST = 3


def frame(width: float, height: float) -> Frame:
    """Return the frame of a small page."""
    return Frame(width, height, _MARGIN, _MARGIN, width - _MARGIN, height - _MARGIN)


def foot(pen: Pen, frame: Frame, words: edges.Foot, page: int, pages: int) -> None:
    """Write the sheet's number and the page's at the foot of a small page."""
    base = frame.bottom - 0.5
    number = _("page {x} of {y}").format(x=page, y=pages)
    end = pen.text(frame.right, base, number, align=Align.RIGHT)
    left = f"{words.sheet()}, {dates.stamp(words.printed_at)}"
    pen.text(frame.left, base, left, width=frame.inner - end - 3.0)


def index_cards(pen: Pen, report: PrepReport, frame: Frame) -> list[Page]:
    """Return the plan, a card for each target with its handwriting side, and open slots."""
    pages = smallplan.plan_pages(pen, report, frame, measures.TEXT)
    look = cardtext.look(pen, discreet=report.options.discreet, day=only_day(report))
    if Block.CARDS in report.options.blocks:
        for index, card in enumerate(paper_order(report.cards)):
            title = _("Cards") if index == 0 else ""
            pages.append(Page(title, _index_card(frame, card, look), (card,)))
    if Block.UNPLANNED in report.options.blocks:
        for first in range(0, unplanned.reserved(report), 2):
            title = _("Unplanned") if first == 0 else ""
            pages.append(Page(title, _slots(frame, report.first_unplanned + first)))
    return pages + _about_me(report, frame, measures.TEXT, measures.LINE)


def phone_pages(pen: Pen, report: PrepReport, frame: Frame) -> list[Page]:
    """Return the plan and a page for each target, to be read on a screen."""
    pages = smallplan.plan_pages(pen, report, frame, measures.PHONE_TEXT)
    size = measures.PHONE_TEXT
    look = cardtext.look(pen, discreet=report.options.discreet, day=only_day(report), size=size)
    if Block.CARDS in report.options.blocks:
        for index, card in enumerate(paper_order(report.cards)):
            title = _("Cards") if index == 0 else ""
            pages.append(Page(title, _phone_card(frame, card, look), (card,)))
    return pages + _about_me(report, frame, size, measures.PHONE_LINE)


def _index_card(frame: Frame, card: Card, look: cardtext.Look) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        hand = frame.bottom - smallplan.FOOT - measures.FULL_CARD
        lines = int((hand - frame.top - _NAME_BLOCK) // measures.LINE)
        cards.draw_full_text(pen, frame.left, frame.top, frame.inner, card, look, lines)
        pen.rule(frame.left, hand, frame.right)
        writing.full_writing_side(pen, frame.left, hand + 0.5, frame.inner, card.code)
        pen.mark(card.code, 0.0)

    return page


def _phone_card(frame: Frame, card: Card, look: cardtext.Look) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        leading = measures.PHONE_LINE
        lines = int((frame.bottom - smallplan.FOOT - frame.top - _NAME_BLOCK - 2.0) // leading)
        cards.draw_full_text(
            pen,
            frame.left,
            frame.top,
            frame.inner,
            card,
            look,
            lines,
            size=measures.PHONE_TEXT,
            leading=leading,
        )
        pen.mark(card.code, 0.0)

    return page


def _slots(frame: Frame, first: int) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        edges.head(pen, frame, _("Unplanned"))
        for index in range(2):
            y = frame.top + unplanned.HEAD + index * (measures.SLOT + measures.SLOT_GAP)
            unplanned.draw_slot(pen, frame.left, y, frame.inner, f"N{first + index}")

    return page


def _about_me(report: PrepReport, frame: Frame, size: float, leading: float) -> list[Page]:
    """Return a page with my code, and my lines below it; none without either."""
    vcard = report.lines.vcard if Block.QR in report.options.blocks else ""
    coded = bool(qr.modules(vcard)) if vcard else False
    rows = mylines.rows(report)
    if not coded and not rows:
        return []
    title = _("My card") if coded else _("My lines")

    def page(pen: Pen) -> None:
        edges.head(pen, frame, title)
        y = frame.top + 14.0
        if coded:
            side = min(frame.inner, 70.0) - 2 * qr.quiet(vcard)
            qr.draw(pen, frame.left + (frame.inner - side) / 2, y, vcard, side)
            y += side + 12.0
        indent = mylines.label_width(pen, size)
        for label, text in rows:
            pen.text(frame.left, y, label, style=Style.BOLD, size=size)
            used = pen.paragraph(
                frame.left + indent, y, text, width=frame.inner - indent,
                most=_MOST if coded else 2 * _MOST, leading=leading, size=size, where=label,
            )  # fmt: skip
            y += used * leading + 2.0

    return [Page(title, page)]
