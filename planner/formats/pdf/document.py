"""A PDF document to draw in, whose bytes depend on nothing but what is drawn."""

from collections.abc import Callable
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from planner import i18n
from planner.formats.pdf import fonts
from planner.formats.pdf.compact import compact
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import Printed
from planner.formats.pdf.text import Typesetter, clean

_LONGEST_TITLE = 200


def printed(title: str, draw: Callable[[Pen], None]) -> Printed:
    """Return the document that `draw` makes, with that title, in the user's language.

    Drawing the same gives the same bytes. One document is drawn at a time in a process.
    """
    target = BytesIO()
    typesetter = Typesetter()
    with fonts.drawing:
        pen = Pen(_canvas(target, clean(title)[:_LONGEST_TITLE]), typesetter)
        draw(pen)
        pen.finish_page()
        pen.canvas.save()
    return Printed(compact(target.getvalue()), pen.page, typesetter.cut, typesetter.missing)


def _canvas(target: BytesIO, title: str) -> Canvas:
    # Binary streams are a fifth smaller than reportlab's text ones, and quicker.
    rl_config.useA85 = 0
    canvas = Canvas(
        target,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.cut(Style.REGULAR).name,
        lang=i18n.locale_name().replace("_", "-"),
    )
    canvas.setTitle(title)
    canvas.setSubject(title)
    canvas.setAuthor("")
    canvas.setCreator("Planner")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
