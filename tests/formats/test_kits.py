"""Role kits and parts of life as the window reads them."""

from pathlib import Path

import pytest

from planner import paths
from planner.formats import kits as module
from planner.formats.kits import contexts, kits, openers_for
from planner.model import Context, Role


def test_every_role_has_a_kit_with_its_timing() -> None:
    found = kits()
    assert set(found) == {role.value for role in Role}
    assert found["mentor"].next_days == 30
    assert all(len(kit.ask) >= 3 and len(kit.give) >= 3 for kit in found.values())


def test_every_part_of_life_has_goals_and_known_roles() -> None:
    found = contexts()
    assert set(found) == {context.value for context in Context}
    for kit in found.values():
        assert kit.context in found
        assert len(kit.goals) >= 3
        assert set(kit.roles) <= {role.value for role in Role}


def test_an_opener_takes_the_topic_or_is_left_out() -> None:
    client = kits()["client"]
    assert any("“Tides {2}”" in text for text in openers_for(client, "Tides {2}"))
    bare = openers_for(client, "")
    assert bare
    assert all("{topic}" not in text for text in bare)


def test_a_translation_stands_over_the_first_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "contexts"
    folder.mkdir()
    (folder / "career.toml").write_text(
        'context = "career"\ntitle = "Career"\ngoals = ["Meet 3"]\nroles = ["mentor"]\n'
    )
    (folder / "career.de.toml").write_text('title = "Beruf"\ngoals = ["3 treffen"]\n')
    monkeypatch.setattr(paths, "resource", lambda name: tmp_path / name)
    read = module.contexts.__wrapped__
    assert (read("de")["career"].title, read("de")["career"].roles) == ("Beruf", ("mentor",))
    assert read("en")["career"].title == "Career"
