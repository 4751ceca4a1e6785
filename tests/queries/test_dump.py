from store_world import World

from planner.commands.restoring import replace_everything
from planner.formats.dump import read_dump, write_dump
from planner.queries.counts import is_empty, table_counts
from planner.queries.dump import dump
from planner.store import Store


def test_what_goes_out_comes_back_in_every_table(world: World, tmp_path: object) -> None:
    before = world.store.read(dump, 1)
    assert all(before.tables.values())
    data = write_dump(before)
    assert write_dump(read_dump(data, 1)) == data
    world.store.undo()
    assert world.store.read(dump, 1) != before
    count = world.store.write_for_good(replace_everything, read_dump(data, 1))
    assert world.store.read(dump, 1) == before
    assert count == sum(world.store.read(table_counts).values())
    assert world.store.check_file() == []


def test_ids_go_on_after_a_copy_came_back(world: World) -> None:
    from planner.commands.people import Person, add_contact

    data = world.store.read(dump, 1)
    highest = max(row["id"] for row in data.tables["contact"])
    world.store.write_for_good(replace_everything, data)
    new = world.store.write("Add", add_contact, Person("Next"), world.store.clock.now())
    assert new > highest


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.read(is_empty)
    assert not any(store.read(table_counts).values())
