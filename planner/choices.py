"""The file that keeps what the user chose in the settings, outside the data and its backups."""

import contextlib
import json
import os
from typing import Any

from planner import files, i18n
from planner.kept import kept_in
from planner.paths import settings_file
from planner.settings import Setting, Value, all_settings, setting


def chosen(key: str) -> Value:
    """Return what a setting stands at: what was chosen, where that can be read, else its default.

    The file is read each time: the window, its workers and the command line see the same.
    """
    return _value(setting(key), _load())


def all_chosen() -> dict[str, Value]:
    """Return what every setting stands at."""
    kept = _load()
    return {one.key: _value(one, kept) for one in all_settings()}


def changed_keys() -> frozenset[str]:
    """Return the settings that do not stand at their default."""
    kept = _load()
    return frozenset(one.key for one in all_settings() if _value(one, kept) != one.default)


def choose(key: str, value: Value) -> Value:
    """Keep a choice; what the setting does not know raises BadInput, a full disk PlannerError."""
    one = setting(key)
    if not one.fits(value):
        value = one.read(str(value))
    _keep({**_load(), key: value})
    return value


def reset(key: str) -> Value:
    """Put a setting back to its default and return that."""
    one = setting(key)
    kept = _load()
    if key in kept:
        _keep({name: value for name, value in kept.items() if name != key})
    return one.default


def speak() -> str:
    """Choose the language and region that the settings ask for; return the locale in use.

    PLANNER_LANG goes before the settings: who sets it means this one start.
    """
    kept = _load()
    language, region = kept.get("language"), kept.get("region")
    asked = bool(language) and language in i18n.languages()
    i18n.choose_language(language if asked and not os.environ.get(i18n.VARIABLE) else None)
    # Which countries there are depends on the language.
    if region and setting("region").fits(region):
        i18n.choose_country(str(region))
    return i18n.locale_name()


def _value(one: Setting, kept: dict[str, Any]) -> Value:
    if one.key not in kept:  # most are not: nothing has to be loaded to say so
        return one.default
    value: Value = kept[one.key]
    return value if one.fits(value) else one.default


def _load() -> dict[str, Any]:
    """Return what the file holds, what a newer program wrote included."""
    return kept_in(settings_file())


def _keep(kept: dict[str, Any]) -> None:
    file = settings_file()
    with contextlib.suppress(OSError):
        files.make_folder(file.parent)
    if file.is_file() and not _load():
        # What cannot be read is not thrown away: somebody may have written it by hand.
        with contextlib.suppress(OSError):
            os.replace(file, file.with_suffix(".unreadable"))
    files.atomic_write(file, json.dumps(kept, indent=1, sort_keys=True).encode())
