"""The person line of DESIGN.md, section 7, case by case."""

from datetime import date
from time import process_time
from typing import Any

import pytest

from planner.formats.personline import (
    Dated,
    PersonLine,
    parse_line,
    parse_lines,
    unread_days,
    unread_words,
)

TODAY = date(2026, 1, 29)  # a Thursday
FRIDAY, MONDAY, IN_TWO_WEEKS = date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 12)


def read(text: str, **options: Any) -> PersonLine:
    return parse_line(text, today=TODAY, **options)


CASES: list[tuple[str, dict[str, Any]]] = [
    # The three examples of the design.
    (
        'T3 !send the draft @fri *red glasses /met /mail "asked about looms"',
        {
            "codes": ("T3",),
            "promises": (Dated("send the draft", FRIDAY),),
            "cues": ("red glasses",),
            "state": "met",
            "boxes": ("mail",),
            "note": "asked about looms",
        },
    ),
    (
        "Ada Lovelace <ada@example.org>, CTO, Analytical Engines #mentor +intro to the guild @2w",
        {
            "name": "Ada Lovelace",
            "email": "ada@example.org",
            "title": "CTO",
            "organisation": "Analytical Engines",
            "tags": ("mentor",),
            "gives": (Dated("intro to the guild", IN_TWO_WEEKS),),
        },
    ),
    (
        'T1+T4+N2 "dinner, talked about unions"',
        {"codes": ("T1", "T4", "N2"), "note": "dinner, talked about unions"},
    ),
    # Codes.
    ("t3", {"codes": ("T3",)}),
    ("T3: Ada", {"codes": ("T3",), "name": "Ada"}),
    ("T1,T4 /met", {"codes": ("T1", "T4"), "state": "met"}),
    ("T1 T4 /met", {"codes": ("T1", "T4"), "state": "met"}),
    ("T1+T1", {"codes": ("T1",)}),
    ("T1 + T4 & N2 /met", {"codes": ("T1", "T4", "N2"), "gives": (), "state": "met"}),
    ("T1 +T4", {"codes": ("T1", "T4"), "gives": ()}),
    (r"T1 +\T4 again", {"codes": ("T1",), "gives": (Dated("T4 again"),)}),
    ("T1+ Ada", {"codes": ("T1",), "name": "Ada"}),
    ("T1) Ada", {"codes": ("T1",), "name": "Ada"}),
    ("T1，T3", {"codes": ("T1", "T3")}),
    ("T007 Ada", {"codes": ("T7",)}),
    ("T0 Ada", {"codes": (), "name": "T0 Ada"}),
    ("Model T4", {"name": "Model T4"}),
    ("T4s Ltd", {"name": "T4s Ltd"}),
    (r"\T4 Robotics", {"name": "T4 Robotics"}),
    # Name, title and organisation.
    ("Ada Lovelace", {"name": "Ada Lovelace"}),
    ("Ada Lovelace, Engines", {"name": "Ada Lovelace", "organisation": "Engines"}),
    ("Ada,CTO,Engines", {"name": "Ada", "title": "CTO", "organisation": "Engines"}),
    ("Ada, CTO,", {"name": "Ada", "title": "CTO"}),
    (
        "Ada, PhD, CTO, Engines",
        {"name": "Ada", "title": "PhD, CTO", "organisation": "Engines"},
    ),
    (
        "Ada, CTO, Acme, Inc.",
        {"name": "Ada", "title": "CTO", "organisation": "Acme, Inc."},
    ),
    ("Ada, CTO @ Engines", {"name": "Ada", "title": "CTO", "organisation": "Engines"}),
    (", CTO, Engines", {"title": "CTO", "organisation": "Engines"}),
    (r"Ada, Ernst\, Young", {"name": "Ada", "organisation": "Ernst, Young"}),
    ("Ada, 1,000 Looms", {"name": "Ada", "organisation": "1,000 Looms"}),
    ('David "Blackmagic" Elahee', {"name": 'David "Blackmagic" Elahee'}),
    ("李明, 织机公司", {"name": "李明", "organisation": "织机公司"}),
    ("李明，CTO，织机公司", {"name": "李明", "title": "CTO", "organisation": "织机公司"}),
    (
        "محمد الخوارزمي، مدير، بيت الحكمة",
        {"name": "محمد الخوارزمي", "title": "مدير", "organisation": "بيت الحكمة"},
    ),
    ("דוד לוי, מנכ״ל, נול", {"name": "דוד לוי", "title": "מנכ״ל", "organisation": "נול"}),
    (r"李明，恩斯特\，杨", {"name": "李明", "organisation": "恩斯特，杨"}),
    ("van der Berg, Guild", {"name": "van der Berg", "organisation": "Guild"}),
    ("José Nuñez, Acme S.A.", {"name": "José Nuñez", "organisation": "Acme S.A."}),
    ("Jean-Luc O'Hara + tea", {"name": "Jean-Luc O'Hara", "gives": (Dated("tea"),)}),
    # Addresses, links, telephones.
    ("Ada ada@example.org, CTO, X", {"name": "Ada", "email": "ada@example.org", "title": "CTO"}),
    ("Ada<ada@example.org>", {"name": "Ada", "email": "ada@example.org"}),
    ("ada@example.org", {"email": "ada@example.org"}),
    ("Ada ada+fair@example.org", {"name": "Ada", "email": "ada+fair@example.org", "gives": ()}),
    ("Ada <not an address>", {"name": "Ada <not an address>", "email": ""}),
    ("Ada <ada@>", {"name": "Ada", "email": "", "note": "<ada@>"}),
    ("Ada a@x.org b@x.org", {"email": "a@x.org", "note": "b@x.org"}),
    ("Ada https://x.org/a,b?c=d", {"name": "Ada", "links": ("https://x.org/a,b?c=d",)}),
    ("Ada www.x.org, CTO, X", {"links": ("www.x.org",), "title": "CTO"}),
    ("Ada linkedin.com/in/ada", {"name": "Ada", "links": ("linkedin.com/in/ada",)}),
    ("Ada <https://medium.com/@ada>", {"links": ("https://medium.com/@ada",), "email": ""}),
    (
        "Ada +49 (0)170 123-4567, CTO, X",
        {"name": "Ada", "phone": "+49 (0)170 123-4567", "organisation": "X"},
    ),
    ("T3 !call her @fri +15550100", {"phone": "+15550100", "gives": ()}),
    ("Ada tel:0170-123", {"name": "Ada", "phone": "0170-123"}),
    ("Ada +1", {"name": "Ada", "phone": "", "gives": (), "note": "+1"}),
    ("T3 !write to bob@x.org", {"promises": (Dated("write to bob@x.org"),), "email": ""}),
    ("T3 !send https://x.org", {"promises": (Dated("send https://x.org"),), "links": ()}),
    ("T3 !send the draft @fri ada@x.org", {"email": "ada@x.org", "note": ""}),
    # Markers only at the start of a word.
    ("Ada C++ R&D", {"name": "Ada C++ R&D", "gives": ()}),
    ("Yahoo! Ada", {"name": "Yahoo! Ada", "promises": ()}),
    ("T3 !a or b?c *d~e", {"promises": (Dated("a or b?c"),), "cues": ("d~e",), "wants": ()}),
    ("T3 ~blue hat *beard", {"cues": ("blue hat", "beard")}),
    ("T3 ! send it", {"promises": (Dated("send it"),)}),
    ("T3 ?a job =a desk ?a loom", {"wants": ("a job", "a loom"), "offered": ("a desk",)}),
    ('T3 !"send it, +soon" @mon', {"promises": (Dated("send it, +soon", MONDAY),)}),
    (r"T3 !send \+ pay", {"promises": (Dated("send + pay"),), "gives": ()}),
    ("T3 #work #42 #work", {"tags": ("work",), "name": "#42"}),
    ("T3 !", {"promises": (), "note": "!"}),
    # States, boxes, timing.
    ("T3 /nothere", {"state": "not-there"}),
    ("T3 /notsought /24h", {"state": "not-sought", "timing": "24h"}),
    ("T3 /met /later", {"state": "later", "note": "/met"}),
    ("T3 /MET /mail /call /mail /warm", {"boxes": ("mail", "call"), "timing": "warm"}),
    ("T3 /met/mail /24h,/warm", {"state": "met", "boxes": ("mail",), "timing": "warm"}),
    ("T3 /met/maybe", {"state": "", "note": "/met/maybe"}),
    ("T3 /lunch", {"note": "/lunch", "name": ""}),
    ("Ada and/or Bob", {"name": "Ada and/or Bob"}),
    # Notes, and what cannot be read.
    ("T3 “curly” „deutsch“ «français»", {"note": "curly\ndeutsch\nfrançais"}),
    ('T3 "never closed @fri', {"note": "never closed @fri", "due": None}),
    ('T3 "said "looms" twice"', {"note": 'said "looms\ntwice"'}),
    (r'T3 "said \"looms\" twice"', {"note": 'said "looms" twice'}),
    ("T3 /met Ada, CTO", {"name": "Ada", "organisation": "CTO", "state": "met"}),
    ('T3 "at dinner" very nice', {"name": "", "note": "at dinner\nvery nice"}),
    ('N1 "at dinner" Ada', {"name": "Ada", "note": "at dinner"}),
    ("Ada /met asked about looms", {"name": "Ada", "note": "asked about looms"}),
    ("T3 *red hat /met about looms", {"cues": ("red hat",), "note": "about looms"}),
    ("Ada @fir", {"name": "Ada", "note": "@fir", "due": None}),
    ("T3 !write to @ada", {"promises": (Dated("write to @ada"),), "due": None}),
    # Dates.
    ("T3 !send @fri @2w", {"promises": (Dated("send", FRIDAY),), "due": IN_TWO_WEEKS}),
    ("T3 @2w !send", {"promises": (Dated("send"),), "due": IN_TWO_WEEKS}),
    ("T3 !send *hat @fri", {"promises": (Dated("send", FRIDAY),), "due": None}),
    ("T3 ?a job @fri", {"wants": ("a job",), "due": FRIDAY}),
    ("T3 !a @fri +b @mon", {"promises": (Dated("a", FRIDAY),), "gives": (Dated("b", MONDAY),)}),
    ("T3 !@fri send it", {"promises": (Dated("send it", FRIDAY),)}),
    ("T3 !send @next week /mail", {"promises": (Dated("send", MONDAY),), "boxes": ("mail",)}),
    ("T3 !call @fri 17:00", {"promises": (Dated("call 17:00", FRIDAY),), "note": ""}),
    ("T3 !call @fri 17h30 /met", {"promises": (Dated("call 17h30", FRIDAY),)}),
    ("T3 !call @fri 5pm", {"promises": (Dated("call 5pm", FRIDAY),)}),
    ("T3 !call @17:00", {"promises": (Dated("call @17:00"),)}),
    ("T3 @fri 17:00", {"due": FRIDAY, "note": "17:00"}),
    ("T3 !send @fri 2 copies", {"promises": (Dated("send", FRIDAY),), "note": "2 copies"}),
    ("T3 !send @2026-02-30", {"promises": (Dated("send @2026-02-30"),), "due": None}),
    ("T3 @fri @mon", {"due": FRIDAY, "note": "@2026-02-02"}),
    # Only markers, and what no keyboard has.
    ("! + = ? *", {"promises": (), "gives": (), "cues": (), "note": "!\n+\n=\n?\n*"}),
    ("!!!", {"promises": (Dated("!!"),)}),
    ("Ada\x00 Byron\x1b[31m", {"name": "Ada Byron[31m"}),
    ("Ada\x0bByron\x1fKing", {"name": "Ada Byron King"}),
    ("\u202eAda\u202c, CTO", {"name": "Ada", "organisation": "CTO"}),
    ("Ada\ud800 Byron", {"name": "Ada Byron"}),
    ("Ada\u2028Byron", {"name": "Ada Byron"}),
    ("می\u200cخواهم 👩\u200d🔬", {"name": "می\u200cخواهم 👩\u200d🔬"}),
    # Bullets, blanks.
    ("- T3 /met", {"codes": ("T3",), "state": "met"}),
    ("  •  Ada", {"name": "Ada"}),
    ("Ada\u00a0\t Lovelace  ,  CTO", {"name": "Ada Lovelace", "organisation": "CTO"}),
    ("", {"name": "", "note": ""}),
    ("-", {"name": "", "note": "-"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[ascii(text) for text, _ in CASES])
def test_a_line_says(text: str, expected: dict[str, Any]) -> None:
    line = read(text)
    assert {key: getattr(line, key) for key in expected} == expected
    assert line.raw == text


def test_a_known_organisation_wins_wherever_it_stands() -> None:
    known = ["Analytical Engines", "Ernst, Young"]
    line = read("Ada, analytical engines, CTO", organisations=known)
    assert (line.title, line.organisation) == ("CTO", "Analytical Engines")
    line = read("Ada, Ernst, Young, Partner", organisations=known)
    assert (line.title, line.organisation) == ("Partner", "Ernst, Young")


def test_indented_lines_are_children() -> None:
    lines = parse_lines(
        'T1+T4+N2 "dinner"\n    T4 !send the photo @mon\n\n\t- T1 *hat\nAda\r\n', today=TODAY
    )
    assert [line.codes for line in lines] == [("T1", "T4", "N2"), ()]
    dinner = lines[0]
    assert [child.codes for child in dinner.children] == [("T4",), ("T1",)]
    assert dinner.children[0].promises == (Dated("send the photo", MONDAY),)
    assert lines[1].name == "Ada"
    assert lines[1].children == ()


def test_a_text_that_is_indented_as_a_whole_has_no_children() -> None:
    lines = parse_lines(["  Ada", "  Bob", "    Bob's friend", " Cy"], today=TODAY)
    assert [line.name for line in lines] == ["Ada", "Bob", "Cy"]
    assert [child.name for child in lines[1].children] == ["Bob's friend"]


def test_the_numbers_of_a_list_are_no_part_of_the_names() -> None:
    lines = parse_lines("9. Ada, CTO\n\n10. Bob\n    Bob's friend\n11) Cy", today=TODAY)
    assert [line.name for line in lines] == ["Ada", "Bob", "Cy"]
    assert [child.name for child in lines[1].children] == ["Bob's friend"]
    for text in ("1. FC Looms\nAda", "2. Ada\n2. Bob"):
        names = [line.name for line in parse_lines(text, today=TODAY)]
        assert names == text.split("\n"), "no list that counts"


def test_a_line_of_nothing_one_could_see_is_no_line() -> None:
    assert [line.name for line in parse_lines("\x08\nAda\n \u202e", today=TODAY)] == ["Ada"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T3 /maill !send it", ["/maill"]),
        ("T3 @fir", ["@fir"]),
        ("T1+T3 /met\n    T3 /tomorow", ["/tomorow"]),
        ('T3 "a / b" /met @fri', []),
        ("T3 !write to @ada", []),
    ],
)
def test_a_box_or_day_that_is_none_can_be_pointed_out(text: str, words: list[str]) -> None:
    (line,) = parse_lines(text, today=TODAY)
    assert unread_words(line) == words


@pytest.mark.parametrize(
    ("text", "locale", "words"),
    [
        ("T3 !call @32.13.2026", "en", ["@32.13.2026"]),
        ("T3 !call @fir, +our bench @tomorow", "en", ["@fir,", "@tomorow"]),
        ("T3 !anrufen @freitga", "de", ["@freitga"]),
        ("T1+T3 /met\n    T3 !call @monady", "en", ["@monady"]),
        ("T3 !write to @ada", "en", []),
        ("T3 !write to @mondayclub @fri", "en", []),
        ("T3 !call @fri", "en", []),
    ],
)
def test_a_day_that_is_none_can_be_pointed_out_in_a_promise(
    text: str, locale: str, words: list[str]
) -> None:
    (line,) = parse_lines(text, today=TODAY, locale=locale)
    assert unread_days(line, locale=locale) == words


def test_a_comment_is_no_comment() -> None:
    assert [line.name for line in parse_lines("# people\nAda", today=TODAY)] == ["# people", "Ada"]


@pytest.mark.parametrize(
    "piece", ['"', "!", "<@", "a,", "\\", "+49 ", "<a@b>", "@next ", "<", "“x” "]
)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = process_time()
    assert read(text).raw == text
    assert process_time() - start < 5  # a square of the length would take a minute


def test_reading_many_lines_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_two(done: int, count: int) -> None:
        told.append((done, count))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parse_lines("Ada\nBea\nCy\nDee", today=TODAY, progress=stop_at_two)
    assert told == [(0, 4), (1, 4), (2, 4)]
