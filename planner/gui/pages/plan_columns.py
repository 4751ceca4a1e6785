"""The columns of who is there, and what one asks of all rows before they are shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.text import filled, fold, joined
from planner.gui.words import presence_words
from planner.i18n import _
from planner.queries.candidates import CandidateRow

_SESSIONS_WIDTH = 26
_MOST_FACTS = 30
_MOST_VALUES = 300
_IN_ONE_GO = 20  # rows looked over between two looks at what else there is to do


@dataclass(frozen=True)
class Listing:
    """Who is there, with what takes long to be told of all of them.

    `columns` are those of their list too; `texts` what search looks through, by id; `filled`
    names the columns in which anything stands, `repeating` those with values that several share.
    """

    rows: Sequence[CandidateRow] = ()
    columns: Sequence[Column] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    repeating: frozenset[str] = frozenset()


def listing(rows: Sequence[CandidateRow], look_up: Callable[[], object] = bool) -> Listing:
    """Look over these people; it takes long where they are many, so it is told to `look_up`."""
    columns = _columns(rows)
    told: dict[str, list[str]] = {column.name: [] for column in columns}
    texts: dict[int, str] = {}
    for at, row in enumerate(rows):
        if at % _IN_ONE_GO == 0:
            look_up()
        texts[row.id] = _sought(row)
        for column in columns:
            told[column.name].append(column.text(row))
    return Listing(
        rows,
        columns,
        texts,
        frozenset(name for name, texts in told.items() if any(texts)),
        frozenset(name for name, texts in told.items() if _repeats(texts)),
    )


def _repeats(texts: Iterable[str]) -> bool:
    counts = Counter(filter(None, texts))
    return 1 < len(counts) <= _MOST_VALUES and max(counts.values()) > 1


def _columns(rows: Sequence[CandidateRow]) -> list[Column]:
    """Return the columns of everybody, and those of the list that no field of ours takes."""
    facts = _fact_headers(rows)
    # Beside the columns of a list the sessions take what they need, else what is left.
    sessions = _SESSIONS_WIDTH if facts else 0
    more = partial(_more, frozenset(facts))
    return [
        Column(_("Name"), _name, key="name", width=20, bold=is_suggested, tooltip=_name),
        Column(
            _("Code"), _code, key="code", width=5, badge=_code_tone, sort_key=_by_code, spare=True
        ),
        Column(_("As"), _presence, key="as", width=9),
        Column(_("Why"), _why, key="why", width=16, badge=_why_tone, tooltip=_why),
        Column(_("Sessions"), _sessions, key="sessions", width=sessions, tooltip=_sessions),
        Column(_("Organisation"), _organisation, key="organisation", width=18, tooltip=_who),
        Column(_("Title"), _title, key="title", width=16, tooltip=_title),
        Column(_("Place"), _place, key="place", width=12, tooltip=_place),
        Column(_("E-mail"), _email, key="email", width=22, tooltip=_email),
        *(_fact_column(header) for header in facts),
        Column(_("More"), more, key="more", width=30, tooltip=more),
    ]


def _fact_column(header: str) -> Column:
    cell = partial(_fact, header)
    return Column(header, cell, key=f"fact:{header}", width=16, tooltip=cell)


def _fact_headers(rows: Sequence[CandidateRow]) -> list[str]:
    """Return the columns of their file that several people fill, in its order."""
    counts = Counter(header for row in rows for header in dict(row.facts))
    least = 2 if len(rows) > 2 else 1
    return [header for header, count in counts.items() if count >= least][:_MOST_FACTS]


def is_suggested(row: CandidateRow) -> bool:
    """Whether there is a reason to meet somebody."""
    return bool(_why(row))


def _name(row: CandidateRow) -> str:
    return row.name or row.organisation or row.email


def _code(row: CandidateRow) -> str:
    return row.code


def _code_tone(row: CandidateRow) -> Tone | None:
    return Tone.ACCENT if row.code else None


def _by_code(row: CandidateRow) -> int | None:
    return int(row.code[1:]) if row.code else None


def _presence(row: CandidateRow) -> str:
    return presence_words(row.presence)


def _who(row: CandidateRow) -> str:
    return joined((row.title, row.organisation), ", ")


def _title(row: CandidateRow) -> str:
    return row.title


def _organisation(row: CandidateRow) -> str:
    return row.organisation


def _email(row: CandidateRow) -> str:
    return row.email


def _fact(header: str, row: CandidateRow) -> str:
    return " · ".join(text for name, text in row.facts if name == header)


def _more(shown: frozenset[str], row: CandidateRow) -> str:
    """Return what the list says beside the columns that are shown."""
    lines = (line for line in row.note.splitlines() if line.partition(": ")[0] not in shown)
    return " · ".join(lines)


def _place(row: CandidateRow) -> str:
    return row.place


def _why(row: CandidateRow) -> str:
    # Whom one plans to meet is among one's people by that alone.
    if row.known and not row.code:
        return _("You know them")
    if row.company and row.known_there:
        return filled(_("You know {people}"), people=joined(row.known_there, ", "))
    if row.marked:
        return _("You marked it")
    return _("Perhaps known") if row.perhaps else ""


def _why_tone(row: CandidateRow) -> Tone | None:
    if (row.known and not row.code) or (row.company and row.known_there):
        return Tone.GOOD
    return Tone.NEUTRAL if row.marked or row.perhaps else None


def _sessions(row: CandidateRow) -> str:
    return joined(row.sessions)


def _sought(row: CandidateRow) -> str:
    """Return what search looks through: all that the columns show of somebody, folded."""
    told = (_name, _code, _presence, _why, _sessions, _organisation, _title, _place, _email)
    parts = [cell(row) for cell in told]
    parts += [text for _header, text in row.facts]
    return fold("\n".join([*parts, row.note]))


def spoken(row: CandidateRow) -> str:
    """Return a row in full, as a screen reader says it."""
    parts = [_name(row), row.code, _presence(row), _who(row), row.place, _why(row), _sessions(row)]
    return ", ".join(part for part in parts if part)
