"""The prep sheet as an independent reader finds it: text, places, measures."""

import gettext
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from planner import i18n
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import Block, DayPlan, Layout, MyLines, Paper, SheetOptions

MARGINS = {Paper.A4: 12.0, Paper.LETTER: 12.0, Paper.A5: 9.0}
LARGE = (Paper.A4, Paper.LETTER)


def cards_on(shapes, height):
    """The frames of that height, from the top down."""
    found = [s for s in shapes if abs(s.height - height) < 0.4 and s.width > 100]
    return sorted(found, key=lambda shape: shape.top)


def rules_in(shapes, frame):
    """The level lines within a frame, from the top down."""
    found = [
        s
        for s in shapes
        if s.height < 0.5 and s.width > 20
        and frame.left <= s.left and s.right <= frame.right + 0.5
        and frame.top < s.top < frame.bottom
    ]  # fmt: skip
    return sorted(found, key=lambda shape: shape.top)


def test_every_name_stands_on_the_sheet_as_text(samples, reader):
    seen = reader(prep_sheet(samples.report()).pdf)
    for name in ("Karen Sandler", "Jürgen Großmann-Wiśniewski", "Алексей Иванов",
                 "Ελένη Παπαδοπούλου", "张伟", "Analytical Engines Ltd"):  # fmt: skip
        assert name in seen.all_text, name


def test_whoever_wants_a_turn_has_one_between_two_lines(samples):
    turns = []
    again = prep_sheet(samples.report(), lambda: turns.append(1))
    assert again.pdf == prep_sheet(samples.report()).pdf
    assert len(turns) > 100


def test_plan_page_has_all_its_blocks(samples, reader):
    page = reader(prep_sheet(samples.report()).pdf).text[0]
    for words in ("FOSDEM 2015", "Saturday 31 January", "ULB Solbosch", "Organiser: FOSDEM VZW",
                  "all times Europe/Brussels (mine: London, 1 h earlier)",
                  "Meet people who run audits", "12 planned", "One insight", "One thing I give",
                  "10:00–10:50", "Identity Crisis", "free 40 min", "meeting", "cancelled",
                  "T4 T12", "People to meet", "10:00 Janson", "Hall 4, C31", "I am", "Open with",
                  "Leave", "FOSDEM 2015 · sheet 7", "page 1 of 4",
                  "printed Fri 30 Jan 21:40, calendar of 30 Jan 18:02"):  # fmt: skip
        assert words in page, words


def test_preview_has_no_number(samples, reader):
    seen = reader(prep_sheet(samples.report(number=None)).pdf)
    assert "FOSDEM 2015 · preview" in seen.text[0]
    assert "sheet 7" not in seen.all_text


@pytest.mark.parametrize("paper", LARGE)
@pytest.mark.parametrize("binding", [False, True])
def test_full_cards_are_59_high_3_apart_and_centred(samples, reader, paper, binding):
    report = replace(
        samples.crowd(9, full=True), options=SheetOptions(paper=paper, binding=binding)
    )
    seen = reader(prep_sheet(report).pdf)
    first = cards_on(seen.paths[1], 59)
    assert len(first) == 4
    gaps = [b.top - a.bottom for a, b in pairwise(first)]
    assert gaps == pytest.approx([3.0] * 3, abs=0.4)
    above, below = first[0].top, seen.sizes[1][1] - first[-1].bottom
    assert above == pytest.approx(below, abs=0.4)
    assert len(cards_on(seen.paths[2], 59)) == 4
    assert len(cards_on(seen.paths[3], 59)) == 1


@pytest.mark.parametrize("paper", LARGE)
def test_half_cards_stand_eight_to_a_page(samples, reader, paper):
    report = replace(samples.crowd(9), options=SheetOptions(paper=paper))
    seen = reader(prep_sheet(report).pdf)
    cards = cards_on(seen.paths[1], 28)
    assert len(cards) == 8
    assert cards[1].bottom - cards[0].top == pytest.approx(59.0, abs=0.4)
    assert len(cards_on(seen.paths[2], 28)) == 1


@pytest.mark.parametrize("paper", LARGE)
@pytest.mark.parametrize("binding", [False, True])
def test_hand_has_lines_of_8_mm_and_60_mm_for_the_promise(samples, reader, paper, binding):
    report = replace(
        samples.crowd(1, full=True), options=SheetOptions(paper=paper, binding=binding)
    )
    seen = reader(prep_sheet(report).pdf)
    (card,) = cards_on(seen.paths[1], 59)
    lines = [s for s in rules_in(seen.paths[1], card) if s.left > card.left + card.width / 2][:5]
    steps = [b.top - a.top for a, b in pairwise(lines)]
    assert steps == pytest.approx([8.0] * 4, abs=0.1)
    assert lines[3].width >= 60.0
    boxes = [s for s in seen.paths[1] if s.left > card.left + card.width / 2
             and abs(s.width - 3.5) < 0.6 and abs(s.height - 3.5) < 0.6]  # fmt: skip
    assert len(boxes) == 3 + 3 + 3


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("layout", [Layout.FULL, Layout.BOOKLET, Layout.POCKET, Layout.PHONE])
def test_no_word_stands_outside_the_margins(samples, reader, paper, layout):
    seen = reader(prep_sheet(samples.report(options=SheetOptions(paper, layout))).pdf)
    margin = MARGINS[paper] if layout is Layout.FULL else 5.5
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert min(word.left for word in words) >= margin - 0.3
        assert max(word.right for word in words) <= width - margin + 0.3
        assert min(word.top for word in words) >= margin - 0.3
        assert max(word.bottom for word in words) <= height - margin + 0.3


def test_binding_keeps_20_mm_free(samples, reader):
    options = SheetOptions(binding=True)
    seen = reader(prep_sheet(samples.report(options=options)).pdf)
    for words in seen.words:
        assert min(word.left for word in words) >= 19.7


@pytest.mark.parametrize("paper", LARGE)
def test_unplanned_page_has_eight_slots_and_room_for_what_was_learned(samples, reader, paper):
    seen = reader(prep_sheet(samples.report(options=SheetOptions(paper))).pdf)
    slots = [s for s in seen.paths[-1] if abs(s.height - 52.5) < 0.4]
    assert len(slots) == 8
    tops = sorted({round(slot.top, 1) for slot in slots})
    assert tops[1] - tops[0] == pytest.approx(55.0, abs=0.4)
    lowest = max(slot.bottom for slot in slots)
    rules = [s for s in seen.paths[-1] if s.top > lowest and s.height < 0.5 and s.width > 100]
    assert len(rules) == (5 if paper is Paper.A4 else 3)
    for number in range(1, 9):
        assert f"N{number}" in seen.text[-1]


def test_later_days_have_their_own_plan_and_numbers(samples, reader):
    report = samples.report(first_unplanned=9)
    second = DayPlan(report.days[0].day + timedelta(days=1), (), report.days[0].people[:2])
    seen = reader(prep_sheet(replace(report, days=(*report.days, second))).pdf)
    assert seen.outline[0] == "Saturday 31 January"
    assert seen.outline[1] == "Sunday 1 February"
    assert "Sunday 1 February" in seen.text[1]
    assert "N9" in seen.text[-2]
    assert "N17" in seen.text[-1]
    assert "Sat 10:00–10:50" in seen.text[2]


@pytest.mark.parametrize("layout", [Layout.FULL, Layout.PHONE])
def test_a_fair_without_sessions_is_headed_by_all_its_days(samples, reader, layout):
    report = samples.report(options=SheetOptions(layout=layout))
    days = replace(report.days[0], last=report.days[0].day + timedelta(days=3))
    seen = reader(prep_sheet(replace(report, days=(days,))).pdf)
    assert "Sat 31 Jan – Tue 3 Feb" in seen.text[0]
    assert seen.outline[0] == "Sat 31 Jan – Tue 3 Feb"


@pytest.mark.parametrize("count", [0, 1, 12, 60, 500])
def test_no_target_is_dropped(samples, reader, count):
    printed = prep_sheet(samples.crowd(count))
    seen = reader(printed.pdf)
    assert printed.pages == len(seen.text)
    cards = sum(len(cards_on(paths, 28)) for paths in seen.paths)
    assert cards == count
    plan = "\n".join(text for text in seen.text if "Cue / talked" not in text)
    lines = {line.split(" ")[0] for line in plan.splitlines()}
    assert {f"T{n}" for n in range(1, count + 1)} <= lines


def test_a_full_day_leaves_twelve_people_on_the_first_page(samples, reader):
    report = samples.crowd(30)
    seen = reader(prep_sheet(report).pdf)
    first = [line for line in seen.text[0].splitlines() if line.endswith("Janson")]
    assert sum(line.startswith("T") for line in first) == 12
    assert "People to meet, continued" in seen.text[1]


def test_nothing_planned_still_gives_a_sheet(samples, reader):
    report = samples.report(
        days=(), cards=(), goals=(), targets=0, lines=replace(samples.report().lines, vcard="")
    )
    seen = reader(prep_sheet(report).pdf)
    assert "The day" not in seen.text[0]
    assert "People to meet" not in seen.text[0]
    assert "One insight" in seen.text[0]


def test_discreet_shows_no_stars_know_or_want(samples, reader):
    report = samples.crowd(2, full=True)
    open_ = reader(prep_sheet(report).pdf)
    quiet = reader(prep_sheet(replace(report, options=SheetOptions(discreet=True))).pdf)
    assert "moved from GNOME" in open_.text[1]
    assert "20-minute call" in open_.text[1]
    assert "moved from GNOME" not in quiet.all_text
    assert "20-minute call" not in quiet.all_text
    assert "intro to M. Somerville" in quiet.text[1]
    stars = [s for s in open_.paths[1] if 2.0 < s.width < 3.2 and 2.0 < s.height < 3.2]
    assert len(stars) == 6
    assert not [s for s in quiet.paths[1] if 2.0 < s.width < 3.2 and 2.0 < s.height < 3.2]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Block.GOALS, "One insight"),
        (Block.DAY, "The day"),
        (Block.PEOPLE, "10:00 Janson"),
        (Block.LINES, "What brought you"),
        (Block.CARDS, "Talked about\nI promised\nThey want"),
        (Block.UNPLANNED, "N1"),
        (Block.NOTES, "Notes"),
    ],
)
def test_every_block_can_be_switched_off(samples, reader, block, words):
    report = samples.report()
    if block is Block.NOTES:
        report = replace(report, days=())
    assert words.split("\n")[0] in reader(prep_sheet(report).pdf).all_text
    options = SheetOptions(blocks=frozenset(Block) - {block})
    seen = reader(prep_sheet(replace(report, options=options)).pdf)
    if block is Block.CARDS:
        assert not any(cards_on(paths, 59) for paths in seen.paths)
    else:
        assert words not in seen.all_text


def test_give_stands_above_ask_and_want_and_an_empty_one_prompts(samples, reader):
    card = samples.person_card(1, full=True, give="")
    seen = reader(prep_sheet(samples.report(cards=(card,))).pdf)
    text = seen.text[1]
    assert "introduction · article · tool · feedback" in text
    assert text.index("Give") < text.index("Ask") < text.index("Want")


def test_find_says_time_and_room_first_and_the_title_last(samples, reader):
    seen = reader(prep_sheet(samples.crowd(1, full=True)).pdf)
    text = seen.text[1].replace("\n", " ")
    assert "10:00–10:50 Janson, speaks, ends 10:50, you are free until 11:30 · Identity" in text


def test_companies_come_after_people_in_walking_order(samples, reader):
    cards = (
        samples.company_card(1, "Zephyr", "Hall 10, F2"),
        samples.company_card(2, "Loom", "Hall 2, C110"),
        samples.company_card(3, "Acme", "Hall 2, C31"),
        samples.person_card(4, full=False),
    )
    text = reader(prep_sheet(samples.report(cards=cards)).pdf).text[1]
    assert "People and companies to meet" in text
    places = [text.index(name) for name in ("Maria", "Acme", "Loom", "Zephyr")]
    assert places == sorted(places)


def test_a_long_stand_goes_below_the_name_of_the_company(samples, reader):
    short = samples.company_card(1, "Loom", "Hall 2, C110")
    long = samples.company_card(2, "Analytical Engines Ltd", "Building K, level 1, stand 12")
    printed = prep_sheet(samples.report(cards=(short, long), days=()))
    lines = reader(printed.pdf).text[1].splitlines()
    assert any("T1 Loom" in line and "Hall 2, C110" in line for line in lines)
    assert "T2 Analytical Engines Ltd" in lines
    assert "Building K, level 1, stand 12 · employer" in lines
    assert printed.cut == ()


def test_endless_names_are_cut_and_reported(samples, reader):
    name = " ".join(f"Wolfeschlegelstein{n}" for n in range(60))
    card = samples.person_card(1, full=True, name=name, organisation="x" * 200)
    report = samples.report(cards=(card,), days=(DayPlan(None, (), (samples.in_list(card),)),))
    printed = prep_sheet(report)
    assert any(name in text for text in printed.cut)
    assert "…" in reader(printed.pdf).text[1]
    short = samples.person_card(1, full=True)
    plain = samples.report(cards=(short,), days=(DayPlan(None, (), (samples.in_list(short),)),))
    assert prep_sheet(plain).cut == ()


def test_hostile_text_prints_as_text(samples, reader):
    card = samples.person_card(
        1,
        full=True,
        name='Jane <jane@x.org> <img src="/etc/passwd"></para>',
        know="a\x00b\u202ec\x1bd " + "e\u0301" * 3 + "z" + "\u0301" * 40,
        give="(\\" * 30,
        asks=("w" * 100_000,),
    )
    printed = prep_sheet(samples.report(cards=(card,)))
    text = reader(printed.pdf).text[1]
    assert "Jane <jane@x.org>" in text
    assert "abcd ééé" in text
    assert any("w" * 500 in cut for cut in printed.cut)


def test_a_character_that_no_font_has_is_reported(samples):
    card = samples.person_card(1, full=True, know="x \ue123 \U00012000 y")
    assert prep_sheet(samples.report(cards=(card,))).missing == ("\ue123", "\U00012000")
    assert prep_sheet(samples.report()).missing == ()


def test_a_photo_stands_in_grey_beside_the_name(samples, reader):
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((640, 480)).save(file, "JPEG")
    card = samples.person_card(1, full=True, photo=file.getvalue())
    report = samples.report(cards=(card,))
    printed = prep_sheet(report)
    (picture,) = reader(printed.pdf).pictures[1]
    assert (picture.width, picture.height) == pytest.approx((18.0, 18.0), abs=0.2)
    assert b"/DeviceGray" in printed.pdf
    assert prep_sheet(report).pdf == printed.pdf


def test_a_broken_photo_is_left_out(samples, reader):
    card = samples.person_card(1, full=True, photo=b"\x89PNG no picture")
    seen = reader(prep_sheet(samples.report(cards=(card,))).pdf)
    assert "Karen Sandler" in seen.text[1]


def test_document_carries_title_language_and_outline(samples, reader, unpacked):
    printed = prep_sheet(samples.report())
    seen = reader(printed.pdf)
    assert seen.title == "Prep sheet – FOSDEM 2015"
    assert seen.outline[:3] == ("Saturday 31 January", "Cards", "T1 Karen Sandler")
    assert "Unplanned – Saturday 31 January" in seen.outline
    assert b"/Lang (en-GB)" in unpacked(printed.pdf)
    assert b"Helvetica" not in unpacked(printed.pdf)


def test_links_lead_only_where_a_card_is(samples, unpacked):
    options = SheetOptions(blocks=frozenset({Block.DAY, Block.PEOPLE}))
    assert b"/Subtype /Link" in unpacked(prep_sheet(samples.report()).pdf)
    bare = prep_sheet(samples.report(options=options)).pdf
    assert b"/Subtype /Link" not in unpacked(bare)


class _German(gettext.NullTranslations):
    """Long words where the labels are."""

    WORDS = {  # noqa: RUF012
        "met": "getroffen", "not there": "nicht da", "later": "später", "mail": "E-Mail",
        "call": "Anruf", "on": "am", "24 h": "24 Stunden", "1 week": "1 Woche",
        "keep warm": "in Kontakt bleiben", "I promised": "Ich habe zugesagt",
        "They want / offer": "Sie suchen / bieten an", "Recognise by": "Wiederzuerkennen an",
        "must": "unbedingt", "people": "der Leute wegen", "cancelled": "fällt aus",
        "Know": "Ich weiß", "Give": "Ich biete", "Ask": "Ich frage", "Want": "Ich wünsche mir",
        "Find": "Zu finden", "Owed": "Schuldig", "Company, address": "Firma und Adresse",
    }  # fmt: skip

    def gettext(self, message: str) -> str:
        return self.WORDS.get(message, message)


@pytest.mark.parametrize("paper", list(Paper))
def test_long_german_labels_keep_within_their_cards(samples, reader, monkeypatch, paper):
    monkeypatch.setattr(i18n._language, "translation", _German())
    monkeypatch.setattr(i18n._language, "locale_name", "de_DE")
    seen = reader(prep_sheet(samples.report(options=SheetOptions(paper))).pdf)
    assert "Samstag, 31. Januar" in seen.text[0]
    assert "in Kontakt bleiben" in seen.all_text
    assert "Ich habe zugesagt" in seen.all_text
    margin = MARGINS[paper]
    for words, (width, _height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - margin + 0.3
    if paper is Paper.A4:
        (card, *_rest) = cards_on(seen.paths[1], 59)
        lines = [s for s in rules_in(seen.paths[1], card) if s.left > card.left + 90]
        assert lines[3].width >= 60.0


def test_booklet_is_imposed_on_both_sides(samples, reader):
    report = samples.report(options=SheetOptions(layout=Layout.BOOKLET))
    printed = prep_sheet(report)
    seen = reader(printed.pdf)
    assert seen.sizes[0] == pytest.approx((297.0, 210.0), abs=0.1)
    assert printed.pages % 2 == 0
    assert "page 1 of" in seen.text[0]
    assert "page 2 of" in seen.text[1]
    right = [word for word in seen.words[0] if word.left > 148.5]
    assert len(right) > 20


def test_booklet_says_how_to_print_it(samples, reader):
    for layout, times in ((Layout.BOOKLET, 1), (Layout.FULL, 0)):
        seen = reader(prep_sheet(samples.report(options=SheetOptions(layout=layout))).pdf)
        assert seen.all_text.count("turned over the short edge; fold once") == times
    assert "Print on both sides" not in seen.text[0]


@pytest.mark.parametrize("paper", LARGE)
def test_pocket_is_cut_where_its_marks_meet(samples, reader, paper):
    options = SheetOptions(paper, Layout.POCKET)
    seen = reader(prep_sheet(samples.report(options=options)).pdf)
    for paths, (width, height) in zip(seen.paths, seen.sizes, strict=True):
        level = [s for s in paths if s.height < 0.5 and abs(s.top - height / 2) < 0.3]
        upright = [s for s in paths if s.width < 0.5 and abs(s.left - width / 2) < 0.3]
        assert len(level) == len(upright) == 3


@pytest.mark.parametrize("layout", [Layout.POCKET, Layout.PHONE])
def test_my_lines_stand_below_my_code_on_small_pages_too(samples, reader, layout):
    long = MyLines("I build looms. " * 30, ("What brought you? " * 20,), ("Bye. " * 80,), "")
    lines = replace(long, vcard=samples.report().lines.vcard)
    options = SheetOptions(layout=layout)
    seen = reader(prep_sheet(samples.report(lines=lines, options=options)).pdf)
    assert all(word in seen.text[-1] for word in ("My card", "I am", "Open with", "Leave"))
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - 5.7
        assert max(word.bottom for word in words) <= height - 5.7
    without = replace(options, blocks=frozenset(Block) - {Block.QR})
    seen = reader(prep_sheet(samples.report(lines=lines, options=without)).pdf)
    assert "My lines\n" in seen.text[-1]
    without = replace(options, blocks=frozenset(Block) - {Block.LINES})
    assert (
        "looms" not in reader(prep_sheet(samples.report(lines=lines, options=without)).pdf).all_text
    )


def test_pocket_counts_with_circles_too(samples, reader):
    report = samples.report(options=SheetOptions(layout=Layout.POCKET))
    seen = reader(prep_sheet(report).pdf)
    circles = [s for s in seen.paths[0] if 4.2 < s.width < 4.8 and 4.2 < s.height < 4.8]
    assert len(circles) == 5


def test_pocket_puts_four_cards_on_a_sheet(samples, reader):
    report = replace(samples.crowd(4, full=True), options=SheetOptions(layout=Layout.POCKET))
    seen = reader(prep_sheet(report).pdf)
    assert seen.sizes[0] == pytest.approx((210.0, 297.0), abs=0.1)
    assert seen.all_text.count("Recognise by") == 4 + 8
    frame = [s for s in seen.paths[-1] if abs(s.height - 52.5) < 0.4]
    assert frame


def test_phone_has_a_page_for_each_target_and_no_lines_to_write_on(samples, reader):
    report = replace(samples.crowd(3, full=True), options=SheetOptions(layout=Layout.PHONE))
    seen = reader(prep_sheet(report).pdf)
    assert all(size == pytest.approx((90.0, 160.0), abs=0.1) for size in seen.sizes)
    assert "Recognise by" not in seen.all_text
    pages = [text for text in seen.text if "How did you convince" in text.replace("\n", " ")]
    assert len(pages) == 3


def test_same_report_same_bytes_in_every_process(samples):
    script = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import conftest;"
        "from planner import i18n; i18n.choose_language('en_GB');"
        "from planner.formats.pdf.prep import prep_sheet;"
        "print(hashlib.sha256(prep_sheet(conftest.report()).pdf).hexdigest())"
    )
    here = Path(__file__).parent
    sums = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT-{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", script, str(here)],
            capture_output=True, text=True, check=True, env=environment, cwd=here.parents[2],
        )  # fmt: skip
        sums.add(done.stdout.strip())
    assert len(sums) == 1
    assert prep_sheet(samples.report()).pdf == prep_sheet(samples.report()).pdf
