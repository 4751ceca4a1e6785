"""Bringing the members of one archive in together: one preview, one step that can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from planner.commands.calendars import Imported, apply_import
from planner.commands.import_choices import ImportOptions
from planner.commands.import_plan import ImportPlan, plan_import
from planner.commands.people_import import Meaning, PeopleImported, import_people
from planner.flows.choosing import PeopleChoice, without
from planner.flows.importing import (
    Outcome,
    Preview,
    Progress,
    back_up_before,
    changes_of,
    fitting,
    meaning_of,
    proposed_left_out,
    refuse_stale,
)
from planner.flows.reading import Brought
from planner.i18n import _
from planner.store import Store

Session = Any  # what the store's door hands a command; only its own layers know its type


@dataclass(frozen=True)
class ArchivePreview:
    """What importing each member would do, in their order, those before it being imported.

    `left_out` are the positions of members that are not to be imported.
    """

    name: str
    members: tuple[Preview, ...]
    options: ImportOptions
    my_zone: str
    revision: int
    left_out: frozenset[int] = frozenset()
    hang: bool = True

    @property
    def chosen(self) -> list[Preview]:
        """The members that are to be imported."""
        return [one for at, one in enumerate(self.members) if at not in self.left_out]


@dataclass(frozen=True)
class _Done:
    """What one member did, and the options that fitted it."""

    options: ImportOptions
    plan: ImportPlan | None = None
    imported: Imported | None = None
    meaning: Meaning | None = None
    people: PeopleImported | None = None
    left_out: frozenset[int] = frozenset()


def preview(
    store: Store,
    brought: Sequence[Brought],
    options: ImportOptions,
    my_zone: str,
    left_out: Iterable[int] = (),
    *,
    hang: bool = True,
) -> ArchivePreview:
    """Say what importing the members would change; the store is not touched.

    A list of people who are or were at an event belongs to the one that was named, else to
    the conference that the archive itself brings. Calendars are hung under the event that was
    named too, unless `hang` is off.
    """
    gone = frozenset(left_out)
    kept = [one for at, one in enumerate(brought) if at not in gone]
    done = iter(store.rehearse(_bring, kept, options, my_zone, store.clock.now(), hang))
    members = tuple(
        Preview(one, fitting(options, one), store.revision, read=one.people)
        if at in gone
        else _shown(one, next(done), store.revision)
        for at, one in enumerate(brought)
    )
    return ArchivePreview(brought[0].archive, members, options, my_zone, store.revision, gone, hang)


def apply(
    store: Store,
    shown: ArchivePreview,
    *,
    bulk: bool = False,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Import the members that were not left out, as one step to undo.

    Raises Stale when the store has changed since the preview.
    """
    refuse_stale(store, shown.revision)
    chosen = shown.chosen
    back_up_before(store, sum(map(changes_of, chosen)))
    label = _("Import {name}").format(name=shown.name)
    write = store.write_bulk if bulk else store.write
    brought = [one.brought for one in chosen]
    now = store.clock.now()
    zone = shown.my_zone
    done = write(label, _bring, brought, shown.options, zone, now, shown.hang, progress)
    return [
        Outcome(replace(one, plan=what.plan), imported=what.imported, people=what.people)
        for one, what in zip(chosen, done, strict=True)
    ]


def _bring(
    session: Session,
    brought: Sequence[Brought],
    options: ImportOptions,
    my_zone: str,
    now: datetime,
    hang: bool,
    progress: Progress | None = None,
) -> list[_Done]:
    """Import one after the other, calendars first: a list of people may be of their event."""
    done: dict[int, _Done] = {}
    conference_id = options.conference_id
    order = sorted(range(len(brought)), key=lambda at: brought[at].calendar is None)
    for at in order:
        one = brought[at]
        fit = fitting(options, one)
        if one.calendar is not None:
            if not hang:
                fit = replace(fit, conference_id=None)
            plan = plan_import(session, one.calendar, one.source, fit, my_zone)
            imported = apply_import(session, plan, now, progress)
            conference_id = conference_id or imported.event_id
            done[at] = _Done(fit, plan=plan, imported=imported)
        else:
            assert one.people is not None
            fit = replace(fit, conference_id=conference_id)
            meaning = meaning_of(one.people, fit)
            gone = proposed_left_out(one.people, meaning, fit)
            chosen = without(one.people, gone)
            people = import_people(session, chosen, meaning, conference_id, now)
            done[at] = _Done(fit, meaning=meaning, people=people, left_out=gone)
        session.flush()
        session.expunge_all()  # what comes next sees the rows, not what was kept of them
    return [done[at] for at in range(len(brought))]


def _shown(brought: Brought, done: _Done, revision: int) -> Preview:
    return Preview(
        brought,
        done.options,
        revision,
        plan=done.plan,
        meaning=done.meaning,
        people=_with_gaps(done),
        read=brought.people,
        choice=PeopleChoice(left_out=done.left_out),
    )


def _with_gaps(done: _Done) -> PeopleImported | None:
    """Return what was done with "" for everybody who is left out, in the order of the list."""
    if done.people is None or not done.left_out:
        return done.people
    rows = iter(done.people.rows)
    count = len(done.people.rows) + len(done.left_out)
    told = ("" if at in done.left_out else next(rows) for at in range(count))
    return replace(done.people, rows=tuple(told))
