"""The table of the kinds of event that worked, on the Review page over all events."""

from collections.abc import Sequence

from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import counted
from planner.gui.words import context_words, session_kind_words
from planner.i18n import _, ngettext, number_words
from planner.model import Context, SessionKind
from planner.queries.kinds import Everyday, KindScore, Sort


def kind_table() -> RowTable:
    """Return the table of kinds."""
    return RowTable(
        (
            Column(_("Kind"), kind_name, key="kind", bold=lambda _score: True, tooltip=kind_name),
            Column(_("By"), lambda score: sort_words(score.sort), key="sort", width=14),
            Column(
                _("Events"),
                lambda score: number_words(len(score.events)) if score.events else "",
                key="events",
                width=8,
                align="end",
                sort_key=lambda score: len(score.events),
            ),
            Column(
                _("Conversations"),
                lambda score: number_words(score.talks),
                key="talks",
                width=14,
                align="end",
                sort_key=lambda score: score.talks,
            ),
            Column(
                _("Met"),
                lambda score: _of(score.met, score.planned),
                key="met",
                width=8,
                spoken_header=_("Met as planned"),
                align="end",
                sort_key=lambda score: (score.met / score.planned) if score.planned else None,
            ),
            Column(
                _("Promises"),
                lambda score: _of(score.kept, score.promises),
                key="promises",
                width=9,
                spoken_header=_("Promises kept"),
                align="end",
                sort_key=lambda score: (score.kept / score.promises) if score.promises else None,
            ),
            Column(_("Again?"), _again, key="again", width=12, spare=True),
        ),
        _("Log whom you met; then it shows which kinds of event work for you."),
        name=_("Kinds of event"),
    )


def best_words(scores: Sequence[KindScore]) -> str:
    """Return in a sentence what worked best, by the people met of those planned; "" if unknown.

    Only kinds with three planned people or more are put side by side, and two of them at least.
    """
    sentences = []
    for sort in Sort:
        known = [(one.share, one) for one in scores if one.sort is sort and one.share is not None]
        if len(known) < 2:
            continue
        share, best = max(known, key=lambda pair: (pair[0], pair[1].planned))
        words = ngettext(
            "{kind}: {met} of {n} person met as planned.",
            "{kind}: {met} of {n} people met as planned.",
            best.planned,
        )
        if share:
            sentences.append(words.format(kind=kind_name(best), met=best.met, n=best.planned))
    return (
        _("What worked best. {sentences}").format(sentences=" ".join(sentences))
        if sentences
        else ""
    )


def kind_name(score: KindScore) -> str:
    """Return the kind in words."""
    kind = score.kind
    if isinstance(kind, Context):
        return context_words(kind)
    if isinstance(kind, SessionKind):
        return session_kind_words(kind)
    return {
        Everyday.CONFERENCE: _("Conferences"),
        Everyday.SINGLE: _("Single events: a coffee, a class, a fair"),
        Everyday.NONE: _("Everyday, without an event"),
    }[kind]


def sort_words(sort: Sort) -> str:
    """Return by what events are put side by side."""
    return {
        Sort.EVENT: _("event"),
        Sort.CONTEXT: _("part of life"),
        Sort.SESSION: _("session"),
    }[sort]


def _of(done: int, whole: int) -> str:
    return counted(done, whole) if whole else ""


def _again(score: KindScore) -> str:
    parts = []
    if score.again:
        parts.append(ngettext("{n} yes", "{n} yes", score.again).format(n=score.again))
    if score.not_again:
        parts.append(ngettext("{n} no", "{n} no", score.not_again).format(n=score.not_again))
    return ", ".join(parts)
