import pytest

from planner.model.search_words import MOST_WORDS, index_words, typed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łukasz  Nowak", "lukasz nowak"),
        ("Straße Øst Æther", "strasse ost aether"),
        ("北京大学", "北 京 大 学"),
        ("in北京today", "in 北 京 today"),
        ("カード", "カ ー ト"),
        ("plain, as it is", "plain, as it is"),
    ],
)
def test_text_is_folded_and_letters_that_are_words_stand_apart(text: str, words: str) -> None:
    assert index_words(text) == words


def test_each_korean_syllable_is_a_word() -> None:
    assert len(index_words("서울대학교").split()) == 5


def test_a_line_of_signs_asks_for_nothing_and_a_long_one_for_sixteen_words() -> None:
    assert typed_words('" * -- NEAR( ') == ["near("]
    assert typed_words("?!  —") == []
    assert len(typed_words("word " * 40)) == MOST_WORDS
