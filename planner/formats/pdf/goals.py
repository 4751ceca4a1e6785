"""The goal box: what one came for, with circles to tick."""

from planner.formats.pdf import measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Block, GoalLine, PrepReport
from planner.i18n import _

_GOAL = 6.6
_OPEN = 8.6
_PAD = 1.2
_BELOW = 3.0
_CIRCLE = 4.4
_STEP = 5.6
# More goals than these are no goals; the rest is told in the app.
_MOST = 6


def height(report: PrepReport) -> float:
    """Return how much of the page the box takes, with the space below it."""
    if Block.GOALS not in report.options.blocks:
        return 0.0
    return _box_height(report) + _BELOW


def draw(pen: Pen, frame: Frame, y: float, report: PrepReport) -> float:
    """Draw the box from `y` down; return its height with the space below it."""
    if Block.GOALS not in report.options.blocks:
        return 0.0
    high = _box_height(report)
    pen.frame(frame.left, y, frame.inner, high, weight=1.1, grey=measures.BLACK, radius=1.2)
    left, right = frame.left + 3.0, frame.right - 3.0
    at = y + _PAD
    for goal in _shown(report):
        _goal(pen, left, right, at, goal, report.targets)
        at += _GOAL
    for goal in report.goals[_MOST:]:
        pen.typesetter.line(goal.text, Style.REGULAR, measures.TEXT, 0.0, _("Goals"))
    _open_lines(pen, left, right, at + _OPEN - 2.2)
    return high + _BELOW


def _shown(report: PrepReport) -> tuple[GoalLine, ...]:
    return report.goals[:_MOST] or (GoalLine("", None),)


def _box_height(report: PrepReport) -> float:
    return 2 * _PAD + len(_shown(report)) * _GOAL + _OPEN


def _goal(pen: Pen, left: float, right: float, y: float, goal: GoalLine, targets: int) -> None:
    middle = y + _GOAL / 2
    base = middle + 1.2
    text = goal.text
    if not text:
        _blank_goal(pen, left, base, middle, goal, targets)
        return
    if goal.count is None:
        pen.box(right - measures.BOX, middle)
        pen.text(left, base, text, width=right - left - 8.0, where=_("Goals"))
        return
    circles = min(goal.count, 10)
    room = right - left - circles * _STEP - 6.0
    note = _("of {n}").format(n=targets) if targets else ""
    more = goal.count > circles
    shown = pen.text(
        left,
        base,
        text,
        style=Style.BOLD,
        width=room - 26.0,
        where=_("Goals"),
    )
    _circles(pen, left + shown + 4.0, middle, circles)
    if more:
        at = left + shown + 4.0 + circles * _STEP + 1.0
        pen.text(at, base, _("… up to {n}").format(n=goal.count))
    elif note:
        pen.text(right, base, _("{n} planned").format(n=targets), align=Align.RIGHT)


def _blank_goal(
    pen: Pen, left: float, base: float, middle: float, goal: GoalLine, targets: int
) -> None:
    if goal.count is not None:
        words = _("Meet {count} of {targets}").format(count=goal.count, targets=targets)
        wide = pen.text(left, base, words, style=Style.BOLD)
        _circles(pen, left + wide + 4.0, middle, min(goal.count, 12))
        return
    at = left + pen.text(left, base, _("Meet"), style=Style.BOLD) + 1.5
    pen.rule(at, base + 0.6, at + 12.0)
    if targets:
        words = _("of {n} planned").format(n=targets)
        pen.text(at + 13.5, base, words, style=Style.BOLD)


def _circles(pen: Pen, x: float, middle: float, count: int) -> None:
    for index in range(count):
        pen.circle(x + index * _STEP, middle, size=_CIRCLE)


def _open_lines(pen: Pen, left: float, right: float, base: float) -> None:
    half = (right - left - 4.0) / 2
    for x, label in ((left, _("One insight")), (left + half + 4.0, _("One thing I give"))):
        wide = pen.text(x, base, label)
        pen.rule(x + wide + 1.5, base + 0.6, x + half)
