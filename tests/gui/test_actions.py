"""The actions of the window, as data: each does something, has an icon, and a key of its own."""

from itertools import combinations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from planner.gui.actions import action_specs, menu_titles
from planner.gui.icons import exists
from planner.gui.window_actions import WindowActions


def test_every_action_has_a_handler_and_an_icon(qapp: QApplication) -> None:
    specs = action_specs()
    assert [spec.id for spec in specs if not callable(getattr(WindowActions, spec.id, None))] == []
    assert [spec.id for spec in specs if not exists(spec.icon)] == []
    assert {spec.place for spec in specs} == set(menu_titles())


def test_no_two_actions_share_a_key(qapp: QApplication) -> None:
    keys = [(spec.id, key) for spec in action_specs() for key in spec.sequences()]
    clashes = [
        (one, other, key.toString())
        for (one, key), (other, same) in combinations(keys, 2)
        if one != other and key.matches(same) is not QKeySequence.SequenceMatch.NoMatch
    ]
    assert clashes == []
    assert len(keys) > 20


def test_every_id_is_used_once(qapp: QApplication) -> None:
    ids = [spec.id for spec in action_specs()]
    assert len(ids) == len(set(ids))


def test_the_letters_of_a_menu_are_its_own(qapp: QApplication) -> None:
    for place in menu_titles():
        letters = [_letter(spec.text) for spec in action_specs() if spec.place == place]
        assert sorted(letters) == sorted(set(letters)), place
    titles = [_letter(title) for title in menu_titles().values()]
    assert sorted(titles) == sorted(set(titles))


def _letter(text: str) -> str:
    return text.partition("&")[2][:1].casefold() or text
