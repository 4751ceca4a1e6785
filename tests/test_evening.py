"""The evening after: ten encounters typed through the window by keyboard alone, off the paper."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app import build_window
from planner.cli import main
from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.sheets import PrintedLine, Printing, register
from planner.commands.targets import Wish, add_company_target, add_target
from planner.flows import importing, reading
from planner.formats.sample import sample_calendar
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.queries.encounters import encounter_rows
from planner.queries.follow_ups import follow_up_rows
from planner.queries.people import contact_rows
from planner.queries.plan import target_rows
from planner.store import Store

PEOPLE = ("Ada Byron", "李明", "Cy Court", "Dora van der Żółć", "Ed Ng", "Fay O'Hara")
# In the order of the paper: what is typed into the line, its text in braces; into the private
# notes; the keys of the boxes; and the same as one would write it into a file.
EVENING = [
    ('*{red glasses} !{send the draft} @{fri} "{asked about looms}', (), "e",
     'T6 *red glasses !send the draft @fri "asked about looms" /mail'),
    ('{ill, writes on} @{mon}', (), "n", "T5 ill, writes on @mon /nothere"),
    ('*{grey scarf} ?{a tester} ={a slot} "{stuck on the same bug}', (), "i1",
     'T4 *grey scarf ?a tester =a slot "stuck on the same bug" /linkedin /1w'),
    ('{we spoke of unions at dinner}', ("{shy} !{the photo} @{mon}",), "",
     'T3+T2 we spoke of unions at dinner\n    T3 shy !the photo @mon'),
    ('*{laptop full of stickers} +{an intro to the guild} @{2w}', (), "w",
     "T1 *laptop full of stickers +an intro to the guild @2w /warm"),
    ('{Bob Hatter}, {buyer} *{hat} !{the price list}', (), "c",
     "T7 Bob Hatter, buyer *hat !the price list /call"),
    ('{Grace Hopper} {grace@example.org}, {Admiral}, {Navy} *{cap}', (), "e",
     "N1 Grace Hopper grace@example.org, Admiral, Navy *cap /mail"),
    ('{محمد الخوارزمي}، {بيت الحكمة} *{beard} "{algorithms}', (), "",
     'N2 محمد الخوارزمي، بيت الحكمة *beard "algorithms"'),
    ('"{somebody on the stairs who knows Ada}', (), "",
     'N3 "somebody on the stairs who knows Ada"'),
    ('{Jo Ng} *{hat} !{a map} @{tomorrow} "{moves to Ghent}', (), "e2",
     'N4 Jo Ng *hat !a map @tomorrow "moves to Ghent" /mail /24h'),
]  # fmt: skip
MOST = 12


@dataclass
class Typist:
    """Presses keys in the window, wherever the keyboard is, and counts them."""

    window: MainWindow
    qtbot: QtBot
    pressed: int = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, which counts once, also while another is held."""
        self.qtbot.keyClick(self._focus(), key, held)
        self.pressed += 1

    def type(self, text: str) -> None:
        """Type a text, a key for each character."""
        for character in text:
            if character.isascii():
                self.qtbot.keyClick(self._focus(), character)
            else:
                _insert(self._focus(), character)
        self.pressed += len(text)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup or self.window.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def event() -> int:
    """Plan six people and a company, print them in another order, and copy the store."""
    store = Store.open(Path(os.environ["PLANNER_STORE"]), Clock.from_environment())
    today, now = store.clock.today(), store.clock.now()
    brought = reading.read_data(sample_calendar(today), "sample.ics", today, sample=True)
    shown = importing.preview(store, brought[0], ImportOptions(), store.clock.zone_name)
    imported = importing.apply(store, shown).imported
    assert imported is not None
    assert imported.event_id is not None
    event_id = imported.event_id
    for name in PEOPLE:
        store.write("T", add_target, event_id, Person(name, "maker", "Guild"), Wish(), now)
    store.write("T", add_company_target, event_id, "Quay Ltd", Wish())
    targets = {row.code: row for row in store.read(target_rows, event_id)}
    order = [targets[code] for code in ("T6", "T5", "T4", "T3", "T2", "T1", "T7")]
    printed = [PrintedLine(row.id, row.code, row.name, ()) for row in order]
    printing = Printing(event_id, "hash", "full", "a4", 8, lines=printed)
    store.write("Print", register, printing, now)
    store.close()
    shutil.copyfile(store.path, "by-command.db")
    return event_id


@pytest.fixture
def typist(event: int, qapp: QApplication, qtbot: QtBot) -> Iterator[Typist]:
    apply_theme(qapp, Scheme.LIGHT)
    store = Store.open(Path(os.environ["PLANNER_STORE"]), Clock.from_environment())
    jobs = Jobs()
    window = build_window(store, jobs, WindowState())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_event(event)
    yield Typist(window, qtbot)
    window.close()
    jobs.close()
    store.close()


def test_ten_encounters_take_a_dozen_keys_each_besides_their_text(
    typist: Typist, event: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    typist.key(Qt.Key.Key_L, control)
    typist.key(Qt.Key.Key_Return, control)  # the first on the paper
    counts = []
    for typed, private, boxes, _line in EVENING:
        typist.pressed = 0
        if private:
            typist.key(Qt.Key.Key_Backspace)
            typist.type("+T2 ")
        typist.type(_bare(typed))
        for note in private:
            typist.key(Qt.Key.Key_Tab)
            typist.type(_bare(note))
        if boxes:
            typist.key(Qt.Key.Key_Tab)
            typist.type(boxes)
        typist.key(Qt.Key.Key_Return, control)
        text = sum(map(len, re.findall(r"\{(.*?)\}", " ".join([typed, *private]))))
        counts.append(typist.pressed - text)
    assert max(counts) <= MOST, counts
    store = typist.window.store
    by_window = what_is_there(store, event)
    assert len(by_window[0]) == 9
    assert typist.window.pages.page("log").count.text() == "7 of 7 logged"

    lines = Path("evening.txt")
    lines.write_text("\n".join(line for *_rest, line in EVENING), encoding="utf-8")
    words = ["log", str(event), "--file", str(lines), "--store", "by-command.db"]
    monkeypatch.setattr(sys, "argv", ["planner", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    other = Store.open(Path("by-command.db"), Clock.from_environment())
    by_command = what_is_there(other, event)
    other.close()
    for one, two in zip(by_window, by_command, strict=True):
        assert one == two


def what_is_there(store: Store, event: int) -> tuple[list[object], ...]:
    """Return all that was logged and came of it, but for what tells two files apart."""
    now = store.clock.now()
    steps = [replace(row, uid="") for row in store.read(follow_up_rows, now, event)]
    return (
        list(store.read(encounter_rows, event)),
        list(steps),
        list(store.read(target_rows, event)),
        [replace(row, uid="") for row in store.read(contact_rows)],
    )


def _bare(text: str) -> str:
    return re.sub(r"[{}]", "", text)


def _insert(widget: QWidget, character: str) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for kind in kinds:
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)
