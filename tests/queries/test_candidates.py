from store_world import Talk, World, bring, ics, talks

from planner.model import Presence
from planner.queries.candidates import candidate_rows


def test_candidates_are_who_is_listed_those_i_know_first(world: World) -> None:
    rows = world.store.read(candidate_rows, world.conference)
    assert len(rows) == 10
    first = rows[0]
    assert (first.name, first.known, first.code) == ("Speaker Number3", True, "T2")
    marked = [row.name for row in rows if row.marked]
    assert marked == ["Speaker Number0", "Speaker Number1"]
    guest = next(row for row in rows if row.name == "Lista Person")
    assert (guest.presence, guest.organisation, guest.sessions) == (
        Presence.ATTENDEE,
        "Guests Ltd",
        (),
    )
    inside = world.store.read(candidate_rows, world.sessions[5])
    assert [row.name for row in inside] == ["Speaker Number5"]


def test_a_candidate_of_several_sessions_is_one_row_and_a_gone_one_none(world: World) -> None:
    items = talks(8)
    items.append(Talk("twice", "Again", "20260317T170000", speakers=("Speaker Number0",)))
    bring(world.store, ics(*items))
    rows = {row.name: row for row in world.store.read(candidate_rows, world.conference)}
    assert rows["Speaker Number0"].sessions == ("Looms, part 0", "Again")
    assert "Speaker Number8" not in rows
