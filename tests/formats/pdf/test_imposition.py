"""Which page comes where on which sheet."""

from itertools import chain

import pytest

from planner.formats.pdf.imposition import booklet, quarters, single


def pages(sides):
    return [[placed.index + 1 for placed in side] for side in sides]


def test_eight_pages_fold_into_a_booklet():
    assert pages(booklet(8, 148.5)) == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_five_pages_leave_blanks():
    assert pages(booklet(5, 148.5)) == [[1], [2], [3], [4, 5]]


@pytest.mark.parametrize("count", range(1, 17))
def test_every_page_is_placed_once(count):
    for sides in (booklet(count, 148.5), quarters(count, 105, 148.5), single(count)):
        assert sorted(chain.from_iterable(pages(sides))) == list(range(1, count + 1))


def test_right_half_of_a_booklet_begins_at_the_fold():
    ((left, right), *_rest) = booklet(4, 148.5)
    assert (left.x, right.x) == (0.0, 148.5)


def test_quarters_go_row_by_row():
    (side,) = quarters(4, 105.0, 148.5)
    assert [(p.x, p.y) for p in side] == [(0, 0), (105.0, 0), (0, 148.5), (105.0, 148.5)]
