"""Keeping calendars up to date: asking their addresses for news, and letting series go on."""

from dataclasses import dataclass, replace

from planner.commands.calendars import extend_series
from planner.commands.import_choices import ImportOptions
from planner.commands.import_plan import Source, plan_import
from planner.errors import BadInput, NotAllowed
from planner.flows.importing import Outcome, Preview, Progress, apply, preview, refuse_unasked
from planner.flows.reading import read_address, recall_from
from planner.i18n import _
from planner.model import SourceKind
from planner.queries.calendars import CalendarRow, count_events
from planner.queries.memory import series_that_go_on
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
    """
    from planner.formats.ics.reader import read_calendar

    added = 0
    today = store.clock.today()
    for series in store.read(series_that_go_on, today):
        zone = series.receipt.zone
        read = read_calendar(series.as_file(), name=series.name, today=today, zone=zone)
        read = replace(read, known=series.others, calendar=series.calendar)
        source = Source(SourceKind.FILE, series.name)
        plan = store.read(plan_import, read, source, ImportOptions(), store.clock.zone_name)
        if plan.differs:
            # It was received whole: what it does not come to now is no news of its calendar.
            continue
        label = _("Go on with the series of {name}").format(name=series.name)
        write = store.write_bulk if bulk else store.write
        before = store.read(count_events, series.calendar)
        write(label, extend_series, plan, store.clock.now())
        added += store.read(count_events, series.calendar) - before
    return added
