"""Kits as the user words them."""

from dataclasses import replace

from planner.flows.kits import worded_kits
from planner.formats.kits import kits, read_kit, write_kit


def test_a_kit_is_read_as_it_is_written() -> None:
    for kit in kits("en").values():
        odd = replace(kit, give=('say "hi"', "back\\slash", "\x7f {topic} 🧵"), first_days=3)
        assert read_kit(write_kit(odd)) == odd


def test_the_users_words_count_and_what_cannot_be_read_leaves_the_original() -> None:
    mentor = kits("en")["mentor"]
    own = write_kit(replace(mentor, ask=("Why looms?",), title="Boss", role="client"))
    found = worded_kits({"mentor": own, "client": "aim = [", "nobody": own})
    assert found["mentor"] == replace(mentor, ask=("Why looms?",), edited=True)
    assert found["client"] == kits("en")["client"]
    assert set(found) == set(kits("en"))
