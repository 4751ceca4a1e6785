import pytest

from planner.gui.finder.picking_out import spans_of


@pytest.mark.parametrize(
    ("text", "words", "picked"),
    [
        ("Łukasz Nowak", ["lukas"], ["Łukas"]),
        ("Ada Lovelace", ["lo", "ad"], ["Ad", "Lo"]),
        ("Straße", ["strass"], ["Straß"]),
        ("北京大学", ["大 学"], ["大学"]),
        ("Ada Lovelace", ["love", "lovelace"], ["Lovelace"]),
        ("Nothing here", ["zzz"], []),
        ("Plain", [], []),
    ],
)
def test_what_was_typed_is_picked_out(text: str, words: list[str], picked: list[str]) -> None:
    assert [text[start:end] for start, end in spans_of(text, words)] == picked
