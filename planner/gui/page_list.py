"""The pages of the window: what each is called, its icon, and where its code is loaded from."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from planner.errors import NotFound, StoreBusy
from planner.formats.pdf.dates import day_short
from planner.gui.page import Page
from planner.i18n import _, locale_name
from planner.store import Store

_TURN = 0.005  # seconds of loading after which the event loop has its turn
_WHOLE = "_board"  # what is put together of the others

# What the pages import that is not made of Qt; a test says what is missing.
_BELOW = {
    "commands": ("carrying", "correcting", "drafts", "duplicates", "people_import", "texts"),
    "flows": (
        "giving",
        "kits",
        "person_words",
        "photos",
        "printing",
        "proposing",
        "usual_sheet",
        "wishes",
    ),
    "formats": ("messages", "pdf.onpaper"),
    "queries": (
        "amount",
        "asking",
        "encounters",
        "kinds",
        "logged_lines",
        "people_list",
        "recall",
        "review",
    ),
}


@dataclass(frozen=True)
class PageSpec:
    """One page. `of_event` pages stand behind the tabs, the others beside the event list.

    `load` imports the class only when the page is first shown: the start pays for one page.
    """

    name: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    of_event: bool = True


def page_specs() -> tuple[PageSpec, ...]:
    """Return all pages in the order of the loop, named in the user's language."""
    return (
        PageSpec("schedule", _("Schedule"), "calendar-days", _schedule),
        PageSpec("plan", _("Plan"), "target", _plan),
        PageSpec("sheet", _("Sheet"), "file-text", _sheet),
        PageSpec("log", _("Log"), "message-square", _log),
        PageSpec("follow-ups", _("Follow-ups"), "mail", _follow_ups),
        PageSpec("review", _("Review"), "chart-column", _review),
        PageSpec("people", _("People"), "users", _people, of_event=False),
        PageSpec("due", _("Due"), "bell", _due, of_event=False),
        PageSpec("me", _("Me"), "id-card", _me, of_event=False),
    )


def load_in_turns(spec: PageSpec) -> Iterator[None]:
    """Load the code of a page, a few of the modules that bear its name at a time."""
    from planner.gui import pages

    prefix = spec.name.replace("-", "") + "_"
    names = [part.name for part in iter_modules(pages.__path__) if part.name.startswith(prefix)]
    begun = time.perf_counter()
    for name in sorted(names, key=lambda name: name.endswith(_WHOLE)):
        import_module(f"planner.gui.pages.{name}")
        if time.perf_counter() - begun > _TURN:
            yield
            begun = time.perf_counter()
    spec.load()


def ask_ahead(store: Store) -> None:
    """Have the store know what the window asks; for a worker: the window is not there yet."""
    from planner.queries.ahead import any_event_id, questions_of_window

    day_short(store.clock.today())  # the names of days are read at the first time
    _ask(store, questions_of_window(store.read(any_event_id), store.clock.now()))


def load_all(store: Store) -> bool:
    """Load what the pages are built on, and have the store know what they will ask.

    For a worker, so that nobody waits for it when a page is opened; what is made of Qt, the pages
    themselves, is loaded on the GUI thread alone. Returns False where there was no event yet to
    ask about, or no way to ask.
    """
    from planner.formats.kits import contexts
    from planner.queries.ahead import any_event_id, questions_of_pages

    load_below()
    contexts(locale_name())
    with suppress(StoreBusy):
        event_id = store.read(any_event_id)
        _ask(store, questions_of_pages(event_id, store.clock))
        return event_id != 0
    return False


def load_below() -> None:
    """Load what the pages stand on, which is not made of Qt; on any thread."""
    for part, names in _BELOW.items():
        for name in names:
            import_module(f"planner.{part}.{name}")


def _ask(store: Store, questions: Sequence[Callable[..., Any]]) -> None:
    for question in questions:
        with suppress(NotFound):
            store.read(question)


def _schedule() -> type[Page]:
    from planner.gui.pages.schedule import SchedulePage

    return SchedulePage


def _plan() -> type[Page]:
    from planner.gui.pages.plan import PlanPage

    return PlanPage


def _sheet() -> type[Page]:
    from planner.gui.pages.sheet import SheetPage

    return SheetPage


def _log() -> type[Page]:
    from planner.gui.pages.log import LogPage

    return LogPage


def _follow_ups() -> type[Page]:
    from planner.gui.pages.followups import FollowUpsPage

    return FollowUpsPage


def _review() -> type[Page]:
    from planner.gui.pages.review import ReviewPage

    return ReviewPage


def _people() -> type[Page]:
    from planner.gui.pages.people import PeoplePage

    return PeoplePage


def _due() -> type[Page]:
    from planner.gui.pages.due import DuePage

    return DuePage


def _me() -> type[Page]:
    from planner.gui.pages.me import MePage

    return MePage
