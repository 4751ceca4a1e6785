"""Where Enter on something found leads: its page, with its row chosen."""

from typing import TYPE_CHECKING, Any

from planner.model.searched import Kind
from planner.queries.search import Hit

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow


def go_to(window: "MainWindow", hit: Hit) -> None:
    """Show what was found where one works with it."""
    match hit.kind:
        case Kind.PERSON:
            show_person(window, hit.id)
        case Kind.ORGANISATION:
            show_organisation(window, hit.title)
        case Kind.EVENT:
            show_event(window, hit.event_id, hit.id)
        case Kind.LISTED:
            _show_listed(window, hit)
        case Kind.TARGET:
            _show_target(window, hit)
        case Kind.ENCOUNTER:
            _show_encounter(window, hit)
        case Kind.FOLLOW_UP:
            _show_follow_up(window, hit)


def show_person(window: "MainWindow", contact_id: int) -> None:
    """Show one person on the People page."""
    page: Any = window.go("people")
    page.show_person(contact_id)
    page.table.setFocus()


def show_organisation(window: "MainWindow", name: str) -> None:
    """Show whom one knows at a company."""
    page: Any = window.go("people")
    page.search.setText(name)
    page.table.setFocus()


def show_event(window: "MainWindow", root_id: int | None, event_id: int) -> None:
    """Show an event, or a session on the schedule of its conference."""
    if root_id is None or root_id == event_id:
        name = str(window.state.get("page", "schedule"))
        window.go(name, event_id)
        return
    page: Any = window.go("schedule", root_id)
    page.show_session(event_id)
    page.table.setFocus()


def _show_listed(window: "MainWindow", hit: Hit) -> None:
    page: Any = window.go("plan", hit.event_id)
    page.tabs.setCurrentIndex(page.tabs.count() - 1)  # who is there
    page.candidates.search.setText(hit.title)
    page.candidates.table.setFocus()


def _show_target(window: "MainWindow", hit: Hit) -> None:
    page: Any = window.go("plan", hit.event_id)
    page.show_target(hit.code)
    page.cards.setFocus()


def _show_encounter(window: "MainWindow", hit: Hit) -> None:
    if hit.event_id is None and hit.contact_id is not None:
        show_person(window, hit.contact_id)
        return
    page: Any = window.go("log", hit.event_id)
    page.logged.cards.choose(f"encounter {hit.id}")
    page.logged.cards.setFocus()


def _show_follow_up(window: "MainWindow", hit: Hit) -> None:
    if not hit.pending and hit.event_id is None:
        if hit.contact_id is not None:
            show_person(window, hit.contact_id)
        return
    page: Any = window.go("due") if hit.pending else window.go("follow-ups", hit.event_id)
    page.search.clear()
    page.choose_next(hit.id)
    if hit.pending and page.table.current_id != hit.id:  # beyond the first ones
        page.show_all()
        page.choose_next(hit.id)
    page.table.setFocus()
