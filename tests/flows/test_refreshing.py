from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from store_world import Talk, ics, talks
from web_server import Answer, Server, server

from planner.commands.calendars import set_refresh
from planner.commands.events import set_mark
from planner.commands.import_choices import ImportOptions
from planner.errors import NotAllowed, NotConfirmed, PlannerError, Stale
from planner.flows.importing import Outcome, apply, preview
from planner.flows.reading import read_address, read_data
from planner.flows.refreshing import ask_address, extend_all_series, refresh
from planner.model import Mark
from planner.queries.calendars import CalendarRow, calendar_rows
from planner.queries.dump import dump
from planner.queries.events import event_rows
from planner.store import Store

__all__ = ["server"]


def subscribe(store: Store, address: str) -> CalendarRow:
    (brought,) = read_address(address, store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    return only(store)


def only(store: Store) -> CalendarRow:
    (row,) = store.read(calendar_rows)
    return row


def contents(store: Store) -> object:
    return store.read(dump, 1)


def told(outcome: Outcome | None) -> dict[str, int]:
    assert outcome is not None
    document = outcome.as_json()
    return {name: document[name] for name in ("new", "changed", "unchanged", "gone")}


def test_what_is_new_at_the_address_is_brought_in_as_one_step(store: Store, server: Server) -> None:
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    assert (row.has_address, row.entries, row.etag) == (True, 9, '"1"')
    marked = next(one for one in store.read(event_rows) if one.title == "Looms, part 0")
    store.write("Mark", set_mark, [marked.id], Mark.MUST)
    items = talks()
    items[0] = replace(items[0], room="Attic")
    server.calendar("/days.ics", ics(*items, Talk("x", "One more", "20260316T180000")), '"2"')
    assert told(refresh(store, row).outcome) == {"new": 1, "changed": 1, "unchanged": 8, "gone": 0}
    after = next(one for one in store.read(event_rows) if one.id == marked.id)
    assert (after.location, after.mark) == ("Attic", Mark.MUST)
    assert only(store).etag == '"2"'
    assert store.undo() == "Refresh Loom Days"
    assert only(store).etag == '"1"'
    assert refresh(store, only(store)).outcome is not None


def test_a_server_that_has_nothing_new_is_asked_with_what_it_said_last(
    store: Store, server: Server
) -> None:
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    before, step = contents(store), store.undo_label
    assert refresh(store, row).outcome is None
    assert server.seen[-1][1]["if-none-match"] == '"1"'
    assert (contents(store), store.undo_label) == (before, step)


def test_other_bytes_that_say_the_same_leave_nothing_to_undo(store: Store, server: Server) -> None:
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    before, step = contents(store), store.undo_label
    server.calendar("/days.ics", ics(*talks(), stamp="20260303T000000Z"), '"2"')
    assert refresh(store, row).outcome is None
    assert (contents(store), store.undo_label) == (before, step)


FAILURES: list[tuple[Answer, str]] = [
    (lambda h: h.send(500), "trouble of its own"),
    (lambda h: h.send(404), "nothing at this address"),
    (lambda h: h.send(200, b""), "empty"),
    (
        lambda h: h.send(200, b"<!doctype html><p>Sold out", Content_Type="text/calendar"),
        "web page",
    ),
    (lambda h: h.send(200, ics(*talks())[:150]), "cut off|no events|cannot be used"),
    (lambda h: h.send(200, ics(*talks())[:700]), "missing in what was read"),
    (lambda h: h.send(200, ics(*talks()), Content_Length="99999"), "cut off"),
    (lambda h: h.send(200, b"Name,E-mail\nAda Lovelace,ada@example.org\n"), "no calendar"),
    (lambda h: h.send(200, b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n"), "calendar"),
    (lambda h: h.send(302, Location="file:///etc/passwd"), "no web address"),
    (lambda h: h.send(200, ics()), "no events"),
]


@pytest.mark.parametrize(("answer", "words"), FAILURES)
def test_a_refresh_that_fails_changes_nothing(
    store: Store, server: Server, answer: Answer, words: str
) -> None:
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    before, step = contents(store), store.undo_label
    server.answers["/days.ics"] = answer
    with pytest.raises(PlannerError, match=words):
        refresh(store, row)
    assert (contents(store), store.undo_label) == (before, step)


def test_more_than_half_gone_is_asked_first(store: Store, server: Server) -> None:
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    before = contents(store)
    server.calendar("/days.ics", ics(*talks()[:4]), '"2"')
    with pytest.raises(NotConfirmed, match="5 of the 9 entries of “Loom Days”"):
        refresh(store, row)
    assert contents(store) == before
    shown = ask_address(store, row)
    assert shown is not None
    assert shown.plan is not None
    assert shown.plan.asks_first
    assert told(refresh(store, row, unasked=False).outcome)["gone"] == 5
    server.calendar("/days.ics", ics(*talks()[:2]), '"3"')
    assert told(refresh(store, only(store)).outcome)["gone"] == 2


def test_a_file_may_drop_a_few_entries_without_a_question(store: Store) -> None:
    def plan(number: int, of: int) -> bool:
        (first,) = read_data(ics(*talks(of)), "a.ics", store.clock.today())
        apply(store, preview(store, first, ImportOptions(into="new"), "UTC"))
        into = str(max(row.id for row in store.read(calendar_rows)))
        (second,) = read_data(ics(*talks(number)), "a.ics", store.clock.today())
        shown = preview(store, second, ImportOptions(into=into), "UTC")
        assert shown.plan is not None
        return shown.plan.asks_first

    assert not plan(2, of=9)
    assert plan(2, of=14)
    assert not plan(14, of=26)


def test_a_file_of_a_subscribed_calendar_leaves_its_address(store: Store, server: Server) -> None:
    address = server.calendar("/days.ics", ics(*talks()), '"1"')
    subscribe(store, address)
    (brought,) = read_data(ics(*talks()[1:]), "days.ics", store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    row = only(store)
    # The server is asked for the whole: what the file changed is no state it knows of.
    assert (row.source, row.has_address, row.etag) == (address, True, "")
    assert told(refresh(store, row).outcome)["changed"] == 1


def test_a_calendar_out_of_a_file_can_get_an_address(store: Store, server: Server) -> None:
    (brought,) = read_data(ics(*talks()), "days.ics", store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    assert not only(store).has_address
    with pytest.raises(NotAllowed, match="comes from a file"):
        refresh(store, only(store))
    address = server.calendar("/days.ics", ics(*talks()), '"1"')
    row = subscribe(store, address)
    assert (row.source, row.etag) == (address, '"1"')


def test_a_calendar_is_asked_at_start_only_if_the_user_said_so(
    store: Store, server: Server
) -> None:
    (brought,) = read_data(ics(*talks()), "days.ics", store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    with pytest.raises(NotAllowed, match="file"):
        store.write("At start", set_refresh, only(store).id, True)
    row = subscribe(store, server.calendar("/days.ics", ics(*talks()), '"1"'))
    assert not row.refresh_at_start
    store.write("At start", set_refresh, row.id, True)
    assert only(store).refresh_at_start
    server.calendar("/days.ics", ics(*talks()[1:]), '"2"')
    refresh(store, only(store))
    assert only(store).refresh_at_start


def test_it_may_be_said_with_the_import(store: Store, server: Server) -> None:
    address = server.calendar("/days.ics", ics(*talks()), '"1"')
    for wanted in (True, False):
        (brought,) = read_address(address, store.clock.today())
        shown = preview(store, brought, ImportOptions(refresh_at_start=wanted), "UTC")
        apply(store, shown)
        assert only(store).refresh_at_start is wanted


def test_an_address_that_was_redirected_at_each_hop_is_checked(
    store: Store, server: Server
) -> None:
    real = server.calendar("/real.ics", ics(*talks()), '"1"')
    server.answers["/days.ics"] = lambda h: h.send(301, Location=real)
    row = subscribe(store, f"{server.address}/days.ics")
    assert row.source.endswith("/days.ics")
    assert refresh(store, row).outcome is None


WEEKLY = Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY",))
ZONE = """BEGIN:VTIMEZONE
TZID:Our Time
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0537
TZOFFSETTO:+0537
END:STANDARD
END:VTIMEZONE"""


def last_start(store: Store) -> datetime:
    return max(row.local_start for row in store.read(event_rows))


def test_series_go_on_without_being_read_again(store: Store) -> None:
    data = ics(WEEKLY, head=tuple(ZONE.splitlines()), zone="")
    data = data.replace(b"DTSTART:20260302", b"DTSTART;TZID=Our Time:20260302")
    data = data.replace(b"DTEND:20260302", b"DTEND;TZID=Our Time:20260302")
    (brought,) = read_data(data, "choir.ics", store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    until, number = last_start(store), len(store.read(event_rows))
    marked = store.read(event_rows)[3].id
    store.write("Mark", set_mark, [marked], Mark.MUST)
    assert extend_all_series(store) == 0
    store.clock = replace(store.clock, fixed=store.clock.now() + timedelta(days=61))
    assert extend_all_series(store) in (8, 9)
    assert last_start(store) - until in (timedelta(weeks=8), timedelta(weeks=9))
    # The zone of its own that the file brought along still holds.
    assert last_start(store).utcoffset() == timedelta(hours=5, minutes=37)
    assert len(store.read(event_rows)) > number
    assert next(row for row in store.read(event_rows) if row.id == marked).mark is Mark.MUST
    assert extend_all_series(store) == 0
    assert store.undo() == "Go on with the series of Loom Days"
    assert last_start(store) == until


def test_series_do_not_go_on_in_a_store_that_somebody_else_changes(store: Store) -> None:
    for uid in ("one", "other"):
        data = ics(replace(WEEKLY, uid=uid), name=uid)
        (brought,) = read_data(data, f"{uid}.ics", store.clock.today())
        apply(store, preview(store, brought, ImportOptions(into="new"), "UTC"))
    store.clock = replace(store.clock, fixed=store.clock.now() + timedelta(days=61))
    undone: list[str] = []

    def undo_two(_tables: frozenset[str]) -> None:
        if not undone:
            undone.append("")
            undone[:] = [store.undo(), store.undo()]

    store.on_change(undo_two)
    with pytest.raises(Stale):
        extend_all_series(store)
    assert undone == ["Go on with the series of one", "Import other.ics"]
    assert only(store).name == "one"


def test_a_calendar_without_series_does_not_go_on(store: Store) -> None:
    (brought,) = read_data(ics(*talks()), "days.ics", store.clock.today())
    apply(store, preview(store, brought, ImportOptions(), "UTC"))
    store.clock = replace(store.clock, fixed=store.clock.now() + timedelta(days=61))
    step = store.undo_label
    assert extend_all_series(store) == 0
    assert store.undo_label == step


def test_permission_for_a_private_network_is_kept(store: Store, server: Server) -> None:
    address = server.calendar("/days.ics", ics(*talks()))
    for allowed in (False, True):
        (brought,) = read_address(address, store.clock.today(), allow_private=allowed)
        apply(store, preview(store, brought, ImportOptions(into="new"), "UTC"))
    assert [row.private_allowed for row in store.read(calendar_rows)] == [False, True]
