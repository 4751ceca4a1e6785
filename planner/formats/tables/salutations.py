"""Forms of address that stand before a name, such as Herr and Mrs: they are no part of it."""

import re
from collections.abc import Iterable

from planner.i18n import _

# Nobody is called so; each may have a full stop behind it.
_SURE = frozenset(
    (
        *("herr", "herrn", "hr", "frau", "mr", "mister", "mrs", "ms", "mx", "miss"),
        *("mme", "mlle", "mmes", "madame", "mademoiselle", "monsieur"),
        *("sr", "sra", "srta", "señor", "señora", "señorita"),
        *("sig", "sigra", "signor", "signora", "dhr", "mevr", "mevrouw"),
    )
)
# An initial, or a priest, unless the others of the list tell what is meant.
_TOLD_BY = {
    "m": frozenset(("mme", "mlle", "madame", "monsieur")),
    "mm": frozenset(("mme", "mlle", "madame", "monsieur")),
    "fr": frozenset(("herr", "herrn", "hr", "frau")),
}
_FIRST = re.compile(r"\s*([^\W\d_]+(?:\.ra)?)(\.?)\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(r"(?i)(?:&|\+|/|(?:und|u|and|et|y|e|en)\b)")
_DEGREES = frozenset(("dr", "prof", "professor", "doctor", "ing", "dipl", "dra", "mag", "lic"))


def forms_among(names: Iterable[str]) -> frozenset[str]:
    """Return the forms of address that are meant as such in a list of these names."""
    found = {_plain(first[1]) for name in names if (first := _FIRST.match(name))}
    return _SURE | {form for form, others in _TOLD_BY.items() if found & others}


def without_form(name: str, forms: frozenset[str] = _SURE) -> tuple[str, str]:
    """Return the form of address before a name, "" where there is none, and the name.

    A name that would be nothing without it, and two people in one ("Herr und Frau"), stay as
    they are. Academic titles belong to the name.
    """
    first = _FIRST.match(name)
    if first is None or _plain(first[1]) not in forms:
        return "", name
    word, rest = first[1], name[first.end() :].strip()
    # "MS Dhoni" has two initials; in "MS ANNA WEBER" all is in capitals.
    if len(word) == 2 and word.isupper() and not first[2] and not rest.isupper():
        return "", name
    words = [part for part in re.findall(r"[^\W\d_]+", rest.casefold()) if part not in _DEGREES]
    if _AND.match(rest) or not words or set(words) <= forms:
        return "", name
    return word + first[2], rest


def form_words(form: str) -> str:
    """Return a form of address as it stands in the note, like a column of the list; "" for none."""
    return _("Form of address: {form}").format(form=form) if form else ""


def _plain(word: str) -> str:
    return word.casefold().replace(".", "")
