"""One line of a follow-up list."""

from planner.formats.pdf.report import FollowUpLine
from planner.queries.follow_ups import FollowUpRow


def follow_up_line(row: FollowUpRow) -> FollowUpLine:
    """Return a follow-up as it stands on paper."""
    return FollowUpLine(
        kind=row.kind.value,
        status=row.status.value,
        code=row.code,
        person=row.person,
        organisation=row.organisation,
        text=row.text,
        due=row.due,
        overdue=row.overdue,
        channel=row.channel.value,
        event=row.event,
    )
