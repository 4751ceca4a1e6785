"""Every page as text and structure, compared with what was looked at and found good.

With PLANNER_WRITE_GOLDEN=1 the files are written anew; read the difference before keeping it.
"""

import os
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import DraftText, Layout, Paper, SheetOptions
from planner.formats.pdf.shortreports import (
    Attending,
    Change,
    ChangeSlip,
    Company,
    WeekEntry,
    WeekPerson,
    WeekSheet,
    WhoIsHere,
)
from planner.formats.pdf.slip import change_slip
from planner.formats.pdf.weekpage import week_page
from planner.formats.pdf.whoishere import who_is_here_list

FOLDER = Path(__file__).parents[2] / "data" / "pdf"
ZONE = ZoneInfo("Europe/Brussels")
_LARGE = 20.0  # millimetres; a box to tick is no part of the structure


def _prep(samples, **options):
    return prep_sheet(replace(samples.report(), options=SheetOptions(**options)))


def _drafted(samples):
    mail = DraftText("T1", "Karen Sandler", "mail", "Dear Karen,\n\nthank you.", "The draft")
    return follow_up_list(samples.follow_ups(drafts=(mail,), codes=True))


def _change(kind, code, name, **more):
    start = datetime(2015, 1, 31, 10, tzinfo=ZONE)
    values = {
        "code": code, "name": name, "title": "Identity Crisis", "kind": kind,
        "was_start": start, "was_place": "Janson", "now_start": start + timedelta(hours=2),
        "now_end": start + timedelta(hours=3), "now_place": "H.1301",
    }  # fmt: skip
    return Change(**(values | more))


def _slip(samples):
    changes = (
        _change("moved", "T1", "Karen Sandler", meaning="clash with your must"),
        _change("room", "T4", "Maria Fernanda González de la Cruz y Hernández"),
        _change("cancelled", "T9", "دوللي شاهين"),
        _change("gone", "T12", "Analytical Engines Ltd", was_all_day=True),
    )
    printed_at = samples.report().printed_at
    head = samples.report().head
    return change_slip(
        ChangeSlip(head, 7, printed_at, printed_at, printed_at + timedelta(hours=9), changes)
    )


def _week(_samples):
    monday = datetime(2026, 3, 23, 10, tzinfo=ZONE)
    ada = WeekPerson(
        "Ada Lovelace", "Analytical Engines", "T3", "12 Mar 2026 – Fair – looms",
        "send the draft", "intro to M. Somerville", "Who pays for it?",
    )  # fmt: skip
    wei = WeekPerson("张伟", "华为技术有限公司")
    david = WeekPerson("דוד בן-גוריון", "שירותי Google", "T4")
    entries = tuple(
        WeekEntry(
            day=(monday + timedelta(days=n)).date(),
            start=monday + timedelta(days=n),
            end=monday + timedelta(days=n, hours=1),
            title=title,
            place=place,
            people=people,
        )
        for n, title, place, people in (
            (0, "Coffee", "Café Central", (ada,)),
            (0, "Board", "", (wei, david)),
            (3, "Visit of the mill", "Łódź", ()),
        )
    )
    return week_page(
        WeekSheet(
            monday.date(), monday.date() + timedelta(days=6), "Europe/Brussels", monday, entries
        )
    )


def _who(samples):
    known = Attending("Grace Hopper", "Admiral", known=True, code="T2")
    companies = (
        Company("Analytical Engines", "Hall 2, C31", (Attending("Ada Lovelace", "CTO"), known)),
        Company("شركة النسيج", "Hall 4", (Attending("محمد عبد الله", "مهندس"),)),
        Company("Mill", "", tuple(Attending(f"Weaver {n}") for n in range(150))),
        Company("", "", (Attending("Linus Nobody"),)),
    )
    report = samples.report()
    days = (report.days[0].day, report.days[0].day + timedelta(days=1))
    return who_is_here_list(WhoIsHere(report.head, days, report.printed_at, None, companies))


def _scripts(samples):
    names = (
        "محمد عبد الله", "דוד בן-גוריון", "אורלי (Orly) כהן", "शर्मा अमिताभ", "สมชาย ใจดี",
        "김철수", "山田 太郎", "Արամ Խաչատրյան", "გიორგი", "Ελένη Ёлкин Łódź", "Ada 👩\u200d💻 🇧🇪",
        "شركة Google العربية",
    )  # fmt: skip
    cards = tuple(
        samples.person_card(n, full=n <= 4, name=name, organisation=names[-n], know=name)
        for n, name in enumerate(names, 1)
    )
    day = replace(samples.report().days[0], people=tuple(map(samples.in_list, cards)))
    printed = prep_sheet(samples.report(cards=cards, days=(day,)))
    assert printed.missing == ()
    return printed


DOCUMENTS = {
    "change-slip": _slip,
    "week": _week,
    "who-is-here": _who,
    "prep-scripts": _scripts,
    "prep-full-a4": lambda s: _prep(s),
    "prep-full-letter-discreet": lambda s: _prep(s, paper=Paper.LETTER, discreet=True),
    "prep-a5": lambda s: _prep(s, paper=Paper.A5),
    "prep-booklet": lambda s: _prep(s, layout=Layout.BOOKLET),
    "prep-pocket": lambda s: _prep(s, layout=Layout.POCKET),
    "prep-phone": lambda s: _prep(s, layout=Layout.PHONE),
    "follow-ups": lambda s: follow_up_list(s.follow_ups()),
    "follow-ups-with-drafts-and-codes": _drafted,
}


def _lines(paths):
    """Tell where level lines are: from left to right, and how far down each is."""
    found = defaultdict(list)
    for shape in paths:
        if shape.width > _LARGE and shape.height < 1.0:
            found[round(shape.left), round(shape.right)].append(shape.top)
    return [
        f"{left} to {right} mm: {' '.join(f'{top:.1f}' for top in sorted(tops))}"
        for (left, right), tops in sorted(found.items())
    ]


def told(seen):
    """Return the document in words: the text of each page, then its frames and the lines to write
    on in millimetres."""
    parts = []
    for number, (text, paths, size) in enumerate(
        zip(seen.text, seen.paths, seen.sizes, strict=True), 1
    ):
        frames = sorted(
            (round(s.top), round(s.left), round(s.width), round(s.height))
            for s in paths
            if s.width > _LARGE and s.height > _LARGE
        )
        parts.append(f"=== page {number}, {size[0]:.0f} x {size[1]:.0f} mm")
        parts.append("\n".join(line.rstrip() for line in text.splitlines()))
        parts.append("--- frames")
        parts += [f"{w} x {h} mm at {left}, {top}" for top, left, w, h in frames]
        parts.append("--- lines")
        parts += _lines(paths)
    return "\n".join([*parts, ""])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_as_they_were_found_good(samples, reader, name):
    pdf = DOCUMENTS[name](samples).pdf
    assert DOCUMENTS[name](samples).pdf == pdf
    found = told(reader(pdf))
    file = FOLDER / f"{name}.txt"
    if os.environ.get("PLANNER_WRITE_GOLDEN"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
