from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut


def blocks(text):
    return cut(read_lines(text.encode()))


def test_blocks_keep_their_lines_parts_and_raw_text():
    envelope = blocks(
        "BEGIN:VCALENDAR\nX-WR-CALNAME:Cal\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nTRIGGER:-PT5M\n"
        "END:VALARM\nSUMMARY:One\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (event,) = envelope.events
    assert [text for _number, text in event.lines] == ["UID:1", "SUMMARY:One"]
    assert event.parts == [("VALARM", [(6, "TRIGGER:-PT5M")])]
    assert event.number == 3
    assert event.raw.split("\n")[0] == "BEGIN:VEVENT"
    assert "TRIGGER:-PT5M" in event.raw
    assert [text for _number, text in envelope.headers[0].lines] == ["X-WR-CALNAME:Cal"]
    assert envelope.notes == []


def test_lines_of_other_components_belong_to_no_header():
    envelope = blocks(
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Do\nBEGIN:VALARM\nEND:VALARM\nEND:VTODO\n"
        "NAME:After\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR"
    )
    assert [text for _number, text in envelope.headers[0].lines] == ["NAME:After"]
    assert envelope.others == {"VTODO": 1, "VALARM": 0}


def test_an_event_inside_an_event_ends_the_first():
    envelope = blocks("BEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\n")
    assert [bool(event.fault) for event in envelope.events] == [True, False]


def test_an_alarm_without_end_does_not_swallow_its_event():
    envelope = blocks("BEGIN:VEVENT\nBEGIN:VALARM\nX:1\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n")
    assert [event.fault for event in envelope.events] == ["", ""]


def test_an_end_without_a_beginning_is_told_of():
    envelope = blocks("BEGIN:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n")
    assert len(envelope.events) == 1
    assert [number for number, _note in envelope.notes] == [2]


def test_zones_are_blocks_of_their_own():
    envelope = blocks(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\nEND:VCALENDAR"
    )
    (zone,) = envelope.zones
    assert [name for name, _lines in zone.parts] == ["STANDARD", "DAYLIGHT"]
