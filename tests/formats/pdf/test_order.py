"""The order of the cards."""

from planner.formats.pdf.order import paper_order


def codes(cards):
    return [card.code for card in paper_order(cards)]


def test_people_keep_their_order_full_cards_first(samples):
    cards = tuple(samples.person_card(n, full=n in (2, 4)) for n in range(1, 5))
    assert codes(cards) == ["T2", "T4", "T1", "T3"]


def test_companies_come_by_hall_and_stand_those_without_last(samples):
    places = ("", "Hall 10, A1", "Hall 2, C110", "Hall 2, C31", "2 · B04")
    cards = tuple(samples.company_card(n, f"C{n}", place) for n, place in enumerate(places, 1))
    assert codes(cards) == ["T5", "T4", "T3", "T2", "T1"]


def test_order_is_stable(samples):
    cards = tuple(samples.person_card(n, full=False) for n in range(1, 30))
    assert paper_order(paper_order(cards)) == paper_order(cards) == cards
