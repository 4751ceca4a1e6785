"""Asking the addresses of calendars for news: what is new is shown or written, never both."""

from dataclasses import dataclass

from planner.commands.import_choices import ImportOptions
from planner.errors import BadInput, NotAllowed
from planner.flows.importing import Outcome, Preview, Progress, apply, preview, refuse_unasked
from planner.flows.reading import read_address, recall_from
from planner.i18n import _
from planner.queries.calendars import CalendarRow
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
    shown = preview(store, brought[0], ImportOptions(into=str(row.id)), store.clock.zone_name)
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
