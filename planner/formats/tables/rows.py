"""One row of a people table made into a person, nothing in it lost."""

import re
from collections import defaultdict
from collections.abc import Sequence

from planner.formats.ics.text import plain_line
from planner.formats.people import ReadContact
from planner.formats.tables.cancelled import cancelled_word
from planner.formats.tables.columns import Columns
from planner.formats.tables.dates import is_time, read_moment
from planner.formats.tables.names import given_first, says_more, whole_name
from planner.formats.tables.salutations import form_words, without_form

ROLES = ("mentor", "partner", "client", "employer", "colleague", "peer")
_NAME_AND_MAIL = re.compile(r"\"?([^<>\"]*?)\"?\s*<([^\s<>@,;\"]+@[^\s<>@,;\"]+)>")
_MAIL = re.compile(r"[^\s<>@,;\"]+@[^\s<>@,;\"]+")
_SEVERAL = re.compile(r"\s*(?::::|;|\n)\s*")
_LINK = re.compile(r"(?i)https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
# What Outlook writes for a day that was never said.
_NOTHING = {"0/0/00", "0.0.00", "00/00/00"}
# What our own writer puts before a cell that a table program would reckon.
_GUARD = re.compile(r"^'(?=[=+\-@\t])")
# What other programs write for the same: ="0170 123" is text to a table program.
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
# 4.67012E+11: a table program took the number for one to reckon with, and saved what it showed.
_SHORTENED = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)


def read_row(
    line: int,
    cells: list[str],
    columns: Columns,
    *,
    day_first: bool,
    family_first: bool = False,
    forms: frozenset[str] = frozenset(),
) -> ReadContact | None:
    """Return the person or company of a row, or None when nothing in it says who it is.

    `family_first` says that the names are written "Lovelace, Ada", `forms` which forms of
    address stand before them.
    """
    row = _Row(columns, cells)
    emails = tuple(dict.fromkeys(row.emails()))
    links = tuple(dict.fromkeys(row.links()))
    phones = tuple(dict.fromkeys(row.phones()))
    name = row.name(family_first=family_first, forms=forms)
    organisation = row.first("organisation")
    exhibitor = row.first("exhibitor")
    company = columns.of_companies
    if company:
        exhibitor = exhibitor or organisation or name
        row.keep_person_of(exhibitor, name)
        name, organisation = exhibitor, ""
    elif not name and organisation and not emails:
        name, organisation, company = organisation, "", True
    name = name or next(iter(emails), "") or next(iter([*phones, *links]), "")
    if not name:
        return None
    return ReadContact(
        line=line,
        name=name,
        title=row.join("title", separator=", "),
        organisation=organisation,
        emails=emails,
        phones=phones,
        links=links,
        tags=tuple(dict.fromkeys(row.tags())),
        roles=row.roles(),
        met_on=row.moment(day_first),
        place=row.place(),
        company=company,
        note=row.note(),
        cancelled=cancelled_word(columns.headers, cells, columns.fields),
    )


def shortened_number(cells: Sequence[str]) -> str:
    """Return the first cell that a table program shortened to 4.67012E+11, or ""."""
    return next((text for cell in cells if _SHORTENED.fullmatch(text := cell.strip())), "")


class _Row:
    """The cells of a row by field, and what ends up in its note."""

    def __init__(self, columns: Columns, cells: list[str]) -> None:
        self._cells: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._extra: list[str] = []
        for index, cell in enumerate(cells):
            text = _GUARD.sub("", cell.strip())
            if as_text := _AS_TEXT.fullmatch(text):
                text = as_text[1].replace('""', '"').strip()
            header = columns.headers[index] if index < len(columns.headers) else ""
            field = columns.fields[index] if index < len(columns.fields) else ""
            if not text or text in _NOTHING or field == "ignore":
                continue
            if field in ("name", "first", "last") and (both := _NAME_AND_MAIL.fullmatch(text)):
                self._cells["email"].append((header.strip(), both[2]))
                text = both[1]
            if not text:
                continue
            if field:
                self._cells[field].append((header.strip(), text))
            else:
                self._keep(header.strip(), text)

    def name(self, *, family_first: bool, forms: frozenset[str]) -> str:
        """Return the person's name; what a second column of names says goes to the note.

        So does a form of address before it.
        """
        form, full = without_form(self.first("name"), forms)
        if family_first:  # "Weber, Frau Eva"
            behind, full = without_form(given_first(full), forms)
            form = form or behind
        in_parts, parts = without_form(self.join("first", "middle", "last"), forms)
        name = whole_name(full, parts)
        if says_more(full, name):
            self._keep(self._cells["name"][0][0], full)
        if form or in_parts:
            self._extra.append(form_words(form or in_parts))
        return name

    def first(self, field: str) -> str:
        """Return the first value of the field; others go to the note."""
        values = self._cells[field]
        for header, text in values[1:]:
            self._keep(header, text)
        return plain_line(values[0][1]) if values else ""

    def join(self, *fields: str, separator: str = " ") -> str:
        """Return the values of the fields in one text."""
        texts = [text for field in fields for _header, text in self._cells[field]]
        return plain_line(separator.join(dict.fromkeys(texts)))

    def split(self, field: str) -> list[str]:
        """Return the values of a field whose cells may hold several."""
        values = (_SEVERAL.split(text) for _header, text in self._cells[field])
        return [plain for texts in values for text in texts if (plain := plain_line(text))]

    def emails(self) -> list[str]:
        """Return the addresses; a cell without one goes to the note."""
        found: list[str] = []
        for header, text in self._cells["email"]:
            addresses = _MAIL.findall(re.sub(r"(?i)\bmailto:", "", text))
            found += addresses
            if not addresses:
                self._keep(header, text)
        return found

    def phones(self) -> list[str]:
        """Return the telephone numbers; one of which digits are lost goes to the note."""
        kept = []
        for header, text in self._cells["phone"]:
            if _SHORTENED.fullmatch(text):
                self._keep(header, text)
            else:
                kept.append((header, text))
        self._cells["phone"] = kept
        return self.split("phone")

    def links(self) -> list[str]:
        """Return what can be a link; a handle such as @ada goes to the note."""
        found: list[str] = []
        for header, text in self._cells["link"]:
            for one in _SEVERAL.split(text):
                if _LINK.fullmatch(one.strip()):
                    found.append(one.strip())
                else:
                    self._keep(header, one)
        return found

    def tags(self) -> list[str]:
        """Return the tags; Google's own groups ("* myContacts") are none."""
        texts = (re.split(r"\s*(?::::|[,;|\n])\s*", text) for _header, text in self._cells["tags"])
        return [
            tag
            for parts in texts
            for part in parts
            if not part.startswith("* ") and (tag := plain_line(part).lstrip("#"))
        ]

    def roles(self) -> tuple[str, ...]:
        """Return the roles among ours; any other word goes to the note."""
        found = []
        for header, text in self._cells["role"]:
            words = [word.strip().casefold() for word in re.split(r"[;,]", text)]
            if all(word in ROLES for word in words):
                found += words
            else:
                self._keep(header, text)
        return tuple(dict.fromkeys(found))

    def moment(self, day_first: bool) -> str:
        """Return when it was, in ISO; what cannot be read goes to the note."""
        # "Scan Date" and "Scan Time" are both when it was; only what stands there tells them.
        days = [cell for cell in self._cells["date"] if not is_time(cell[1])]
        times = [*self._cells["time"], *(cell for cell in self._cells["date"] if cell not in days)]
        told = ""
        for header, text in days:
            moment = read_moment(text, time=times[0][1] if times else "", day_first=day_first)
            if moment and not told:
                told = moment
            else:
                self._keep(header, text)
        for header, text in times[1:] if told else times:
            self._keep(header, text)
        return told

    def place(self) -> str:
        """Return hall and stand in words."""
        found = []
        for header, text in [*self._cells["hall"], *self._cells["stand"]]:
            word = header.split()[0].strip("/:.") if header.split() else ""
            found.append(
                text if not word or word.casefold() in text.casefold() else f"{word} {text}"
            )
        return plain_line(", ".join(dict.fromkeys(found)))

    def note(self) -> str:
        """Return the note columns, then everything nobody took, a line each."""
        return "\n".join([*(text for _header, text in self._cells["note"]), *self._extra]).strip()

    def keep_person_of(self, company: str, name: str) -> None:
        """Keep the person a company's row names."""
        if name and name != company:
            header = next((h for f in ("name", "first", "last") for h, _t in self._cells[f]), "")
            self._keep(header, name)

    def _keep(self, header: str, text: str) -> None:
        self._extra.append(f"{header}: {text}" if header else text)
