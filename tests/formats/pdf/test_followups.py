"""The follow-up list as an independent reader finds it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest

from planner import i18n
from planner.formats.pdf import dates
from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.report import DraftText, Meeting, NotMet, Paper


def flat(text):
    return " ".join(text.split())


def test_parts_come_in_the_order_in_which_things_are_due(samples, reader):
    text = reader(follow_up_list(samples.follow_ups()).pdf).all_text
    parts = (
        "9 of 12 met · 3 unplanned · 1 of 2 goals reached · 3 promises open",
        "Promises first",
        "Today and within 48 hours",
        "This week",
        "Introductions",
        "Person by person",
        "Planned but not met",
        "For the report",
        "Cost and benefit",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_result_says_goals_in_words_and_the_insight(samples, reader):
    text = reader(follow_up_list(samples.follow_ups()).pdf).text[0]
    assert "Meet people who run audits – reached" in text
    assert "Find a reviewer – not reached" in text
    assert "Audits are paid out of the travel budget" in text
    assert "Attend again?" in text
    assert "31 Jan – 1 Feb 2015" in text


def test_promise_says_to_whom_what_and_when(samples, reader):
    text = flat(reader(follow_up_list(samples.follow_ups()).pdf).text[0])
    promises = text[text.index("Promises first") : text.index("Today and within")]
    for words in (
        "Sun 1 Feb",
        "overdue",
        "T1 Karen Sandler",
        "send the draft of the policy · mail",
    ):
        assert words in promises
    assert "asking for a deposit" in text


def test_at_most_seven_are_due_beyond_the_promises(samples, reader):
    text = reader(follow_up_list(samples.follow_ups()).pdf).all_text
    assert "ask about point 9" in text
    assert "ask about point 10" not in text
    assert "and 3 more" in text


def test_a_person_is_told_in_their_words(samples, reader):
    seen = reader(follow_up_list(samples.follow_ups(people=(samples.met(1),))).pdf)
    text = flat(seen.all_text)
    for words in ("Met Sat 31 Jan 10:55, after “Identity Crisis”, corridor of Janson",
                  "Recognised by red glasses", "who pays for the tests",
                  "They want a reviewer for the policy",
                  "I promised send the draft by Friday · intro to M. Somerville",
                  "They offered a seat at the table in Graz", "I can give the survey data",
                  "Next Tue 3 Feb · mail · write two lines", "person1@example.org"):  # fmt: skip
        assert words in text, words


def test_addresses_are_links(samples, unpacked):
    pdf = unpacked(follow_up_list(samples.follow_ups(people=(samples.met(1),))).pdf)
    assert b"mailto:person1@example.org" in pdf
    hostile = samples.met(1, address="", link="javascript:alert(1)")
    assert b"javascript" not in unpacked(follow_up_list(samples.follow_ups(people=(hostile,))).pdf)


@pytest.mark.parametrize("paper", list(Paper))
def test_no_word_leaves_the_margins_and_no_person_splits(samples, reader, paper):
    people = tuple(samples.met(n, code=f"T{n}") for n in range(1, 31))
    printed = follow_up_list(samples.follow_ups(people=people, paper=paper))
    seen = reader(printed.pdf)
    margin = 9.0 if paper is Paper.A5 else 12.0
    for words, text, (width, height) in zip(seen.words, seen.text, seen.sizes, strict=True):
        assert min(word.left for word in words) >= margin - 0.3
        assert max(word.right for word in words) <= width - margin + 0.3
        assert max(word.bottom for word in words) <= height - margin + 0.3
        # A person's block ends with its boxes, on the page it began on.
        assert text.count("Recognised by") == text.count("answered")
    for number in range(1, 31):
        assert f"T{number}" in seen.all_text
    assert f"page {printed.pages} of {printed.pages}" in seen.text[-1]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_long_german_days_keep_clear_of_who_it_is_for(samples, paper):
    i18n.choose_language("de_DE")
    report = samples.follow_ups(paper=paper)
    late = [replace(one, due=date(2026, 9, 30), overdue=True) for one in report.promises]
    document = pypdfium2.PdfDocument(follow_up_list(replace(report, promises=tuple(late))).pdf)
    page = document[0].get_textpage()
    text = page.get_text_range()
    for one in late:
        at = text.index("Sept.", text.index(dates.day_short(one.due)))
        code = text.index(one.code, at)
        room = page.get_charbox(code)[0] - page.get_charbox(at + len("Sept"))[2]
        assert room > 4, "points between the day and the code"
    document.close()


def test_nothing_logged_says_what_to_do(samples, reader):
    empty = samples.follow_ups(
        promises=(), soon=(), week=(), warm=(), people=(), not_met=(), closed=(),
        introductions=(), insights=(), result=None, head=None, dates=None,
    )  # fmt: skip
    seen = reader(follow_up_list(empty).pdf)
    assert "Nothing to follow up yet: log whom you met first." in seen.text[0]
    assert "all events" in seen.text[0]


def test_not_met_offers_what_to_do_next(samples, reader):
    text = reader(follow_up_list(samples.follow_ups()).pdf).all_text
    assert "not there – ill, sends a colleague" in text
    assert "write anyway" in text
    assert "carry to the next event" in text


def test_long_text_is_cut_and_reported(samples):
    talk = "words and words " * 200
    printed = follow_up_list(samples.follow_ups(people=(samples.met(1, talk=talk),)))
    assert any(talk.strip() in text for text in printed.cut)


def test_document_carries_title_and_outline(samples, reader):
    seen = reader(follow_up_list(samples.follow_ups()).pdf)
    assert seen.title == "Follow-ups – FOSDEM 2015"
    assert "Promises first" in seen.outline
    assert "T1 Karen Sandler" in seen.outline


def test_same_report_same_bytes(samples):
    assert follow_up_list(samples.follow_ups()).pdf == follow_up_list(samples.follow_ups()).pdf


def test_goal_without_words_and_no_result_still_print(samples, reader):
    report = samples.follow_ups()
    result = replace(report.result, goals=(replace(report.result.goals[0], text=""),))
    assert "Meet 5" in reader(follow_up_list(replace(report, result=result)).pdf).text[0]
    assert "Result" not in reader(follow_up_list(replace(report, result=None)).pdf).text[0]


def test_introductions_have_their_own_part_wherever_they_are_due(samples, reader):
    line = samples.line("A. Gómez and B. Kuhn: audits", 1, kind="introduction")
    text = reader(follow_up_list(samples.follow_ups(soon=(line,), introductions=())).pdf).all_text
    assert "Today and within 48 hours" not in text
    assert text.index("Introductions") < text.index("A. Gómez and B. Kuhn")
    assert "both asked" in text


def test_event_is_named_only_on_the_list_over_all(samples, reader):
    lines = (samples.line("write", 0, event="PyCon Lithuania"),)
    one = samples.follow_ups(soon=lines)
    assert "PyCon Lithuania" not in reader(follow_up_list(one).pdf).all_text
    over_all = replace(one, head=None, dates=None, result=None)
    assert "write · PyCon Lithuania" in reader(follow_up_list(over_all).pdf).all_text


def test_who_did_not_answer_is_asked_once_more(samples, reader):
    nudge = samples.line("thank for the talk", 3, status="sent", person="Pierre Denis")
    text = reader(follow_up_list(samples.follow_ups(nudges=(nudge,))).pdf).all_text
    assert "No answer yet: ask once more" in text
    assert text.index("Planned but not met") < text.index("No answer yet")
    assert "thank for the talk · sent" in text


def test_drafts_stand_on_paper_only_when_there_are_any(samples, reader):
    assert "Drafts" not in reader(follow_up_list(samples.follow_ups()).pdf).all_text
    mail = DraftText("T1", "Karen Sandler", "mail", "Dear Karen,\n\nthank you.", "The draft")
    note = DraftText("T4", "Maria", "linkedin", "x" * 187, limit=200)
    bare = DraftText("T5", "Jesús", "mail", "Hello", generic=True)
    text = reader(follow_up_list(samples.follow_ups(drafts=(mail, note, bare))).pdf).all_text
    for words in ("The draft", "Dear Karen,\n", "thank you.", "187 of 200 characters",
                  "generic: add one detail"):  # fmt: skip
        assert words in text, words


def test_link_prints_as_a_code_of_25_mm_when_asked_for(samples, reader):
    people = (samples.met(1),)
    plain = reader(follow_up_list(samples.follow_ups(people=people)).pdf)
    coded = reader(follow_up_list(samples.follow_ups(people=people, codes=True)).pdf)
    assert not [s for s in plain.paths[0] + plain.paths[1] if abs(s.width - 25) < 0.2]
    (square,) = [s for paths in coded.paths for s in paths if abs(s.width - 25) < 0.2]
    assert square.height == pytest.approx(25.0, abs=0.2)
    assert "https://example.org/profile" in plain.all_text


def test_report_part_stays_together(samples, reader):
    insights = tuple((f"Session {n}", "an insight " * 8) for n in range(6))
    for count in range(1, 9):
        people = tuple(samples.met(n) for n in range(1, count + 1))
        seen = reader(follow_up_list(samples.follow_ups(people=people, insights=insights)).pdf)
        (page,) = [text for text in seen.text if "For the report" in text]
        assert "Cost and benefit" in page
        assert "Session 5" in page


@pytest.mark.parametrize("count", [0, 1, 12, 60, 500])
def test_nobody_is_dropped_however_many_there_were(samples, reader, count):
    people = tuple(samples.met(n, code=f"T{n}") for n in range(1, count + 1))
    seen = reader(follow_up_list(samples.follow_ups(people=people)).pdf)
    found = set(re.findall(r"T\d+ \w+", seen.all_text))
    names = {word.split(" ")[0] for word in found}
    assert {f"T{n}" for n in range(1, count + 1)} <= names


def test_somebody_met_twice_has_one_card_with_both_conversations(samples, reader):
    later = Meeting(datetime(2015, 2, 1, 14, 5, tzinfo=UTC), "bar", "who pays for the tests")
    person = samples.met(1, talk="looms", again=(later,))
    text = reader(follow_up_list(samples.follow_ups(people=(person,))).pdf).all_text
    assert text.count("Karen Sandler Executive Director") == 1
    words = ("Met Sat 31 Jan 10:55", "Talked about looms", "Met again Sun 1 Feb 14:05, bar",
             "Talked about who pays for the tests", "They want")  # fmt: skip
    places = [text.index(part) for part in words]
    assert places == sorted(places)


def test_somebody_met_every_hour_still_fits_on_a_page(samples, reader):
    hour = datetime(2015, 2, 1, 8, tzinfo=UTC)
    again = tuple(Meeting(hour + timedelta(hours=n), "bar", "word " * 300) for n in range(30))
    printed = follow_up_list(samples.follow_ups(people=(samples.met(1, again=again),)))
    seen = reader(printed.pdf)
    assert "25 more times" in seen.all_text
    for words, (_width, height) in zip(seen.words, seen.sizes, strict=True):
        assert max(word.bottom for word in words) <= height - 11.7


def test_names_begin_below_each_other_whatever_their_codes(samples, reader):
    lines = tuple(samples.line("write", 0, code=code) for code in ("T1", "T12", "N2"))
    missed = tuple(NotMet(code, "Karen Sandler", "", "planned", "") for code in ("T3", "T14", "N5"))
    seen = reader(follow_up_list(samples.follow_ups(promises=lines, not_met=missed)).pdf)
    assert "T12" in seen.text[0]
    assert "T14" in seen.text[-1]
    assert len({round(word.left, 1) for word in seen.words[0] if 52 < word.left < 70}) == 1
    assert len({round(word.left, 1) for word in seen.words[-1] if 18 < word.left < 30}) == 1


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("wolfe.schlegel.steinhausen@a-very-long-domain-name.example.org", "https://example.org"),
        ("", "https://example.org/a/very/long/profile/of/a/person/with/a/long/name/and/more"),
    ],
)
def test_a_long_address_does_not_run_into_the_boxes(samples, reader, language, address, link):
    i18n.choose_language(language)
    person = samples.met(1, address=address, link=link)
    printed = follow_up_list(samples.follow_ups(people=(person,)))
    assert not [cut for cut in printed.cut if (address or link) in cut]
    assert (address or link) in "".join(reader(printed.pdf).all_text.split())


def test_the_boxes_of_who_was_not_met_are_set_in_full_size_in_german(samples):
    i18n.choose_language("de")
    missed = NotMet("T9", "Noah Asks", "Engines", "not-there", "")
    printed = follow_up_list(samples.follow_ups(not_met=(missed,)))
    document = pypdfium2.PdfDocument(printed.pdf)
    heights = [
        pypdfium2.raw.FPDFText_GetFontSize(text, at)
        for page in document
        for text in [page.get_textpage()]
        for at in range(text.count_chars())
    ]
    document.close()
    assert min(size for size in heights if size > 1) >= 9.0
