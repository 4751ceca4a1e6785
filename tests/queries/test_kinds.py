"""Which kinds of event worked."""

from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.model import Context, SessionKind
from planner.queries.events import event_rows
from planner.queries.kinds import Everyday, Sort, kind_scores
from planner.store import Store
from planner.times import Moment


def test_single_events_everyday_and_parts_of_life(store: Store) -> None:
    now, today = store.clock.now(), store.clock.today()
    start = Moment.zoned(now.replace(tzinfo=None), "Europe/Lisbon")
    lunch = store.write("Add", add_event, title="Lunch", start=start, zone="Europe/Lisbon")
    store.write("Plan", edit_plan, lunch, context=Context.WORKPLACE, attend_again=True)
    store.write("Add", add_target, lunch, Person("Ada"), Wish(), now)
    store.write("Add", add_target, lunch, Person("Bea"), Wish(), now)
    store.write("Log", log_lines, lunch, parse_lines("T1 !the draft", today=today), now)
    store.write("Met", log_lines, None, parse_lines("Cy", today=today), now, "Europe/Lisbon")
    scores = {(score.sort, score.kind): score for score in store.read(kind_scores)}
    for key in (
        (Sort.EVENT, Everyday.SINGLE),
        (Sort.CONTEXT, Context.WORKPLACE),
        (Sort.SESSION, SessionKind.RECEPTION),
    ):
        score = scores.pop(key)
        assert (len(score.events), score.planned, score.met, score.talks) == (1, 2, 1, 1)
        assert (score.promises, score.kept, score.again) == (1, 0, 1)
        assert score.share is None  # two planned say nothing yet
    everyday = scores.pop((Sort.EVENT, Everyday.NONE))
    assert (everyday.events, everyday.talks) == (set(), 1)
    assert not scores


def test_a_conference_counts_once_with_all_its_sessions(world: World) -> None:
    scores = {(score.sort, score.kind): score for score in world.store.read(kind_scores)}
    assert scores[Sort.EVENT, Everyday.CONFERENCE].events == {world.conference}


def test_a_conversation_with_two_people_is_one_as_it_is_in_the_list_of_events(store: Store) -> None:
    now, today = store.clock.now(), store.clock.today()
    lunch = store.write("Add", add_event, title="Lunch", start=Moment.zoned(now, "Europe/Lisbon"))
    for name in ("Ada", "Bea"):
        store.write("Add", add_target, lunch, Person(name), Wish(), now)
    store.write("Log", log_lines, lunch, parse_lines("T1+T2 *hats", today=today), now)
    scores = {(score.sort, score.kind): score for score in store.read(kind_scores)}
    assert scores[Sort.EVENT, Everyday.SINGLE].talks == 1
    (row,) = (row for row in store.read(event_rows) if row.id == lunch)
    assert row.encounters == 1
