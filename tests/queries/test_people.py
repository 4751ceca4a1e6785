from datetime import UTC, date, datetime, timedelta

import pytest
from store_world import World

from planner.commands.encounters import log_lines
from planner.errors import NotFound
from planner.formats.personline import parse_lines
from planner.queries.encounters import encounter_rows
from planner.queries.history import person_history
from planner.queries.people import (
    contact_row,
    contact_rows,
    custom_text,
    history_rows,
    known_there,
    my_card,
    organisation_names,
)

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def test_a_row_says_when_we_met_and_what_is_next(world: World) -> None:
    row = world.store.read(contact_row, world.ada)
    assert (row.last_met, row.next_step) == (date(2026, 3, 16), date(2026, 3, 18))
    assert (row.roles, row.tags, row.links) == (
        ("mentor",),
        ("looms", "north"),
        ("https://example.org/ada",),
    )
    with pytest.raises(NotFound):
        world.store.read(contact_row, 999)


def test_rows_come_by_name_without_me(world: World) -> None:
    names = [row.name for row in world.store.read(contact_rows)]
    assert names == sorted(names, key=str.casefold)
    assert "Me Myself" not in names
    assert "Me Myself" in {row.name for row in world.store.read(contact_rows, include_me=True)}


def test_history_is_newest_first_and_has_plans_too(world: World) -> None:
    rows = world.store.read(history_rows, world.ada)
    assert [(row.kind, row.day) for row in rows] == [
        ("introduction:open", date(2026, 3, 25)),
        ("promise:open", date(2026, 3, 20)),
        ("message:open", date(2026, 3, 18)),
        ("met", date(2026, 3, 16)),
        ("target:met", date(2026, 3, 16)),
    ]
    met = rows[3]
    assert (met.event, met.text, met.cue) == ("Loom Days", "asked about looms", "red glasses")
    # An introduction is a part of both people's history.
    assert [row.kind for row in world.store.read(history_rows, world.me)] == ["introduction:open"]


def test_whom_i_know_there(world: World) -> None:
    names = world.store.read(organisation_names)
    assert names == sorted(names)
    guild = names.index("Loom Guild")
    assert guild >= 0
    known = world.store.read(known_there, 1)
    assert [row.name for row in known] == ["Ada Lindqvist"]


def test_my_card_and_kept_texts(world: World) -> None:
    card = world.store.read(my_card)
    assert card.contact is not None
    assert (card.contact.name, card.introduction, card.conversations_a_day) == (
        "Me Myself",
        "I build looms.",
        5,
    )
    assert world.store.read(custom_text, "message", "met", "en") == "Dear {name}"
    assert world.store.read(custom_text, "message", "met", "de") is None


def test_a_conversation_keeps_what_was_known_then(world: World) -> None:
    from planner.commands.people import edit_contact

    store = world.store
    store.write("E", edit_contact, world.ada, name="Ada Married", title="boss", organisation="X")
    (first, second) = store.read(encounter_rows, world.conference)
    part = first.people[0]
    assert (part.name, part.title, part.organisation) == ("Ada Lindqvist", "weaver", "Loom Guild")
    assert (part.boxes, first.who, second.who) == (("mail",), "Ada Lindqvist", "New Person")
    lines = parse_lines('"on a train"', today=NOW.date())
    store.write("Log", log_lines, None, lines, NOW, "Europe/Berlin")
    assert [row.note or row.people[0].talk for row in store.read(encounter_rows, None)] == [
        "on a train"
    ]


def test_the_own_rhythm_says_when_to_be_in_touch_again(world: World) -> None:
    from planner.commands.follow_ups import set_status
    from planner.commands.people import edit_contact
    from planner.model import FollowUpStatus

    store = world.store
    store.write("Rhythm", edit_contact, world.adele, keep_warm_weeks=4)
    row = store.read(contact_row, world.adele)
    # Never met: from the day on which the card was made.
    assert (row.last_met, row.next_step, row.warm_due) == (None, None, date(2026, 4, 15))
    store.write("Rhythm", edit_contact, world.ada, keep_warm_weeks=4)
    assert store.read(contact_row, world.ada).warm_due is None, "a step is next already"
    steps = [entry.steps[0].id for entry in store.read(person_history, world.ada, NOW)[:3]]
    done = datetime(2026, 3, 30, 23, tzinfo=UTC)
    store.write("Done", set_status, steps[:1], FollowUpStatus.SENT, done)
    store.write("Waived", set_status, steps[1:], FollowUpStatus.WAIVED, done + timedelta(days=9))
    # What was sent keeps warm, in its own zone; what was let go does not.
    assert store.read(contact_row, world.ada).warm_due == date(2026, 4, 28)
