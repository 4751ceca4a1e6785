"""Every word the user reads, through gettext: `_`, `ngettext` and the locale for Babel."""

import contextlib
import gettext
import os
import re
from functools import cache, lru_cache

from planner import catalogues, pseudo

VARIABLE = "PLANNER_LANG"

_PLAIN_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# The languages that are written so unless their name says another script, and such scripts, as
# CLDR has them: Babel takes longer to be asked than a window to be painted.
_FROM_THE_RIGHT = frozenset(
    (
        *("apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps"),
        *("rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"),
    )
)
_SCRIPTS_FROM_THE_RIGHT = frozenset(("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"))
# Fields of messages whose numbers are no counts: they name a thing, as a label would.
_NAMING = frozenset(("id", "line", "number", "status", "year"))
_FIRST_GROUPED = 1000


class _Language:
    """The catalogue in use; one process speaks one language at a time."""

    def __init__(self) -> None:
        self.translation: gettext.NullTranslations = gettext.NullTranslations()
        self.name = "en"
        self.locale_name = "en"


class _Sentence(str):
    """A message with fields. It writes the numbers put into it as the user's country does."""

    __slots__ = ()

    def format(self, *values: object, **fields: object) -> str:
        """Fill the fields; those that name a thing by its number (`_NAMING`) stay plain digits."""
        written = {name: _in_sentence(name, value) for name, value in fields.items()}
        return super().format(*values, **written)


_language = _Language()


def _(message: str) -> str:
    """Return the message in the user's language; `format` writes its numbers in the user's way."""
    found = _language.translation.gettext(message)
    return _Sentence(found) if "{" in found else found


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message that fits the number; format it afterwards, as with `_`."""
    return _Sentence(_language.translation.ngettext(singular, plural, number))


def number_words(value: float) -> str:
    """Return a number as the user's country writes it: 12,345.6 or 12.345,6, three decimals."""
    if isinstance(value, int) and abs(value) < _FIRST_GROUPED:
        return str(value)
    from babel.numbers import format_decimal  # as good as never before the first rows are shown

    return str(format_decimal(value, locale=_language.locale_name))


def choose_language(name: str | None = None) -> str:
    """Load the catalogue for `name`, or for what the environment asks; return the locale in use.

    Names are such as "de" or "de_AT"; `pseudo` names two more, for tests. A language without a
    catalogue leaves the texts in English and the dates in its own form.
    """
    wanted = [name] if name else _asked_for()
    spoken = next((one for one in wanted if _catalogue(one)), wanted[0])
    known = _catalogue(spoken)
    _language.translation = known or gettext.NullTranslations()
    _language.name = spoken if known else "en"
    _language.locale_name = _for_dates(spoken)
    return _language.locale_name


def will_run_from_right(chosen: object = None) -> bool:
    """Whether texts will run from right to left, `chosen` being what the settings hold.

    No catalogue is loaded to say so.
    """
    named = [chosen] if isinstance(chosen, str) and not os.environ.get(VARIABLE) else []
    return runs_from_right(next(filter(_has_texts, [*named, *_asked_for()]), "en"))


def language() -> str:
    """Return the language of the texts, such as "de"; "en" where there is no catalogue."""
    return _language.name


def is_right_to_left() -> bool:
    """Whether the texts run from right to left, and with them the layout."""
    return runs_from_right(_language.name)


@cache  # asked for every text that is put together with another
def runs_from_right(name: str) -> bool:
    """Whether a language, such as "ar" or "az_Arab", is written from right to left."""
    code, *more = name.split("_")
    script = next((one for one in more if len(one) == 4), "")
    if script:
        return script in _SCRIPTS_FROM_THE_RIGHT
    return code in _FROM_THE_RIGHT or name == pseudo.MIRRORED


def choose_country(territory: str) -> None:
    """Write dates and numbers as in another country ("DE"), in the words of the same language."""
    _language.locale_name = f"{_language.locale_name.split('_')[0]}_{territory}"


def languages() -> list[str]:
    """Return the languages one can choose, English among them."""
    return sorted({"en", *catalogues.available()})


def language_names() -> dict[str, str]:
    """Return the languages one can choose, each by its own name: {"de": "Deutsch"}."""
    from babel import Locale, UnknownLocaleError

    found = {}
    for code in languages():
        with contextlib.suppress(UnknownLocaleError, ValueError):
            found[code] = (Locale.parse(code).get_display_name() or code).capitalize()
    return found


def country_names() -> dict[str, str]:
    """Return the countries whose dates can be written in the language in use: {"DE": "Germany"}."""
    from babel import Locale, UnknownLocaleError, localedata

    code = locale_name().split("_")[0]
    try:
        names = Locale.parse(code).territories
    except (UnknownLocaleError, ValueError):
        return {}
    parts = (name.split("_") for name in localedata.locale_identifiers())
    lands = {part[1] for part in parts if part[0] == code and len(part) == 2}
    known = {land: names[land] for land in lands if len(land) == 2 and land in names}
    return dict(sorted(known.items(), key=lambda pair: pair[1]))


def locale_name() -> str:
    """Return the locale for dates and numbers, such as "en_GB"; Babel reads it."""
    return _language.locale_name


def work_days() -> frozenset[int]:
    """Return the weekdays outside the weekend of the user's country, 0 for Monday."""
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(locale_name())
        first, last = known.weekend_start, known.weekend_end
    except (UnknownLocaleError, ValueError):
        first, last = 5, 6
    free = {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return frozenset(range(7)) - free


def _asked_for() -> list[str]:
    """Return the languages the environment asks for, the dearest first; never empty."""
    chosen = os.environ.get(VARIABLE, "")
    named = os.environ.get("LANGUAGE", "").split(":")
    values = [chosen] if chosen else [*named, *_from_system()[:1]]
    plain = [value.split(".")[0].split("@")[0] for value in values]
    return list(dict.fromkeys(_normal(value) for value in plain if value)) or ["en"]


@lru_cache(maxsize=16)
def _normal(value: str) -> str:
    if value in ("C", "POSIX"):
        return "en"
    if value in (pseudo.ACCENTED, pseudo.MIRRORED) or "_" in value or len(value) == 2:
        return value  # standard already, and cheaper than a look into the table of aliases
    import locale  # whose table of aliases is long

    return locale.normalize(value).split(".")[0]


@lru_cache(maxsize=4)
def _catalogue(name: str) -> gettext.NullTranslations | None:
    """Return the catalogue of a language or, for "de_AT", of the language it belongs to."""
    made = pseudo.catalogue(name)
    if made or name.split("_")[0] == "en":
        return made or gettext.NullTranslations()
    return catalogues.load(name) or catalogues.load(name.split("_")[0])


def _has_texts(name: str) -> bool:
    if not name:
        return False
    if name in (pseudo.ACCENTED, pseudo.MIRRORED) or name.split("_")[0] == "en":
        return True
    return catalogues.exists(name) or catalogues.exists(name.split("_")[0])


def _for_dates(name: str) -> str:
    """Return the locale that Babel knows for a language, with the user's region where it fits."""
    if name in (pseudo.ACCENTED, pseudo.MIRRORED):
        return "he" if name == pseudo.MIRRORED else "en"
    regions = [value for value in _from_system() if value.split("_")[0] == name]
    tried = [*regions, name, name.split("_")[0]]
    return next((one for one in tried if _has_dates(one)), "en")


def _has_dates(name: str) -> bool:
    """Return whether Babel knows a locale, without loading Babel where its data lie about."""
    from importlib.util import find_spec

    found = find_spec("babel")
    if found is not None and found.origin and _PLAIN_LOCALE.fullmatch(name):
        folder = os.path.join(os.path.dirname(found.origin), "locale-data")
        if os.path.isfile(os.path.join(folder, f"{name}.dat")):
            return True
    from babel.localedata import exists

    return bool(exists(name))


def _from_system() -> list[str]:
    values = (os.environ.get(variable, "") for variable in _VARIABLES)
    return [value.split(".")[0].split("@")[0] for value in values if value]


def _in_sentence(name: str, value: object) -> object:
    """Return what a field of a message shows: a count or a measure as the country writes it."""
    if name in _NAMING or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    plain = isinstance(value, int) and abs(value) < _FIRST_GROUPED  # may have a form, as {:02}
    return value if plain else number_words(value)
