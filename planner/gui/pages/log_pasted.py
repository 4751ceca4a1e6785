"""Logs many pasted lines beside the window: read and written on a worker, as one step to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from planner.commands.encounters import Logged, log_lines
from planner.formats.personline import PersonLine, parse_lines
from planner.gui.jobs import Progress
from planner.gui.page import Page
from planner.i18n import locale_name, ngettext
from planner.store import Store

AT_ONCE = 5  # lines; more are logged on a worker, as each takes some 6 ms


@dataclass(frozen=True)
class Pasted:
    """Lines as they were pasted, and by what they are read: today, and the organisations known."""

    lines: Sequence[str]
    today: date
    organisations: Sequence[str]

    def read(self, progress: Callable[[int, int], object] | None = None) -> list[PersonLine]:
        """Return what the lines say; those that are indented belong to the one above."""
        return list(
            parse_lines(
                self.lines,
                today=self.today,
                locale=locale_name(),
                organisations=self.organisations,
                progress=progress,
            )
        )


def log_label(count: int) -> str:
    """Return the name of the step that logs so many lines."""
    return ngettext("Log {count} line", "Log {count} lines", count).format(count=count)


def log_many(
    page: Page,
    pasted: Pasted,
    done: Callable[[int | None, str, Logged], object],
    day: date | None,
) -> None:
    """Log the lines on a worker; `done(event id, label, what was written)` follows."""
    count, event_id = len(pasted.lines), page.event_id
    title = ngettext("Logging {count} line", "Logging {count} lines", count).format(count=count)
    work = partial(_read_and_log, page.store, event_id, pasted, day)
    page.work_long(title, work, partial(_finish, page, done, event_id), stops=True)


def _read_and_log(
    store: Store,
    event_id: int | None,
    pasted: Pasted,
    day: date | None,
    progress: Progress | None = None,
) -> tuple[str, Logged]:
    # Writing a line takes far longer than reading it: how far it is is told of the writing.
    lines = pasted.read(partial(_only_check, progress) if progress is not None else None)
    if not lines:  # nothing of it can be seen
        return "", Logged()
    label = log_label(len(lines))
    now, zone = store.clock.now(), store.clock.zone_name
    return label, store.write_bulk(
        label, log_lines, event_id, lines, now, zone, day, progress=progress
    )


def _only_check(progress: Progress, _done: int, _count: int) -> None:
    progress.check()


def _finish(
    page: Page,
    done: Callable[[int | None, str, Logged], object],
    event_id: int | None,
    answer: tuple[str, Logged],
) -> None:
    label, logged = answer
    if label:
        page.written.emit(label)
        done(event_id, label, logged)
