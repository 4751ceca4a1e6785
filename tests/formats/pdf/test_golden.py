"""Every page as text and structure, compared with what was looked at and found good.

With PLANNER_WRITE_GOLDEN=1 the files are written anew; read the difference before keeping it.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import DraftText, Layout, Paper, SheetOptions

FOLDER = Path(__file__).parents[2] / "data" / "pdf"
_LARGE = 20.0  # millimetres; a box to tick is no part of the structure


def _prep(samples, **options):
    return prep_sheet(replace(samples.report(), options=SheetOptions(**options)))


def _drafted(samples):
    mail = DraftText("T1", "Karen Sandler", "mail", "Dear Karen,\n\nthank you.", "The draft")
    return follow_up_list(samples.follow_ups(drafts=(mail,), codes=True))


DOCUMENTS = {
    "prep-full-a4": lambda s: _prep(s),
    "prep-full-letter-discreet": lambda s: _prep(s, paper=Paper.LETTER, discreet=True),
    "prep-a5": lambda s: _prep(s, paper=Paper.A5),
    "prep-booklet": lambda s: _prep(s, layout=Layout.BOOKLET),
    "prep-pocket": lambda s: _prep(s, layout=Layout.POCKET),
    "prep-phone": lambda s: _prep(s, layout=Layout.PHONE),
    "follow-ups": lambda s: follow_up_list(s.follow_ups()),
    "follow-ups-with-drafts-and-codes": _drafted,
}


def told(seen):
    """Return the document in words: the text of each page, then its frames in millimetres."""
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
    return "\n".join([*parts, ""])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_as_they_were_found_good(samples, reader, name):
    found = told(reader(DOCUMENTS[name](samples).pdf))
    file = FOLDER / f"{name}.txt"
    if os.environ.get("PLANNER_WRITE_GOLDEN"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
