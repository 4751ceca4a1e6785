"""What the system's fonts add to the bundled ones."""

import os

import pytest

from planner import paths
from planner.formats.pdf import families
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.systemfonts import SystemFonts


@pytest.fixture
def command(tmp_path):
    """A program that answers as fc-match does."""

    def write(*lines):
        program = tmp_path / "fc-match"
        program.write_text("#!/bin/sh\ncat <<'END'\n" + "\n".join(lines) + "\nEND\n")
        program.chmod(0o755)
        return str(program)

    return write


def test_first_font_that_has_the_character_is_taken(command):
    system = SystemFonts(command("/a.ttf\t0\tFalse\t20-7e", "/c.ttf\t1\tFalse\t20-7e 10d0-10ff"))
    assert system.file_for("ა") == ("/c.ttf", 1)
    assert system.file_for("A") == ("/a.ttf", 0)
    assert system.file_for("中") is None


def test_colour_fonts_and_private_characters_are_left_out(command):
    system = SystemFonts(command("/colour.ttf\t0\tTrue\t1f600", "/own.ttf\t0\tFalse\te000-f8ff"))
    assert system.file_for("😀") is None
    assert system.file_for("\ue000") is None


@pytest.mark.parametrize("text", ["", "nonsense", "/a.ttf\tx\tFalse\t20", "\x00\t\t\t"])
def test_an_answer_that_makes_no_sense_is_no_font(command, text):
    assert SystemFonts(command(text)).file_for("A") is None


def test_without_fontconfig_there_are_none():
    assert SystemFonts("no-such-program").file_for("A") is None
    assert SystemFonts(None).file_for("A") is None


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands for fontconfig")
def test_what_only_the_system_has_prints_as_outlines_and_text(
    samples, reader, command, forget_fonts, unpacked, monkeypatch
):
    georgian = paths.resource("fonts/NotoSansGeorgian/NotoSansGeorgian-Regular.ttf")
    bundled = tuple(f for f in families._FAMILIES if f.name != "NotoSansGeorgian")
    monkeypatch.setattr(families, "_FAMILIES", bundled)
    report = samples.report(cards=(samples.person_card(1, full=True, name="გიორგი"),), days=())
    forget_fonts()
    assert set(prep_sheet(report).missing) == set("გიორგი")
    monkeypatch.setattr(
        families, "system", SystemFonts(command(f"{georgian}\t0\tFalse\t10a0-10ff"))
    )
    forget_fonts()
    printed = prep_sheet(report)
    assert printed.missing == ()
    assert "გიორგი" in reader(printed.pdf).text[1]
    assert b"Georgian" not in unpacked(printed.pdf)
