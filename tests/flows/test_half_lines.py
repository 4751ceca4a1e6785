"""Half a line stays beside the store until it is logged, or its person is to be forgotten."""

from pathlib import Path

from store_world import World

from planner import paths
from planner.flows.farewell import forget
from planner.flows.half_lines import drop_half_lines, drop_orphans, half_line, keep_half_line

HERE, THERE = Path("/here/planner.db"), Path("/there/planner.db")


def test_each_event_of_each_store_has_one_until_it_is_empty() -> None:
    keep_half_line(HERE, 1, {"text": "T1 !send"})
    keep_half_line(HERE, None, {"text": "Ада"})
    keep_half_line(THERE, 1, {"text": "T2"})
    assert half_line(HERE, 1) == {"text": "T1 !send"}
    assert half_line(HERE, None) == {"text": "Ада"}
    keep_half_line(HERE, 1, {})
    assert (half_line(HERE, 1), half_line(THERE, 1)) == ({}, {"text": "T2"})
    assert (paths.state_folder() / "half-lines.json").stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_counts_as_none_and_is_written_anew() -> None:
    keep_half_line(HERE, 2, {"text": "T9"})
    (paths.state_folder() / "half-lines.json").write_bytes(b"\xff{[")
    assert half_line(HERE, 1) == {}
    keep_half_line(HERE, 1, {"text": "T1"})
    assert half_line(HERE, 1) == {"text": "T1"}


def test_those_with_a_word_go_and_only_those_of_the_store() -> None:
    keep_half_line(HERE, 1, {"text": "met ÅDA at the bar"})
    keep_half_line(HERE, 2, {"text": "T1", "private": {"T1": "Åda again"}})
    keep_half_line(HERE, 3, {"text": "Bo"})
    keep_half_line(THERE, 1, {"text": "Åda"})
    assert drop_half_lines(HERE, ["åda", " "]) == 2
    assert [half_line(HERE, event) for event in (1, 2, 3)] == [{}, {}, {"text": "Bo"}]
    assert half_line(THERE, 1) == {"text": "Åda"}


def test_who_is_forgotten_is_in_no_half_line(world: World) -> None:
    path = world.store.path
    keep_half_line(path, None, {"text": "Ada Lindqvist !send the"})
    keep_half_line(path, 1, {"text": "somebody else"})
    forget(world.store, world.ada)
    assert (half_line(path, None), half_line(path, 1)) == ({}, {"text": "somebody else"})


def test_no_half_line_outlives_its_store(tmp_path: Path) -> None:
    here, gone = tmp_path / "here.db", tmp_path / "gone.db"
    here.write_bytes(b"x")
    for path in (here, gone):
        keep_half_line(path, 1, {"text": "Ada !send"})
    drop_orphans(here, is_new=False)
    assert (half_line(here, 1), half_line(gone, 1)) == ({"text": "Ada !send"}, {})
    drop_orphans(here, is_new=True)
    assert half_line(here, 1) == {}
