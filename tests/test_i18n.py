"""The language: asked for by name, by the program's own variable, by the system's."""

import json

import pytest
from babel import Locale, localedata
from babel.dates import format_date

from planner import choices, i18n
from planner.i18n import _, ngettext
from planner.paths import settings_file


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch):
    """Ask for a language by environment variables alone, and return the locale and a word."""

    def ask(**variables: str) -> tuple[str, str]:
        for name in ("PLANNER_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return i18n.choose_language(), _("Undo")

    return ask


GERMAN, ENGLISH = "Rückgängig", "Undo"


@pytest.mark.parametrize(
    ("variables", "locale", "word"),
    [
        ({}, "en", ENGLISH),
        ({"LANG": "C.UTF-8"}, "en", ENGLISH),
        ({"LANG": "de_AT.UTF-8"}, "de_AT", GERMAN),
        ({"LANG": "de_DE@euro"}, "de_DE", GERMAN),
        ({"LANG": "de"}, "de", GERMAN),
        ({"LANG": "german"}, "de_DE", GERMAN),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en", ENGLISH),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "de_DE.UTF-8"}, "fr_FR", ENGLISH),
        ({"LC_MESSAGES": "de_CH.UTF-8", "LANG": "en_GB.UTF-8"}, "de_CH", GERMAN),
        ({"LANGUAGE": "fr:de:en", "LANG": "en_US.UTF-8"}, "de", GERMAN),
        ({"LANGUAGE": "en", "LANG": "de_DE.UTF-8"}, "en", ENGLISH),
        ({"PLANNER_LANG": "de", "LANG": "de_CH.UTF-8"}, "de_CH", GERMAN),
        ({"PLANNER_LANG": "en", "LANGUAGE": "de"}, "en", ENGLISH),
        ({"LANG": "tlh_XX"}, "en", ENGLISH),
    ],
)
def test_the_environment_is_heard(asked, variables, locale: str, word: str) -> None:
    assert asked(**variables) == (locale, word)
    assert format_date(locale=i18n.locale_name())


def test_a_name_counts_more_than_the_environment(asked) -> None:
    asked(LANG="de_DE.UTF-8")
    assert i18n.choose_language("en") == "en"
    assert _("Undo") == ENGLISH
    assert i18n.choose_language("de_AT") == "de_AT"
    assert i18n.language() == "de_AT"
    assert _("Undo") == GERMAN


def test_plurals_have_the_forms_of_the_language() -> None:
    i18n.choose_language("de")
    words = [ngettext("{n} day", "{n} days", n).format(n=n) for n in (0, 1, 2)]
    assert words == ["0 Tage", "1 Tag", "2 Tage"]


@pytest.mark.parametrize(
    ("locale", "people", "size"),
    [
        ("en", "12,345 people", "1,234.5 MB"),
        ("de_DE", "12.345 Leute", "1.234,5 MB"),
        ("de_CH", "12’345 Leute", "1’234.5 MB"),
        ("fr_FR", "12\u202f345 people", "1\u202f234,5 MB"),
        ("en_IN", "12,345 people", "1,234.5 MB"),
    ],
)
def test_numbers_in_a_sentence_are_those_of_the_country(
    locale: str, people: str, size: str
) -> None:
    i18n.choose_language(locale)
    assert ngettext("{n} person", "{n} people", 12_345).format(n=12_345) == people
    assert _("{n} MB").format(n=1234.5) == size


def test_the_country_chosen_counts_more_than_the_language() -> None:
    i18n.choose_language("en")
    i18n.choose_country("IN")
    assert _("{n} changed").format(n=1_234_567) == "12,34,567 changed"


def test_what_names_a_thing_is_no_count() -> None:
    i18n.choose_language("de_DE")
    assert "12345" in _("There is no event {id}.").format(id=12_345)
    assert "2026" in _("the year {year} is out of range").format(year=2026)
    assert _("{hours}:{minutes:02} hours").format(hours=5, minutes=3).startswith("5:03")


def test_only_texts_that_run_so_turn_the_window() -> None:
    i18n.choose_language("ar_EG")
    assert not i18n.is_right_to_left(), "its texts are English, so the window is not mirrored"
    i18n.choose_language("de")
    assert not i18n.is_right_to_left()


def test_the_direction_of_every_language_is_the_one_babel_knows() -> None:
    names = localedata.locale_identifiers()
    told = {name for name in names if Locale.parse(name).text_direction == "rtl"}
    assert {name for name in names if i18n.runs_from_right(name)} == told


@pytest.mark.parametrize(
    ("chosen", "variables"),
    [
        (None, {}),
        ("de", {}),
        ("xr", {}),
        ("ar", {}),
        (7, {}),
        ("xr", {"PLANNER_LANG": "de"}),
        ("de", {"PLANNER_LANG": "xr"}),
        ("", {"LANGUAGE": "ar:xr"}),
        (None, {"LANG": "he_IL.UTF-8"}),
    ],
)
def test_the_direction_is_known_before_the_texts_are(
    monkeypatch: pytest.MonkeyPatch, chosen: object, variables: dict[str, str]
) -> None:
    for name in ("PLANNER_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"language": chosen}), encoding="utf-8")
    monkeypatch.setattr(i18n, "languages", lambda: ["de", "en", "xr"])
    foreseen = i18n.will_run_from_right(chosen)
    choices.speak()
    assert foreseen == i18n.is_right_to_left()
