"""The kits of the roles in the user's language, as the user changed them."""

from collections.abc import Mapping
from dataclasses import replace

from planner.errors import BadInput
from planner.formats.kits import Kit, kits, read_kit
from planner.i18n import locale_name

KIT = "kit"  # the kind of a custom text


def worded_kits(changed: Mapping[str, str]) -> dict[str, Kit]:
    """Return the kit of every role, in the user's own wording where `changed` has one."""
    originals = kits(locale_name())
    return {role: _worded(kit, changed.get(role)) for role, kit in originals.items()}


def _worded(kit: Kit, text: str | None) -> Kit:
    if text is None:
        return kit
    try:
        own = read_kit(text)
    except BadInput:
        return kit  # what an older program kept otherwise; the original does
    # What it is called and whom it is for stay the program's.
    return replace(own, role=kit.role, title=kit.title, edited=True)
