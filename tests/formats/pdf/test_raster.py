"""Pages as pictures and as text."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.errors import BadInput
from planner.formats.pdf import raster
from planner.formats.pdf.prep import prep_sheet


@pytest.fixture
def pdf(samples):
    return prep_sheet(samples.report()).pdf


def test_page_count_and_size(pdf):
    assert raster.page_count(pdf) == 4
    assert len(raster.page_sizes(pdf)) == 4
    assert raster.page_sizes(pdf)[0] == raster.page_size(pdf, 0)
    assert raster.page_size(pdf, 0) == pytest.approx((595.28, 841.89), abs=0.1)
    assert raster.page_sizes(pdf)[0] == raster.page_size(pdf, 0)


def test_picture_has_the_size_asked_for_and_ink_on_white(pdf):
    picture = raster.render(pdf, 0, 1.0)
    assert (picture.width, picture.height) == (596, 842)
    assert picture.stride >= picture.width * 4
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:3] == b"\xff\xff\xff"
    assert picture.pixels.count(b"\x00\x00\x00") > 500


def test_scale_is_bounded(samples):
    pdf = prep_sheet(samples.crowd(0)).pdf
    assert raster.render(pdf, 0, 2.0).width == 1191


def test_text_of_a_page(pdf):
    assert "FOSDEM 2015" in raster.page_text(pdf, 0)


def test_page_that_is_not_there(pdf):
    with pytest.raises(IndexError):
        raster.render(pdf, 99)
    with pytest.raises(IndexError):
        raster.page_text(pdf, -1)


def test_what_is_no_pdf_is_told_so():
    with pytest.raises(BadInput, match="damaged and cannot be read"):
        raster.page_count(b"BEGIN:VCALENDAR")


def test_many_threads_may_ask_at_once(pdf):
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda n: raster.page_text(pdf, n % 4), range(16)))
    assert texts[:4] == texts[4:8] == texts[12:]
