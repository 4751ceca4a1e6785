"""The follow-up list: what one owes to whom after an event, as one PDF."""

from dataclasses import replace

from planner.formats.pdf import (
    drafttext,
    edges,
    followlines,
    measures,
    personmet,
    resultbox,
)
from planner.formats.pdf.document import printed
from planner.formats.pdf.flow import Block, paginate
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import Frame
from planner.formats.pdf.pen import Pen
from planner.formats.pdf.report import FollowUpLine, FollowUpReport, Printed
from planner.i18n import _, ngettext

# The lists of what is due show no more than these beyond the promises.
_MOST_DUE = 7
_HEAD_ROOM = 8.0
_ONE_PAGE = 0.6
# Of these each has a section of its own.
_INTRODUCTION = "introduction"


def follow_up_list(report: FollowUpReport) -> Printed:
    """Return the follow-up list as a PDF. The same report gives the same bytes."""
    name = report.head.title if report.head else _("all events")
    title = _("Follow-ups – {event}").format(event=name)
    return printed(title, lambda pen: _draw(pen, report, name, title))


def _draw(pen: Pen, report: FollowUpReport, name: str, title: str) -> None:
    if report.head is not None:
        report = _without_events(report)
    size = measures.PAPERS[report.paper]
    frame = measures.frame(*size)
    head = resultbox.masthead(pen, frame, report, name)
    room = frame.bottom - edges.FOOT - frame.top
    pages = paginate(_blocks(pen, frame, report), room - head.height, room - _HEAD_ROOM)
    words = edges.Foot(name, report.number, report.printed_at, None, kind=_("follow-ups"))
    for index, blocks in enumerate(pages):
        pen.start_page(*size)
        y = frame.top
        if index == 0:
            head.draw(pen, y)
            pen.mark("top", 0.0)
            pen.outline(title, "top", 0)
            y += head.height
        else:
            edges.head(pen, frame, title)
            y += _HEAD_ROOM
        for block in blocks:
            block.draw(pen, y)
            if block.title:
                key = f"place-{index}-{y:.1f}"
                pen.mark(key, y)
                pen.outline(block.title, key, block.level)
            y += block.height
        edges.foot(pen, frame, words, index + 1, len(pages))


def _blocks(pen: Pen, frame: Frame, report: FollowUpReport) -> list[Block]:
    blocks = _section(pen, frame, _("Promises first"), report.promises)
    blocks += _due(pen, frame, report)
    blocks += _introductions(pen, frame, report)
    if report.people:
        blocks.append(_heading(frame, _("Person by person")))
        blocks += [
            personmet.block(pen, frame, person, code=report.codes) for person in report.people
        ]
    if report.drafts:
        blocks.append(_heading(frame, _("Drafts")))
        blocks += [drafttext.block(pen, frame, draft) for draft in report.drafts]
    if report.not_met:
        blocks.append(_heading(frame, _("Planned but not met")))
        blocks += [followlines.not_met(pen, frame, line) for line in report.not_met]
    blocks += _section(pen, frame, _("No answer yet: ask once more"), report.nudges)
    blocks += _section(pen, frame, _("Done"), report.closed, done=True)
    if report.result is not None:
        blocks += _for_the_report(pen, frame, report)
    if not any(
        (report.promises, report.soon, report.week, report.warm, report.people, report.nudges)
    ):
        blocks.insert(0, _sentence(frame, _("Nothing to follow up yet: log whom you met first.")))
    return blocks


def _without_events(report: FollowUpReport) -> FollowUpReport:
    """On the list of one event nothing need say which event it is from."""

    def bare(lines: tuple[FollowUpLine, ...]) -> tuple[FollowUpLine, ...]:
        return tuple(replace(line, event="") for line in lines)

    return replace(
        report,
        promises=bare(report.promises),
        soon=bare(report.soon),
        week=bare(report.week),
        warm=bare(report.warm),
        closed=bare(report.closed),
        introductions=bare(report.introductions),
        nudges=bare(report.nudges),
    )


def _section(
    pen: Pen, frame: Frame, title: str, lines: tuple[FollowUpLine, ...], *, done: bool = False
) -> list[Block]:
    if not lines:
        return []
    rows = [followlines.line(pen, frame, line, done=done) for line in lines]
    return [_heading(frame, title), *rows]


def _due(pen: Pen, frame: Frame, report: FollowUpReport) -> list[Block]:
    blocks: list[Block] = []
    left, count = _MOST_DUE, 0
    for title, lines in (
        (_("Today and within 48 hours"), report.soon),
        (_("This week"), report.week),
        (_("Keep warm"), report.warm),
    ):
        due = tuple(line for line in lines if line.kind != _INTRODUCTION)
        blocks += _section(pen, frame, title, due[:left])
        left -= min(left, len(due))
        count += len(due)
    more = count - _MOST_DUE
    if more > 0:
        words = ngettext("and {n} more", "and {n} more", more).format(n=more)
        blocks.append(_sentence(frame, words))
    return blocks


def _introductions(pen: Pen, frame: Frame, report: FollowUpReport) -> list[Block]:
    due = (*report.soon, *report.week, *report.warm)
    lines = (*report.introductions, *(line for line in due if line.kind == _INTRODUCTION))
    rows = [followlines.introduction(pen, frame, line) for line in lines]
    return [_heading(frame, _("Introductions")), *rows] if rows else []


def _for_the_report(pen: Pen, frame: Frame, report: FollowUpReport) -> list[Block]:
    blocks = [_heading(frame, _("For the report"))]
    for session, insight in report.insights:
        blocks.append(followlines.paragraph(pen, frame, session or _("Insight"), insight))
    if report.worked:
        blocks.append(followlines.paragraph(pen, frame, _("What worked"), report.worked))
    else:
        blocks.append(followlines.open_line(frame, _("What worked")))
    blocks.append(followlines.open_line(frame, _("What I would do differently")))
    blocks.append(followlines.open_line(frame, _("Cost and benefit")))
    # What goes to the office stands on one page, if it can.
    if sum(block.height for block in blocks) < _ONE_PAGE * frame.height:
        blocks[1:-1] = [replace(block, with_next=True) for block in blocks[1:-1]]
    return blocks


def _heading(frame: Frame, title: str) -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 6.0, title, style=Style.BOLD, size=10.5)
        pen.rule(frame.left, y + 7.8, frame.right, weight=0.9, grey=measures.BLACK)

    return Block(8.4, draw, with_next=True, title=title, level=0)


def _sentence(frame: Frame, words: str) -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.text(frame.left, y + 4.4, words, style=Style.ITALIC, width=frame.inner)

    return Block(6.5, draw)
