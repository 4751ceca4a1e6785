"""The list of who is here as an independent reader finds it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import Attending, Company, WhoIsHere
from planner.formats.pdf.whoishere import who_is_here_list

ZONE = ZoneInfo("Europe/Brussels")


@pytest.fixture
def here(samples):
    def build(*companies, **more):
        values = {
            "head": samples.report().head, "dates": (date(2015, 1, 31), date(2015, 2, 1)),
            "printed_at": datetime(2015, 1, 30, 21, 40, tzinfo=ZONE), "calendar_at": None,
            "companies": companies,
        }  # fmt: skip
        return WhoIsHere(**(values | more))

    return build


def staff(count, prefix="Person"):
    return tuple(Attending(f"{prefix} Number{n}", known=n % 7 == 0) for n in range(count))


def test_companies_with_stand_and_people_i_know(here, reader):
    known = Attending("Grace Hopper", "Admiral", known=True, code="T2")
    acme = Company("Acme", "Hall 2, C31", (Attending("Ada Lovelace", "CTO"), known))
    printed = who_is_here_list(here(acme, Company("", "", (Attending("Linus Nobody"),))))
    seen = reader(printed.pdf)
    text = seen.text[0]
    assert "3 people · 1 company · 1 I know (bold)" in text
    assert "Acme Hall 2, C31" in text
    assert "Ada Lovelace CTO" in text
    assert text.index("Acme") < text.index("Ada") < text.index("No company named")
    assert "T2" in text
    assert seen.title == "Who is here – FOSDEM 2015"


def test_three_columns_hold_five_hundred_and_drop_none(here, reader):
    companies = tuple(Company(f"Company {n}", "", staff(5, f"C{n}")) for n in range(100))
    printed = who_is_here_list(here(*companies))
    seen = reader(printed.pdf)
    assert printed.pages <= 5
    assert all(f"C{n} Number4" in seen.all_text for n in range(100))
    lefts = {round(word.left) for word in seen.words[1]}
    assert len({left for left in lefts if left in (12, 76, 139, 75, 140, 138)}) == 3
    for words, (width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.right for word in words) <= width - 11.7
        assert max(word.bottom for word in words) <= height - 11.7


def test_a_company_goes_on_under_its_name(here, reader):
    text = reader(who_is_here_list(here(Company("Acme", "", staff(150)))).pdf).text[0]
    assert text.count("Acme, continued") == 2


def test_without_companies_it_is_one_plain_list(here, reader):
    text = reader(who_is_here_list(here(Company("", "", staff(150)))).pdf).text[0]
    assert "No company" not in text
    assert "continued" not in text
    assert "150 people · 22 I know" in text


@pytest.mark.parametrize("paper", list(Paper))
def test_nobody_and_very_long_names_still_print(here, reader, paper):
    assert "0 people" in reader(who_is_here_list(here(paper=paper)).pdf).text[0]
    long = Company("N" * 200, "H" * 100, (Attending("P" * 900, "T" * 200, code="T1"),))
    printed = who_is_here_list(here(long, paper=paper))
    assert any("P" * 900 in text for text in printed.cut)


def test_same_report_same_bytes(here):
    report = here(Company("Acme", "", staff(9)))
    assert who_is_here_list(report).pdf == who_is_here_list(report).pdf
