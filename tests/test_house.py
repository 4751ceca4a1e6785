"""House rules that no linter knows, and one canary for the library the window stands on."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

PACKAGE = Path(__file__).resolve().parents[1] / "planner"

SPOKEN = {"_": 1, "ngettext": 2}  # how many of the first arguments are messages
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
    messages = node.args[: SPOKEN.get(ast.unparse(node.func), 0)]
    return any(isinstance(message, ast.JoinedStr | ast.BinOp | ast.Call) for message in messages)


def print_call(node: ast.AST, lines: list[str]) -> bool:
    """Standard output belongs to the command line."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "print"


def time_asked_for(node: ast.AST, lines: list[str]) -> bool:
    """Tests and the tour own the time, so everybody asks the clock."""
    if not isinstance(node, ast.Call):
        return False
    return ".".join(ast.unparse(node.func).split(".")[-2:]) in NOW


def catch_all_without_reason(node: ast.AST, lines: list[str]) -> bool:
    """`except Exception` has its reason in a comment on its line or the ones around it.

    Cleaning up and raising again needs no reason.
    """
    if not isinstance(node, ast.ExceptHandler) or ast.unparse(node.body[-1]) == "raise":
        return False
    caught = "BaseException" if node.type is None else ast.unparse(node.type)
    around = lines[node.lineno - 2 : node.lineno + 1]
    return caught in ("Exception", "BaseException") and not any("# " in line for line in around)


WRITES = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "QSaveFile", "QFile"}
MODES = re.compile(r"[wax+]")


def file_written(node: ast.AST, lines: list[str]) -> bool:
    """What is written goes through `files.atomic_write`: whole, or not at all."""
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    if called.split(".")[-1] in WRITES | {"copyfile", "copy2", "copytree"}:
        return True
    if called == "os.open":
        return "O_WRONLY" in ast.unparse(node) and "devnull" not in ast.unparse(node)
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
    called = ast.unparse(node.func)
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
    called = ast.unparse(node.func).split(".")[-1]
    if called in MARKUP | SHOWN:
        return True
    if called == "QLabel":
        # Empty ones hold a picture; the others say that their text is none.
        return bool(node.args) and "plain(QLabel(" not in lines[node.lineno - 1]
    if called == "setTextFormat":
        return "PlainText" not in ast.unparse(node)
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
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Paragraph"


def faults(rule, package: Path = PACKAGE) -> list[str]:
    """Return "file:line" of everything in the package that breaks the rule."""
    return list(_faults(rule, package))


def _faults(rule, package: Path) -> Iterator[str]:
    for file in sorted(package.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for node in ast.walk(ast.parse(source, file.name)):
            if rule(node, lines):
                yield f"{file}:{getattr(node, 'lineno', 0)}"


@pytest.mark.parametrize(
    ("rule", "code", "count"),
    [
        (message_built_too_early, '_(f"Hello {x}")', 1),
        (message_built_too_early, 'ngettext("one", "%d" % 2, 2)', 1),
        (message_built_too_early, '_("Hello {x}".format(x=x))', 1),
        (message_built_too_early, '_("Hello {x}").format(x=f(x))\nngettext("a", "b", len(x))', 0),
        (print_call, 'print("x")', 1),
        (time_asked_for, "import datetime\ndatetime.datetime.now()\ndate.today()", 2),
        (time_asked_for, "clock.now()\nself.clock.today()", 0),
        (
            file_written,
            'open("x", "w")\npath.open(mode="ab")\npath.write_text("x")\nQSaveFile(x)',
            4,
        ),
        (file_written, 'open("x")\npath.open("rb")\nos.open(os.devnull, os.O_WRONLY)', 0),
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
