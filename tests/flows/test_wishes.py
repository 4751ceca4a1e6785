"""Who of a list somebody typed is."""

from planner.commands.people import Person
from planner.flows.wishes import Listed
from planner.queries.names import Named

LIST = Listed(
    [
        Named("Grace Hopper", "Admiral", "Navy", "grace@navy.example"),
        Named("Ada Lovelace", "", "Engines", ""),
        Named("Ada Lovelace", "CTO", "Engines", ""),
        Named("Bo Li", "", "Mill", ""),
        Named("Bo Li", "", "Dye Works", ""),
    ]
)


def test_the_only_one_of_that_name_says_the_rest() -> None:
    grace = Person("Grace Hopper", "Admiral", "Navy", emails=("grace@navy.example",))
    assert LIST.completed(Person("grace  HOPPER")) == grace
    assert LIST.completed(Person("Hopper Grace")) == grace
    assert LIST.completed(Person("Hopper", organisation="Grace")) == grace
    assert LIST.completed(Person("Ada Lovelace", title="Countess")).organisation == "Engines"


def test_two_who_may_be_two_and_strangers_stay_as_typed() -> None:
    for person in (Person("Bo Li"), Person("Zoe"), Person("", organisation="Navy")):
        assert LIST.completed(person) == person
