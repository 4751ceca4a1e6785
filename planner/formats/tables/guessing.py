"""What the columns of a table without known headers hold, guessed by what stands in them."""

import re
from collections.abc import Callable, Sequence

from planner.formats.tables.dates import read_moment

_MAIL = re.compile(r"(?:mailto:)?[^\s<>@,;\"]+@[^\s<>@,;\"]+\.[^\s<>@,;\"]+")
_NAMED_MAIL = re.compile(r"[^<>@]+<[^\s<>@]+@[^\s<>@]+>")
_LINK = re.compile(r"(?i)(?:https?://|www\.|(?:[\w-]+\.)*(?:linkedin|github|gitlab)\.com/)\S+")
_PHONE = re.compile(r"[+(]?\d[\d\s()/.-]{5,}\d")
_HALL = re.compile(
    r"(?i)(?:hall|halle|hal|pavilion|pavillon|pabellón|padiglione)\b[\s.:/-]*\S.{0,20}"
)
_STAND = re.compile(r"(?i)(?:stand|booth|table|tisch|stand-?nr\.?)\b[\s.:#/-]*\S.{0,20}")
# B12, 4-210, 7.1C35, 12A
_STAND_CODE = re.compile(r"(?:\d{1,2}\.\d[ -]?)?[A-Z]{0,2}[ .-]?\d{1,4}(?:[-/]\d{1,4})?[A-Za-z]?")
_NUMBER = re.compile(r"\d+\.?")
_MOST = 0.6
_LOOKED_THROUGH = 300


def guess_fields(rows: Sequence[Sequence[str]], *, sure: bool = False) -> tuple[str, ...]:
    """Return a field for each column ("" = the note); `sure` leaves names and titles out.

    Addresses, links, numbers, dates, halls and stands are told by their form. Of the other
    columns the first is the name: of a company where there is a stand, else of a person,
    whose organisation is the last but for a title before it.
    """
    rows = rows[:_LOOKED_THROUGH]
    width = max(map(len, rows), default=0)
    columns = [
        [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        for at in range(width)
    ]
    fields = [_by_form(at, values) for at, values in enumerate(columns)]
    if sure:
        return tuple(field or "" for field in fields)
    free = [at for at, field in enumerate(fields) if field is None and columns[at]]
    of_companies = "stand" in fields or "hall" in fields
    if "name" in fields:
        names = _work(len(free))
    elif of_companies:
        names = ["exhibitor"]
    else:
        names = _names([columns[at] for at in free])
    for at, name in zip(free, names, strict=False):
        fields[at] = name
    return tuple(field or "" for field in fields)


def is_hall(text: str) -> bool:
    """Whether a text names a hall."""
    return bool(_HALL.fullmatch(text))


def is_place(text: str) -> bool:
    """Whether a text names a hall or a stand."""
    return bool(is_hall(text) or _STAND.fullmatch(text) or _STAND_CODE.fullmatch(text))


def _by_form(at: int, values: list[str]) -> str | None:
    """Return the field that most values have the form of, "" for bare numbers, else None."""
    if not values:
        return ""
    if at == 0 and _share(values, _NUMBER.fullmatch) >= _MOST:
        numbers = [int(value.rstrip(".")[:9]) for value in values if _NUMBER.fullmatch(value)]
        return "ignore" if numbers == sorted(set(numbers)) else ""  # the rows are numbered
    forms: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("name", _NAMED_MAIL.fullmatch),
        ("email", _MAIL.fullmatch),
        ("link", _LINK.fullmatch),
        ("date", lambda text: read_moment(text, day_first=True)),
        ("phone", _PHONE.fullmatch),
        ("hall", is_hall),
        ("stand", is_place),
    )
    for field, fits in forms:
        if field == "stand" and (at == 0 or all(map(_NUMBER.fullmatch, values))):
            continue  # a number alone may be anything
        if _share(values, fits) >= _MOST:
            return field
    return None


def _names(free: list[list[str]]) -> list[str]:
    if len(free) > 1 and all(_share(values, _is_one_name) > 0.8 for values in free[:2]):
        return ["first", "last", *_work(len(free) - 2)]
    return ["name", *_work(len(free) - 1)]


def _work(columns: int) -> list[str]:
    return ["organisation"][:columns] if columns < 2 else ["title", "organisation"]


def _is_one_name(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) == 1 and text.replace("-", "").isalpha()


def _share(values: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(1 for value in values if fits(value)) / len(values)
