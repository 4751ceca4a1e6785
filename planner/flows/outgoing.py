"""Everything on its way out: as .ics, .vcf, .csv, and all of it as a folder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from planner.errors import BadInput, PlannerError
from planner.files import atomic_write, make_folder
from planner.flows.printing import follow_up_list_report
from planner.formats.dump import FILE_NAME, write_dump
from planner.formats.ics.writer import OutEvent, OutTodo, write_events, write_todos
from planner.formats.pdf.report import Paper, Printed
from planner.formats.people import OutContact
from planner.formats.tables import write_csv
from planner.formats.vcard import write_vcards
from planner.i18n import _
from planner.model import EventKind, FollowUpKind, FollowUpStatus, Mark
from planner.queries.dump import dump
from planner.queries.events import EventRow, event_record, event_rows
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.people import ContactRow, contact_rows
from planner.queries.plan import TargetRow, target_rows
from planner.queries.reports.met import MET_HEADER, met_table
from planner.queries.texts import EventTexts, contact_photos, event_texts
from planner.queries.whole_events import whole_events
from planner.store import Store
from planner.store.schema import newest
from planner.times import Moment

_PEOPLE_HEADER = (
    "Name",
    "Title",
    "Organisation",
    "E-mail",
    "Telephone",
    "Link",
    "Roles",
    "Tags",
    "Last met",
    "Note",
)


def follow_ups_file(
    store: Store,
    event_id: int | None,
    suffix: str,
    *,
    as_events: bool = False,
    my_zone: str,
    paper: str = "a4",
) -> bytes:
    """Return the follow-ups of an event (None: all) as .pdf, .ics, .csv or .vcf.

    The .ics has tasks, or all-day events with an alarm; the .csv one row per person met; the
    .vcf the people met there. Raises BadInput for another ending.
    """
    now = store.clock.now()
    match suffix.casefold():
        case ".pdf":
            return follow_ups_paper(store, event_id, my_zone, Paper(paper)).pdf
        case ".ics":
            rows = store.read(follow_up_rows, now, event_id)
            todos = [_todo(row) for row in rows if row.status is not FollowUpStatus.WAIVED]
            name = _("Follow-ups")
            return write_todos(todos, as_events=as_events, stamp=now, name=name)
        case ".csv":
            return write_csv(MET_HEADER, store.read(met_table, now, event_id))
        case ".vcf":
            rows = store.read(follow_up_rows, now, event_id)
            return _vcards(store, rows)
        case _:
            raise BadInput(
                _("Follow-ups are written as .pdf, .ics, .csv or .vcf, not as “{suffix}”.").format(
                    suffix=suffix
                )
            )


def follow_ups_paper(
    store: Store,
    event_id: int | None,
    my_zone: str,
    paper: Paper = Paper.A4,
    *,
    drafts: bool = False,
) -> Printed:
    """Return the follow-ups of an event (None: all) on paper, with what that left out.

    With `drafts` the messages stand on it as well, and each person's link as a code.
    """
    from planner.formats.pdf.followups import follow_up_list

    return follow_up_list(
        follow_up_list_report(store, my_zone, event_id, paper, drafts=drafts, codes=drafts)
    )


def plan_ics(store: Store, event_id: int) -> bytes:
    """Return one's plan at an event as a calendar for the phone.

    Marked sessions, meetings and sessions of targets, with code, find, give and ask of the
    people there in the description; on the days of the conference its goals, and whom no
    session leads to.
    """
    record = store.read(event_record, event_id)
    rows = store.read(event_rows, conference_id=event_id) or [record.row]
    targets = store.read(target_rows, event_id)
    texts = store.read(event_texts)
    found = {find.id for target in targets for find in target.finds}
    chosen = [
        row
        for row in rows
        if row.mark not in (Mark.NONE,)
        or row.id in found
        or row.kind in (EventKind.MEETING, EventKind.BREAK)
        or row.parent_id is None
    ]
    events = [_out_event(row, targets, texts[row.id], planned=True) for row in chosen]
    whole = _out_event(record.row, targets, texts[event_id], planned=True)
    if record.row not in chosen and record.row.parent_id is None and whole.description:
        events.insert(0, _as_days(whole, record.row))
    items = _apart(events)
    return write_events(items, stamp=store.clock.now(), name=record.row.title)


def people_file(store: Store, suffix: str) -> tuple[bytes, int]:
    """Return all people as .vcf or .csv, and how many they are; BadInput for another ending."""
    rows = store.read(contact_rows, include_me=True)
    match suffix.casefold():
        case ".vcf":
            return cards_of(store), len(rows)
        case ".csv":
            return people_table(rows), len(rows)
        case _:
            raise BadInput(
                _("People are written as .vcf or .csv, not as “{suffix}”.").format(suffix=suffix)
            )


def cards_of(store: Store, ids: frozenset[int] | None = None) -> bytes:
    """Return the cards of these people, or of all, with their photos."""
    rows = store.read(contact_rows, include_me=True, ids=ids)
    photos = store.read(contact_photos, ids)
    return write_vcards([_out_contact(row, photos.get(row.id)) for row in rows])


def people_table(rows: list[ContactRow]) -> bytes:
    """Return people as a table, one a row."""
    return write_csv(_PEOPLE_HEADER, [_people_row(row) for row in rows])


_EXPORTED = (FILE_NAME, *("events.ics", "follow-ups.ics", "people.vcf", "people.csv", "met.csv"))


def in_the_way(folder: Path) -> list[str]:
    """Return the names of the files in a folder that an export would replace."""
    return [name for name in _EXPORTED if (folder / name).exists()]


def export_folder(store: Store, folder: Path) -> list[Path]:
    """Write everything into a folder: planner.json, lossless, and the same for other programs."""
    try:
        make_folder(folder)
    except OSError as error:
        raise PlannerError(
            _("The folder {folder} cannot be used: {reason}.").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
    now, zone = store.clock.now(), store.clock.zone_name
    events = _apart(
        [_out_event(one.row, one.targets, one.texts) for one in store.read(whole_events)]
    )
    files = (
        write_dump(store.read(dump, newest())),
        write_events(events, stamp=now, name="Planner"),
        follow_ups_file(store, None, ".ics", my_zone=zone),
        people_file(store, ".vcf")[0],
        people_file(store, ".csv")[0],
        follow_ups_file(store, None, ".csv", my_zone=zone),
    )
    named = zip(_EXPORTED, files, strict=True)
    return [atomic_write(folder / name, data) for name, data in named]


def _out_event(
    row: EventRow, targets: Sequence[TargetRow], texts: EventTexts, *, planned: bool = False
) -> OutEvent:
    """Return an event with what one plans there, then what its calendar says of it.

    Its UID is one of our own, so that no program takes it for the event it came from. One
    that is `planned` bears its mark in the title, and reminds of the people there.
    """
    there = [target for target in targets if _is_found(target, row)]
    lines = [line for target in there for line in _target_lines(target)]
    marked = row.mark is not Mark.NONE
    own = [
        _("Mark: {mark}").format(mark=row.mark.value) if marked and not planned else "",
        *(_("Goal: {text}").format(text=goal) for goal in texts.goals),
        *lines,
        _("Note: {text}").format(text=texts.note) if texts.note else "",
    ]
    plan = "\n".join(text for text in own if text)
    uid = row.uid or f"event-{row.id}@planner"
    recurrence = f"-{row.recurrence_id}" if row.recurrence_id else ""
    mark = f" [{row.mark.value}]" if planned and marked else ""
    # The words of the calendar are many, and the plan has the phone's small window to itself.
    said = "" if planned and row.kind is EventKind.CONFERENCE else texts.description
    return OutEvent(
        uid=f"planner-{'plan' if planned else 'event'}-{uid}{recurrence}",
        title=f"{row.title}{mark}",
        start=row.start,
        end=row.end,
        description="\n\n".join(text for text in (plan, said) if text),
        location=row.location,
        url=texts.url,
        categories=row.categories,
        alarm_minutes=10 if there and planned else None,
        status="CANCELLED" if row.gone else row.status,
    )


def _is_found(target: TargetRow, row: EventRow) -> bool:
    """Whether somebody is to be met at an event: a find, or the conference where there is none."""
    if target.finds:
        return row.id in {find.id for find in target.finds}
    return row.id in (target.conference_id, target.event_id)


def _as_days(event: OutEvent, row: EventRow) -> OutEvent:
    """Return a conference as the whole days it takes, which stay free for its sessions."""
    first = row.local_start.date()
    last = max(first, (row.local_end - timedelta(microseconds=1)).date())
    start, end = Moment.of_date(first), Moment.of_date(last + timedelta(days=1))
    return replace(event, start=start, end=end, alarm_minutes=None, free=True)


def _apart(events: list[OutEvent]) -> list[OutEvent]:
    """Return events that no other program takes for one: two calendars may bear the same UID."""
    seen: dict[str, int] = {}
    apart = []
    for event in events:
        seen[event.uid] = count = seen.get(event.uid, 0) + 1
        apart.append(event if count == 1 else replace(event, uid=f"{event.uid}-{count}"))
    return apart


def _target_lines(target: TargetRow) -> list[str]:
    company = f", {target.organisation}" if target.organisation and not target.company else ""
    lines = [f"{target.code} {target.name}{company}"]
    if target.place:
        lines.append(_("  Find: {text}").format(text=target.place))
    if target.give:
        lines.append(_("  Give: {text}").format(text=target.give))
    lines += [_("  Ask: {text}").format(text=ask) for ask in target.asks]
    return lines


def _todo(row: FollowUpRow) -> OutTodo:
    return OutTodo(
        uid=row.uid,
        title=follow_up_title(row),
        due=row.due,
        description="\n".join(text for text in (row.text, row.event) if text),
        categories=(row.kind.value,),
        priority=1 if row.kind is FollowUpKind.PROMISE else 5,
        completed=None if row.pending else row.closed_at or row.created_at,
    )


def follow_up_title(row: FollowUpRow) -> str:
    """Return what is to be done in a few words, with the person's name."""
    titles = {
        FollowUpKind.PROMISE: _("Promised {person}: {text}"),
        FollowUpKind.GIVE: _("Give {person}: {text}"),
        FollowUpKind.MESSAGE: _("Write to {person}")
        if not row.text
        else _("Write to {person}: {text}"),
        FollowUpKind.CALL: _("Call {person}") if not row.text else _("Call {person}: {text}"),
        FollowUpKind.INTRODUCTION: _("Introduce {person}")
        if not row.text
        else _("Introduce {person}: {text}"),
    }
    return titles[row.kind].format(person=row.person, text=row.text)


def _vcards(store: Store, rows: list[FollowUpRow]) -> bytes:
    """Return the cards of the people something is or was to be done for, the event in the note."""
    where: dict[int, str] = {row.contact_id: row.event for row in rows if row.contact_id}
    people = store.read(contact_rows, ids=frozenset(where))
    photos = store.read(contact_photos)
    return write_vcards([_out_contact(row, photos.get(row.id), where[row.id]) for row in people])


def _out_contact(row: ContactRow, photo: bytes | None, event: str = "") -> OutContact:
    met = _("Met at {event}").format(event=event) if event else ""
    return OutContact(
        uid=row.uid,
        name=row.name,
        title=row.title,
        organisation=row.organisation,
        emails=row.emails,
        phones=row.phones,
        links=row.links,
        note="\n".join(text for text in (row.note, met) if text),
        tags=tuple(dict.fromkeys([*row.tags, *([event] if event else [])])),
        roles=row.roles,
        photo=photo,
    )


def _people_row(row: ContactRow) -> tuple[str, ...]:
    return (
        row.name,
        row.title,
        row.organisation,
        "; ".join(row.emails),
        "; ".join(row.phones),
        "; ".join(row.links),
        "; ".join(row.roles),
        "; ".join(row.tags),
        row.last_met.isoformat() if row.last_met else "",
        row.note,
    )
