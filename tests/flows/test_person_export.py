import json

import pytest
from store_world import World

from planner.commands.drafts import save_draft
from planner.commands.events import edit_plan
from planner.errors import BadInput
from planner.flows.person_export import person_file
from planner.formats.vcard import read_vcards
from planner.queries.dump import dump


def test_the_text_tells_everything_that_is_held(world: World) -> None:
    store = world.store
    store.write("Draft", save_draft, world.follow_up, "Dear Ada,\nhere it is", store.clock.now())
    store.write("Note", edit_plan, world.sessions[2], note="ask Ada Lindqvist about it")
    backup = store.backup()
    text = person_file(store, world.ada, ".txt").decode()
    for told in (
        "Ada Lindqvist, weaver, Loom Guild",
        "E-mail: ada@looms.example",
        "Roles: mentor",
        "Note: Knows everybody.",
        "A photo",
        "asked about looms",
        "Recognise by: red glasses",
        "send the draft",
        "Want: advice",
        "Ask: How?",
        "here it is",
        "event_plan.note:",
        "ask Ada Lindqvist about it",
        str(backup.path),
    ):
        assert told in text, told
    assert "Adele" not in text


def test_the_json_has_every_row_and_every_mention(world: World) -> None:
    store = world.store
    store.write("Note", edit_plan, world.sessions[2], note="ask Ada Lindqvist about it")
    held = json.loads(person_file(store, world.ada, ".json"))
    everything = store.read(dump, 1).tables
    for name in ("contact", "address", "contact_role", "tag", "participant", "target", "follow_up"):
        own = [
            row
            for row in everything[name]
            if world.ada in (row.get("contact_id"), row.get("other_id"))
            or (name == "contact" and row["id"] == world.ada)
        ]
        assert held["tables"][name] == own
        assert own
    assert [row["code"] for row in held["tables"]["sheet_line"]] == ["T1"]
    assert {"id": world.conference, "title": "Loom Days"}.items() <= held["tables"]["event"][
        0
    ].items()
    assert [(one["table"], one["field"]) for one in held["mentions"]] == [("event_plan", "note")]


def test_of_a_long_text_only_the_lines_that_name_the_person_are_told(world: World) -> None:
    note = "bring tea\nask Ada  Lindqvist about it\nsit in front"
    world.store.write("Note", edit_plan, world.sessions[2], note=note)
    text = person_file(world.store, world.ada, ".txt").decode()
    assert "event_plan.note:\n    ask Ada  Lindqvist about it\n" in text
    assert "bring tea" not in text


def test_cards_have_the_one_person_alone(world: World) -> None:
    (card,) = read_vcards(person_file(world.store, world.adele, ".vcf")).people
    assert (card.name, card.tags) == ("Adele Lindqvist", ("looms", "south"))
    table = person_file(world.store, world.adele, ".csv").decode("utf-8-sig")
    assert "adele@example.org" in table
    assert "ada@example.org" not in table
    with pytest.raises(BadInput, match=r"\.doc"):
        person_file(world.store, world.ada, ".doc")
