"""What is remembered beside the store names nobody who was forgotten."""

import json
from pathlib import Path

import pytest
from store_world import World

from planner import paths
from planner.flows.farewell import forget
from planner.flows.traces import drop_traces, without

NAMES = ("Ada Lindqvist", "ada@example.org")


@pytest.mark.parametrize(
    "text",
    [
        *("/home/me/Ada Lindqvist.vcf", "/home/me/ada_lindqvist-2026.vcf", "ADA LINDQVIST"),
        *(
            "https://x.example/people/Ada%20Lindqvist",
            "mail to ada@example.org",
            "ada.lindqvist.ics",
        ),
    ],
)
def test_a_name_is_found_however_a_file_is_called(text: str) -> None:
    assert without({"recent": [text, "/home/me/other.ics"], "page": "log"}, NAMES) == {
        "recent": ["/home/me/other.ics"],
        "page": "log",
    }
    assert without({text: 1, "folder": text}, NAMES) == {}


@pytest.mark.parametrize(
    "text", ["/home/me/Adam Lindqvistson.vcf", "Lindqvist", "canada@example.org"]
)
def test_others_stay(text: str) -> None:
    assert without([text, 3, None], NAMES) == [text, 3, None]


def test_signs_in_a_name_may_be_any_in_a_file_s_name() -> None:
    recent = ["/c/o'zyx_ní-bhriain.csv", "/c/Zyx.csv"]
    assert without(recent, ("O’Zyx-Ní Bhriain",)) == ["/c/Zyx.csv"]


def test_files_without_the_person_are_not_touched_and_bad_ones_stay(tmp_path: Path) -> None:
    folder = paths.state_folder()
    folder.mkdir(parents=True)
    (folder / "bad.json").write_bytes(b"{")
    (folder / "other.json").write_text('{ "page" : "log" }', "utf-8")
    assert drop_traces(*NAMES[:1], NAMES[1:]) == 0
    assert (folder / "other.json").read_text("utf-8") == '{ "page" : "log" }'
    assert (folder / "bad.json").read_bytes() == b"{"


def test_who_is_forgotten_is_in_no_file_of_the_window(world: World) -> None:
    file = paths.state_folder() / "pages" / "window.json"
    file.parent.mkdir(parents=True)
    kept = {"folder": "/cards/Ada Lindqvist", "other": {"recent": ["/ada_lindqvist.vcf", "/a.ics"]}}
    file.write_text(json.dumps(kept), "utf-8")
    forget(world.store, world.ada)
    assert json.loads(file.read_bytes()) == {"other": {"recent": ["/a.ics"]}}
