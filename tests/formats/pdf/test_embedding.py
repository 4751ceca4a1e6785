"""Text that is drawn can be read back, character for character."""

import re
from dataclasses import replace

import pytest

from planner.formats.pdf import raster
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


def test_what_is_drawn_stands_where_its_text_lies(samples, reader):
    card = samples.person_card(1, full=True, name="محمد", know="", title="", organisation="")
    pdf = prep_sheet(samples.report(cards=(card,), days=())).pdf
    seen = reader(pdf)
    (code,) = [s for s in seen.paths[1] if 6.0 < s.height < 7.0 and s.left < 20]
    (word,) = [w for w in seen.words[1] if code.right < w.left < 60 and w.top < code.bottom]
    scale = 8.0  # pixels a millimetre
    picture = raster.render(pdf, 1, scale * 25.4 / 72)
    rows = [
        picture.pixels[y * picture.stride : (y + 1) * picture.stride : 4]
        for y in range(round(code.top * scale), round(code.bottom * scale))
    ]
    first, last = round((code.right + 0.5) * scale), round(60 * scale)
    inked = [x for x in range(first, last) if any(row[x] < 128 for row in rows)]
    assert word.left == pytest.approx(inked[0] / scale, abs=0.5)
    assert word.right == pytest.approx(inked[-1] / scale, abs=0.5)


MIXED = (
    "אורלי (Orly) כהן",
    "شركة Google العربية",
    "Ahmed محمد & דוד Cohen (IBM)",
    "סעיף 12 ב-2026",
    "لَا إِلٰهَ",
    "[שלום] (עולם), 5%",
    "Ünïcøde محمد عبد الله الكبير",
    "רֹאשׁ הַמֶּמְשָׁלָה",
)


def test_names_of_two_directions_beside_each_other_keep_their_words_in_order(samples, reader):
    """Each stands in a row between Latin and another of them, in the list and on its card."""
    cards = tuple(
        samples.person_card(
            n, full=n % 2 == 0, name=name, title="", role="",
            organisation=MIXED[n % len(MIXED)], know=f"{name} – {MIXED[n % len(MIXED)]}",
        )
        for n, name in enumerate(MIXED, 1)
    )  # fmt: skip
    day = replace(samples.report().days[0], people=tuple(map(samples.in_list, cards)))
    seen = reader(prep_sheet(samples.report(cards=cards, days=(day,))).pdf)
    rows = seen.text[0].splitlines()
    for n, name in enumerate(MIXED, 1):
        organisation = MIXED[n % len(MIXED)]
        (row,) = [row for row in rows if row.startswith(f"T{n} ")]
        assert row.startswith(f"T{n} {name} {organisation} ")
        assert row.endswith(" Janson")
        assert any(f"Know {name} – {organisation}" in text for text in seen.text[1:]), name


def test_a_sheet_in_one_such_script_is_as_small_as_one_in_latin(samples, unpacked):
    """Every letter is drawn once in the document, however often it stands there."""
    words = [
        "مؤتمر",
        "المطورين",
        "العرب",
        "في",
        "القاهرة",
        "حول",
        "البرمجيات",
        "الحرة",
        "والمفتوحة",
        "المصدر",
    ]

    def sheet(count):
        cards = tuple(
            samples.person_card(
                n, full=True, title="", name=" ".join(words[n % 7 : n % 7 + 3]),
                know=" ".join(words[n % 5 :]), give=" ".join(words[n % 3 : 7]),
                asks=(" ".join(words[n % 4 : 8]),) * 3, want=" ".join(words[: n % 9]),
            )
            for n in range(1, count + 1)
        )  # fmt: skip
        return prep_sheet(samples.report(cards=cards, days=()))

    few, many = sheet(8), sheet(80)
    assert (len(many.pdf) - len(few.pdf)) / (many.pages - few.pages) < 4096
    assert len(set(re.findall(rb"/g\d+ \d+ 0 R", unpacked(many.pdf)))) < 80
