"""House rules that no linter knows, and one canary for the library the window stands on."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

PACKAGE = Path(__file__).resolve().parents[1] / "planner"

SPOKEN = {"_": 1, "ngettext": 2}  # how many of the first arguments are messages
# Which argument of a call a person reads: errors, labels, buttons, tooltips, names for screen
# readers. Two letters in a row are words, but for an address, a key and a format's name.
READ = {
    **dict.fromkeys(("PlannerError", "BadInput", "NotFound", "Refused", "StoreBusy"), 0),
    **dict.fromkeys(("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox"), 0),
    **dict.fromkeys(("plain_label", "SearchField", "Column", "setText", "setWindowTitle"), 0),
    **dict.fromkeys(("setToolTip", "setPlaceholderText", "setAccessibleName", "setTitle"), 0),
    **dict.fromkeys(("setAccessibleDescription", "setWhatsThis", "setStatusTip", "tell"), 0),
    **dict.fromkeys(("set_tooltip", "list_action", "Field", "show_error"), 1),
}
PROSE = re.compile(
    r"(?<![\w/.:&<#-])(?!(?:https?|webcal|XXX|PDF|CSV|span)\b)[A-Za-z]{2,}(?![\w/:>])"
)
NOW = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}


def test_qt_calls_do_not_eat_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one reference to None per call and aborts after some thousand."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 1_000


def test_messages_are_whole_when_they_are_looked_up() -> None:
    assert faults(message_built_too_early) == []


def test_what_a_person_reads_goes_through_gettext() -> None:
    """The command line's own words are English like its options; the store has columns."""
    found = faults(said_without_gettext)
    assert [one for one in found if "/cli/" not in one and "/store/" not in one] == []


def test_messages_wait_for_the_language() -> None:
    assert list(_early_messages(PACKAGE)) == []


def test_only_the_command_line_prints() -> None:
    assert [fault for fault in faults(print_call) if "/cli/" not in fault] == []


def test_only_the_clock_tells_the_time() -> None:
    assert [fault for fault in faults(time_asked_for) if "/clock.py:" not in fault] == []


def test_whoever_catches_everything_says_why() -> None:
    assert faults(catch_all_without_reason) == []


def test_only_one_place_writes_files() -> None:
    # The log grows by lines, the store is SQLite's, and a catalogue is made anew where it is lost.
    allowed = ("/files.py:", "/log_file.py:", "/store/", "/catalogues.py:")
    assert [one for one in faults(file_written) if not any(a in one for a in allowed)] == []


def test_only_one_place_opens_what_lies_outside() -> None:
    assert [one for one in faults(opened_outside) if "/gui/opening.py:" not in one] == []


def test_text_on_screen_is_shown_as_it_is() -> None:
    # The help is a text of our own.
    allowed = ("/gui/text.py:", "/gui/help_paper.py:")
    assert [one for one in faults(text_with_markup) if not any(a in one for a in allowed)] == []


def test_text_on_paper_is_set_as_it_is() -> None:
    assert faults(paper_with_markup) == []


# The rules -------------------------------------------------------------------------------


def message_built_too_early(node: ast.AST, lines: list[str]) -> bool:
    """A message filled in or glued before gettext sees it is in no catalogue."""
    if not isinstance(node, ast.Call):
        return False
    messages = node.args[: SPOKEN.get(written(node.func), 0)]
    return any(isinstance(message, ast.JoinedStr | ast.BinOp | ast.Call) for message in messages)


def said_without_gettext(node: ast.AST, lines: list[str]) -> bool:
    """Words that stand where a person reads them are in no catalogue without `_()`."""
    if not isinstance(node, ast.Call):
        return False
    name = written(node.func).split(".")[-1]
    place = READ.get(name)
    if name == "emit":  # a signal that tells
        place = 0 if re.search(r"\b(?:told|offered)\.emit$", written(node.func)) else None
    if place is None or len(node.args) <= place:
        return False
    said = node.args[place]
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    words = [part.value for part in parts if isinstance(part, ast.Constant)]
    return any(isinstance(word, str) and PROSE.search(word) for word in words)


def _early_messages(package: Path) -> Iterator[str]:
    """Yield the messages looked up when a module is loaded, before the language is chosen."""

    def walk(node: ast.AST) -> Iterator[ast.Call]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(child, ast.Call) and written(child.func) in SPOKEN:
                yield child
            yield from walk(child)

    for file in sorted(package.rglob("*.py")):
        for call in walk(ast.parse(file.read_text(encoding="utf-8"), file.name)):
            yield f"{file}:{call.lineno}"


def print_call(node: ast.AST, lines: list[str]) -> bool:
    """Standard output belongs to the command line."""
    return isinstance(node, ast.Call) and written(node.func) == "print"


def time_asked_for(node: ast.AST, lines: list[str]) -> bool:
    """Tests and the tour own the time, so everybody asks the clock."""
    if not isinstance(node, ast.Call):
        return False
    return ".".join(written(node.func).split(".")[-2:]) in NOW


def catch_all_without_reason(node: ast.AST, lines: list[str]) -> bool:
    """`except Exception` has its reason in a comment on its line or the ones around it.

    Cleaning up and raising again needs no reason.
    """
    if not isinstance(node, ast.ExceptHandler) or written(node.body[-1]) == "raise":
        return False
    caught = "BaseException" if node.type is None else written(node.type)
    around = lines[node.lineno - 2 : node.lineno + 1]
    return caught in ("Exception", "BaseException") and not any("# " in line for line in around)


WRITES = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "QSaveFile", "QFile"}
MODES = re.compile(r"[wax+]")


def file_written(node: ast.AST, lines: list[str]) -> bool:
    """What is written goes through `files.atomic_write`: whole, or not at all."""
    if not isinstance(node, ast.Call):
        return False
    called = written(node.func)
    if called.split(".")[-1] in WRITES | {"copyfile", "copy2", "copytree"}:
        return True
    if called.split(".")[-1] in ("mkdir", "makedirs"):
        return True  # a folder that the umask opens to others: `files.make_folder`
    if called.endswith(".save") and node.args:  # a picture, into memory is what it may
        return "str(" in ast.unparse(node) or "path" in ast.unparse(node.args[0])
    if called == "os.open":
        return "O_WRONLY" in written(node) and "devnull" not in written(node)
    if called.split(".")[-1] != "open":
        return False
    place = 1 if called == "open" else 0
    modes = [
        *node.args[place : place + 1],
        *(word.value for word in node.keywords if word.arg == "mode"),
    ]
    texts = [one.value for one in modes if isinstance(one, ast.Constant)]
    return any(isinstance(t, str) and len(t) < 4 and MODES.search(t) for t in texts)


def opened_outside(node: ast.AST, lines: list[str]) -> bool:
    """Addresses go to the system through `gui.opening`, which looks at them first."""
    if isinstance(node, ast.Import):
        return any(name.name == "webbrowser" for name in node.names)
    if not isinstance(node, ast.Call):
        return False
    called = written(node.func)
    return called in ("QUrl", "QUrl.fromUserInput", "os.startfile", "os.system", "QProcess")


MARKUP = {
    "QTextEdit",
    "QTextBrowser",
    "QMessageBox",
    "QErrorMessage",
    "QTextDocument",
    "QWhatsThis",
}
SHOWN = {
    "setHtml",
    "setMarkdown",
    "appendHtml",
    "insertHtml",
    "setWhatsThis",
    "setOpenExternalLinks",
}


def text_with_markup(node: ast.AST, lines: list[str]) -> bool:
    """Qt reads markup, and pictures from the disk, in labels, tooltips and rich text."""
    if not isinstance(node, ast.Call):
        return False
    called = written(node.func).split(".")[-1]
    if called in MARKUP | SHOWN:
        return True
    if called == "QLabel":
        # Empty ones hold a picture; the others say that their text is none.
        return bool(node.args) and "plain(QLabel(" not in lines[node.lineno - 1]
    if called == "setTextFormat":
        return "PlainText" not in written(node)
    if called in ("setToolTip", "setStatusTip", "showText") and node.args:
        told = node.args[1 if called == "showText" else 0]
        return not _is_ours(told)
    return False


def _is_ours(told: ast.expr) -> bool:
    """Whether a text is escaped, or a message of our own as it stands."""
    match told:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id="escaped" | "_")):
            return True
        case ast.IfExp(body=body, orelse=other):
            return _is_ours(body) and _is_ours(other)
    return False


def paper_with_markup(node: ast.AST, lines: list[str]) -> bool:
    """Reportlab's paragraphs read markup and open files; sheets are set on the canvas."""
    if isinstance(node, ast.ImportFrom):
        return bool(re.match(r"reportlab\.(platypus|lib\.styles|lib\.fparser)", node.module or ""))
    return isinstance(node, ast.Call) and written(node.func).split(".")[-1] == "Paragraph"


def faults(rule, package: Path = PACKAGE) -> list[str]:
    """Return "file:line" of everything in the package that breaks the rule."""
    return list(_faults(rule, package))


def _faults(rule, package: Path) -> Iterator[str]:
    for file in sorted(package.rglob("*.py")):
        lines, nodes = read(file)
        for node in nodes:
            if rule(node, lines):
                yield f"{file}:{getattr(node, 'lineno', 0)}"


@cache  # a dozen rules look at the same files
def read(file: Path) -> tuple[list[str], list[ast.AST]]:
    """Return the lines of a file and all that stands in it."""
    source = file.read_text(encoding="utf-8")
    return source.splitlines(), list(ast.walk(ast.parse(source, file.name)))


@cache  # and at the same words in them
def written(node: ast.AST) -> str:
    """Return a piece of code as text."""
    return ast.unparse(node)


def test_a_message_of_the_module_is_found(tmp_path: Path) -> None:
    code = (
        'A = _("Now")\ndef f():\n    return _("Later")\nclass B:\n    c = ngettext("a", "b", 1)\n'
    )
    (tmp_path / "bad.py").write_text(code, encoding="utf-8")
    assert [fault.rpartition(":")[2] for fault in _early_messages(tmp_path)] == ["1", "5"]


@pytest.mark.parametrize(
    ("rule", "code", "count"),
    [
        (message_built_too_early, '_(f"Hello {x}")', 1),
        (message_built_too_early, 'ngettext("one", "%d" % 2, 2)', 1),
        (message_built_too_early, '_("Hello {x}".format(x=x))', 1),
        (message_built_too_early, '_("Hello {x}").format(x=f(x))\nngettext("a", "b", len(x))', 0),
        (said_without_gettext, 'label.setText("Saved")\nraise BadInput(f"No {name} here")', 2),
        (said_without_gettext, 'self.told.emit("Done")\nset_tooltip(button, "Undo")', 2),
        (said_without_gettext, 'label.setText(_("Saved"))\nQLabel("–")\nmark.emit("must")', 0),
        (said_without_gettext, 'field.setPlaceholderText("https://example.org/a.ics")', 0),
        (print_call, 'print("x")', 1),
        (time_asked_for, "import datetime\ndatetime.datetime.now()\ndate.today()", 2),
        (time_asked_for, "clock.now()\nself.clock.today()", 0),
        (
            file_written,
            'open("x", "w")\npath.open(mode="ab")\npath.write_text("x")\nQSaveFile(x)\n'
            'folder.mkdir(parents=True)\nos.makedirs("x")\npicture.save(str(path), "PNG")',
            7,
        ),
        (file_written, 'open("x")\npath.open("rb")\nos.open(os.devnull, os.O_WRONLY)', 0),
        (file_written, 'painter.save()\nimage.save(out, "JPEG")', 0),
        (opened_outside, "QDesktopServices.openUrl(QUrl(x))\nimport webbrowser", 2),
        (opened_outside, "QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))", 0),
        (text_with_markup, 'QLabel(x)\nQMessageBox()\na.setToolTip(x)\nb.setHtml("")', 4),
        (text_with_markup, "plain(QLabel(x))\na.setToolTip(escaped(x))\nQLabel()", 0),
        (text_with_markup, "a.setToolTip(f'{x}')\na.setTextFormat(Qt.RichText)", 2),
        (paper_with_markup, "from reportlab.platypus import Paragraph\nParagraph(x)", 2),
        (catch_all_without_reason, "try:\n    f()\nexcept Exception:\n    pass", 1),
        (catch_all_without_reason, "try:\n    f()\nexcept:\n    pass", 1),
        (catch_all_without_reason, "try:\n    f()\nexcept Exception:  # f raises all\n    pass", 0),
    ],
)
def test_each_rule_can_fail(tmp_path: Path, rule, code: str, count: int) -> None:
    (tmp_path / "bad.py").write_text(code, encoding="utf-8")
    assert len(faults(rule, tmp_path)) == count
