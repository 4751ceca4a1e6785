"""Address cards in and out: vCard 2.1, 3.0 and 4.0 read, 3.0 written."""

from planner.formats.vcard.reader import read_vcards
from planner.formats.vcard.writer import write_vcard_text, write_vcards

__all__ = ["read_vcards", "write_vcard_text", "write_vcards"]
