"""What the user should know of a file that was read: repaired, guessed, left out, in words."""

from collections.abc import Iterable, Sequence

from planner.formats.ics.decoding import Lines
from planner.formats.ics.drafts import Draft
from planner.formats.ics.envelope import Envelope
from planner.formats.ics.heads import Head
from planner.formats.ics.values import Problem
from planner.formats.ics.zones import ZoneBook
from planner.i18n import _, ngettext

_MOST = 1000


class Remarks:
    """Takes remarks down, each with the event it is about; the thousandth is the last."""

    def __init__(self, lines: Lines, envelope: Envelope) -> None:
        """Begin with what was found when the file was cut into its events."""
        self._found: list[Problem] = []
        self._more = 0
        self._about: tuple[str, str] = ("", "")
        for note in lines.notes:
            self.tell(0, note)
        for number, note in envelope.notes:
            self.tell(number, note)

    def about(self, uid: str = "", title: str = "") -> None:
        """Say which event the remarks to come are about; none by default."""
        self._about = (uid, title[:400])

    def tell(self, number: int, message: str) -> None:
        """Take a remark down; `number` is the line it is about, 0 for the whole file."""
        if len(self._found) < _MOST:
            self._found.append(Problem(number, *self._about, message))
        else:
            self._more += 1

    def tell_of(self, draft: Draft, message: str) -> None:
        """Take a remark down that is about one event."""
        self.about(draft.uid, draft.title)
        self.tell(draft.number, message)
        self.about()

    def problems(self) -> tuple[Problem, ...]:
        """Return what was taken down, in the order of the file."""
        return (*sorted(self._found, key=lambda problem: problem.line), *self._omitted())

    def _omitted(self) -> tuple[Problem, ...]:
        if not self._more:
            return ()
        text = ngettext(
            "There is {n} more remark of these kinds.",
            "There are {n} more remarks of these kinds.",
            self._more,
        )
        return (Problem(0, "", "", text.format(n=self._more)),)


def tell_of_the_whole(
    remarks: Remarks,
    drafts: Sequence[Draft],
    zones: ZoneBook,
    heads: Iterable[Head],
    envelope: Envelope,
) -> None:
    """Tell what concerns no event alone: times without a zone, empty ones, to-dos left out."""
    if zones.floating_count > 0:
        remarks.tell(
            zones.first_floating,
            _(
                "Some times name no zone, and neither does the file; they are kept as the clock"
                " shows them there. Import again and say the zone if you know it."
            ),
        )
    for head in heads:
        if head.named_zone and not head.zone:
            remarks.tell(
                0,
                _("The zone “{zone}” that the file names is unknown; it was not used.").format(
                    zone=head.named_zone
                ),
            )
    empty = sum([draft.end == draft.start for draft in drafts])
    if empty:
        text = ngettext(
            "{n} event ends when it starts; it was taken as a point in time.",
            "{n} events end when they start; they were taken as points in time.",
            empty,
        )
        remarks.tell(0, text.format(n=empty))
    todos = envelope.others["VTODO"]
    if todos:
        text = ngettext(
            "{n} to-do of the file was left out; only events are imported.",
            "{n} to-dos of the file were left out; only events are imported.",
            todos,
        )
        remarks.tell(0, text.format(n=todos))
