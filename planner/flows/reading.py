"""From a path, an address or bytes to what they hold: a calendar or people."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from planner.commands.import_plan import Source
from planner.errors import BadInput, PlannerError
from planner.formats.ics.values import Problem, ReadCalendar
from planner.formats.people import ReadPeople
from planner.formats.resting import collector_resting
from planner.i18n import _
from planner.model import SourceKind

if TYPE_CHECKING:
    from planner.formats.ics.memory import Memory
    from planner.store import Store

ADDRESSES = ("http://", "https://", "webcal://", "webcals://")
BOOKS = (".xlsx", ".ods")
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
SUFFIXES = (".ics", ".ical", ".ifb", ".vcf", ".vcard", *TABLES, ".zip")
# What only somebody who looks at it can set right: the window takes the text of a PDF too.
BY_HAND = (*SUFFIXES, ".pdf")

Progress = Callable[[int, int], None]
# Given where a calendar comes from and the hash of its bytes.
Recall = Callable[[str, str], "Memory | None"]


@dataclass(frozen=True)
class Brought:
    """One readable thing: a calendar or people, and where it came from.

    `archive` is the name of the .zip it is a member of.
    """

    source: Source
    calendar: ReadCalendar | None = None
    people: ReadPeople | None = None
    archive: str = ""
    # Reads the whole of a calendar of which only what is new was read.
    whole: Callable[[], ReadCalendar] | None = None
    # The state of the store in which the rest was known.
    revision: int = 0

    def as_asked(self, into: str | None, zone: str, revision: int) -> "Brought":
        """Return it with all of its calendar read where what was known is of no use.

        It is known of one calendar, with its times where they were, and by what was stored: not
        for another that the user wants, nor in another `revision` of the store.
        """
        if self.calendar is None or self.calendar.calendar is None or self.whole is None:
            return self
        for_it = into in (None, str(self.calendar.calendar)) and not zone
        if for_it and revision == self.revision:
            return self
        return replace(self, calendar=self.whole(), whole=None)


def recall_from(store: "Store") -> Recall:
    """Return what asks a store what it holds of a calendar that is about to be read."""
    from planner.queries.memory import entries_with_uids, memory_of

    def with_uids(calendar_id: int, uids: Collection[str]) -> list[int]:
        return store.read(entries_with_uids, calendar_id, uids)

    def recall(source: str, content_hash: str) -> "Memory | None":
        revision = store.revision
        with collector_resting():
            memory = store.read(memory_of, source, content_hash, with_uids)
        return replace(memory, revision=revision) if memory else None

    return recall


def is_address(text: str) -> bool:
    """Whether a source is an address rather than a file."""
    return text.casefold().startswith(ADDRESSES)


def read_path(
    path: Path,
    today: date,
    zone: str = "",
    *,
    by_hand: bool = False,
    progress: Progress | None = None,
    recall: Recall | None = None,
) -> list[Brought]:
    """Read a file; an archive gives one for each readable member.

    `zone` is the display zone the user named, else "". `by_hand` says that the user sees the
    columns before anything is written: then the text of a PDF is read, and a table whose
    column names say nothing. `recall` is asked what is stored of a calendar, so that only what
    is new is read. Raises BadInput with one sentence.
    """
    from planner.formats.source import read_bytes

    data = read_bytes(path)
    name = str(path)
    return read_data(data, name, today, zone, by_hand=by_hand, progress=progress, recall=recall)


def read_clipboard(text: str, today: date) -> list[Brought]:
    """Read text that was copied: cards, a calendar, a table, or people one a line.

    Raises BadInput with one sentence.
    """
    from planner.formats.tables import read_pasted

    source = Source(SourceKind.FILE, _("clipboard"))
    if "BEGIN:VCALENDAR" in text[:4096].upper():
        return _read(text.encode("utf-8", "replace"), source, today, "", None)
    return [Brought(source, people=read_pasted(text))]


def read_address(
    address: str,
    today: date,
    zone: str = "",
    etag: str = "",
    last_modified: str = "",
    *,
    allow_private: bool = False,
    recall: Recall | None = None,
) -> list[Brought]:
    """Fetch a calendar or a list of people from a web address.

    A place in the user's own network is asked when the address itself names one, as
    http://localhost does, or with `allow_private`; never because a public name or a
    redirect leads there. Raises BadInput with one sentence; an answer “not modified” gives
    an empty list.
    """
    from planner.formats.fetch import fetch
    from planner.formats.network import names_private_place

    allowed = allow_private or names_private_place(address)
    fetched = fetch(address, etag=etag, last_modified=last_modified, allow_private=allowed)
    if fetched.unchanged:
        return []
    source = Source(
        SourceKind.ADDRESS,
        address,
        fetched.etag,
        fetched.last_modified,
        private=allow_private,
    )
    return _read(fetched.data, source, today, zone, None, recall=recall)


def read_data(
    data: bytes,
    name: str,
    today: date,
    zone: str = "",
    *,
    sample: bool = False,
    by_hand: bool = False,
    progress: Progress | None = None,
    recall: Recall | None = None,
) -> list[Brought]:
    """Read bytes that came from a file of that name, or as "-" from standard input."""
    source = Source(SourceKind.FILE, name, sample=sample)
    return _read(data, source, today, zone, progress, by_hand=by_hand, recall=recall)


def _read(
    data: bytes,
    source: Source,
    today: date,
    zone: str,
    progress: Progress | None,
    *,
    by_hand: bool = False,
    recall: Recall | None = None,
) -> list[Brought]:
    name = PurePath(source.name.split("?")[0]).name
    suffix = PurePath(name).suffix.casefold()
    is_book = suffix in BOOKS or (suffix != ".zip" and _is_book(data))
    if data.startswith(b"PK\x03\x04") and not is_book:
        return _archive(data, source, today, zone, by_hand=by_hand)
    people = _people(data, name, suffix, progress, by_hand=by_hand)
    if people is not None:
        return [Brought(source, people=people)]
    from planner.formats.ics.memory import digest
    from planner.formats.ics.reader import read_calendar

    # The reader itself says what a file is that holds no calendar.
    read = partial(read_calendar, data, name=name, today=today, zone=zone)
    content_hash = digest(data)
    memory = recall(source.name, content_hash) if recall and not zone else None
    calendar = read(progress=progress, memory=memory, content_hash=content_hash)
    if memory is None or calendar.calendar is None:
        return [Brought(source, calendar=calendar)]
    return [Brought(source, calendar=calendar, whole=read, revision=memory.revision)]


def _people(
    data: bytes, name: str, suffix: str, progress: Progress | None, *, by_hand: bool
) -> ReadPeople | None:
    """Return the people of a file that holds people, None for what can only be a calendar."""
    head = data[:4096].upper()
    is_calendar = b"BEGIN:VCALENDAR" in head
    cards = b"BEGIN:VCARD" in head and not is_calendar and suffix != ".ics"
    if data.startswith(b"%PDF-") and suffix not in (".ics", ".vcf"):
        if not by_hand:
            raise BadInput(
                _(
                    "The file is a PDF. Drop it on the window of Planner to see the list in it,"
                    " or ask the organiser for the .ics file or a table."
                )
            )
        from planner.formats.tables.pdflist import read_pdf

        return read_pdf(data, progress)
    if not cards and not is_calendar and suffix in TABLES:
        from planner.formats.tables import read_table

        # A list that was saved as plain text has no columns.
        return _plain_list(data) if suffix == ".txt" else read_table(data, name, by_hand=by_hand)
    if cards or suffix in (".vcf", ".vcard"):
        from planner.formats.vcard import read_vcards

        return read_vcards(data)
    if is_calendar or suffix:
        return None
    from planner.formats.tables import is_people_text, read_table

    if _is_book(data):
        return read_table(data, name, by_hand=by_hand)
    return _plain_list(data) if is_people_text(data) else None


def _plain_list(data: bytes) -> ReadPeople:
    from planner.formats.tables import read_text_list

    return read_text_list(data)


def _is_book(data: bytes) -> bool:
    """Whether bytes without a telling name are a workbook: it is a zip archive as well."""
    is_ods = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:200]
    return data.startswith(b"PK\x03\x04") and (is_ods or b"xl/workbook.xml" in data)


def _archive(
    data: bytes, source: Source, today: date, zone: str, *, by_hand: bool
) -> list[Brought]:
    from planner.formats.archive import open_zip, without_own_life

    brought: list[Brought] = []
    members, own = without_own_life(open_zip(data))
    words = _("It is about yourself; your connections are read.")
    refused = [Problem(0, "", member.name, words) for member in own]
    for member in members:
        name = f"{PurePath(source.name).name}:{member.name}"
        try:
            of_member = Source(source.kind, name)
            brought += _read(member.data, of_member, today, zone, None, by_hand=by_hand)
        except PlannerError as error:
            refused.append(Problem(0, "", member.name, f"{member.name}: {error}"))
    if not brought:
        reason = refused[0].message if refused else _("it holds no calendar and no people")
        raise BadInput(
            _("Nothing in {name} could be read: {reason}").format(
                name=PurePath(source.name).name, reason=reason
            )
        )
    archive = PurePath(source.name).name
    brought = [replace(one, archive=archive) for one in brought]
    return [_with_problems(brought[0], tuple(refused)), *brought[1:]]


def _with_problems(brought: Brought, more: tuple[Problem, ...]) -> Brought:
    """Return what was read with the problems of what stood beside it and could not be."""
    if brought.calendar is not None:
        problems = (*brought.calendar.problems, *more)
        return replace(brought, calendar=replace(brought.calendar, problems=problems))
    assert brought.people is not None
    problems = (*brought.people.problems, *more)
    return replace(brought, people=replace(brought.people, problems=problems))
