import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from store_world import Talk, bring, ics, talks

from planner.commands.encounters import Logged, log_lines
from planner.commands.people import Person
from planner.commands.targets import Wish, add_company_target, add_target
from planner.errors import BadInput, Cancelled
from planner.formats.ics.text import one_line
from planner.formats.personline import parse_lines
from planner.model import Channel, FollowUpKind, TargetState
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.queries.encounters import EncounterRow, encounter_ids, encounter_rows
from planner.queries.events import event_rows
from planner.queries.follow_ups import FollowUpRow, follow_up_ids, follow_up_rows
from planner.queries.people import ContactRow, contact_rows
from planner.queries.plan import target_rows
from planner.store import Store

# Thursday 19 March, ten in the morning in Lisbon; the conference was on Monday and Tuesday.
NOW = datetime(2026, 3, 19, 10, tzinfo=UTC)
TODAY = date(2026, 3, 19)


@pytest.fixture
def event(store: Store) -> int:
    """Return a conference with three people and a company to meet, the second with a find."""
    event_id = bring(store, ics(*talks())).imported.event_id
    assert isinstance(event_id, int)
    for name in ("Ada Lindqvist", "Speaker Number2", "Cy Twombly"):
        person = Person(name, "maker", "Guild")
        store.write("T", add_target, event_id, person, Wish(), NOW)
    store.write("T", add_company_target, event_id, "Northwind", Wish())
    return event_id


def log(store: Store, event: int | None, text: str, now: datetime = NOW, **more: Any) -> Logged:
    lines = parse_lines(text, today=TODAY)
    return store.write("Log", log_lines, event, lines, now, "Europe/Berlin", **more)


def states(store: Store, event: int) -> dict[str, TargetState]:
    return {row.code: row.state for row in store.read(target_rows, event)}


def steps(store: Store, event: int | None = None) -> list[FollowUpRow]:
    return sorted(store.read(follow_up_rows, NOW, event), key=lambda row: row.id)


def told(row: FollowUpRow) -> tuple[Any, ...]:
    return (row.kind.value, row.person, row.text, row.due.isoformat(), row.timing)


def logged(store: Store, event: int | None) -> list[EncounterRow]:
    rows = store.read(encounter_rows, event)
    assert store.read(broken_rules) == []
    return rows


def people(store: Store) -> dict[str, ContactRow]:
    return {row.name: row for row in store.read(contact_rows)}


def test_a_line_with_a_code_says_all_there_is(store: Store, event: int) -> None:
    answer = log(
        store,
        event,
        'T1 !send the draft @fri +a book *red glasses ?a tester =a slot /mail /1w "about looms"',
    )
    assert (answer.people, answer.met, answer.not_met, answer.promises) == (
        ("Ada Lindqvist",),
        1,
        0,
        1,
    )
    assert answer.first_due == date(2026, 3, 20)
    (encounter,) = logged(store, event)
    (part,) = encounter.people
    assert (part.code, part.name, part.title, part.organisation) == (
        "T1",
        "Ada Lindqvist",
        "maker",
        "Guild",
    )
    assert (part.cue, part.talk, part.wants, part.offered) == (
        "red glasses",
        "about looms",
        "a tester",
        "a slot",
    )
    assert (part.boxes, encounter.note) == (("mail", "1w"), "")
    assert states(store, event)["T1"] is TargetState.MET
    # The conference ended on Tuesday the 17th; a give without a date has a week from there.
    assert [told(row) for row in steps(store)] == [
        ("promise", "Ada Lindqvist", "send the draft", "2026-03-20", "date"),
        ("give", "Ada Lindqvist", "a book", "2026-03-24", "1w"),
        ("message", "Ada Lindqvist", "", "2026-03-24", "1w"),
    ]
    assert steps(store)[2].channel is Channel.MAIL


def test_every_box_is_a_step_of_its_kind(store: Store, event: int) -> None:
    log(store, event, "T1 /mail /linkedin /call /intro /warm")
    found = [(row.kind, row.channel, row.due.isoformat()) for row in steps(store)]
    assert found == [
        (FollowUpKind.MESSAGE, Channel.MAIL, "2026-04-16"),
        (FollowUpKind.MESSAGE, Channel.LINKEDIN, "2026-04-16"),
        (FollowUpKind.CALL, Channel.CALL, "2026-04-16"),
        (FollowUpKind.INTRODUCTION, Channel.INTRO, "2026-04-16"),
    ]


def test_who_was_met_hears_of_me_within_two_days(store: Store, event: int) -> None:
    log(store, event, "T1\nBo Derek")
    assert [told(row) for row in steps(store)] == [
        ("message", "Ada Lindqvist", "", "2026-03-19", "24h"),
        ("message", "Bo Derek", "", "2026-03-19", "24h"),
    ]
    log(store, event, 'T1 "once more"')
    assert len(steps(store)) == 2


def test_a_step_takes_its_own_date(store: Store, event: int) -> None:
    log(store, event, "T1 /call @2026-04-01\nT2 @2026-04-02")
    assert [(row.kind.value, row.due.isoformat(), row.timing) for row in steps(store)] == [
        ("call", "2026-04-01", "date"),
        ("message", "2026-04-02", "date"),
    ]


# When ------------------------------------------------------------------------------------


def test_the_day_after_the_talk_was_where_it_was_planned(store: Store, event: int) -> None:
    log(store, event, "T1 !this\nT2 !that")
    first, second = logged(store, event)
    assert f"{first.at:%d %H:%M %z}" == "17 12:45 +0000"  # the end of the conference
    assert f"{second.at:%d %H:%M}" == "16 11:45"  # the end of the talk T2 gave
    assert [row.due.isoformat() for row in steps(store)] == ["2026-03-18", "2026-03-17"]


def test_while_it_runs_it_is_now(store: Store, event: int) -> None:
    now = datetime(2026, 3, 16, 23, 30, tzinfo=UTC)
    log(store, event, "T2 !this /24h", now=now)
    assert logged(store, event)[0].at == now
    assert [row.due.isoformat() for row in steps(store)] == ["2026-03-17", "2026-03-17"]


def test_days_are_those_of_the_event_not_mine(store: Store) -> None:
    """At eleven in the evening in Honolulu it is the next day nearly everywhere else."""
    items = [Talk("h", "Luau", "20260316T190000", 240)]
    event = bring(store, ics(*items, zone="Pacific/Honolulu")).imported
    assert event
    luau = store.read(event_rows)[0].id
    log(store, luau, "Kai Pono !a photo /1w", now=datetime(2026, 3, 17, 8, 30, tzinfo=UTC))
    assert [row.due.isoformat() for row in steps(store)] == ["2026-03-17", "2026-03-23"]


def test_an_event_that_ends_at_midnight_ended_on_the_day_before(store: Store) -> None:
    data = ics(Talk("x", "Fair", "20260316T000000")).replace(b"DTSTART:20260316T000000", b"")
    data = data.replace(b"DTEND:20260316T004500", b"DTSTART;VALUE=DATE:20260316")
    fair = bring(store, data).imported
    assert fair
    log(store, store.read(event_rows)[0].id, "Kai Pono /1w")
    assert steps(store)[0].due == date(2026, 3, 23)


def test_a_session_counts_to_the_end_of_its_conference(store: Store, event: int) -> None:
    session = store.read(event_rows, conference_id=event)[0].id
    log(store, session, "T1 /1w")
    assert steps(store)[0].due == date(2026, 3, 24)
    assert [row.event_id for row in logged(store, event)] == [session]


def test_without_an_event_it_is_now_or_on_the_day_given(store: Store) -> None:
    log(store, None, "Bo Derek !a book")
    log(store, None, "Cy Young !a book", day=date(2026, 3, 10))
    log(store, None, "Di Prima !a book", day=TODAY)
    rows = logged(store, None)
    assert [f"{row.at:%m-%d %H:%M}" for row in rows] == [
        "03-19 11:00",
        "03-10 12:00",
        "03-19 11:00",
    ]
    assert [row.due.isoformat() for row in steps(store)] == [
        "2026-03-20",
        "2026-03-11",
        "2026-03-20",
    ]


# Who -------------------------------------------------------------------------------------


def test_several_codes_are_one_conversation_with_private_notes(store: Store, event: int) -> None:
    log(
        store,
        event,
        'T1+T2+N4 "dinner, talked about unions"\n'
        '    T2 !the photo *beard "shy"\n'
        "    N4 Bo Derek ?a job",
    )
    (encounter,) = logged(store, event)
    assert encounter.note == "dinner, talked about unions"
    parts = {part.code: part for part in encounter.people}
    assert list(parts) == ["T1", "T2", "N4"]
    assert (parts["T2"].cue, parts["T2"].note, parts["T2"].talk) == ("beard", "shy", "")
    assert (parts["N4"].name, parts["N4"].wants) == ("Bo Derek", "a job")
    assert states(store, event)["T2"] is TargetState.MET
    assert ("promise", "Speaker Number2", "the photo", "2026-03-18", "24h") in [
        told(row) for row in steps(store)
    ]


def test_what_is_said_to_several_is_said_to_each(store: Store, event: int) -> None:
    log(store, event, "T1+T3 dinner and unions !the photo @fri /mail\n    T3 /later ?a job")
    (encounter,) = logged(store, event)
    assert encounter.note == "dinner and unions"
    assert [(part.talk, part.note, part.wants) for part in encounter.people] == [
        ("", "", ""),
        ("", "", "a job"),
    ]
    assert [(row.kind.value, row.person) for row in steps(store)] == [
        ("promise", "Ada Lindqvist"),
        ("message", "Ada Lindqvist"),
        ("promise", "Cy Twombly"),
        ("message", "Cy Twombly"),
    ]
    assert states(store, event)["T1"] is TargetState.MET
    assert states(store, event)["T3"] is TargetState.LATER


def test_a_line_below_can_say_who_an_unplanned_one_is(store: Store, event: int) -> None:
    log(store, event, 'T1+N3 "lunch"\n    N3 Bo Derek <bo@example.org>, Acme #looms *beard')
    bo = people(store)["Bo Derek"]
    assert (bo.organisation, bo.emails, bo.tags) == ("Acme", ("bo@example.org",), ("looms",))
    assert [(p.code, p.name, p.cue) for p in logged(store, event)[0].people][1] == (
        *("N3", "Bo Derek", "beard"),
    )


def test_a_planned_name_typed_without_its_code_is_that_one(store: Store, event: int) -> None:
    log(store, event, "Ada Lindqvist *hat\nNorthwind\nBo Derek\nbo derek")
    codes = [part.code for row in logged(store, event) for part in row.people]
    assert codes == ["T1", "T4", "N1", "N1"]
    assert states(store, event)["T1"] is TargetState.MET
    assert "Northwind" not in people(store)


def test_plain_words_behind_a_code_are_what_was_said(store: Store, event: int) -> None:
    log(store, event, "T1 asked about looms, and tea")
    (part,) = logged(store, event)[0].people
    assert (part.name, part.talk) == ("Ada Lindqvist", "asked about looms, and tea")
    assert people(store)["Ada Lindqvist"].organisation == "Guild"


def test_a_child_that_names_somebody_new_brings_them_in(store: Store, event: int) -> None:
    log(store, event, 'T1 "lunch"\n    Bo Derek, Acme !a book\n    T3 "left early"')
    (encounter,) = logged(store, event)
    assert [(part.code, part.name) for part in encounter.people] == [
        ("T1", "Ada Lindqvist"),
        ("N1", "Bo Derek"),
        ("T3", "Cy Twombly"),
    ]
    assert states(store, event)["T3"] is TargetState.MET


def test_unplanned_people_get_numbers_that_are_never_used_twice(store: Store, event: int) -> None:
    log(store, event, "Bo Derek\nN7 Di Prima\nEd Wood")
    store.undo()
    log(store, event, "Fay Wray")
    assert [part.code for row in logged(store, event) for part in row.people] == ["N9"]


def test_a_number_met_before_is_the_same_person(store: Store, event: int) -> None:
    log(store, event, "N2 Bo Derek <bo@example.org>, Acme")
    log(store, event, 'N2 "again at the bar"')
    first, second = (row.people[0] for row in logged(store, event))
    assert (second.name, second.organisation) == ("Bo Derek", "Acme")
    assert second.contact_id == first.contact_id


def test_somebody_unnamed_is_kept_with_what_was_said(store: Store, event: int) -> None:
    log(store, event, '"told me about the archive" !send the link')
    (encounter,) = logged(store, event)
    assert [(part.code, part.name, part.talk) for part in encounter.people] == [
        ("N1", "", "told me about the archive")
    ]
    assert [row.person for row in steps(store)] == ["N1"]
    log(store, None, '"on the train" !send the book')
    assert [row.person for row in steps(store)] == ["N1", "somebody unnamed"]
    assert logged(store, None)[0].people[0].contact_id is None
    assert "somebody unnamed" not in people(store)


def test_a_name_becomes_a_contact_with_all_that_was_typed(store: Store, event: int) -> None:
    log(
        store,
        event,
        "Bo Derek <bo@example.org> +351210000000, CTO, Acme #mentor https://example.org/in/bo",
    )
    bo = people(store)["Bo Derek"]
    assert (bo.title, bo.organisation, bo.emails) == ("CTO", "Acme", ("bo@example.org",))
    assert (bo.phones, bo.links, bo.tags) == (
        ("+351210000000",),
        ("https://example.org/in/bo",),
        ("mentor",),
    )
    assert bo.last_met == date(2026, 3, 17)


def test_behind_a_companys_code_stands_the_person_from_there(store: Store, event: int) -> None:
    log(store, event, "T4 Ivo Brandt, head of hiring *blue tie")
    (part,) = logged(store, event)[0].people
    assert (part.code, part.name, part.title, part.organisation) == (
        "T4",
        "Ivo Brandt",
        "head of hiring",
        "Northwind",
    )
    ivo = people(store)["Ivo Brandt"]
    assert (ivo.title, ivo.organisation) == ("head of hiring", "Northwind")
    log(store, event, 'T4 "nobody at the stand knew"')
    assert logged(store, event)[1].people[0].organisation == "Northwind"
    assert states(store, event)["T4"] is TargetState.MET


def test_what_is_typed_behind_a_code_completes_the_contact(store: Store, event: int) -> None:
    log(store, event, "T1 <ada@example.org> #looms")
    ada = people(store)["Ada Lindqvist"]
    assert (ada.emails, ada.tags) == (("ada@example.org",), ("looms",))


HOSTILE = [
    "! + = ? *",
    '"never closed /mail @fri',
    "“curly „nested» quotes",
    "Ada\x00Lindqvist\x1b[31m red",
    "\u202eevil\u202c, CTO, Backwards",
    "T1 T9X /maill @17:00 #1",
    "T1+T2+N3 /nothere/mail kestrel",
    "Zed zed+fair@example.org <second@example.org> +351210000000 +351210000001",
    "Smith, John, van der, Berg, Ltd.",
    "李明，织机公司 *眼镜 「引用」",
    "محمد، بيت الحكمة !خريطة",
    "<script>alert(1)</script> =map",
    "T4 " + "plover " * 3000,
    "Robert'); DROP TABLE contact;--",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text[:20]) for text in HOSTILE])
def test_whatever_is_typed_is_found_in_the_store(store: Store, event: int, text: str) -> None:
    log(store, event, text)
    logged(store, event)
    tables = store.read(dump, 1).tables
    kept = " ".join(
        str(value).casefold() for rows in tables.values() for row in rows for value in row.values()
    )
    seen = one_line(text).casefold()
    words = re.findall(r"[^\W_]+", re.sub(r"/(?:mail|nothere)\b|@fri", " ", seen))
    assert [word for word in words if word not in kept] == []


# Not met ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("nothere", TargetState.NOT_THERE),
        ("later", TargetState.LATER),
        ("declined", TargetState.DECLINED),
        ("notsought", TargetState.NOT_SOUGHT),
    ],
)
def test_who_was_not_met_leaves_no_conversation(
    store: Store, event: int, word: str, state: TargetState
) -> None:
    answer = log(store, event, f'T1 /{word} "was ill" !write to them @mon')
    assert (answer.met, answer.not_met, answer.encounters) == (0, 1, ())
    (row,) = [row for row in store.read(target_rows, event) if row.code == "T1"]
    assert (row.state, row.reason) == (state, "was ill")
    assert logged(store, event) == []
    assert [told(step) for step in steps(store)] == [
        ("promise", "Ada Lindqvist", "write to them", "2026-03-23", "date")
    ]


def test_what_a_line_says_of_somebody_absent_is_not_lost(store: Store, event: int) -> None:
    log(store, event, "T1 <ada@example.org> #looms ill at home /nothere\nT4 Ivo Brandt /nothere")
    rows = {row.code: row for row in store.read(target_rows, event)}
    assert (rows["T1"].reason, rows["T4"].reason) == ("ill at home", "Ivo Brandt")
    ada = people(store)["Ada Lindqvist"]
    assert (ada.emails, ada.tags) == (("ada@example.org",), ("looms",))
    log(store, event, "T1 /planned")
    assert states(store, event)["T1"] is TargetState.PLANNED
    assert logged(store, event) == []


def test_a_talk_that_is_to_go_on_later_did_take_place(store: Store, event: int) -> None:
    answer = log(store, event, 'T1 /later *in a hurry "two minutes"')
    assert (len(answer.encounters), answer.met) == (1, 0)
    assert states(store, event)["T1"] is TargetState.LATER


def test_the_latest_word_stands(store: Store, event: int) -> None:
    log(store, event, "T1 /nothere\nT1 *found at last")
    assert states(store, event)["T1"] is TargetState.MET


# Refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bo Derek\nT9 !x", "no T9 at “Loom Days”: the codes there go from T1 to T4"),
        ("Bo Derek\nT1 x\n    T8 !y", "no T8"),
    ],
)
def test_a_code_that_nobody_has_changes_nothing(
    store: Store, event: int, text: str, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        log(store, event, text)
    assert logged(store, event) == []
    assert "Bo Derek" not in people(store)
    assert states(store, event)["T1"] is TargetState.PLANNED


@pytest.mark.parametrize("code", ["T1", "N1"])
def test_a_code_without_an_event_means_nobody(store: Store, event: int, code: str) -> None:
    with pytest.raises(BadInput, match=f"{code} means nobody without an event"):
        log(store, None, code)


def test_a_code_where_nobody_is_planned_says_so(store: Store) -> None:
    bring(store, ics(*talks(1)))
    with pytest.raises(BadInput, match="nobody is planned"):
        log(store, 1, "T1 !x")


def test_more_promises_than_anybody_makes_are_refused(store: Store, event: int) -> None:
    before = store.read(dump, 1)
    with pytest.raises(BadInput, match="201 promises and gives"):
        log(store, event, "Kim " + "!x " * 201)
    assert store.read(dump, 1) == before
    log(store, event, "Kim " + "!x " * 200)
    assert len(steps(store)) == 200


def test_logging_that_is_stopped_writes_nothing(store: Store, event: int) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_two(done: int, count: int) -> None:
        told.append((done, count))
        if done == 2:
            raise Cancelled("stop")

    before = store.read(dump, 1)
    with pytest.raises(Cancelled):
        log(store, event, "T1\nT2\nT3", progress=stop_at_two)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert store.read(dump, 1) == before


def test_what_was_logged_can_be_read_in_slices(store: Store, event: int) -> None:
    log(store, event, "T1 !a @fri\nT2 +b\nJo Doe\nT3 !c")
    log(store, None, "Di Prince !d")
    for where in (event, None):
        ids = store.read(encounter_ids, where)
        parts = [store.read(encounter_rows, where, [one]) for one in ids]
        assert [row for part in parts for row in part] == logged(store, where)
        numbers = store.read(follow_up_ids, where)
        one_by_one = [store.read(follow_up_rows, NOW, where, ids=[one])[0] for one in numbers]
        assert one_by_one == steps(store, where)
    assert len(store.read(encounter_ids, event, 2)) == 2
