"""Every word the user reads, through gettext: `_`, `ngettext` and the locale for Babel."""

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
