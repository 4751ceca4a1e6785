"""The change slip as an independent reader finds it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import Change, ChangeSlip
from planner.formats.pdf.slip import change_slip

ZONE = ZoneInfo("Europe/Brussels")
TEN = datetime(2015, 1, 31, 10, 0, tzinfo=ZONE)


def change(kind="moved", **more):
    values = {
        "code": "T1", "name": "Karen Sandler", "title": "Identity Crisis", "kind": kind,
        "was_start": TEN, "was_place": "Janson", "now_start": TEN + timedelta(hours=2),
        "now_end": TEN + timedelta(hours=3), "now_place": "H.1301",
        "meaning": "clash with your must",
    }  # fmt: skip
    return Change(**(values | more))


@pytest.fixture
def slip(samples):
    def build(*changes, **more):
        values = {
            "head": samples.report().head, "number": 7, "sheet_at": TEN - timedelta(hours=13),
            "printed_at": TEN - timedelta(hours=2), "calendar_at": TEN - timedelta(hours=3),
            "changes": changes,
        }  # fmt: skip
        return ChangeSlip(**(values | more))

    return build


def test_slip_says_which_sheet_and_how_many(slip, reader):
    seen = reader(change_slip(slip(change(), change("gone"))).pdf)
    assert len(seen.text) == 1
    assert "Sheet 7 is stale: 2 changes" in seen.text[0]
    assert "sheet of Fri 30 Jan 21:00" in seen.text[0]
    assert seen.title == "Changes to sheet 7 – FOSDEM 2015"


@pytest.mark.parametrize(
    ("kind", "now"),
    [
        ("moved", "now Sat 31 Jan 12:00–13:00 · H.1301 · clash with your must"),
        ("room", "now H.1301 · Sat 31 Jan 12:00–13:00"),
        ("gone", "now no longer listed"),
        ("cancelled", "now cancelled"),
    ],
)
def test_each_change_says_what_was_and_what_is(slip, reader, kind, now):
    text = reader(change_slip(slip(change(kind))).pdf).text[0]
    assert "T1 Karen Sandler" in text
    assert "was Sat 31 Jan 10:00 Janson" in text
    assert now in text


def test_all_day_has_no_clock(slip, reader):
    moved = change(was_all_day=True, now_all_day=True, now_start=TEN + timedelta(days=1))
    text = reader(change_slip(slip(moved)).pdf).text[0]
    assert "was Sat 31 Jan all day Janson" in text
    assert "now Sun 1 Feb all day" in text


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_sixty_changes_keep_within_the_margins(slip, reader, paper):
    many = [change(code=f"T{n}", title="A very long title " * 30) for n in range(1, 61)]
    printed = change_slip(slip(*many, paper=paper))
    seen = reader(printed.pdf)
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - 11.7
        assert max(word.bottom for word in words) <= height - 11.7
    assert all(f"T{n}" in seen.all_text for n in range(1, 61))
    assert printed.cut


def test_same_slip_same_bytes(slip):
    assert change_slip(slip(change())).pdf == change_slip(slip(change())).pdf
