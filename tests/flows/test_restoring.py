import json
from pathlib import Path

import pytest
from store_world import World

from planner.errors import PlannerError, StoreDamaged
from planner.flows.outgoing import export_folder
from planner.flows.restoring import restore
from planner.queries.dump import dump
from planner.store import Store


@pytest.fixture
def exported(world: World, tmp_path: Path) -> Path:
    export_folder(world.store, tmp_path / "out")
    return tmp_path / "out"


def test_a_copy_replaces_everything_after_a_backup(world: World, exported: Path) -> None:
    path, clock = world.store.path, world.store.clock
    before = world.store.read(dump, 1)
    world.store.undo()
    changed = world.store.read(dump, 1)
    world.store.close()
    kept = restore(path, exported, clock)
    assert kept is not None
    store = Store.open(path, clock)
    assert store.read(dump, 1) == before
    assert store.undo_label is None
    store.close()
    restore(path, kept, clock)
    store = Store.open(path, clock)
    assert store.read(dump, 1) == changed
    store.close()


def damage(exported: Path, change: object) -> Path:
    path = exported / "planner.json"
    told = json.loads(path.read_text())
    change(told)  # type: ignore[operator]
    path.write_text(json.dumps(told))
    return exported


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(schema=99),
        lambda told: told.update(format="other"),
        lambda told: told["tables"]["event"].pop(0),
        lambda told: told["tables"]["contact"][0].update(created_at="yesterday"),
        lambda told: told["tables"]["contact"][0].update(created_at="2026-01-01T00:00:00"),
        lambda told: told["tables"]["target"][0].update(state="unheard of"),
        lambda told: told["tables"]["target"].append(told["tables"]["target"][0]),
        lambda told: told["tables"]["event"][0].pop("title"),
        lambda told: told["tables"]["contact"][0].update(name=None),
        lambda told: told["tables"]["contact"][0].update(photo="not base64!"),
    ],
)
def test_a_copy_that_does_not_fit_together_changes_nothing(
    world: World, exported: Path, change: object
) -> None:
    path, clock = world.store.path, world.store.clock
    before = world.store.read(dump, 1)
    label = world.store.undo_label
    world.store.close()
    with pytest.raises(PlannerError):
        restore(path, damage(exported, change), clock)
    store = Store.open(path, clock)
    assert store.read(dump, 1) == before
    assert store.undo_label == label
    store.close()


def test_what_is_no_copy_is_refused(world: World, tmp_path: Path) -> None:
    path, clock = world.store.path, world.store.clock
    text = tmp_path / "text.json"
    text.write_text("[1, 2")
    before = world.store.read(dump, 1)
    world.store.close()
    (tmp_path / "nothing").mkdir()
    for source in (text, tmp_path / "nothing", tmp_path / "missing", path):
        with pytest.raises(PlannerError):
            restore(path, source, clock)
    store = Store.open(path, clock)
    assert store.read(dump, 1) == before
    store.close()


def test_a_damaged_store_is_replaced_and_kept_beside(world: World, exported: Path) -> None:
    path, clock = world.store.path, world.store.clock
    before = world.store.read(dump, 1)
    world.store.close()
    damaged = path.read_bytes()[:20000]
    path.write_bytes(damaged)
    with pytest.raises(StoreDamaged):
        Store.open(path, clock)
    with pytest.raises(PlannerError):
        restore(path, damage(exported, lambda told: told.update(schema=99)), clock)
    assert path.read_bytes() == damaged
    damage(exported, lambda told: told.update(schema=1))
    kept = restore(path, exported, clock)
    assert kept is not None
    assert kept.read_bytes() == damaged
    store = Store.open(path, clock)
    assert store.read(dump, 1) == before
    store.close()
