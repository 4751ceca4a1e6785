from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.fields import Field, Kind
from planner.gui.form import Form

Show = Callable[..., QWidget]


def _odd(value: object) -> str:
    return "That looks unusual." if "@@" in str(value) else ""


FIELDS = (
    Field("name", "&Name"),
    Field("town", "&Town", completions=lambda: ["Århus", "Berlin"]),
    Field("mails", "&E-mail", Kind.LINES, check=_odd),
    Field("role", "&Role", Kind.CHOICE, choices=[("m", "Mentor"), ("p", "Peer")]),
    Field("count", "&Count", Kind.NUMBER, maximum=9),
    Field("due", "&Due", Kind.DATE),
    Field("warm", "&Keep warm", Kind.CHECK),
    Field("tags", "T&ags", Kind.TAGS, completions=lambda: ["looms", "maths"]),
    Field("note", "N&ote", Kind.TEXT),
)
ADA = {
    "name": "Ada", "town": "London", "mails": ("a@x.org",), "role": "p", "count": 3,
    "due": date(2026, 3, 4), "warm": True, "tags": ("looms",), "note": "One\ntwo",
}  # fmt: skip


@pytest.fixture
def form(shown: Show) -> Form:
    made = Form(FIELDS)
    shown(made)
    made.set_values(ADA, key=1)
    return made


@pytest.fixture
def heard(form: Form) -> list[tuple[object, dict[str, object]]]:
    changes: list[tuple[object, dict[str, object]]] = []
    form.edited.connect(lambda change: changes.append((form.key, change)))
    return changes


def type_over(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    form.focus_on(name)
    qtbot.keyClicks(form.editor(name), text)


def test_values_come_back_as_they_went_in(form: Form) -> None:
    assert form.values() == ADA


def test_leaving_a_changed_field_tells_it_once(form: Form, heard: list, qtbot: QtBot) -> None:
    type_over(qtbot, form, "name", "Grace")
    assert heard == []
    form.focus_on("town")
    form.focus_on("name")
    form.focus_on("town")
    assert heard == [(1, {"name": "Grace"})]


def test_leaving_an_unchanged_field_tells_nothing(form: Form, heard: list, qtbot: QtBot) -> None:
    for field in FIELDS:
        form.editor(field.name).setFocus()
    type_over(qtbot, form, "name", "Ada")
    form.focus_on("note")
    assert heard == []


def test_enter_saves_a_line_and_stays(form: Form, heard: list, qtbot: QtBot) -> None:
    type_over(qtbot, form, "name", "Bea")
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Return)
    assert heard == [(1, {"name": "Bea"})]
    assert form.editor("name").hasFocus()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("mails", "b@x.org\n\n c@x.org ", ("b@x.org", "c@x.org")),
        ("note", "new", "new"),
        ("tags", "#maths,  looms,maths", ("maths", "looms")),
        ("count", "7", 7),
        ("due", "2027-01-31", date(2027, 1, 31)),
    ],
)
def test_each_kind_reads_what_is_typed(
    form: Form, heard: list, qtbot: QtBot, name: str, typed: str, value: object
) -> None:
    editor = form.editor(name)
    form.focus_on(name)
    if isinstance(editor, QPlainTextEdit):
        editor.insertPlainText(typed)
    else:
        qtbot.keyClicks(editor, typed)
    # A list of completions takes the keys while it is open, and Tab leaves all the same.
    qtbot.keyClick(QApplication.activePopupWidget() or editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert heard == [(1, {name: value})]


def test_boxes_are_saved_at_once(form: Form, heard: list, qtbot: QtBot) -> None:
    form.editor("warm").setFocus()
    qtbot.keyClick(form.editor("warm"), Qt.Key.Key_Space)
    form.editor("role").setFocus()
    qtbot.keyClick(form.editor("role"), Qt.Key.Key_Up)
    assert heard == [(1, {"warm": False}), (1, {"role": "m"})]


@pytest.mark.parametrize(("name", "typed"), [("due", "next never"), ("count", "12")])
def test_what_cannot_be_read_is_kept_in_sight_and_not_saved(
    form: Form, heard: list, qtbot: QtBot, name: str, typed: str
) -> None:
    type_over(qtbot, form, name, typed)
    form.focus_on("name")
    assert heard == []
    assert form.hint(name).endswith(".")
    assert form.editor(name).text() == typed
    assert form.values()[name] == ADA[name]


def test_an_odd_value_is_hinted_at_and_saved(form: Form, heard: list, qtbot: QtBot) -> None:
    type_over(qtbot, form, "mails", "a@@x")
    form.focus_on("name")
    assert heard == [(1, {"mails": ("a@@x",)})]
    assert form.hint("mails") == "That looks unusual."


def test_what_is_needed_is_asked_for_and_stays_saved_when_it_is_emptied(
    shown: Show, qtbot: QtBot
) -> None:
    form = Form([Field("name", "&Name", needed="A person needs a name."), Field("town", "&Town")])
    shown(form)
    heard: list[dict[str, object]] = []
    form.edited.connect(heard.append)
    line = form.editor("name")
    assert isinstance(line, QLineEdit)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.hint("name") == "", "nothing was saved yet that could be lost"
    form.set_values({"name": "Ada"}, key=1)
    line.setText("  ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.hint("name") == "A person needs a name."
    assert not form.commit()
    assert heard == []
    line.setText("Ada L.")
    assert form.commit()
    assert (form.hint("name"), heard) == ("", [{"name": "Ada L."}])


def test_escape_puts_the_field_back(form: Form, heard: list, qtbot: QtBot) -> None:
    window_escape = QShortcut(QKeySequence("Esc"), form.window())
    type_over(qtbot, form, "name", "Xyz")
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Escape)
    assert form.values()["name"] == "Ada"
    form.focus_on("town")
    assert heard == []
    with qtbot.waitSignal(window_escape.activated):
        qtbot.keyClick(form.editor("town"), Qt.Key.Key_Escape)


def test_undo_takes_the_fields_own_text_first_and_then_the_windows(
    form: Form, qtbot: QtBot
) -> None:
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), form.window())
    asked: list[bool] = []
    undo.activated.connect(lambda: asked.append(True))
    type_over(qtbot, form, "name", "Xyz")
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (form.values()["name"], asked) == ("Ada", [])
    form.set_values(ADA, key=1)
    form.focus_on("note")
    qtbot.keyClick(form.editor("note"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    form.focus_on("town")
    qtbot.keyClick(form.editor("town"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True, True]


def test_a_reload_keeps_what_is_being_typed(form: Form, heard: list, qtbot: QtBot) -> None:
    type_over(qtbot, form, "name", "Half a na")
    form.set_values({**ADA, "town": "Paris"}, key=1)
    assert form.values() == {**ADA, "name": "Half a na", "town": "Paris"}
    form.focus_on("town")
    assert heard == [(1, {"name": "Half a na"})]


def test_another_record_saves_the_open_field_to_the_old_one(
    form: Form, heard: list, qtbot: QtBot
) -> None:
    type_over(qtbot, form, "name", "Grace")
    form.set_values({"name": "Bob"}, key=2)
    assert heard == [(1, {"name": "Grace"})]
    assert (form.key, form.values()["name"], form.values()["tags"]) == (2, "Bob", ())


def test_completion_finds_without_accents_and_the_last_tag(form: Form, qtbot: QtBot) -> None:
    town = form.editor("town")
    assert isinstance(town, QLineEdit)
    type_over(qtbot, form, "town", "arh")
    popup = town.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert town.text() == "Århus"
    tags = form.editor("tags")
    assert isinstance(tags, QLineEdit)
    form.focus_on("tags")
    qtbot.keyClicks(tags, "looms, mat")
    popup = tags.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert form.values()["tags"] == ("looms", "maths")


def test_labels_are_buddies_and_every_field_has_a_name(form: Form) -> None:
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    lines = {form.editor(f.name) for f in FIELDS if f.kind is not Kind.CHECK}
    assert buddies == lines
    assert form.editor("mails").accessibleName() == "E-mail"


def test_the_wheel_turns_no_value_it_passes_over(
    form: Form, heard: list[tuple[object, dict[str, object]]], qtbot: QtBot
) -> None:
    role = form.editor("role")
    where = QPointF(5, 5)

    def turn() -> None:
        up = QWheelEvent(
            where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(role, up)

    form.focus_on("name")
    turn()
    assert heard == []
    role.setFocus()
    turn()
    assert heard == [(1, {"role": "m"})]


def test_a_context_menu_is_no_leaving(
    form: Form, heard: list[tuple[object, dict[str, object]]], qtbot: QtBot
) -> None:
    note = form.editor("note")
    assert isinstance(note, QPlainTextEdit)
    form.focus_on("note")
    note.insertPlainText("half")
    menu = QMenu(note)
    menu.addAction("Paste")
    menu.popup(note.mapToGlobal(QPoint(5, 5)))
    qtbot.waitUntil(menu.isVisible)
    QApplication.sendEvent(note, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert heard == []
    menu.close()
    form.focus_on("name")
    assert heard == [(1, {"note": "half"})]


def test_a_field_of_several_lines_grows_with_them(shown: Callable[..., QWidget]) -> None:
    form = Form([Field("emails", "E-mail", Kind.LINES, rows=1)])
    shown(form)
    editor = form.editor("emails")
    form.set_values({"emails": ("a@example.org",)}, key=1)
    QApplication.processEvents()
    low = editor.height()
    form.set_values({"emails": ("a@example.org", "b@example.org", "c@example.org")}, key=2)
    QApplication.processEvents()
    assert editor.height() >= low + 2 * editor.fontMetrics().lineSpacing()
    form.set_values({"emails": tuple(f"{n}@example.org" for n in range(99))}, key=3)
    QApplication.processEvents()
    assert editor.sizeHint().height() < 10 * editor.fontMetrics().lineSpacing() + 22


def test_labels_go_above_their_fields_and_back(form: Form) -> None:
    def edges() -> tuple[int, int]:
        """Return where a label and its field begin, from the top and from the left."""
        QApplication.processEvents()
        label = next(one for one in form.findChildren(QLabel) if one.buddy() is form.editor("town"))
        field = form.editor("town")
        return field.y() - label.y(), field.x() - label.x()

    beside = edges()
    assert beside[1] > 0
    form.put_labels_above()
    below, indent = edges()
    assert below > 0
    assert indent == 0
    form.put_labels_above(above=False)
    assert edges() == beside
