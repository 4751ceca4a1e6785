"""Every word the user reads, through gettext: `_`, `ngettext` and the locale for Babel."""

import contextlib
import gettext
import locale
import os
from functools import lru_cache

from planner import paths

DOMAIN = "planner"


class _Language:
    """The catalogue in use; one process speaks one language at a time."""

    def __init__(self) -> None:
        self.translation: gettext.NullTranslations = gettext.NullTranslations()
        self.locale_name = "en"


_language = _Language()


def _(message: str) -> str:
    """Return the message in the user's language."""
    return _language.translation.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message that fits the number; format it afterwards."""
    return _language.translation.ngettext(singular, plural, number)


def choose_language(name: str | None = None) -> str:
    """Load the catalogue for `name`, or for what the environment asks; return the locale in use."""
    wanted = name or _environment_language()
    try:
        folder = str(paths.resource("locale"))
        _language.translation = gettext.translation(DOMAIN, folder, [wanted, wanted.split("_")[0]])
    except OSError:
        _language.translation = gettext.NullTranslations()
    _language.locale_name = wanted
    return wanted


def choose_country(territory: str) -> None:
    """Write dates and numbers as in another country ("DE"), in the words of the same language."""
    _language.locale_name = f"{_language.locale_name.split('_')[0]}_{territory}"


def language_codes() -> frozenset[str]:
    """Return the languages that the program speaks: English, and those with a catalogue."""
    try:
        catalogues = list(paths.resource("locale").glob(f"*/*/{DOMAIN}.[pm]o"))
    except OSError:
        catalogues = []
    return frozenset({"en", *(file.parts[-3] for file in catalogues)})


def languages() -> dict[str, str]:
    """Return the languages there are, each by its own name: {"de": "Deutsch"}."""
    from babel import Locale, UnknownLocaleError

    found = {}
    for code in sorted(language_codes()):
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


def _environment_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").split(".")[0].split("@")[0]
        if value and value not in ("C", "POSIX"):
            return _known(value)
    return "en"


@lru_cache(maxsize=16)
def _known(value: str) -> str:
    normalised = locale.normalize(value).split(".")[0]
    return normalised if normalised not in ("C", "") else "en"
