"""Names as lists write them: the family name first, or in several columns beside the whole."""

import re
from collections.abc import Iterable

from planner.formats.ics.text import plain_line

_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
# The family name is one word, perhaps with what stands before Dutch, German or Spanish ones.
_FAMILY = re.compile(
    rf"(?i)(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|ter|ten|zu|zum|af|al|el|bin|mac|mc|o)"
    rf"\s+)*{_WORD}"
)
_GIVEN = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,3}}")
_DEGREES = re.compile(
    r"(?i)(?:ph\.? ?d|d\.?phil|m\.?d|mba|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?eng|b\.?eng|d\.?sc|llm|ll\.m"
    r"|esq|jr|sr|i{2,3}|iv|cpa|cfa|pmp|p\.?e|r\.?n|frs|obe|cbe|mbe|prof|dr|inc|llc|ltd|gmbh|ag|sa|kg)\.?"
)
_TOTAL = re.compile(
    r"(?i)(?:(?:grand |sub)?totals?|totale|totaal|total g[eé]n[eé]ral|sum|summe|gesamt(?:summe)?"
    r"|insgesamt|suma|somme|итого|всего|合計|総計|总计|合计|합계)"
    r"(?:(?: (?:number )?(?:of )?[^\W\d_]+)?\s*[:=]?\s*\d[\d\s.,]*|\s*[:=]?)"
)


def family_first(names: Iterable[str]) -> bool:
    """Whether a column writes "Lovelace, Ada": most of its names with a comma look like that."""
    with_comma = [name for name in names if name.count(",") == 1]
    fitting = [name for name in with_comma if _FAMILY.fullmatch(name.split(",")[0].strip())]
    return 2 * len(fitting) > len(with_comma)


def given_first(name: str) -> str:
    """Return "Lovelace, Ada" as "Ada Lovelace"; a degree after a comma stays where it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not family or not _GIVEN.fullmatch(given) or _DEGREES.fullmatch(given):
        return name
    return f"{given} {family}"


def whole_name(full: str, parts: str) -> str:
    """Return the better of a name in one column and the same joined from several.

    That of several tells given from family name; the whole one wins where it says all of
    that and more, as "Dr. Ada Lovelace" does, and a number is no name.
    """
    if not any(letter.isalpha() for letter in full):
        return parts or full
    if not parts or _words(full) > _words(parts):
        return full
    return parts


def says_more(full: str, name: str) -> bool:
    """Whether a name has words that another one lacks."""
    return any(letter.isalpha() for letter in full) and not _words(full) <= _words(name)


def is_total(cells: Iterable[str]) -> bool:
    """Whether a row adds up a list: a word for it, and beside it nothing but numbers."""
    told = [plain_line(cell) for cell in cells if cell.strip()]
    beside = any(letter.isalpha() for cell in told[1:] for letter in cell)
    return not beside and bool(_TOTAL.fullmatch(" ".join(told)))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))
