"""The code that carries my address."""

from planner.formats.pdf import qr


def test_short_vcard_makes_a_square_with_its_three_finders():
    rows = qr.modules("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n")
    assert len({len(row) for row in rows} | {len(rows)}) == 1
    finder = tuple(c == "#" for c in "#######")
    assert rows[0][:7] == rows[0][-7:] == rows[-1][:7] == finder


def test_too_long_a_text_gives_none():
    assert qr.modules("x" * 600) == ()
    assert qr.quiet("x" * 600) == 0.0


def test_quiet_zone_is_four_modules():
    rows = qr.modules("hello")
    assert qr.quiet("hello", 30.0) == 4 * 30.0 / len(rows)
