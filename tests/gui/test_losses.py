"""What a paper left out, in words."""

from planner.formats.pdf.report import Printed
from planner.gui.losses import loss_words


def test_nothing_lost_needs_no_words() -> None:
    assert loss_words(Printed(b"", 1)) == ""


def test_cut_texts_and_missing_characters_are_named_and_counted() -> None:
    printed = Printed(b"", 1, ("T1 Know: " + "x" * 90, "T2: b", "T3: c"), ("\U00012000",))
    words = loss_words(printed)
    assert words.startswith("3 texts are cut on paper: T1 Know: xxx")
    assert "…; T2: b; …. No font has this character: \U00012000 (U+12000)." in words
    assert loss_words(Printed(b"", 1, ("T2: b",))) == "1 text is cut on paper: T2: b."
