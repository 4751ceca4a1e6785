"""Bytes to frozen plain values and back: calendars, people, paper."""
