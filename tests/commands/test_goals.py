import pytest
from store_world import World

from planner.commands.goals import add_goal, edit_goal, judge_goal, remove_goal
from planner.errors import BadInput, NotFound
from planner.model import GoalState
from planner.queries.plan import goal_rows


def test_a_goal_from_the_wish_to_the_judgement(world: World) -> None:
    store = world.store
    goal = store.write("Add", add_goal, world.conference, " One insight ")
    store.write("Edit", edit_goal, goal, "Two insights", 2)
    assert store.write("Judge", judge_goal, goal, note="and a third") == "Two insights"
    rows = store.read(goal_rows, world.conference)
    assert [(row.text, row.count, row.done, row.note) for row in rows] == [
        ("Meet five", 5, False, ""),
        ("Two insights", 2, True, "and a third"),
    ]
    store.write("Judge", judge_goal, goal, GoalState.MISSED)
    assert store.read(goal_rows, world.conference)[1].note == "and a third"
    assert store.write("Remove", remove_goal, world.goal) == "Meet five"


def test_a_goal_without_words_or_sense_is_refused(world: World) -> None:
    for text, count in ((" ", None), ("Meet", 0), ("Meet", -3)):
        with pytest.raises(BadInput):
            world.store.write("Add", add_goal, world.conference, text, count)
        with pytest.raises(BadInput):
            world.store.write("Edit", edit_goal, world.goal, text, count)
    with pytest.raises(NotFound):
        world.store.write("Add", add_goal, 999, "Meet")
    with pytest.raises(NotFound):
        world.store.write("Judge", judge_goal, 999)
