"""Tries every part of the program that needs no window, in a folder of its own, one by one."""

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planner import i18n, paths
from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.flows import importing, reading
from planner.flows.outgoing import export_folder, follow_ups_file
from planner.flows.printing import number_sheet
from planner.formats.licences import licences
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.raster import page_text, render
from planner.formats.pdf.report import SheetOptions
from planner.formats.sample import sample_calendar, sample_people
from planner.i18n import _
from planner.queries.check import broken_rules
from planner.queries.events import event_rows
from planner.store import Store
from planner.store.rehearsal import rehearse
from planner.times import zone_or_utc

# One name in every script that paper has letters for.
NAMES = (
    "Łukasz Nguyễn", "Ελένη Παππά", "Дарья Коваль", "Արամ Սարոյան", "ნინო ბერიძე",
    "משה כהן", "ليلى حداد", "अनिल शर्मा", "สมชาย ใจดี", "王小明", "さくら", "김민수", "🧵 Ada",
)  # fmt: skip
_ANY_ZONE = "Australia/Lord_Howe"  # half an hour of summer time: no system guesses it
_COMMON = ("Cancel", "Close", "People", "Undo")  # messages that every catalogue has


@dataclass(frozen=True)
class Tried:
    """One part that was tried: whether it works, and what was seen, or where it broke."""

    part: str
    works: bool
    words: str


Trial = tuple[str, Callable[[], str]]


def tried(part: str, trial: Callable[[], str]) -> Tried:
    """Try one part."""
    try:
        return Tried(part, True, trial())
    except Exception as error:  # whatever it is, it is told, and the next part is tried
        where = traceback.extract_tb(error.__traceback__)[-1]
        words = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        return Tried(part, False, words)


class SelfTest:
    """The trials on one store in `folder`; close it afterwards.

    The window's own trials are handed in by `others`, for the parts of it lie elsewhere.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self.store = Store.open(folder / "planner.db", clock)
        self._zone = self.store.clock.zone_name
        self._event = 0

    def run(self, *others: Trial) -> Iterator[Tried]:
        """Try one part after the other, the `others` last; a part that breaks stops none."""
        mine: tuple[Trial, ...] = (
            (_("calendar"), self._calendar),
            (_("people"), self._people),
            (_("store"), self._store),
            (_("older stores"), self._older),
            (_("time zones"), self._zones),
            (_("paper"), self._paper),
            (_("export"), self._export),
            (_("languages"), self._languages),
            (_("licences"), self._licences),
        )
        for part, trial in (*mine, *others):
            yield tried(part, trial)

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def _calendar(self) -> str:
        today = self.store.clock.today()
        (brought,) = reading.read_data(sample_calendar(today), "sample.ics", today, sample=True)
        shown = importing.preview(self.store, brought, ImportOptions("conference"), self._zone)
        told = importing.apply(self.store, shown)
        if told.imported is None or told.imported.event_id is None:
            raise ValueError(_("the sample made no conference"))
        self._event = told.imported.event_id
        found = len(self.store.read(event_rows, conference_id=self._event))
        return _("read the sample conference, {count} sessions").format(count=found)

    def _people(self) -> str:
        today = self.store.clock.today()
        (brought,) = reading.read_data(sample_people(), "people.csv", today)
        shown = importing.preview(self.store, brought, ImportOptions("contacts"), self._zone)
        told = importing.apply(self.store, shown).as_json()
        if not told["new"]:
            raise ValueError(_("the sample's list of people gave nobody"))
        return _("read a list of {count} people").format(count=told["new"])

    def _store(self) -> str:
        before = self.store.undo_label
        self.store.undo()
        self.store.redo()
        problems = self.store.check_file() + self.store.read(broken_rules)
        if problems or self.store.undo_label != before:
            raise ValueError("; ".join(problems) or _("undo and redo do not meet"))
        copy = self.store.backup(self._folder / "copy.db")
        return _("wrote, undid, redid, and a verified backup of {size} KiB").format(
            size=copy.size // 1024
        )

    def _older(self) -> str:
        number = rehearse(self._folder / "old.db")
        return _("the oldest format was brought to the present one, {number}").format(number=number)

    def _zones(self) -> str:
        zone = zone_or_utc(_ANY_ZONE)
        if str(zone) != _ANY_ZONE:
            raise ValueError(_("the table of time zones is missing"))
        return _("the table of time zones is there")

    def _paper(self) -> str:
        now = self.store.clock.now()
        for name in NAMES:
            self.store.write(
                _("Add {name}").format(name=name),
                add_target,
                self._event,
                Person(name),
                Wish(priority=3),
                now,
            )
        printed = prep_sheet(number_sheet(self.store, self._event, SheetOptions(), self._zone))
        if printed.missing:
            raise ValueError(
                _("no font has {signs}").format(signs=" ".join(sorted(printed.missing)))
            )
        text = "".join(page_text(printed.pdf, page) for page in range(printed.pages))
        if NAMES[0] not in text:
            raise ValueError(_("what was printed cannot be read back"))
        picture = render(printed.pdf, 0)
        if not picture.pixels.strip(b"\xff"):
            raise ValueError(_("the first page is blank"))
        return _("a prep sheet of {pages} pages, names in {scripts} scripts").format(
            pages=printed.pages, scripts=len(NAMES)
        )

    def _export(self) -> str:
        written = export_folder(self.store, self._folder / "export")
        for suffix in (".pdf", ".ics", ".csv", ".vcf"):
            follow_ups_file(self.store, None, suffix, my_zone=self._zone)
        return _("wrote everything as {count} files, and the follow-up list in each form").format(
            count=len(written)
        )

    def _languages(self) -> str:
        try:
            folder = paths.resource("locale")
        except FileNotFoundError:
            return _("there is no catalogue; the window speaks English")
        mine = i18n.locale_name()
        found = sorted(one.name for one in folder.iterdir() if (one / "LC_MESSAGES").is_dir())
        try:
            for language in found:
                i18n.choose_language(language)
                if all(_(message) == message for message in _COMMON):
                    raise ValueError(language)
        finally:
            i18n.choose_language(mine)
        return _("loaded {names}").format(names=", ".join(found))

    def _licences(self) -> str:
        found = licences()
        empty = [one.name for one in found if not one.text]
        if empty:
            raise ValueError(_("no text for {names}").format(names=", ".join(empty)))
        return _("the texts of {count} licences").format(count=len(found))
