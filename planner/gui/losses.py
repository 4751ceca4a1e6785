"""What a paper left out, in words for the line that says it was saved."""

from planner.formats.pdf.report import Printed
from planner.i18n import ngettext

_NAMED = 2
_LONGEST = 60  # characters of a text that is named


def loss_words(printed: Printed) -> str:
    """Return which texts were cut and which characters no font has, "" where nothing is lost."""
    sentences = []
    if printed.cut:
        words = ngettext(
            "{count} text is cut on paper: {texts}.",
            "{count} texts are cut on paper: {texts}.",
            len(printed.cut),
        )
        named = "; ".join(_short(text) for text in printed.cut[:_NAMED])
        more = "; …" if len(printed.cut) > _NAMED else ""
        sentences.append(words.format(count=len(printed.cut), texts=named + more))
    if printed.missing:
        words = ngettext(
            "No font has this character: {characters}.",
            "No font has these characters: {characters}.",
            len(printed.missing),
        )
        named = " ".join(f"{char} (U+{ord(char):04X})" for char in printed.missing[:_NAMED])
        more = " …" if len(printed.missing) > _NAMED else ""
        sentences.append(words.format(characters=named + more))
    return " ".join(sentences)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
