"""What is said of an import once it is done."""

from typing import TYPE_CHECKING

from planner.commands.import_plan import ChangeKind
from planner.gui.people_rows import cancelled_words
from planner.gui.text import filled, joined
from planner.i18n import _, ngettext
from planner.model import ImportedAs

if TYPE_CHECKING:
    from planner.flows.importing import Outcome


def refreshed_words(outcome: "Outcome") -> str:
    """Return what was new at a calendar's address, and how much of it touches one's own plan."""
    plan = outcome.preview.plan
    assert plan is not None
    mine = sum(c.touches_plan and c.kind is not ChangeKind.UNCHANGED for c in plan.changes)
    numbers = [
        (plan.count(ChangeKind.NEW), _("{n} new")),
        (plan.count(ChangeKind.CHANGED), _("{n} changed")),
        (plan.moved, _("{n} of them moved")),
        (plan.cancelled, _("{n} of them cancelled")),
        (plan.count(ChangeKind.GONE), _("{n} no longer listed")),
        (mine, ngettext("{n} touches your plan", "{n} touch your plan", mine)),
    ]
    counts = " · ".join(words.format(n=number) for number, words in numbers if number)
    return filled(_("{name}: {counts}"), name=plan.name, counts=counts)


def changed_nothing(outcome: "Outcome") -> bool:
    """Return whether it brought nothing that shows, so that there is nothing to undo."""
    plan, kinds = outcome.preview.plan, (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.GONE)
    if plan is None:
        return outcome.people is not None and not (outcome.people.new or outcome.people.changed)
    return not any(map(plan.count, kinds))


def imported_words(outcome: "Outcome") -> str:
    """Return what one calendar or list brought, in a few words."""
    plan = outcome.preview.plan
    if plan is not None:
        kinds = (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.GONE)
        if sum(map(bool, map(plan.count, kinds))) > 1:
            return refreshed_words(outcome)
        if new := plan.count(ChangeKind.NEW):
            words = ngettext("Imported {n} event", "Imported {n} events", new)
            if plan.imported_as is ImportedAs.CONFERENCE:
                words = ngettext("Imported {n} session", "Imported {n} sessions", new)
            return words.format(n=new)
        if changed := plan.count(ChangeKind.CHANGED):
            return ngettext("{n} event changed", "{n} events changed", changed).format(n=changed)
        if gone := plan.count(ChangeKind.GONE):
            return _("{n} no longer listed").format(n=gone)
        return _("Nothing changed: all was known already")
    cancelled = outcome.preview.cancelled
    return joined((_people_words(outcome), cancelled_words(cancelled) if cancelled else ""))


def _people_words(outcome: "Outcome") -> str:
    told = outcome.as_json()
    if told["new"] or not told["changed"]:
        if not told["new"]:
            return _("Nobody is new: all were known already")
        words = ngettext("Imported {n} person", "Imported {n} people", told["new"])
        if all(one.company for one in outcome.preview.chosen.people):
            words = ngettext("Imported {n} company", "Imported {n} companies", told["new"])
        others = _("{n} changed").format(n=told["changed"]) if told["changed"] else ""
        return joined((words.format(n=told["new"]), others))
    return ngettext("{n} person changed", "{n} people changed", told["changed"]).format(
        n=told["changed"]
    )
