"""How blocks are dealt out to pages."""

from planner.formats.pdf.flow import Block, paginate


def block(height, *, with_next=False):
    return Block(height, lambda _pen, _y: None, with_next=with_next)


def heights(pages):
    return [[block.height for block in page] for page in pages]


def test_blocks_fill_the_first_page_then_the_next():
    assert heights(paginate([block(4)] * 5, 9, 12)) == [[4, 4], [4, 4, 4]]


def test_heading_moves_along_with_what_follows():
    blocks = [block(6), block(2, with_next=True), block(5)]
    assert heights(paginate(blocks, 10, 10)) == [[6], [2, 5]]


def test_block_higher_than_a_page_gets_its_own():
    assert heights(paginate([block(3), block(50), block(3)], 10, 10)) == [[3], [50], [3]]


def test_nothing_is_one_empty_page():
    assert paginate([], 10, 10) == [[]]
