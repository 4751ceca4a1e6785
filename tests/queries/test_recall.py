"""Cards to recall people by."""

from planner.commands.encounters import log_lines
from planner.formats.personline import parse_lines
from planner.queries.recall import recall_cards
from planner.store import Store


def test_who_has_a_cue_comes_first_with_what_was_promised(store: Store) -> None:
    text = 'Bea "spoke of bees"\nAda, CTO, Engines *red glasses !the draft +a book ?a mentor\n*tall'
    lines = parse_lines(text, today=store.clock.today())
    store.write("Log", log_lines, None, lines, store.clock.now(), "Europe/Lisbon")
    cards = store.read(recall_cards)
    assert [(card.name, card.cue) for card in cards] == [("Ada", "red glasses"), ("Bea", "")]
    ada = cards[0]
    assert (ada.title, ada.organisation, ada.wants) == ("CTO", "Engines", "a mentor")
    assert sorted(ada.owed) == [("a book", True), ("the draft", True)]
    assert cards[1].talk == "spoke of bees"
