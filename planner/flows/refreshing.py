"""Keeping calendars up to date: asking their addresses for news, and letting series go on."""

from contextlib import nullcontext
from dataclasses import dataclass, replace

from planner.commands.calendars import extend_series
from planner.commands.import_choices import ImportOptions
from planner.commands.import_plan import Source, plan_import
from planner.errors import BadInput, NotAllowed
from planner.flows.importing import (
    Outcome,
    Preview,
    Progress,
    apply,
    preview,
    refuse_stale,
    refuse_unasked,
)
from planner.flows.reading import read_address, recall_from
from planner.formats.ics.values import ReadCalendar
from planner.i18n import _
from planner.model import SourceKind
from planner.queries.calendars import CalendarRow, count_events
from planner.queries.memory import Series, series_that_go_on
from planner.store import Store


@dataclass(frozen=True)
class Refreshed:
    """What asking for one calendar came to: nothing new where `outcome` is None."""

    calendar: CalendarRow
    outcome: Outcome | None = None


def ask_address(store: Store, row: CalendarRow) -> Preview | None:
    """Fetch a calendar and say what it would change; None where nothing is new.

    The store is not touched. Raises BadInput with one sentence for whatever is wrong with the
    address, its server or what it sends, and NotAllowed for a calendar without an address.
    """
    if not row.has_address:
        raise NotAllowed(
            _("“{name}” comes from a file; import a newer one to bring it up to date.").format(
                name=row.name
            )
        )
    brought = read_address(
        row.source,
        store.clock.today(),
        etag=row.etag,
        last_modified=row.last_modified,
        allow_private=row.private_allowed,
        recall=recall_from(store),
    )
    if not brought:
        return None
    if brought[0].calendar is None:
        raise BadInput(_("What “{name}” sends is no calendar any more.").format(name=row.name))
    options = ImportOptions(into=str(row.id))
    with store.held():
        shown = preview(store, brought[0], options, store.clock.zone_name)
    return shown if shown.plan is not None and shown.plan.differs else None


def refresh(
    store: Store,
    row: CalendarRow,
    *,
    unasked: bool = True,
    bulk: bool = False,
    progress: Progress | None = None,
) -> Refreshed:
    """Bring one calendar up to date with its address, as one step to undo.

    `unasked` says that nobody looks at what changes: then NotConfirmed is raised where more than
    half of the calendar would be gone. Whatever is raised, the store is as it was.
    """
    shown = ask_address(store, row)
    if shown is None:
        return Refreshed(row)
    if unasked:
        refuse_unasked(shown)
    return Refreshed(row, apply(store, shown, bulk=bulk, progress=progress))


def extend_all_series(store: Store, *, bulk: bool = False) -> int:
    """Expand every series as far as it goes today; return how many times were added.

    The window in which series are expanded moves on, also where a calendar stays as it was.
    Raises Stale when somebody else writes meanwhile; what is left has to be asked for again.
    """
    from planner.formats.ics.reader import read_calendar

    added, revision = 0, store.revision
    today = store.clock.today()
    for series in store.read(series_that_go_on, today):
        zone = series.receipt.zone
        read = read_calendar(series.as_file(), name=series.name, today=today, zone=zone)
        read = replace(read, known=series.others, calendar=series.calendar)
        with store.held() if bulk else nullcontext():
            refuse_stale(store, revision)
            more = _extend(store, series, read)
        if more is not None:
            added += more
            revision += 1
    return added


def _extend(store: Store, series: Series, read: ReadCalendar) -> int | None:
    """Write as one step what the series of a calendar have come to, None where they may not."""
    source = Source(SourceKind.FILE, series.name)
    plan = store.read(plan_import, read, source, ImportOptions(), store.clock.zone_name)
    if plan.differs:
        # It was received whole: what it does not come to now is no news of its calendar.
        return None
    label = _("Go on with the series of {name}").format(name=series.name)
    before = store.read(count_events, series.calendar)
    store.write(label, extend_series, plan, store.clock.now())
    return store.read(count_events, series.calendar) - before
