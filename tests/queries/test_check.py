import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from store_world import World

from planner.queries.check import broken_rules

BREAKS = [
    ("UPDATE event SET parent_id = 3 WHERE id = 2", "lies in an event that lies in another"),
    ("UPDATE event SET end_at = '2001-01-01T00:00:00Z' WHERE id = 2", "ends before it begins"),
    (
        "UPDATE event SET start_at = '2001-01-01T00:00:00Z' WHERE id = 2",
        "sorted by a time that is not its own",
    ),
    ("UPDATE encounter SET at = '0019-01-01T00:00:00Z'", "impossible time"),
    ("UPDATE target SET contact_id = NULL WHERE id = 1", "not exactly one person"),
    ("UPDATE target SET priority = 7 WHERE id = 1", "impossible priority"),
    ("UPDATE find SET event_id = 28", "outside the event of its target"),
    ("UPDATE target SET code = 'X1' WHERE id = 1", "no proper code"),
    ("UPDATE counter SET last = 1 WHERE purpose = 'target-code'", "a second time"),
    ("DELETE FROM participant WHERE id = 2", "is with nobody"),
    ("UPDATE follow_up SET contact_id = NULL, person = ''", "is for nobody"),
    ("UPDATE contact SET is_me = 1", "said to be the user"),
]


def test_all_is_well_in_the_world(world: World) -> None:
    assert world.store.read(broken_rules) == []


@pytest.mark.parametrize(("statement", "words"), BREAKS, ids=[words for _s, words in BREAKS])
def test_each_broken_rule_is_found(world: World, statement: str, words: str) -> None:
    if "find" in statement:
        statement = f"UPDATE find SET event_id = {world.coffee} WHERE id = 1"

    def do(session: Session) -> None:
        session.execute(text(statement))

    world.store.write("Break", do)
    found = world.store.read(broken_rules)
    assert found
    assert all(words in sentence for sentence in found if "ends before" not in sentence) or any(
        words in sentence for sentence in found
    )
    world.store.undo()
    if "counter" not in statement:
        assert world.store.read(broken_rules) == []
