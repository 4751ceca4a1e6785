"""What importing a calendar would do, and what was wrong, as rows for the preview."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.commands.import_plan import Change, ChangeKind, FieldChange, ImportPlan, Proposal
from planner.formats.ics.values import Problem, ReadEntry
from planner.formats.pdf.dates import clock
from planner.gui.dates import at_time, day_words, moment_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.text import joined
from planner.i18n import _

_ARROW = "\N{RIGHTWARDS ARROW}"
_NOTHING = "\N{EN DASH}"
_NEVER = datetime.max.replace(tzinfo=UTC)
_LONG = {"description", "url", "categories"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry that changes: `detail` has the fields before and after."""

    id: int
    kind: str
    tone: Tone
    title: str
    detail: str
    touches_plan: bool


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of plain texts with its place in the list."""

    id: int
    texts: tuple[str, ...]


def count_words(plan: ImportPlan) -> list[str]:
    """Return the counts of a calendar that are not nothing, in words."""
    numbers = [
        (plan.count(ChangeKind.NEW), _("{n} new")),
        (plan.count(ChangeKind.CHANGED), _("{n} changed")),
        (plan.moved, _("{n} of them moved")),
        (plan.cancelled, _("{n} of them cancelled")),
        (plan.count(ChangeKind.UNCHANGED), _("{n} unchanged")),
        (plan.count(ChangeKind.GONE), _("{n} no longer listed")),
        (plan.read.duplicates, _("{n} listed twice")),
        (plan.read.skipped, _("{n} skipped")),
    ]
    return [words.format(n=number) for number, words in numbers if number]


def change_rows(plan: ImportPlan) -> list[ChangeRow]:
    """Return what changes: what touches one's own plan first, then changed, gone and new."""
    order = {ChangeKind.CHANGED: 0, ChangeKind.GONE: 1, ChangeKind.NEW: 2}
    changes = [change for change in plan.changes if change.kind is not ChangeKind.UNCHANGED]
    starts = [_start(entry, plan.zone) for entry in plan.read.entries]
    changes.sort(
        key=lambda c: (
            not c.touches_plan,
            order[c.kind],
            not (c.moved or c.cancelled),
            starts[c.index] if c.index is not None else _NEVER,
        )
    )
    return [_change_row(at, change, plan) for at, change in enumerate(changes)]


def change_columns() -> tuple[Column, ...]:
    """Return the columns of the table of changes."""
    return (
        Column(_("What"), _kind, width=16, badge=_tone, searched=False),
        Column(_("Event"), _title, bold=_touches, icon=_plan_icon),
        Column(_("Before and after"), _detail, muted=_never_mine, tooltip=_detail),
    )


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Two titles that may be one entry; `id` is the position of the read one."""

    id: int
    before: str
    after: str
    touches_plan: bool


def proposal_row(proposal: Proposal) -> ProposalRow:
    """Return a proposal as a row."""
    return ProposalRow(proposal.index, proposal.before, proposal.after, proposal.touches_plan)


def proposal_columns() -> tuple[Column, ...]:
    """Return the columns of the table of entries that may have been renamed."""
    return (
        Column(_("Listed until now"), _before, width=34, bold=_touches, icon=_plan_icon),
        Column(_("The same under another title?"), _after, tooltip=_after),
    )


def problem_rows(problems: Iterable[Problem]) -> list[NumberedRow]:
    """Return the problems that the reader met, in words."""
    return [
        NumberedRow(at, (str(p.line) if p.line else "", p.summary, p.message))
        for at, p in enumerate(problems)
    ]


def problem_columns() -> tuple[Column, ...]:
    """Return the columns of the table of problems."""
    return (
        Column(_("Line"), _nth(0), width=7, align="end", sort_key=_line_number),
        Column(_("Entry"), _nth(1), width=26),
        Column(_("What was found"), _nth(2), tooltip=_nth(2)),
    )


def _change_row(at: int, change: Change, plan: ImportPlan) -> ChangeRow:
    words, tone = {
        ChangeKind.NEW: (_("New"), Tone.GOOD),
        ChangeKind.CHANGED: (_("Changed"), Tone.ACCENT),
        ChangeKind.GONE: (_("Not listed"), Tone.WARN),
        ChangeKind.UNCHANGED: (_("Unchanged"), Tone.NEUTRAL),
    }[change.kind]
    if change.kind is ChangeKind.CHANGED and change.moved:
        words, tone = _("Moved"), Tone.WARN
    if change.cancelled:
        words, tone = _("Cancelled"), Tone.WARN
    detail = "; ".join(_field_words(field) for field in change.fields)
    if change.kind is ChangeKind.NEW and change.index is not None:
        entry = plan.read.entries[change.index]
        if entry.occurrences:
            start = entry.occurrences[0].start.local(plan.zone)
            when = day_words(start.date())
            if not entry.occurrences[0].start.all_day:
                when = at_time(when, clock(start))
            detail = joined((when, entry.location))
    if change.kind is ChangeKind.GONE:
        detail = _("It is kept and marked as no longer listed.")
    return ChangeRow(at, words, tone, change.title or _("Untitled"), detail, change.touches_plan)


def _start(entry: ReadEntry, zone: str) -> datetime:
    return entry.occurrences[0].start.instant(zone) if entry.occurrences else _NEVER


def _field_words(change: FieldChange) -> str:
    names = {
        "start": _("Start"),
        "end": _("End"),
        "location": _("Place"),
        "title": _("Title"),
        "status": _("Status"),
        "description": _("Description"),
        "url": _("Link"),
        "categories": _("Categories"),
        "listed": _("Listed"),
    }
    name = names.get(change.name, change.name)
    if change.name == "status" and "CANCELLED" in (change.before, change.after):
        return _("Cancelled") if change.after == "CANCELLED" else _("No longer cancelled")
    if change.name in _LONG:
        return _("{field} differs").format(field=name)
    before, after = _value_words(change, change.before), _value_words(change, change.after)
    return f"{name} {before} {_ARROW} {after}"


def _value_words(change: FieldChange, text: str) -> str:
    if not text:
        return _NOTHING
    if change.name == "status":
        return {"TENTATIVE": _("tentative"), "CONFIRMED": _("confirmed")}.get(text, text)
    if change.name not in ("start", "end"):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) <= 10:
        return day_words(moment.date())
    other = change.after if text == change.before else change.before
    if other[:10] == text[:10]:  # the same day on both sides need not be said
        return clock(moment)
    return moment_words(moment)


def _kind(row: ChangeRow) -> str:
    return row.kind


def _before(row: ProposalRow) -> str:
    return row.before


def _after(row: ProposalRow) -> str:
    return row.after


def _tone(row: ChangeRow) -> Tone:
    return row.tone


def _title(row: ChangeRow) -> str:
    return row.title


def _detail(row: ChangeRow) -> str:
    return row.detail


def _touches(row: ChangeRow | ProposalRow) -> bool:
    return row.touches_plan


def _never_mine(row: ChangeRow) -> bool:
    return not row.touches_plan


def _plan_icon(row: ChangeRow | ProposalRow) -> str:
    return "star" if row.touches_plan else ""


def _line_number(row: NumberedRow) -> int | None:
    return int(row.texts[0]) if row.texts[0] else None


def _nth(position: int):
    def text(row: NumberedRow) -> str:
        return row.texts[position]

    return text
