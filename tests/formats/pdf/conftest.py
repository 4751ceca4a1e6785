"""Sample reports for the pages of paper, as large and as odd as a test asks for."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from planner import i18n
from planner.formats.pdf import families, fonts, raster, text
from planner.formats.pdf.report import (
    Card,
    CardFind,
    DayPlan,
    DayRow,
    FollowUpLine,
    FollowUpReport,
    GoalLine,
    Head,
    MyLines,
    NotMet,
    PersonMet,
    PersonToMeet,
    PrepReport,
    Result,
    SheetOptions,
)
from planner.formats.pdf.systemfonts import SystemFonts

ZONE = ZoneInfo("Europe/Brussels")
DAY = date(2015, 1, 31)
VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lena Vogt\r\nORG:Open Looms\r\n"
    "EMAIL:lena@openlooms.example\r\nTEL:+32470123456\r\nURL:https://openlooms.example\r\n"
    "END:VCARD\r\n"
)
PEOPLE = (
    ("Karen Sandler", "Executive Director", "Software Freedom Conservancy"),
    ("Pierre Denis", "Engineer", "Alter Systems"),
    ("Heikki Linnakangas", "Committer", "VMware"),
    (
        "Maria Fernanda González de la Cruz y Hernández",
        "Head of Developer Relations EMEA, International Cooperation",
        "Internationale Gesellschaft für Datenverarbeitung mbH",
    ),
    ("Jesús Espino", "CTO", "Kaleidos"),
    ("Jürgen Großmann-Wiśniewski", "Leiter Qualitätssicherung", "Maschinenbau Süd GmbH"),
    ("Spencer Krum", "Operator", "Hewlett-Packard"),
    ("Алексей Иванов", "Разработчик", "Яндекс"),
    ("Ελένη Παπαδοπούλου", "Ερευνήτρια", "Πανεπιστήμιο Αθηνών"),
    ("张伟", "工程师", "华为技术有限公司"),
    ("Nguyễn Thị Minh Khai", "Researcher", "Đại học Huế"),
    ("Lukas Blakk", "Release Manager", "Mozilla"),
)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def gap(hour: int, minute: int, minutes: int) -> DayRow:
    start = at(hour, minute)
    return DayRow("gap", start, start + timedelta(minutes=minutes), minutes=minutes)


def session(start: datetime, minutes: int, mark: str, title: str, room: str, **more: Any) -> DayRow:
    kind = more.pop("kind", "session")
    end = start + timedelta(minutes=minutes)
    return DayRow(kind, start, end, mark=mark, title=title, room=room, **more)


def day_rows() -> tuple[DayRow, ...]:
    return (
        session(at(9, 30), 25, "maybe", "Welcome to FOSDEM 2015", "Janson"),
        gap(9, 55, 5),
        session(at(10), 50, "must", "Identity Crisis: Are we who we say we are?", "Janson",
                codes=("T1",)),
        gap(10, 50, 10),
        session(at(11), 25, "must", "Lea, a probability engine in Python", "H.1301",
                codes=("T2",), overlap=1, moved=True),
        session(at(11), 50, "backup", "What is wrong with Operating Systems", "Janson",
                overlap=1, moved=True),
        session(at(11, 30), 30, "none", "Coffee with Karen Sandler (agreed)", "Bar, building K",
                codes=("T1",), kind="meeting", moved=True),
        session(at(12), 50, "people", "New WAL record format in PostgreSQL 9.5", "AW1.126",
                codes=("T3",), moved=True),
        session(at(12, 50), 70, "none", "Lunch – cafeteria building K", "", kind="break"),
        session(at(14), 50, "people", "Foreign Data Wrappers in PostgreSQL: Where are we now?",
                "AW1.126", codes=("T4", "T12"), overlap=2),
        session(at(14), 50, "must",
                "Building High-Performance Language Implementations With Low Effort and Joy",
                "Janson", overlap=2, moved=True),
        session(at(14), 25, "maybe", "Understanding CPython (3.4) Objects", "H.1301",
                codes=("T11",), overlap=2, moved=True, cancelled=True),
        gap(14, 50, 10),
        session(at(15), 50, "must", "Modern SQL in PostgreSQL", "AW1.126", codes=("T9",),
                moved=True),
        gap(15, 50, 40),
        session(at(16, 30), 30, "must", "Superoptimization", "Janson", moved=True),
        session(at(17), 60, "people", "Consuming Open Source Configuration", "H.1309",
                codes=("T7",), moved=True),
    )  # fmt: skip


def person_card(number: int, *, full: bool, **more: Any) -> Card:
    name, title, organisation = PEOPLE[(number - 1) % len(PEOPLE)]
    start = at(9 + number % 8)
    find = CardFind(
        start,
        start + timedelta(minutes=50),
        room="Janson",
        title="Identity Crisis: Are we who we say we are?",
        meaning="ends 10:50, you are free until 11:30",
        speaks=True,
    )
    card = Card(
        code=f"T{number}",
        name=name,
        title=title,
        organisation=organisation,
        role="mentor" if number % 2 else "",
        priority=3 if full else 1 + number % 2,
        full=full,
        finds=(find,),
        last="12 Mar – notes on the licence survey",
        owed="I promised the test data and the name of the lab in Graz",
        know="moved from GNOME in 2014; via B. Kuhn; series B in May",
        give="intro to M. Somerville; my draft of the policy",
        asks=(
            "How did you convince the board to fund this?",
            "Which projects said no?",
            "Who else should I meet here?",
        ),
        want="20-minute call about the audit",
    )
    return replace(card, **more)


def company_card(number: int, name: str, place: str, *, full: bool = False) -> Card:
    return Card(
        code=f"T{number}",
        name=name,
        title="",
        organisation=name,
        role="employer",
        priority=2,
        full=full,
        company=True,
        place=place,
        know="hires 3 data engineers; sells to mills; new site in Graz",
        give="" if number % 2 else "feedback on the loom controller",
        asks=("Who leads the data team?", "How do you take on juniors?"),
        want="name of the hiring manager; hand over my CV",
        known_there=("C. Babbage (last: 3 Jan, coffee)",) if full else (),
    )


def in_list(card: Card) -> PersonToMeet:
    when = card.finds[0].start if card.finds else None
    where = card.place if card.company else (card.finds[0].room if card.finds else "")
    return PersonToMeet(
        card.code, card.priority, card.name, card.organisation, when, where, card.company
    )


def report(**more: Any) -> PrepReport:
    """A report of one day at a real-looking conference, with seven people and two companies."""
    cards = (
        *(person_card(n, full=n in (1, 4, 6)) for n in range(1, 11)),
        company_card(11, "Zephyr Robotics", "Hall 10, F66"),
        company_card(12, "Analytical Engines Ltd", "Hall 4, C31", full=True),
    )
    values: dict[str, Any] = {
        "head": Head(
            title="FOSDEM 2015",
            venue="ULB Solbosch",
            address="Avenue Franklin Roosevelt 50, Brussels",
            room="",
            organiser="FOSDEM VZW",
            zone="Europe/Brussels",
            my_zone="Europe/London",
            my_zone_minutes=-60,
        ),
        "number": 7,
        "printed_at": datetime(2015, 1, 30, 21, 40, tzinfo=ZONE),
        "calendar_at": datetime(2015, 1, 30, 18, 2, tzinfo=ZONE),
        "goals": (GoalLine("Meet people who run audits", 5), GoalLine("Find a reviewer", None)),
        "targets": 12,
        "days": (DayPlan(DAY, day_rows(), tuple(map(in_list, cards))),),
        "cards": cards,
        "lines": MyLines(
            "Lena, I build open looms – the part between the mill and the code.",
            ("What brought you to this room?", "What are you stuck on?", "What surprised you?"),
            ("I promised to catch someone – may I write to you?", "You should meet …"),
            VCARD,
        ),
        "options": SheetOptions(),
    }  # fmt: skip
    return PrepReport(**(values | more))


def crowd(count: int, *, full: bool = False) -> PrepReport:
    """A report with that many targets, the first of them or all with a full card."""
    cards = tuple(person_card(n, full=full) for n in range(1, count + 1))
    return report(
        cards=cards,
        targets=count,
        days=(DayPlan(DAY, day_rows() if count else (), tuple(map(in_list, cards))),),
    )


def line(text: str, days: int, **more: Any) -> FollowUpLine:
    values: dict[str, Any] = {
        "kind": "message",
        "status": "open",
        "code": "T1",
        "person": "Karen Sandler",
        "organisation": "Software Freedom Conservancy",
        "text": text,
        "due": date(2015, 2, 2) + timedelta(days=days),
        "overdue": days < 0,
    }
    return FollowUpLine(**(values | more))


def met(number: int, **more: Any) -> PersonMet:
    name, title, organisation = PEOPLE[(number - 1) % len(PEOPLE)]
    values: dict[str, Any] = {
        "code": f"T{number}",
        "name": name,
        "title": title,
        "organisation": organisation,
        "role": "mentor" if number % 3 == 1 else "",
        "met_at": at(10, 55),
        "met_where": "after “Identity Crisis”, corridor of Janson",
        "cue": "red glasses, knitted scarf",
        "talk": "how the board was won over for audits; asked twice about looms and who pays for "
        "the tests; she thinks the draft should name the licence in its first line",
        "wants": "a reviewer for the policy",
        "promised": ("send the draft by Friday", "intro to M. Somerville"),
        "offered": "a seat at the table in Graz",
        "can_give": ("the survey data",),
        "note": "",
        "next_step": line("write two lines about the draft", 1, channel="mail"),
        "address": f"person{number}@example.org",
        "link": "https://example.org/profile",
    }
    return PersonMet(**(values | more))


def follow_ups(**more: Any) -> FollowUpReport:
    """A follow-up list of one conference with a bit of everything."""
    values: dict[str, Any] = {
        "head": report().head,
        "dates": (DAY, date(2015, 2, 1)),
        "number": 7,
        "printed_at": datetime(2015, 2, 2, 8, 30, tzinfo=ZONE),
        "result": Result(
            targets=12,
            met=9,
            unplanned=3,
            goals=(
                GoalLine("Meet people who run audits", 5, True),
                GoalLine("Find a reviewer", None),
            ),
            goals_reached=1,
            insight="Audits are paid out of the travel budget; ask for that line, not for tools",
            promises_open=3,
        ),
        "promises": (
            line("send the draft of the policy", -1, kind="promise", channel="mail"),
            line("test cards for the controller, and the address of the supplier in Łódź who "
                 "makes them in small numbers without asking for a deposit", 0, kind="promise",
                 code="T6", person=PEOPLE[5][0], organisation=PEOPLE[5][2]),
            line("name of the lab", 3, kind="promise", code="N2", person="张伟", organisation=""),
        ),
        "soon": (line("thank for the talk", 0, channel="mail"),
                 line("connect", 1, channel="linkedin", status="drafted", code="T4",
                      person=PEOPLE[3][0], organisation=PEOPLE[3][2])),
        "week": tuple(line(f"ask about point {n}", 4, code=f"T{n}") for n in range(5, 11)),
        "warm": (line("say hello in spring", 60, code="T2", person="Pierre Denis"),
                 line("send the paper", 61, code="T3", person="Heikki Linnakangas")),
        "people": (met(1), met(4, next_step=None), met(10), met(8, code="N1", talk="unions")),
        "not_met": (
            NotMet("T5", "Jesús Espino", "Kaleidos", "not-there", "ill, sends a colleague"),
            NotMet("T12", "Analytical Engines Ltd", "", "planned", ""),
        ),
        "introductions": (
            line("M. Somerville and Karen Sandler: the licence survey", 2, kind="introduction"),
        ),
        "closed": (line("send the slides", -1, kind="promise", status="done"),),
        "insights": (("Modern SQL in PostgreSQL", "lateral joins replace half of our scripts"),),
    }  # fmt: skip
    return FollowUpReport(**(values | more))


@dataclass(frozen=True)
class Samples:
    """The builders, for tests that ask for the fixture `samples`."""

    report: Callable[..., PrepReport] = report
    crowd: Callable[..., PrepReport] = crowd
    person_card: Callable[..., Card] = person_card
    company_card: Callable[..., Card] = company_card
    in_list: Callable[[Card], PersonToMeet] = in_list
    day_rows: Callable[[], tuple[DayRow, ...]] = day_rows
    follow_ups: Callable[..., FollowUpReport] = follow_ups
    met: Callable[..., PersonMet] = met
    line: Callable[..., FollowUpLine] = line


@pytest.fixture
def samples() -> Samples:
    return Samples()


@dataclass(frozen=True)
class Shape:
    """Something drawn on a page that is no text, in millimetres from the top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def _millimetres(page: Any, kind: int) -> list[Shape]:
    height = page.get_height()
    shapes = []
    for found in page.get_objects(filter=[kind]):
        left, low, right, high = (value / 72 * 25.4 for value in found.get_bounds())
        shapes.append(Shape(left, height / 72 * 25.4 - high, right - left, high - low))
    return shapes


@dataclass(frozen=True)
class Seen:
    """What an independent reader finds in a PDF, page by page."""

    text: tuple[str, ...]
    paths: tuple[tuple[Shape, ...], ...]
    words: tuple[tuple[Shape, ...], ...]
    pictures: tuple[tuple[Shape, ...], ...]
    sizes: tuple[tuple[float, float], ...]
    outline: tuple[str, ...]
    title: str

    @property
    def all_text(self) -> str:
        return "\n".join(self.text)


def shown(text: str) -> str:
    """Return the text without the marks of direction, which have no shape, and the spaces that the
    reader finds beside them."""
    return re.sub(" ?(?:[\u200e\u200b]+ ?)+", _space, text)


def _space(found: re.Match[str]) -> str:
    return " " if " " in found.group() else ""


def see(pdf: bytes) -> Seen:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[index] for index in range(len(document))]
    seen = Seen(
        tuple(shown(raster.page_text(pdf, index)) for index in range(len(document))),
        tuple(tuple(_millimetres(page, pypdfium2.raw.FPDF_PAGEOBJ_PATH)) for page in pages),
        tuple(tuple(_millimetres(page, pypdfium2.raw.FPDF_PAGEOBJ_TEXT)) for page in pages),
        tuple(tuple(_millimetres(page, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)) for page in pages),
        tuple((page.get_width() / 72 * 25.4, page.get_height() / 72 * 25.4) for page in pages),
        tuple(entry.get_title() for entry in document.get_toc()),
        document.get_metadata_value("Title"),
    )
    document.close()
    return seen


@pytest.fixture
def reader() -> Callable[[bytes], Seen]:
    return see


def unpack(pdf: bytes) -> bytes:
    """Return the bytes of a PDF with what is packed in object streams written out behind."""
    packed = re.findall(rb"/Type /ObjStm.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return pdf + b"\n".join(zlib.decompress(data) for data in packed)


@pytest.fixture
def unpacked() -> Callable[[bytes], bytes]:
    return unpack


@pytest.fixture(autouse=True, scope="package")
def no_system_fonts() -> Iterator[None]:
    """What prints must not depend on what is installed beside Planner."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "system", SystemFonts(None))
        _forget_fonts()
        yield
    _forget_fonts()


@pytest.fixture
def forget_fonts() -> Iterator[Callable[[], None]]:
    """Make the next text be set as if it were the first, now and after the test."""
    yield _forget_fonts
    _forget_fonts()


def _forget_fonts() -> None:
    for remembered in (
        families.main_face, families.fallback, families._bundled, fonts.cut, fonts.settable,
        text._clean, text._replaced, text._measured, text._width, text._broken,
    ):  # fmt: skip
        remembered.cache_clear()


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.choose_language("en_GB")
