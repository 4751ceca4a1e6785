"""The dialog that adds a meeting or a break to an event, or changes one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.commands.events import parse_start_end
from planner.errors import PlannerError
from planner.formats.pdf import dates
from planner.gui.dialogs import Notice
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.reading_times import read_clock
from planner.gui.text import Look, plain_label
from planner.i18n import _
from planner.times import Moment


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A meeting, break or stand visit as the dialog gives it."""

    title: str
    start: Moment
    end: Moment | None
    place: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the dialog begins with. `end` None proposes half an hour."""

    start: datetime
    end: datetime | None = None
    title: str = ""
    place: str = ""
    codes: tuple[str, ...] = ()


class OwnSessionDialog(Notice):
    """Asks for title, day, times, place and whom one meets; `given` brings an OwnSession."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        days: tuple[date, ...],
        zone: str,
        proposal: Proposal,
        *,
        changing: bool = False,
    ) -> None:
        headline = _("Change meeting or break") if changing else _("Add meeting or break")
        super().__init__(parent, headline, (), symbol="calendar-plus")
        self._zone = zone
        end = proposal.end or proposal.start + timedelta(minutes=30)
        start_day = proposal.start.date()
        days = tuple(sorted({*days, start_day}))
        self.form = Form(
            [
                Field("title", _("Title"), placeholder=_("Coffee, stand visit, lunch …")),
                Field(
                    "day",
                    _("Day"),
                    Kind.CHOICE,
                    choices=[(day, dates.day_short(day)) for day in days],
                ),
                Field("start", _("Starts"), placeholder="10:30"),
                Field("end", _("Ends"), placeholder="11:00"),
                Field("place", _("Place")),
                *(
                    []
                    if changing
                    else [
                        Field(
                            "codes",
                            _("With"),
                            Kind.TAGS,
                            placeholder=_("Codes of people to meet, such as T1, T3"),
                        )
                    ]
                ),
            ]
        )
        self.form.set_values(
            {
                "title": proposal.title,
                "day": start_day,
                "start": dates.clock(proposal.start),
                "end": dates.clock(end),
                "place": proposal.place,
                "codes": proposal.codes,
            },
            "new",
        )
        self.problem = plain_label("", Look.WARNING)
        self.body.addWidget(
            plain_label(_("Times are those of {zone}.").format(zone=zone), Look.MUTED)
        )
        self.body.addWidget(self.form)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button(_("Cancel"), self.reject)
        words = _("Save") if changing else _("Add")
        self.add = self.add_button(words, self.give, kind="primary", default=True)
        self.form.focus_on("title")

    def give(self) -> None:
        """Hand over what was typed, or say what is missing."""
        values = self.form.values()
        day: date = values["day"]
        try:
            if not values["title"]:
                raise ValueError(_("Give it a title."))
            first, last = read_clock(values["start"]), read_clock(values["end"])
            if not first:
                raise ValueError(_("Say when it starts."))
            start, end = parse_start_end(
                f"{day.isoformat()}T{first}",
                f"{day.isoformat()}T{last}" if last else None,
                self._zone,
                day,
            )
        except (ValueError, PlannerError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        codes = tuple(code.upper() for code in values.get("codes", ()))
        self.given.emit(
            OwnSession(values["title"], _in_zone(start, self._zone), end, values["place"], codes)
        )
        self.accept()


def _in_zone(moment: Moment, zone: str) -> Moment:
    return moment if moment.zone else Moment.zoned(moment.wall, zone)
