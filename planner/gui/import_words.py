"""What is said of an import once it is done."""

from typing import TYPE_CHECKING

from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.flows.importing import Outcome


def refreshed_words(outcome: "Outcome") -> str:
    """Return what was new at a calendar's address, and how much of it touches one's own plan."""
    plan = outcome.preview.plan
    assert plan is not None
    told = outcome.as_json()
    mine = sum(c.touches_plan and c.kind.value != "unchanged" for c in plan.changes)
    numbers = [
        (told["new"], _("{n} new")),
        (told["changed"], _("{n} changed")),
        (told["moved"], _("{n} of them moved")),
        (told["gone"], _("{n} no longer listed")),
        (mine, ngettext("{n} touches your plan", "{n} touch your plan", mine)),
    ]
    counts = " · ".join(words.format(n=number) for number, words in numbers if number)
    return _("{name}: {counts}").format(name=plan.name, counts=counts)


def imported_words(outcome: "Outcome") -> str:
    """Return what one calendar or list brought, in a few words."""
    told = outcome.as_json()
    if outcome.imported is not None:
        new, changed = told["new"], told["changed"]
        if new:
            words = ngettext("Imported {n} session", "Imported {n} sessions", new)
            return words.format(n=new)
        if changed:
            return ngettext("{n} event changed", "{n} events changed", changed).format(n=changed)
        if told["gone"]:
            return _("{n} no longer listed").format(n=told["gone"])
        return _("Nothing changed: all was known already")
    if told["new"] or not told["changed"]:
        if not told["new"]:
            return _("Nobody is new: all were known already")
        words = ngettext("Imported {n} person", "Imported {n} people", told["new"])
        return words.format(n=told["new"])
    return ngettext("{n} person changed", "{n} people changed", told["changed"]).format(
        n=told["changed"]
    )
