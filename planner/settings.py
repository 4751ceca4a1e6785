"""What the user may choose, as one list: the dialog, the command line and the file follow it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import BadInput, NotFound
from planner.i18n import _, country_names, language_names

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Value = str | int | bool
Choices = Sequence[tuple[Value, str]]

_FEW = 12  # choices that a sentence can name
ON, OFF = ("on", "yes", "true", "1"), ("off", "no", "false", "0")


class Kind(StrEnum):
    """What a setting holds, and so which editor it gets."""

    SWITCH = "switch"  # bool
    CHOICE = "choice"  # the value of one of its choices
    NUMBER = "number"  # int within its bounds
    ZONE = "zone"  # an IANA name, or "" for the machine's own


@dataclass(frozen=True)
class Setting:
    """One thing to choose.

    `choices` is asked when they are shown: some are read from the program's own files. With
    `at_start` it counts from the next start on.
    """

    key: str
    default: Value
    kind: Kind
    text: str
    help: str
    group: str
    choices: Callable[[], Choices] = tuple
    minimum: int = 0
    maximum: int = 0
    at_start: bool = False

    def fits(self, value: object) -> bool:
        """Whether a value is one of this setting's, whatever wrote it."""
        match self.kind:
            case Kind.SWITCH:
                return isinstance(value, bool)
            case Kind.NUMBER:
                whole = isinstance(value, int) and not isinstance(value, bool)
                return whole and self.minimum <= int(str(value)) <= self.maximum
            case Kind.ZONE:
                return isinstance(value, str) and (not value or _zone_called(value) is not None)
        same_type = type(value) is type(self.default)
        return same_type and any(value == choice for choice, _words in self.choices())

    def read(self, text: str) -> Value:
        """Return the value that somebody wrote; raises BadInput with a sentence for any other."""
        word = text.strip()
        value: Value = word
        match self.kind:
            case Kind.SWITCH:
                if word.casefold() in ON + OFF:
                    return word.casefold() in ON
                raise BadInput(_("“{key}” is on or off.").format(key=self.key))
            case Kind.ZONE:
                zone = _zone_called(word) if word else None
                value = zone.key if zone is not None else word
            case Kind.NUMBER:
                value = int(word) if word.removeprefix("-").isdecimal() else word
            case Kind.CHOICE:
                known = {str(choice).casefold(): choice for choice, _words in self.choices()}
                value = known.get(word.casefold(), word)
        if not self.fits(value):
            raise BadInput(self.refusal(word))
        return value

    def refusal(self, word: str) -> str:
        """Return a sentence that says which values there are instead of `word`."""
        if self.kind is Kind.NUMBER:
            words = _("Write a whole number from {least} to {most}.")
            return words.format(least=self.minimum, most=self.maximum)
        if self.kind is Kind.ZONE:
            words = _("There is no time zone “{name}”. Write one such as Europe/Berlin.")
            return words.format(name=word)
        known = ", ".join(str(choice) for choice, _words in self.choices() if choice != "")
        words = _("“{word}” is none of the choices of “{key}”: {known}.")
        if len(self.choices()) > _FEW:
            words = _(
                "“{word}” is none of the choices of “{key}”. “planner settings {key}” lists them."
            )
        return words.format(word=word, key=self.key, known=known)

    def show(self, value: Value) -> str:
        """Return a value as it reads in a list."""
        if self.kind is Kind.SWITCH:
            return _("on") if value else _("off")
        if self.kind is Kind.CHOICE:
            return next((words for choice, words in self.choices() if choice == value), str(value))
        return str(value) or _("as the system")


def all_settings() -> tuple[Setting, ...]:
    """Return every setting, those of one group together, in the language chosen."""
    look, places = _("Look and language"), _("Dates and places")
    paper, follow_ups, file = _("Paper"), _("Follow-ups and reminders"), _("Calendars and backups")
    return (
        Setting(
            "language",
            "",
            Kind.CHOICE,
            _("Language"),
            _("The language of the program, of papers and of proposed messages."),
            look,
            _languages,
            at_start=True,
        ),
        Setting(
            "scheme",
            "system",
            Kind.CHOICE,
            _("Colours"),
            _("Light, dark, or as the desktop has it."),
            look,
            _schemes,
        ),
        Setting(
            "text-size",
            100,
            Kind.CHOICE,
            _("Size of text"),
            _("In per cent of the size that the desktop has set."),
            look,
            _text_sizes,
            at_start=True,
        ),
        Setting(
            "region",
            "",
            Kind.CHOICE,
            _("Dates and numbers as in"),
            _("How dates and times are written, which days are free, and which paper is usual."),
            places,
            _regions,
            at_start=True,
        ),
        Setting(
            "home-zone",
            "",
            Kind.ZONE,
            _("My time zone"),
            _("Your own time stands beside an event's where they differ. Empty: the machine's."),
            places,
            at_start=True,
        ),
        Setting(
            "paper",
            "",
            Kind.CHOICE,
            _("Paper"),
            _("What a sheet begins with, in the window and from the command line."),
            paper,
            _papers,
        ),
        Setting(
            "layout",
            "full",
            Kind.CHOICE,
            _("Layout"),
            _("Full pages for a folder, a booklet, cards for the pocket, or pages for a phone."),
            paper,
            _layouts,
        ),
        Setting(
            "qr",
            True,
            Kind.SWITCH,
            _("My QR code on the sheet"),
            _("Others scan it and have your card. It holds what stands on the page Me."),
            paper,
        ),
        Setting(
            "discreet",
            False,
            Kind.SWITCH,
            _("Discreet sheets"),
            _("No stars, Know or Want on paper: the sheet is held in front of the person."),
            paper,
        ),
        Setting(
            "mail",
            "program",
            Kind.CHOICE,
            _("Mail drafts"),
            _("What “Mail draft” does: hand the message over at once, or save a file to open."),
            follow_ups,
            _mails,
        ),
        Setting(
            "remind-at-start",
            False,
            Kind.SWITCH,
            _("Remind me when the program starts"),
            _("One line that says what is due today."),
            follow_ups,
        ),
        Setting(
            "remind-by-tray",
            False,
            Kind.SWITCH,
            _("Remind me from the system tray"),
            _("While the window is open: what became due, and whom you meet next."),
            follow_ups,
        ),
        Setting(
            "remind-minutes",
            10,
            Kind.NUMBER,
            _("Minutes before a session"),
            _("How long before a session with somebody you want to meet the tray says so."),
            follow_ups,
            minimum=1,
            maximum=240,
        ),
        Setting(
            "refresh-at-start",
            True,
            Kind.SWITCH,
            _("Refresh calendars at the start"),
            _("Those you switched it on for. Off: no address is asked before you press F5."),
            file,
        ),
        Setting(
            "backups-kept",
            10,
            Kind.NUMBER,
            _("Backups kept at least"),
            _("The newest ones always stay; older ones thin out to one a day, week, month."),
            file,
            minimum=3,
            maximum=500,
        ),
    )


def setting(key: str) -> Setting:
    """Return the setting of that key; raises NotFound with the alike ones."""
    found = {one.key: one for one in all_settings()}
    if key in found:
        return found[key]
    import difflib

    alike = difflib.get_close_matches(key, found, n=1)
    words = _("There is no setting “{key}”. Did you mean “{alike}”?")
    if not alike:
        words = _("There is no setting “{key}”. “planner settings” lists them.")
    raise NotFound(words.format(key=key, alike="".join(alike)))


# What there is to choose from ------------------------------------------------------------


def _languages() -> Choices:
    return [("", _("As the system")), *language_names().items()]


def _regions() -> Choices:
    return [("", _("As the language")), *country_names().items()]


def _schemes() -> Choices:
    return [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]


def _text_sizes() -> Choices:
    return [(size, _("{n} %").format(n=size)) for size in (80, 90, 100, 110, 125, 150, 175, 200)]


def _papers() -> Choices:
    return [
        ("", _("As usual where I live")),
        ("a4", _("A4")),
        ("letter", _("Letter")),
        ("a5", _("A5")),
    ]


def _layouts() -> Choices:
    return [
        ("full", _("Full pages")),
        ("booklet", _("Booklet, to fold")),
        ("pocket", _("Pocket cards, to cut")),
        ("phone", _("For a phone")),
    ]


def _mails() -> Choices:
    return [
        ("program", _("Hand it to my mail program")),
        ("file", _("Save it as a mail file (.eml)")),
    ]


def _zone_called(name: str) -> "ZoneInfo | None":
    from planner.times import find_zone  # which no setting needs to be asked for

    return find_zone(name)
