"""Bringing what was read into the store: preview first, then one step that can be undone."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from planner.commands.calendars import Imported, apply_import
from planner.commands.import_choices import ImportOptions
from planner.commands.import_plan import ChangeKind, ImportPlan, plan_import
from planner.commands.people_import import Meaning, PeopleImported, import_people
from planner.commands.recognising import Recognised, recognise_people
from planner.errors import NotConfirmed, Stale
from planner.flows.choosing import AS_READ, PeopleChoice, cancelled_in, read_as_chosen, without
from planner.flows.reading import Brought
from planner.formats.ics.values import Problem
from planner.formats.people import ReadPeople
from planner.formats.resting import collector_resting
from planner.i18n import _
from planner.queries.counts import is_empty
from planner.store import Store
from planner.times import TimeKind

BACKUP_FROM = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Preview:
    """What an import would do, and the state of the store it was reckoned from.

    `plan` is that of a calendar. Of a list of people `read` is the list with its columns as
    `choice` has them, `people` what importing all of it would do (None while the event is
    still to be chosen), and `recognised` who they are among those one knows, one for each.
    """

    brought: Brought
    options: ImportOptions
    revision: int
    plan: ImportPlan | None = None
    meaning: Meaning | None = None
    people: PeopleImported | None = None
    read: ReadPeople | None = None
    choice: PeopleChoice = AS_READ
    recognised: tuple[Recognised | None, ...] = ()

    @property
    def chosen(self) -> ReadPeople:
        """The people that are to be imported."""
        assert self.read is not None
        return without(self.read, self.left_out)

    @property
    def left_out(self) -> frozenset[int]:
        """The positions in `read` of those who are not to be imported."""
        return self.choice.left_out or frozenset()

    @property
    def cancelled(self) -> int:
        """How many are left out because they will not be there."""
        return len(self.left_out & cancelled_in(self.read)) if self.read is not None else 0

    def leaving_out(self, left_out: Iterable[int]) -> "Preview":
        """Return it with those positions of `read` left out."""
        return replace(self, choice=replace(self.choice, left_out=frozenset(left_out)))


@dataclass(frozen=True)
class Outcome:
    """What an import did (or would have done)."""

    preview: Preview
    imported: Imported | None = None
    people: PeopleImported | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the document of `planner import --json` for one source."""
        if self.preview.plan is not None:
            return _calendar_json(self.preview.plan, self.imported)
        read = self.preview.chosen
        done = self.people or self.preview.people
        rows = list(done.rows) if done else []
        if self.people is None:
            rows = [what for at, what in enumerate(rows) if at not in self.preview.left_out]
        return {
            "source": self.preview.brought.source.name,
            "kind": "people",
            "found": read.found,
            "new": rows.count("new"),
            "changed": rows.count("changed"),
            "unchanged": rows.count("unchanged"),
            "skipped": read.skipped,
            "problems": [_problem(problem) for problem in read.problems],
        }


def preview(
    store: Store,
    brought: Brought,
    options: ImportOptions,
    my_zone: str,
    choice: PeopleChoice = AS_READ,
) -> Preview:
    """Say what importing would change; the store is not touched.

    People who are or were at an event that is still to be chosen are not counted yet.
    """
    revision = store.revision
    options = fitting(options, brought)
    brought = brought.as_asked(options.into, options.zone, revision)
    if brought.calendar is not None:
        with collector_resting():
            plan = store.read(plan_import, brought.calendar, brought.source, options, my_zone)
        return Preview(brought, options, revision, plan=plan)
    assert brought.people is not None
    read = read_as_chosen(brought.people, choice)
    meaning = meaning_of(read, options)
    if choice.left_out is None:
        choice = replace(choice, left_out=proposed_left_out(read, meaning, options))
    people = None
    if meaning is Meaning.CONTACTS or options.conference_id is not None:
        now = store.clock.now()
        # Those left out come last: who registered anew is not known by what was cancelled.
        gone = choice.left_out or frozenset()
        order = sorted(range(len(read.people)), key=gone.__contains__)
        sorted_read = replace(read, people=tuple(read.people[at] for at in order))
        people = store.rehearse(import_people, sorted_read, meaning, options.conference_id, now)
        what = dict(zip(order, people.rows, strict=True))
        people = replace(people, rows=tuple(what[at] for at in range(len(order))))
    recognised = tuple(store.read(recognise_people, read))
    return Preview(
        brought,
        options,
        revision,
        meaning=meaning,
        people=people,
        read=read,
        choice=choice,
        recognised=recognised,
    )


def apply(
    store: Store, shown: Preview, *, bulk: bool = False, progress: Progress | None = None
) -> Outcome:
    """Do what was previewed, as one step to undo.

    Raises Stale when the store has changed since. `bulk` is for a worker thread: the window
    keeps its rows meanwhile, and nobody writes between the backup that precedes more than a
    hundred changes and them.
    """
    with store.held() if bulk else nullcontext():
        return _apply(store, shown, progress)


def _apply(store: Store, shown: Preview, progress: Progress | None) -> Outcome:
    refuse_stale(store, shown.revision)
    name = PurePath(shown.brought.source.name).name or shown.brought.source.name
    label = _("Import {name}").format(name=name)
    if shown.plan is not None and shown.plan.refreshes:
        label = _("Refresh {name}").format(name=shown.plan.name)
    back_up_before(store, changes_of(shown))
    now = store.clock.now()
    if shown.plan is not None:
        with collector_resting():
            imported = store.write(label, apply_import, shown.plan, now, progress)
        return Outcome(shown, imported=imported)
    assert shown.meaning is not None
    event_id = shown.options.conference_id
    done = store.write(label, import_people, shown.chosen, shown.meaning, event_id, now)
    return Outcome(shown, people=done)


def fitting(options: ImportOptions, brought: Brought) -> ImportOptions:
    """Return the options without what says something of the other kind of file only."""
    of_people = options.import_as in set(Meaning)
    if options.import_as != "auto" and of_people == (brought.calendar is not None):
        return replace(options, import_as="auto")
    return options


def meaning_of(read: ReadPeople, options: ImportOptions) -> Meaning:
    """Return what a list means: as asked, else as its columns say where an event is named."""
    if options.import_as in set(Meaning):
        return Meaning(options.import_as)
    return Meaning.CONTACTS if options.conference_id is None else Meaning(read.meaning)


def proposed_left_out(read: ReadPeople, meaning: Meaning, options: ImportOptions) -> frozenset[int]:
    """Return who is left out unless the user says otherwise: who will not be there after all."""
    if meaning is not Meaning.ATTENDEES or options.cancelled_too:
        return frozenset()
    return cancelled_in(read)


def refuse_unasked(shown: Preview) -> None:
    """Raise NotConfirmed where more than half of a calendar would be gone, which is to be asked.

    For whoever imports without a person looking at the preview.
    """
    plan = shown.plan
    if plan is not None and plan.asks_first:
        raise NotConfirmed(
            _(
                "{gone} of the {live} entries of “{name}” are missing in what was read, more than"
                " half of them, so nothing was changed. It may be cut off, or another calendar."
            ).format(gone=plan.count(ChangeKind.GONE), live=plan.live, name=plan.name)
        )


def refuse_stale(store: Store, revision: int) -> None:
    """Raise Stale when the store has changed since it was that revision."""
    if revision != store.revision:
        raise Stale(_("Something changed meanwhile. Look at the preview again."))


def back_up_before(store: Store, changes: int) -> None:
    """Keep a copy of the store before many changes."""
    if changes > BACKUP_FROM and not store.read(is_empty):
        store.backup()


def changes_of(shown: Preview) -> int:
    """Return how many entries or people an import would touch."""
    if shown.plan is not None:
        return sum(change.kind is not ChangeKind.UNCHANGED for change in shown.plan.changes)
    return len(shown.chosen.people)


def _calendar_json(plan: ImportPlan, imported: Imported | None) -> dict[str, Any]:
    return {
        "source": plan.source.name,
        "kind": "calendar",
        "calendar": {
            "id": imported.calendar_id if imported else plan.calendar_id,
            "name": plan.name,
            "as": plan.imported_as.value,
            "event": imported.event_id if imported else plan.conference_id,
        },
        "found": plan.read.found,
        "new": plan.count(ChangeKind.NEW),
        "changed": plan.count(ChangeKind.CHANGED),
        "moved": plan.moved,
        "unchanged": plan.count(ChangeKind.UNCHANGED),
        "gone": plan.count(ChangeKind.GONE),
        "duplicates": plan.read.duplicates,
        "skipped": plan.read.skipped,
        "alike": [
            {"before": one.before, "after": one.after, "taken": one.taken} for one in plan.proposals
        ],
        "occurrences": imported.occurrences
        if imported
        else plan.read.known_occurrences
        + sum(len(entry.occurrences) for entry in plan.read.entries),
        "problems": [_problem(problem) for problem in (*plan.problems, *_guess(plan))],
    }


def _guess(plan: ImportPlan) -> list[Problem]:
    """Return the word that the zone is a guess, where any entry's time depends on it."""
    depends = any(
        occurrence.start.kind in (TimeKind.UTC, TimeKind.FLOATING)
        for entry in plan.read.entries
        for occurrence in entry.occurrences
    )
    if not (plan.zone_guessed and depends):
        return []
    words = _(
        "The file names no time zone; its times are shown in {zone}, which is a guess. "
        "Import it again with --zone to say which it is."
    )
    return [Problem(0, "", "", words.format(zone=plan.zone))]


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "uid": problem.uid,
        "summary": problem.summary,
        "message": problem.message,
    }
