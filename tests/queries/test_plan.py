from datetime import UTC, datetime

from store_world import World

from planner.commands.people import Person
from planner.commands.targets import Wish, add_company_target, add_target
from planner.queries.plan import (
    all_target_rows,
    codes_in_paper_order,
    paper_order,
    target_rows,
    unplanned_codes,
)

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def test_rows_of_all_events_are_those_of_each(world: World) -> None:
    store = world.store
    store.write("T", add_target, world.plain, Person("Dr Molar"), Wish(), NOW)
    rows = store.read(all_target_rows)
    assert set(rows) == {world.conference, world.plain}
    for event_id, found in rows.items():
        assert found == store.read(target_rows, event_id)


def test_a_row_knows_person_and_company(world: World) -> None:
    rows = {row.code: row for row in world.store.read(target_rows, world.conference)}
    assert [row.code for row in world.store.read(target_rows, world.conference)] == [
        "T1",
        "T3",
        "T2",
        "T4",
    ]
    ada, company = rows["T1"], rows["T3"]
    assert (ada.name, ada.title, ada.organisation) == ("Ada Lindqvist", "weaver", "Loom Guild")
    assert ada.emails == ("ada@example.org", "ada@looms.example")
    assert [find.id for find in ada.finds] == [world.meeting]
    assert (company.company, company.name, company.place) == (True, "Northwind", "Hall 2")
    inside = world.store.read(target_rows, world.sessions[3])
    assert [row.code for row in inside] == ["T2"]


def test_paper_goes_by_time_then_priority_and_companies_by_place(world: World) -> None:
    store = world.store
    for name, place in (("Ten", "Hall 10"), ("None", "")):
        store.write("T", add_company_target, world.conference, name, Wish(3, place=place))
    store.write("T", add_target, world.conference, Person("Wanted Much"), Wish(3), NOW)
    rows = sorted(store.read(target_rows, world.conference), key=paper_order)
    assert [row.code for row in rows] == ["T2", "T1", "T7", "T4", "T3", "T5", "T6"]
    # T1 stands on the newest sheet; then full cards before half ones, companies last.
    codes = [row.code for row in store.read(codes_in_paper_order, world.conference)]
    assert codes == ["T1", "T7", "T2", "T4", "T5", "T6", "T3"]


def test_the_unplanned_lines_are_those_of_the_newest_sheet(world: World) -> None:
    assert world.store.read(unplanned_codes, world.conference) == [f"N{n}" for n in range(1, 9)]
    assert world.store.read(unplanned_codes, world.plain) == []
    inside = world.store.read(unplanned_codes, world.sessions[0])
    assert inside == world.store.read(unplanned_codes, world.conference)
