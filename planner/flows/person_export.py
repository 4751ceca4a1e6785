"""Everything that is held on one person, to be handed out: to read, and for programs."""

import json
from datetime import date

from planner.errors import BadInput
from planner.flows.farewell import backups_with
from planner.flows.outgoing import cards_of, people_table
from planner.flows.person_words import told
from planner.i18n import _, ngettext
from planner.model.mentions import mention_of
from planner.queries.history import person_history
from planner.queries.holdings import Holdings, holdings
from planner.queries.people import ContactRow, contact_row
from planner.store import Store

SUFFIXES = (".txt", ".json", ".vcf", ".csv")


def person_file(store: Store, contact_id: int, suffix: str) -> bytes:
    """Return all that is held on a person as .txt or .json; as .vcf or .csv only the card.

    Raises BadInput for another ending.
    """
    match suffix.casefold():
        case ".txt":
            return _as_text(store, contact_id).encode()
        case ".json":
            return _as_json(store, contact_id)
        case ".vcf":
            return cards_of(store, frozenset({contact_id}))
        case ".csv":
            return people_table([store.read(contact_row, contact_id)])
        case _:
            raise BadInput(
                _("A person is written as .txt, .json, .vcf or .csv, not as “{suffix}”.").format(
                    suffix=suffix
                )
            )


def card_lines(row: ContactRow) -> list[str]:
    """Return a card as lines: who it is, and a line for each thing that is known."""
    first = ", ".join(text for text in (row.name, row.title, row.organisation) if text)
    facts = [
        *((_("E-mail"), value) for value in row.emails),
        *((_("Telephone"), value) for value in row.phones),
        *((_("Link"), value) for value in row.links),
        (_("Roles"), ", ".join(row.roles)),
        (_("Tags"), ", ".join(row.tags)),
        (_("Last met"), row.last_met.isoformat() if row.last_met else ""),
        (_("Keep warm, in weeks"), str(row.keep_warm_weeks or "")),
        (_("Be in touch again"), row.warm_due.isoformat() if row.warm_due else ""),
        *((_("Note"), line) for line in row.note.splitlines()),
    ]
    return [first, *(f"  {label}: {value}" for label, value in facts if value)]


def history_lines(store: Store, contact_id: int) -> list[str]:
    """Return a person's whole history as lines: what is to be done, then the past."""
    lines: list[str] = []
    for entry in store.read(person_history, contact_id, store.clock.now()):
        words = told(entry, date.isoformat)
        lines.append(f"{words.title}  [{words.word}]")
        lines += [f"  {line}" for text in words.lines for line in text.splitlines()]
    return lines


def _as_text(store: Store, contact_id: int) -> str:
    row, held = store.read(contact_row, contact_id), store.read(holdings, contact_id)
    history = history_lines(store, contact_id)
    lines = [
        _("All that Planner holds on {name}, {day}").format(
            name=row.name, day=store.clock.today().isoformat()
        ),
        "",
        *card_lines(row),
    ]
    if "photo" in held.tables["contact"][0] and held.tables["contact"][0]["photo"]:
        lines.append(f"  {_('A photo; the .vcf and .json files have it.')}")
    parts = (
        (_("History"), history),
        (_("On lists of people"), _listed(held)),
        (_("Named elsewhere"), _named(held)),
        (_("Drafts"), _drafts(held)),
        (_("Elsewhere on this machine"), _elsewhere(store, held)),
    )
    for title, found in parts:
        if found:
            lines += ["", title, *(f"  {line}" for line in found)]
    return "\n".join(lines) + "\n"


def _as_json(store: Store, contact_id: int) -> bytes:
    held = store.read(holdings, contact_id)
    document = {
        "person": held.name,
        "exported_at": store.clock.now().isoformat(),
        "tables": held.tables,
        "mentions": [
            {"table": one.table, "id": one.id, "field": one.field, "text": one.text}
            for one in held.mentions
        ],
        "backups": [str(path) for path in backups_with(store, held)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _listed(held: Holdings) -> list[str]:
    return [
        ", ".join(
            str(row[name])
            for name in ("name", "title", "organisation", "email", "link", "place", "note")
            if row[name]
        )
        for row in held.tables.get("attendee", ())
    ]


def _named(held: Holdings) -> list[str]:
    """Return the lines that name the person, of a long text only those."""
    pattern = mention_of(held.name, held.addresses)
    lines: list[str] = []
    for one in held.mentions:
        texts = one.text.splitlines()
        lines.append(f"{one.table}.{one.field}:")
        lines += [f"  {text}" for text in texts if pattern.search(text)] or [
            f"  {text}" for text in texts
        ]
    return lines


def _drafts(held: Holdings) -> list[str]:
    drafts = (str(row["draft"]) for row in held.tables.get("follow_up", ()))
    return [line for draft in drafts if draft for line in draft.splitlines()]


def _elsewhere(store: Store, held: Holdings) -> list[str]:
    backups = backups_with(store, held)
    words = ngettext(
        "{n} backup holds the same or a part of it:",
        "{n} backups hold the same or a part of it:",
        len(backups),
    ).format(n=len(backups))
    return [words, *(f"  {path}" for path in backups)] if backups else []
