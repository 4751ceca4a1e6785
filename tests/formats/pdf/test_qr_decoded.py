"""The codes on paper, read by a decoder that has nothing to do with what drew them."""

from dataclasses import replace

import pypdfium2
import pytest

from planner.formats.pdf.followups import follow_up_list
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import Layout, SheetOptions

zxingcpp = pytest.importorskip("zxingcpp", reason="the decoder is not installed")


def codes_on(pdf, page, scale=3.0):
    """Return what the codes of a page say, read off a picture in grey of about 200 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=scale).to_pil().convert("L")
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("layout", [Layout.FULL, Layout.BOOKLET])
def test_my_card_on_the_plan_page(samples, layout):
    report = samples.report(options=SheetOptions(layout=layout))
    assert codes_on(prep_sheet(report).pdf, 0) == [report.lines.vcard]


@pytest.mark.parametrize("layout", [Layout.POCKET, Layout.PHONE])
def test_my_card_on_a_page_of_its_own(samples, layout):
    report = samples.report(options=SheetOptions(layout=layout))
    printed = prep_sheet(report)
    assert codes_on(printed.pdf, printed.pages - 1) == [report.lines.vcard]


def test_a_long_card_and_one_in_another_script(samples):
    for name in ("Maria Fernanda González de la Cruz y Hernández " * 6, "山田 太郎 Ελένη محمد"):
        vcard = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name.strip()}\r\nEND:VCARD\r\n"
        report = samples.report(lines=replace(samples.report().lines, vcard=vcard))
        assert codes_on(prep_sheet(report).pdf, 0, scale=4.0) == [vcard]


def test_links_of_people_met(samples):
    people = tuple(samples.met(n, link=f"https://example.org/in/person-{n}") for n in (1, 2, 4))
    printed = follow_up_list(samples.follow_ups(people=people, codes=True))
    found = [text for page in range(printed.pages) for text in codes_on(printed.pdf, page)]
    assert sorted(found) == [f"https://example.org/in/person-{n}" for n in (1, 2, 4)]
