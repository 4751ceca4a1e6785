"""How long paper takes, beside a bare canvas and beside platypus with the same content."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import HRFlowable, PageBreak, Paragraph, SimpleDocTemplate

from planner import i18n
from planner.formats.pdf import document, pen, prep
from planner.formats.pdf.pen import Pen, mm
from planner.formats.pdf.report import PrepReport
from tests.bench.figures import Figure, in_turn

TARGETS = 500
PAGE_BYTES = 4096
ONE_TARGET = 0.040  # seconds
_A4 = (595.28, 841.89)

# One thing drawn on a page: what, and the numbers or text it takes.
Stroke = tuple[str, tuple[Any, ...]]


def figures() -> Iterator[Figure]:
    """Measure a sheet of 500 targets, one of one, the size of a page and the memory."""
    i18n.choose_language("en_GB")
    samples = _samples()
    many, one = samples.crowd(TARGETS), samples.crowd(1, full=True)
    pages = _recorded(many)
    ours, floor = in_turn(lambda: prep.prep_sheet(many), lambda: _bare(pages), runs=5)
    yield Figure(f"prep sheet of {TARGETS} targets", ours, "reportlab canvas", floor, 2.2)
    ours, platypus = in_turn(lambda: prep.prep_sheet(many), lambda: _platypus(pages), runs=3)
    yield Figure(f"prep sheet of {TARGETS} targets", ours, "reportlab platypus", platypus, 0.5)
    single, _same = in_turn(lambda: prep.prep_sheet(one), lambda: None)
    yield Figure("prep sheet of one target", single, "40 ms", ONE_TARGET, 1.0)
    size = _bytes_a_page(many)
    yield Figure("KiB a page beyond fonts", size / 1024, "4 KiB", PAGE_BYTES / 1024, 1.0)
    yield Figure(f"peak MiB, {TARGETS} targets", _peak(TARGETS), "10 targets", _peak(10), 1.25)


def _samples() -> ModuleType:
    path = Path(__file__).parents[1] / "formats" / "pdf" / "conftest.py"
    spec = importlib.util.spec_from_file_location("paper_samples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class _Recorder(Pen):
    """A pen that takes down what it draws, for others to draw the same."""

    pages: list[list[Stroke]]

    def start_page(self, width: float, height: float) -> None:
        super().start_page(width, height)
        self.pages = [*getattr(self, "pages", []), []]

    def _write(self, line: Any, x: float, y: float, size: float, align: Any, grey: float) -> None:
        at = self._x(x) - line.width * align.value
        for run in line.runs:
            self.pages[-1].append(("text", (at, self._y(y), run.text, run.font, size, grey)))
            at += run.width * size
        super()._write(line, x, y, size, align, grey)

    def rule(self, x1: float, y: float, x2: float, **more: Any) -> None:
        self.pages[-1].append(("line", (self._x(x1), self._y(y), self._x(x2), self._y(y))))
        super().rule(x1, y, x2, **more)

    def upright(self, x: float, y1: float, y2: float, **more: Any) -> None:
        self.pages[-1].append(("line", (self._x(x), self._y(y1), self._x(x), self._y(y2))))
        super().upright(x, y1, y2, **more)

    def frame(self, x: float, y: float, width: float, height: float, **more: Any) -> None:
        place = (self._x(x), self._y(y + height), width * mm, height * mm)
        self.pages[-1].append(("rect", place))
        super().frame(x, y, width, height, **more)


def _recorded(report: PrepReport) -> list[list[Stroke]]:
    kept: list[_Recorder] = []

    def recorder(*arguments: Any) -> _Recorder:
        kept.append(_Recorder(*arguments))
        return kept[-1]

    document.Pen = recorder  # type: ignore[misc,assignment]
    try:
        prep.prep_sheet(report)
    finally:
        document.Pen = pen.Pen  # type: ignore[misc]
    return kept[0].pages


def _bare(pages: list[list[Stroke]]) -> bytes:
    """Draw the same text, lines and boxes as reportlab's examples do."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=_A4, pageCompression=1, invariant=1)
    for page in pages:
        for kind, values in page:
            if kind == "text":
                x, y, text, font, size, grey = values
                canvas.setFont(font or "Helvetica", size)
                canvas.setFillGray(grey)
                canvas.drawString(x, y, text)
            else:
                canvas.setLineWidth(0.5)
                getattr(canvas, kind)(*values)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _platypus(pages: list[list[Stroke]]) -> bytes:
    """Set the same texts as paragraphs and the same lines as rules, one below the other."""
    target = BytesIO()
    styles: dict[tuple[str, float], ParagraphStyle] = {}
    story: list[Any] = []
    for page in pages:
        for kind, values in page:
            if kind == "text":
                _x, _y, text, font, size, _grey = values
                style = styles.setdefault(
                    (font, size),
                    ParagraphStyle(f"s{len(styles)}", fontName=font, fontSize=size, leading=size),
                )
                story.append(Paragraph(escape(text), style))
            else:
                story.append(HRFlowable(thickness=0.5))
        story.append(PageBreak())
    SimpleDocTemplate(target, pagesize=_A4, invariant=1).build(story)
    return target.getvalue()


def _bytes_a_page(report: PrepReport) -> float:
    printed = prep.prep_sheet(report)
    fonts = sum(
        len(found.group())
        for found in re.finditer(rb"<<[^<>]*/Length1.*?endstream", printed.pdf, re.DOTALL)
    )
    return (len(printed.pdf) - fonts) / printed.pages


def _peak(targets: int) -> float:
    script = (
        "import re\n"
        "from pathlib import Path\n"
        "from tests.bench.paper import _samples\n"
        "from planner.formats.pdf.prep import prep_sheet\n"
        f"prep_sheet(_samples().crowd({targets}))\n"
        # Not getrusage: a child begins with the peak of the process that started it.
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) / 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=120
    )
    return float(done.stdout)
