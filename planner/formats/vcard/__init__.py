"""Address cards in and out: vCard 2.1, 3.0, 4.0 and MECARD read, vCard 3.0 written."""

from planner.formats.vcard.reader import holds_cards, read_vcards
from planner.formats.vcard.writer import write_vcard_text, write_vcards

__all__ = ["holds_cards", "read_vcards", "write_vcard_text", "write_vcards"]
