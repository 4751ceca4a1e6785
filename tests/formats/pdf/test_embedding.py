"""Text that is drawn can be read back, character for character."""

from dataclasses import replace

import pytest

from planner.formats.pdf.prep import prep_sheet

NAMES = (
    "Łukasz Żółć",
    "Nguyễn Thị Minh Khai",
    "Дмитрий Ёлкин",
    "Ελένη Παπαδοπούλου",
    "דוד בן-גוריון",
    "محمد عبد الله",
    "अमिताभ शर्मा",
    "สมชาย ใจดี",
    "张伟 李娜",
    "山田 太郎 (やまだ)",
    "김철수 박영희",
    "Արամ Խաչատրյան",
    "გიორგი",
    "Jane 😀 🎉 Doe",
    "John → ★ ✓",
    "سارا می\u200cخواهم",
    "اردو ٹیکسٹ پڑھیں",
    "מְנַחֵם בֶּגִין",
    "क्षत्रिय ज्ञानेश्वर त्रिपाठी",
    "น้ำทิพย์ ผู้ใหญ่",
    "x\u0302 m\u0303 \u1e70\u0301",
    "Ada 👩\u200d💻 👨\u200d👩\u200d👧\u200d👦 👋🏽 🇧🇪",
)


@pytest.mark.parametrize("name", NAMES)
def test_name_in_any_script_is_found_in_the_document(samples, reader, name):
    printed = prep_sheet(samples.report(cards=(samples.person_card(1, full=True, name=name),)))
    assert name in reader(printed.pdf).text[1]
    assert printed.missing == ()


def test_a_page_full_of_chinese_is_text(samples, reader):
    titles = [chr(0x4E00 + n) * 3 + chr(0x5000 + n) for n in range(600)]
    cards = tuple(
        samples.person_card(n, full=False, name=titles[n - 1], title="", organisation="")
        for n in range(1, 601)
    )
    printed = prep_sheet(samples.report(cards=cards, days=()))
    text = reader(printed.pdf).all_text
    assert [title for title in titles if title not in text] == []
    assert printed.missing == ()


def test_all_of_them_on_one_sheet(samples, reader):
    cards = tuple(
        samples.person_card(n, full=False, name=name, title="", organisation="", know=name)
        for n, name in enumerate(NAMES, 1)
    )
    days = samples.report().days
    people = tuple(map(samples.in_list, cards))
    printed = prep_sheet(samples.report(cards=cards, days=(replace(days[0], people=people),)))
    assert printed.missing == ()
    text = reader(printed.pdf).all_text
    assert [name for name in NAMES if name not in text] == []


def test_every_word_of_a_mixed_name_is_found(samples, reader):
    name = "Ahmed محمد & דוד Cohen (IBM)"
    card = samples.person_card(1, full=True, name=name)
    text = reader(prep_sheet(samples.report(cards=(card,))).pdf).text[1]
    assert all(word.strip("()") in text for word in name.split())


def test_decomposed_letters_print_as_composed_ones(samples, reader):
    card = samples.person_card(1, full=True, name="A\u030angstro\u0308m 한국")
    text = reader(prep_sheet(samples.report(cards=(card,))).pdf).text[1]
    assert "Ångström 한국" in text


def test_what_is_shaped_is_drawn_where_its_text_lies(samples, reader):
    """The outlines and the invisible text beneath them have the same place and width."""
    card = samples.person_card(1, full=True, name="محمد", know="", title="", organisation="")
    seen = reader(prep_sheet(samples.report(cards=(card,), days=())).pdf)
    (code,) = [s for s in seen.paths[1] if 6.0 < s.height < 7.0 and s.left < 20]
    inked = [s for s in seen.paths[1] if code.right < s.left < 60 and s.top < code.bottom]
    (word,) = [w for w in seen.words[1] if code.right < w.left < 60 and w.top < code.bottom]
    left, right = min(s.left for s in inked), max(s.right for s in inked)
    assert word.left == pytest.approx(left, abs=0.3)
    # The reader counts no width for the last letter, which has no ink of its own.
    assert word.left + word.width * 4 / 3 == pytest.approx(right, abs=0.5)
