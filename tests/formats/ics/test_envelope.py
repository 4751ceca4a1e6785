import pytest

from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut


def blocks(text):
    return cut(read_lines(text.encode()))


def events(envelope):
    """Return every event by itself, in the order of the file."""
    return [
        batch.block(place)
        for batch in envelope.events
        if batch.unfolded()
        for place in range(len(batch))
    ]


def test_blocks_keep_their_lines_parts_and_raw_text():
    envelope = blocks(
        "BEGIN:VCALENDAR\nX-WR-CALNAME:Cal\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nTRIGGER:-PT5M\n"
        "END:VALARM\nSUMMARY:One\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (event,) = events(envelope)
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
    assert [bool(event.fault) for event in events(envelope)] == [True, False]


def test_an_alarm_without_end_does_not_swallow_its_event():
    envelope = blocks("BEGIN:VEVENT\nBEGIN:VALARM\nX:1\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n")
    assert [event.fault for event in events(envelope)] == ["", ""]


def test_an_end_without_a_beginning_is_told_of():
    envelope = blocks("BEGIN:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n")
    assert len(events(envelope)) == 1
    assert [number for number, _note in envelope.notes] == [2]


def test_zones_are_blocks_of_their_own():
    envelope = blocks(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\nEND:VCALENDAR"
    )
    (zone,) = envelope.zones
    assert [name for name, _lines in zone.parts] == ["STANDARD", "DAYLIGHT"]


def talk(name, *more):
    return "\n".join(["BEGIN:VEVENT", f"UID:{name}", *more, "END:VEVENT", ""])


@pytest.mark.parametrize(
    "odd",
    [
        *("BEGIN:VTODO\nSUMMARY:Do\nEND:VTODO\n", "X-STRAY:between\n", "\n", "END:VEVENT\n"),
        *(talk("x", "BEGIN:VALARM", "END:VALARM"), talk("x", "", "SUMMARY:Gap"), "BEGIN:VEVENT\n"),
        *(
            talk("x", "\n SUMMARY:Fold"),
            "BEGIN:VEVENT\nEND:VEVENT\n",
            "begin:vevent\nUID:x\nend:vevent\n",
        ),
        talk("x", f"DESCRIPTION:{'long ' * 20_000}"),
        f"{talk('x')}END:VCALENDAR\nBEGIN:VCALENDAR\n",
    ],
    ids=lambda odd: odd[:30].replace("\n", "|"),
)
def test_what_stands_among_events_in_a_run_costs_none_of_them(odd):
    before, after = "".join(map(talk, "abc")), "".join(map(talk, "de"))
    text = f"BEGIN:VCALENDAR\n{before}{odd}{after}END:VCALENDAR\n"
    found = events(blocks(text))
    uids = [line for event in found for _number, line in event.lines if line.startswith("UID")]
    assert [uid for uid in uids if uid != "UID:x"] == [f"UID:{name}" for name in "abcde"]
    lines = text.split("\n")
    assert {lines[event.number - 1].upper() for event in found} == {"BEGIN:VEVENT"}


def test_events_in_a_row_are_taken_together_up_to_a_size():
    text = "".join(talk(f"{number}", "DESCRIPTION:" + "word " * 200) for number in range(600))
    sizes = [*map(len, blocks(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n").events)]
    assert sum(sizes) == 600
    assert 1 < len(sizes) < 6
