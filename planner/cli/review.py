"""`planner review`: what came of an event, or of all of them."""

from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import (
    Desk,
    answer,
    columns,
    json_option,
    pass_desk,
    print_json,
    store_option,
)

if TYPE_CHECKING:
    from planner.queries.kinds import KindScore
    from planner.queries.ledger import GiveRow, Ledger
    from planner.queries.review import EventReview, EventScore
    from planner.store import Store


@click.command("review")
@click.argument("event", required=False)
@json_option
@store_option
@pass_desk
def review_command(desk: Desk, event: str | None, as_json: bool) -> None:
    """See what came of an EVENT, or without one of all events: people met, gives, promises."""
    from planner.queries.events import event_record
    from planner.queries.find import event_id
    from planner.queries.ledger import give_ledger
    from planner.queries.review import event_review

    with desk.store() as store:
        if event is None:
            _over_all(store, as_json=as_json)
            return
        found = store.read(event_id, event)
        root = store.read(event_record, found).row
        review = store.read(event_review, root.id)
        ledger = store.read(give_ledger, store.clock.now(), root.id)
    if as_json:
        print_json(_review_json(review) | _ledger_json(ledger))
    else:
        _print_review(review)
        _print_ledger(ledger)


def _over_all(store: "Store", *, as_json: bool) -> None:
    from planner.queries.kinds import kind_scores
    from planner.queries.ledger import give_ledger
    from planner.queries.review import event_scores

    scores, kinds = store.read(event_scores), store.read(kind_scores)
    ledger = store.read(give_ledger, store.clock.now())
    if as_json:
        print_json(
            {
                "events": [_score_json(score) for score in scores],
                "kinds": [_kind_json(kind) for kind in kinds],
            }
            | _ledger_json(ledger)
        )
        return
    if not scores:
        answer("Nothing to look back on yet: nobody was planned or met.")
    for line in columns(
        [
            (
                score.day.isoformat(),
                f"{score.met} of {score.targets} met",
                f"{score.unplanned} unplanned",
                f"{score.promises.kept} of {score.promises.made} promises kept",
                score.title,
            )
            for score in scores
        ]
    ):
        answer(line.rstrip())
    for line in columns([_kind_cells(kind) for kind in kinds]):
        answer(line.rstrip())
    _print_ledger(ledger)


def _print_review(review: "EventReview") -> None:
    answer(f"{review.event.title}: {review.met} of {len(review.targets)} met")
    for goal in review.goals:
        note = f", {goal.note}" if goal.note else ""
        answer(f"  goal {goal.id}  {goal.state.value}: {goal.text}{note}")
    for target in review.missed:
        reason = f", {target.reason}" if target.reason else ""
        answer(f"  {target.code}  {target.name}: {target.state.value}{reason}")
    if review.unplanned:
        names = ", ".join(row.name or "somebody" for row in review.unplanned)
        answer(f"  unplanned: {names}")
    answer(f"  promises kept: {review.promises.kept} of {review.promises.made}")
    for name in ("insight", "worked"):
        if text := getattr(review, name):
            answer(f"  {name}: {text}")
    if review.attend_again is not None:
        answer(f"  attend again: {'yes' if review.attend_again else 'no'}")


def _print_ledger(ledger: "Ledger") -> None:
    answer(
        f"gives: {ledger.planned} planned, {ledger.made} promised, {ledger.kept} kept;"
        f" questions: {ledger.asks}"
    )
    for line in columns([(f"  {_state(row)}", _who(row), row.give) for row in ledger.rows]):
        answer(line.rstrip())


def _state(row: "GiveRow") -> str:
    words = {"none": "ask only", "made": "promised"}
    return words.get(row.state.value, row.state.value)


def _who(row: "GiveRow") -> str:
    return f"{row.code} {row.person}".strip()


def _kind_cells(kind: "KindScore") -> tuple[str, ...]:
    return (
        f"{kind.sort.value}: {'without one' if kind.kind.value == 'none' else kind.kind.value}",
        f"{kind.talks} conversation{'' if kind.talks == 1 else 's'}",
        f"{kind.met} of {kind.planned} met",
        f"{kind.kept} of {kind.promises} promises kept",
    )


def _review_json(review: "EventReview") -> dict[str, Any]:
    return {
        "event": review.event.id,
        "goals": [
            {"id": goal.id, "text": goal.text, "state": goal.state.value, "note": goal.note}
            for goal in review.goals
        ],
        "targets": [
            {"code": row.code, "name": row.name, "state": row.state.value, "reason": row.reason}
            for row in review.targets
        ],
        "unplanned": [row.name for row in review.unplanned],
        "promises": {"made": review.promises.made, "kept": review.promises.kept},
        "insight": review.insight,
        "worked": review.worked,
        "attend_again": review.attend_again,
    }


def _ledger_json(ledger: "Ledger") -> dict[str, Any]:
    return {
        "gives": {
            "planned": ledger.planned,
            "promised": ledger.made,
            "kept": ledger.kept,
            "asks": ledger.asks,
            "rows": [
                {
                    "event": row.event_id,
                    "code": row.code,
                    "person": row.person,
                    "give": row.give,
                    "ask": list(row.asks),
                    "state": row.state.value,
                }
                for row in ledger.rows
            ],
        }
    }


def _score_json(score: "EventScore") -> dict[str, Any]:
    return {
        "event": score.id,
        "title": score.title,
        "day": score.day.isoformat(),
        "targets": score.targets,
        "met": score.met,
        "unplanned": score.unplanned,
        "promises": {"made": score.promises.made, "kept": score.promises.kept},
        "attend_again": score.attend_again,
    }


def _kind_json(kind: "KindScore") -> dict[str, Any]:
    return {
        "by": kind.sort.value,
        "kind": kind.kind.value,
        "events": len(kind.events),
        "conversations": kind.talks,
        "planned": kind.planned,
        "met": kind.met,
        "promises": {"made": kind.promises, "kept": kind.kept},
        "again": kind.again,
        "not_again": kind.not_again,
    }
