"""Which font sets what, and what is bundled with it."""

import pytest

from planner import paths
from planner.errors import PlannerError
from planner.formats.pdf import fonts
from planner.formats.pdf.families import fallback
from planner.formats.pdf.fonts import Style


@pytest.mark.parametrize(
    "text", ["Zażółć gęślą jaźń ñ ø ß", "Ёлка ї ґ Ђ", "Ελλάδα ώ", "Nguyễn Thị Minh Khai"]
)
def test_main_font_sets_latin_cyrillic_and_greek(text):
    (run,) = fonts.cut(Style.REGULAR).set(text).runs
    assert (run.font, run.text, run.signs) == ("NotoSans-Regular", text, ())


@pytest.mark.parametrize(
    ("char", "font"),
    [
        ("ש", "NotoSansHebrew"),
        ("س", "NotoSansArabic"),
        ("न", "NotoSansDevanagari"),
        ("ส", "NotoSansThai"),
        ("Բ", "NotoSansArmenian"),
        ("გ", "NotoSansGeorgian"),
        ("北", "WenQuanYiMicroHei"),
        ("カ", "WenQuanYiMicroHei"),
        ("안", "WenQuanYiMicroHei"),
        ("→", "WenQuanYiMicroHei"),
        ("✓", "WenQuanYiMicroHei"),
        ("😀", "NotoEmoji"),
    ],
)
def test_every_script_has_a_font(char, font):
    assert fallback(char).name == font


@pytest.mark.parametrize("text", ["北京大学", "ひらがな", "안녕하세요", "გამარჯობა", "→★✓", "😀🎉"])
def test_letters_that_stand_alone_are_set_as_text(text):
    runs = fonts.cut(Style.REGULAR).set(text).runs
    assert "".join(run.text for run in runs) == text
    assert not any(run.signs for run in runs)


@pytest.mark.parametrize("text", ["سلام", "नमस्ते", "สวัสดี", "x\u0302", "👩\u200d💻", "🇧🇪"])
def test_letters_that_join_are_drawn(text):
    (run,) = fonts.cut(Style.REGULAR).set(text).runs
    assert sorted(run.text.replace("\u200e", "")) == sorted(text)
    assert any(sign.outlines for sign in run.signs)
    assert run.width > 0


def test_mixed_text_is_split_where_the_font_changes():
    cut = fonts.cut(Style.REGULAR)
    setting = cut.set("PyCon 中国 2021")
    assert [run.text for run in setting.runs] == ["PyCon ", "中国", " 2021"]
    assert setting.width == pytest.approx(cut.width("PyCon 中国 2021"))


def test_right_to_left_runs_stand_in_the_order_of_the_page():
    ada, names, last = fonts.cut(Style.REGULAR).set("Ada לאה (שרה) x").runs
    assert (ada.text, last.text) == ("Ada ", " x")
    places, at = {}, 0.0
    for sign in names.signs:
        places.setdefault(sign.char, at)
        at += sign.advance
    assert places["ש"] < places["ל"]
    assert at == pytest.approx(names.width * 1000)


def test_bold_thickens_what_has_no_bold():
    latin, han = fonts.cut(Style.BOLD).set("A中").runs
    assert (latin.font, latin.heavy) == ("NotoSans-Bold", False)
    assert han.heavy


def test_private_use_has_no_font():
    assert not fonts.settable("\ue000")
    setting = fonts.cut(Style.REGULAR).set("a\ue000b")
    assert [run.text for run in setting.runs] == ["ab"] or len(setting.runs) == 2
    assert setting.missing == ("\ue000",)


def test_a_mark_that_no_font_has_is_left_out_and_told():
    setting = fonts.cut(Style.REGULAR).set("a\U0001e2ae")
    assert [run.text for run in setting.runs] == ["a"]
    assert setting.missing == ("\U0001e2ae",)


def test_what_fits_never_takes_a_cluster_apart():
    cut = fonts.cut(Style.REGULAR)
    text = "👨\u200d👩\u200d👧क्षत्रिय"
    ends = {cut.fitting(text, room / 20) for room in range(160)}
    assert ends == {0, 5, 8, 12, 13}


def test_every_family_comes_with_its_licence():
    folders = [path for path in paths.resource("fonts").iterdir() if path.is_dir()]
    assert len(folders) >= 9
    for folder in folders:
        text = (folder / "LICENSE.txt").read_text(encoding="utf-8")
        assert "Copyright" in text
        assert "SIL OPEN FONT LICENSE" in text or "Apache License" in text


def test_lost_fonts_are_told_in_a_sentence(monkeypatch, tmp_path, forget_fonts):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "planner")
    forget_fonts()
    with pytest.raises(PlannerError, match=r"NotoSans-Regular .* Install Planner again\."):
        fonts.Cut(Style.REGULAR)


def test_a_lost_family_prints_as_missing(monkeypatch, tmp_path, forget_fonts):
    forget_fonts()
    latin = fonts.Cut(Style.REGULAR)
    assert latin.face.has("A")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "planner")
    setting = latin.set("A\u4e2d")
    assert [run.text for run in setting.runs] == ["A"]
    assert setting.missing == ("\u4e2d",)
