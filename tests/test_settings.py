"""The list of settings: each has a default that fits, and reads what people write."""

import pytest

from planner.errors import BadInput, NotFound
from planner.settings import Kind, all_settings, setting


def test_every_setting_is_complete_and_stands_at_a_value_of_its_own() -> None:
    everything = all_settings()
    assert len({one.key for one in everything}) == len(everything)
    for one in everything:
        assert one.fits(one.default), one.key
        assert one.text, one.key
        assert one.help.endswith("."), one.key
        assert one.show(one.default), one.key
        assert (one.kind is Kind.CHOICE) == bool(one.choices()), one.key
    groups = [one.group for one in everything]
    assert len(set(groups)) == sum(a != b for a, b in zip(groups, ["", *groups], strict=False))


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("discreet", "Yes", True),
        ("discreet", "off", False),
        ("scheme", "DARK", "dark"),
        ("text-size", "125", 125),
        ("remind-minutes", " 15 ", 15),
        ("home-zone", "europe/berlin", "Europe/Berlin"),
        ("home-zone", "", ""),
        ("region", "de", "DE"),
    ],
)
def test_what_people_write_is_read(key: str, written: str, value: object) -> None:
    assert setting(key).read(written) == value


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("discreet", "perhaps", "“discreet” is on or off."),
        ("scheme", "green", "“green” is none of the choices of “scheme”: system, light, dark."),
        ("remind-minutes", "0", "Write a whole number from 1 to 240."),
        ("remind-minutes", "ten", "Write a whole number from 1 to 240."),
        ("home-zone", "Berlin", "There is no time zone “Berlin”. Write one such as Europe/Berlin."),
        ("region", "XX", "“planner settings region” lists them."),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(key: str, written: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        setting(key).read(written)
    assert said in str(refused.value)


@pytest.mark.parametrize("value", [None, 1.5, "1", [], {}, True, -1, 10**9])
def test_a_number_is_a_whole_number_within_its_bounds(value: object) -> None:
    assert not setting("backups-kept").fits(value)


def test_a_key_that_there_is_not_names_the_one_alike() -> None:
    with pytest.raises(NotFound, match="Did you mean “language”"):
        setting("langage")
