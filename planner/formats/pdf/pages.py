"""The pages of a prep sheet in the full layout, before they are put on sheets of paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.formats.pdf import cards, cardtext, dates, edges, measures, plan, unplanned
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.order import paper_order
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Block, Card, DayPlan, PrepReport
from planner.i18n import _

# Head and foot of a page of cards take at least this at both ends.
_EDGE = 13.5


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is drawn: its line in the outline ("" for none), how to draw it, and
    the targets that have a card on it."""

    title: str
    draw: Callable[[Pen], None]
    cards: tuple[Card, ...] = ()


def full_pages(pen: Pen, report: PrepReport, frame: Frame) -> list[Page]:
    """Return the plan pages of each day, the pages of cards, and those for the unplanned."""
    pages: list[Page] = []
    for day in report.days or (DayPlan(None, (), ()),):
        drawn = plan.plan_pages(pen, report, day, frame)
        title = dates.days(day.day, day.last) or _("Plan")
        pages.append(Page(title, drawn[0]))
        pages += [Page("", draw) for draw in drawn[1:]]
    blocks = report.options.blocks
    if Block.CARDS in blocks:
        pages += _card_pages(pen, report, frame)
    if Block.UNPLANNED in blocks:
        pages += _unplanned_pages(report, frame)
    return pages


def only_day(report: PrepReport) -> date | None:
    """Return the day of a sheet for one day, None for a sheet of several."""
    one = report.days[0] if len(report.days) == 1 else None
    return one.day if one and not one.last else None


def _card_pages(pen: Pen, report: PrepReport, frame: Frame) -> list[Page]:
    ordered = paper_order(report.cards)
    look = cardtext.look(pen, discreet=report.options.discreet, day=only_day(report))
    pages = []
    for index, group in enumerate(_grouped(ordered, frame)):
        title = _("Cards") if index == 0 else ""
        pages.append(Page(title, _cards_page(report, frame, group, look), group))
    return pages


def _size(card: Card, frame: Frame) -> measures.CardSize:
    return measures.card_size(full=card.full, small=frame.small)


def _stack(frame: Frame) -> float:
    """Return the height of a page's worth of full cards with their gaps."""
    step = measures.card_size(full=True, small=frame.small).height + measures.CARD_GAP
    rows = int((frame.height - 2 * _EDGE + measures.CARD_GAP + 0.001) // step)
    return rows * step - measures.CARD_GAP


def _grouped(ordered: tuple[Card, ...], frame: Frame) -> list[tuple[Card, ...]]:
    """Deal the cards out to pages; a card never splits."""
    stack = _stack(frame)
    groups: list[tuple[Card, ...]] = []
    group: list[Card] = []
    used = 0.0
    for card in ordered:
        high = _size(card, frame).height
        if group and used + high > stack + 0.001:
            groups.append(tuple(group))
            group, used = [], 0.0
        group.append(card)
        used += high + measures.CARD_GAP
    return [*groups, tuple(group)] if group else groups


def _cards_page(
    report: PrepReport, frame: Frame, group: tuple[Card, ...], look: cardtext.Look
) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        title = cards.heading(group)
        edges.head(pen, frame, f"{title} – {dates.day_long(look.day)}" if look.day else title)
        y = (frame.height - _stack(frame)) / 2
        if not frame.small:
            edges.fold_mark(pen, frame)
        for card in group:
            size = _size(card, frame)
            cards.draw_card(pen, frame.left, y, frame.inner, card, look, size)
            y += size.height + measures.CARD_GAP

    return page


def _unplanned_pages(report: PrepReport, frame: Frame) -> list[Page]:
    slots = unplanned.slots_on(report.options)
    pages = []
    for index, day in enumerate(report.days or (DayPlan(None, (), ()),)):
        first = report.first_unplanned + index * slots
        title = _("Unplanned")
        if day.day:
            title = f"{title} – {dates.days(day.day, day.last)}"
        pages.append(Page(title, _unplanned_page(frame, title, first, slots)))
    return pages


def _unplanned_page(frame: Frame, title: str, first: int, slots: int) -> Callable[[Pen], None]:
    def page(pen: Pen) -> None:
        edges.head(pen, frame, title)
        unplanned.draw_page(pen, frame, first, slots)

    return page
