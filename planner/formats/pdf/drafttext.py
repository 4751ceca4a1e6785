"""One drafted message of the follow-up list, to be read once more before it is sent."""

from planner.formats.pdf import measures
from planner.formats.pdf.flow import Block
from planner.formats.pdf.followlines import channel_word
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import DraftText
from planner.formats.pdf.writing import tick_row
from planner.i18n import _

_LEADING = 4.3
_BASE = 4.4
_PAD = 2.2
_MOST_LINES = 12
_MOST_PARAGRAPHS = 8


def block(pen: Pen, frame: Frame, draft: DraftText) -> Block:
    """Return one draft: to whom and how, the text, its length against the limit, and a box."""
    left, right = frame.left + measures.PAD, frame.right - measures.PAD
    width = right - left
    paragraphs = _paragraphs(draft)
    counts = [
        pen.count(text, width, style, measures.TEXT, _MOST_LINES) for text, style in paragraphs
    ]
    high = _LEADING * (1 + sum(counts)) + measures.BOX_ROW + _PAD + 1.8
    title = f"{draft.code} {draft.person}".strip()

    def draw(pen: Pen, y: float) -> None:
        pen.frame(frame.left, y + 1.0, frame.inner, high - 1.8, grey=measures.DARK)
        base = y + 1.0 + _BASE
        note = pen.text(right, base, _note(draft), align=Align.RIGHT, style=_note_style(draft))
        room = width - note - 3.0
        pen.text(left, base, title, style=Style.BOLD, width=room, where=draft.code)
        base += _LEADING
        for (text, style), count in zip(paragraphs, counts, strict=True):
            pen.paragraph(
                left, base, text, width=width, most=_MOST_LINES, leading=_LEADING, style=style,
                where=title,
            )  # fmt: skip
            base += count * _LEADING
        tick_row(pen, left, base - 3.4, width, (_("read once more"), _("sent")))

    return Block(high, draw)


def _paragraphs(draft: DraftText) -> list[tuple[str, Style]]:
    lines = [(line, Style.REGULAR) for line in draft.text.splitlines() if line.strip()]
    if len(lines) > _MOST_PARAGRAPHS:
        rest = " ".join(text for text, _style in lines[_MOST_PARAGRAPHS - 1 :])
        lines = [*lines[: _MOST_PARAGRAPHS - 1], (rest, Style.REGULAR)]
    return [(draft.subject, Style.BOLD), *lines] if draft.subject else lines


def _note(draft: DraftText) -> str:
    parts = [channel_word(draft.channel)]
    if draft.limit is not None:
        parts.append(_("{n} of {limit} characters").format(n=len(draft.text), limit=draft.limit))
    if draft.generic:
        parts.append(_("generic: add one detail"))
    return " · ".join(part for part in parts if part)


def _note_style(draft: DraftText) -> Style:
    too_long = draft.limit is not None and len(draft.text) > draft.limit
    return Style.BOLD if draft.generic or too_long else Style.REGULAR
