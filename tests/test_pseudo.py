"""The two languages made on the fly: longer, accented, from right to left, fields untouched."""

import pytest

from planner import i18n, pseudo
from planner.i18n import _, ngettext


def test_accented_text_is_bracketed_and_two_fifths_longer() -> None:
    text = pseudo.accented("Remove the sample conference")
    assert text.startswith("[Ŕéḿöṽé ţĥé šåḿþļé çöñƒéŕéñçé")
    assert text.endswith("]")
    assert 1.35 < len(text) / len("Remove the sample conference") < 1.6


@pytest.mark.parametrize("change", [pseudo.accented, pseudo.mirrored])
def test_what_every_language_keeps_stays(change) -> None:
    kept = ["{name}", "{n:02}", "<b>", "&amp;", "Ctrl+K", "ada@example.org", "https://x.org/a"]
    text = change(" a ".join(kept))
    assert [one for one in kept if one not in text] == []


def test_the_key_behind_the_mark_stays_a_key() -> None:
    assert pseudo.accented("&Save").startswith("[&Š")


def test_mirrored_letters_run_from_right_to_left() -> None:
    assert pseudo.mirrored("Save {name} 3") == "קאתה {name} 3"


def test_both_are_languages_like_others() -> None:
    i18n.choose_language("xx")
    assert _("Undo") == "[Ûñðö~~]"
    assert ngettext("{n} day", "{n} days", 2).format(n=2).startswith("[2 ðåýš")
    assert i18n.locale_name() == "en"
    i18n.choose_language("xr")
    assert i18n.is_right_to_left()
    assert i18n.locale_name() == "he"
    assert pseudo.catalogue("de") is None
