"""Whom a typed line means at an event."""

from datetime import date

import pytest

from planner.commands.line_people import Coded, settle
from planner.formats.personline import PersonLine, parse_lines

CODED = {
    "T1": Coded("Ada Byron", "Engines", emails=("ada@example.org",)),
    "T2": Coded("Łukasz van der Żółć"),
    "T3": Coded("Quay Ltd", company=True),
    "T4": Coded("李明"),
    "T5": Coded("Jo Ng", "Acme"),
    "T6": Coded("Jo Ng", "Guild"),
    "N1": Coded("Bo Derek"),
}


def settled(text: str) -> PersonLine:
    (line,) = parse_lines(text, today=date(2026, 3, 18))
    once = settle(line, CODED)
    assert settle(once, CODED) == once, "it is the same when it is settled again"
    return once


@pytest.mark.parametrize(
    ("text", "codes", "name", "note"),
    [
        # A name beside its own code says nothing more; another one of theirs is taken.
        ("T1 ada byron", "T1", "", ""),
        ("T2 Lukasz van der Zolc", "T2", "", ""),
        ("T1 Ada Byron-King", "T1", "Ada Byron-King", ""),
        ("T1 Countess Ada of Lovelace", "T1", "Countess Ada of Lovelace", ""),
        # Words that are no name of theirs are what was said.
        ("T1 asked about looms", "T1", "", "asked about looms"),
        ("T1 Loved the talk, wants more", "T1", "", "Loved the talk, wants more"),
        ('T1 tired "very"', "T1", "", "tired\nvery"),
        ("T1 Ada wants a demo", "T1", "", "Ada wants a demo"),
        ("T4 谈到织机", "T4", "", "谈到织机"),
        ("N1 again at the bar", "N1", "", "again at the bar"),
        # But somebody else who came in their place is named in full.
        ("T1 Eve Stone <eve@example.org>", "T1", "Eve Stone", ""),
        ("T1 Eve Stone, CTO, Engines", "T1", "Eve Stone", ""),
        # Behind a company stands the person from there, behind a new number whoever it is.
        ("T3 Bob Hatter", "T3", "Bob Hatter", ""),
        ("T3 quay ltd", "T3", "", ""),
        ("N2 jane doe", "N2", "jane doe", ""),
        ("T99 asked about looms", "T99", "asked about looms", ""),
        # Several people share the words.
        ("T1+N2 dinner, then tea", "T1+N2", "", "dinner, then tea"),
        # A planned name stands for its code, if it can only be that one.
        ("Ada Byron *hat", "T1", "", ""),
        ("Dr. Łukasz van der Żółć", "T2", "", ""),
        ("Bo Derek", "N1", "", ""),
        ("Quay Ltd", "T3", "", ""),
        ("Ada Byron, Engines", "T1", "", ""),
        ("Ada Byron, Mills", "", "Ada Byron", ""),
        ("Ada Byron <other@example.org>", "", "Ada Byron", ""),
        ("Jo Ng", "", "Jo Ng", ""),
        ("Jo Ng, Guild", "T6", "", ""),
        ("Ada", "", "Ada", ""),
    ],
)
def test_a_line_means(text: str, codes: str, name: str, note: str) -> None:
    line = settled(text)
    assert ("+".join(line.codes), line.name, line.note) == (codes, name, note)


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("T1 likes tea", "", "likes tea"),
        ("N2 likes tea", "", "likes tea"),
        ("N2 Cy Court, Guild", "Cy Court", ""),
        ("Bo Derek left early", "Bo Derek left early", ""),
    ],
)
def test_a_line_below_means(text: str, name: str, note: str) -> None:
    (child,) = settled(f"T1+N2 dinner\n    {text}").children
    assert (child.name, child.note) == (name, note)
