from dataclasses import replace

from planner.gui.column_fit import Need, share_out

NAME = Need(200, 120, 60)
CODE = Need(40, 40, 40)
TITLE = Need(300, 100, 100, shares=True)


def test_all_texts_are_seen_where_there_is_room() -> None:
    assert share_out([NAME, CODE], 240) == [200, 40]
    assert share_out([NAME, TITLE, CODE], 540)[::2] == [200, 40]


def test_the_last_takes_what_is_left_where_no_column_shares() -> None:
    assert share_out([NAME, CODE], 400) == [200, 200]
    assert share_out([NAME, replace(CODE, fixed=True)], 400) == [200, 40], "drawn by somebody"


def test_columns_give_way_to_their_fair_share_for_one_that_waits() -> None:
    assert share_out([NAME, TITLE, CODE], 500)[0] == 160
    assert share_out([NAME, TITLE, CODE], 440)[0] == 120
    assert share_out([NAME, TITLE, CODE], 300)[0] == 120


def test_columns_go_down_to_their_least_before_the_sharing_one_does() -> None:
    assert share_out([NAME, TITLE, CODE], 220) == [80, 100, 40]
    assert share_out([NAME, TITLE, CODE], 100) == [60, 100, 40]


def test_a_table_without_a_sharing_column_does_not_scroll_for_a_little() -> None:
    assert share_out([NAME, CODE], 150) == [110, 40]


def test_a_table_without_a_sharing_column_scrolls_rather_than_cut_more() -> None:
    assert share_out([NAME, CODE], 100) == [120, 40]


def test_what_is_left_goes_to_a_text_that_is_cut_before_it_goes_to_the_last() -> None:
    assert share_out([replace(NAME, whole=260), CODE], 280) == [240, 40]
    assert share_out([replace(NAME, whole=260), CODE], 400) == [260, 140]


def test_a_text_is_not_cut_by_a_letter_while_the_sharing_column_can_spare_it() -> None:
    room = Need(97, 97, 60, 103)
    title = Need(155, 120, 120, shares=True)
    assert share_out([title, room], 400) == [120, 103]
    assert share_out([title, room], 155 + 103) == [120, 103]
    assert share_out([title, room], 155 + 102) == [120, 97], "the title needs it"
    assert share_out([title, replace(room, fixed=True)], 400) == [120, 97], "drawn by somebody"
    assert share_out([title, replace(room, whole=300)], 600) == [120, 97], "it is cut anyway"
