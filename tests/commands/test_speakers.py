"""Where somebody is listed to speak."""

from store_world import bring, ics, talks

from planner.commands.people import Person
from planner.commands.speakers import Speakers
from planner.queries.events import event_rows
from planner.store import Store


def test_one_reading_finds_each_by_name_or_address_in_order_of_time(store: Store) -> None:
    conference = bring(store, ics(*talks())).imported.event_id
    assert conference is not None
    titles = {row.id: row.title for row in store.read(event_rows, conference_id=conference)}
    speakers = store.read(Speakers, conference)
    found = [titles[event] for event in speakers.sessions_of(Person("speaker  NUMBER2"))]
    assert found == ["Looms, part 2"]
    assert speakers.sessions_of(Person("Nobody", emails=("no@example.org",))) == []
