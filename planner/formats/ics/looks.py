"""What a file looks like as a whole, which decides whom its entries name."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.formats.ics.drafts import Draft
from planner.formats.ics.speakers import begins_with_name

# A programme: at least so many entries, most of them within so many days.
_PROGRAMME_ENTRIES = 8
_PROGRAMME_DAYS = 15
# So many titles at least are of the form “Name: Title”, and one in so many of all.
_FEWEST_NAMED = 3


class Looks(NamedTuple):
    """What a file is as a whole: a programme, one whose titles begin with names."""

    programme: bool
    names_first: bool


def looks_of(drafts: Sequence[Draft]) -> Looks:
    """Return what the drafts of a file make it look like."""
    named = sum([begins_with_name(draft.title) for draft in drafts])
    names_first = named >= _FEWEST_NAMED and named * _FEWEST_NAMED >= len(drafts)
    return Looks(_is_programme(drafts), names_first)


def _is_programme(drafts: Sequence[Draft]) -> bool:
    """Return whether a file looks like a conference programme: many entries within a few days."""
    if len(drafts) < _PROGRAMME_ENTRIES:
        return False
    walls = sorted(draft.start.wall for draft in drafts)
    tenth = len(walls) // 10
    return (walls[-1 - tenth] - walls[tenth]).days <= _PROGRAMME_DAYS
