"""Calendars made up block by block: plain lines, and what real files do to them."""

from hypothesis import strategies as st

PLAIN = [
    *("UID:1@example.org", "UID:2@example.org", "DTSTAMP:20260101T000000Z", "SEQUENCE:2"),
    *("DTSTART:20260310T090000Z", "DTEND:20260310T100000Z", "DURATION:PT45M"),
    *("DTSTART;TZID=Europe/Berlin:20260310T090000", "DTEND;TZID=Europe/Berlin:20260310T100000"),
    *("DTSTART;VALUE=DATE:20260310", "DTEND;VALUE=DATE:20260312", "DTSTART:20260310T090000"),
    *("SUMMARY:Keynote: Ada Lovelace", "SUMMARY:Looms\\, by Grace Hopper", "LOCATION:Hall  2 "),
    *(
        "DESCRIPTION:Speaker: Ada Lovelace\\n\\n\\nMore",
        "DESCRIPTION:<p>Bold &amp; <b>more</b></p>",
    ),
    *("DESCRIPTION:see https:/example.org \\n x&#x41;", "X-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>"),
    *("STATUS:CONFIRMED", "STATUS:cancelled", "CATEGORIES:A\\,B,C", "CATEGORIES:Talks"),
    *("URL:https://example.org/1", "URL;VALUE=URI:https:/example.org/2", "CLASS:PUBLIC"),
    *("ATTENDEE;CN=Ada Lovelace:mailto:ada@example.org", "ATTENDEE:mailto:b@example.org"),
    *('ORGANIZER;CN="Hopper, Grace":mailto:grace@example.org', "ORGANIZER:Ada Lovelace"),
    *("ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN=C D:invalid:nomail", "GEO:1;2", "X-A:b", "X-A:c"),
    *("SUMMARY;LANGUAGE=de:Weben", "LAST-MODIFIED:20260102T000000Z", "TRANSP:OPAQUE"),
]
ODD = [
    *("summary:small", "Summary:Mixed", "SUMMARY :blank", "DTSTART ;TZID=UTC:20260310T090000"),
    *("no colon here", " stray after a fold", "Note: a line of its own", "https://example.org", ""),
    *('ATTENDEE;CN="David "Big" E":invalid:nomail', "ATTENDEE;CN=Lupi, Zuddas:mailto:l@b.org"),
    *(
        'X-B;P="a:b":c',
        "BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "END:VALARM",
        "BEGIN:VEVENT",
        "end:vevent",
    ),
    *(
        "BEGIN:X Y",
        "END:VCALENDAR",
        "Begin : VTODO",
        "EXDATE:20260311T090000Z",
        "EXRULE:FREQ=DAILY",
    ),
    *("RRULE:FREQ=DAILY;COUNT=3", "RDATE:20260401T090000Z", "RECURRENCE-ID:20260311T090000Z"),
    *(
        "DTSTART:20260230T090000Z",
        "DTSTART:18500101T000000Z",
        "DTSTART:20260310T240000Z",
        "DTSTART:",
    ),
    *(
        "DTEND:20260310T080000Z",
        "DTEND;VALUE=DATE:20260311",
        "DTEND:20260310T095960",
        "DURATION:-P1D",
    ),
    *(
        "DTSTART;TZID=Nowhere:20260310T090000",
        "TZID:Europe/Rome",
        "TZID:Europe-Brussels",
        "DTEND:x",
    ),
    *("DTSTART;TZID=Germany/Berlin:20260310T090000", "DTSTART:2026-03-10T09:00:00+02:00"),
    *(
        "SUMMARY:a\\\\nb\\\\\\, c\\",
        "DESCRIPTION:x\x07\u202ey\u0301\u0301\u0301\u0301\u0301",
        "LOCATION:\ufeff R\u200d",
    ),
    *(
        "DESCRIPTION:by\u2028Ada Lovelace \u3000\\n大学: \xa0x",
        "SUMMARY:\u212aeynote: Ada Lovelace",
    ),
]
MARKS = st.sampled_from(
    ["\\", "\\n", ";", ":", ",", '"', "=", "<p>", "&", " ", "\t", "\x00", "é", "\x85", "A"]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Return one line, most often plain, at times with a mark put in or folded somewhere."""
    line = draw(st.sampled_from(PLAIN if draw(st.integers(0, 5)) else ODD))
    change = draw(st.integers(0, 9))
    place = draw(st.integers(0, len(line)))
    if change == 0:
        line = line[:place] + draw(MARKS) + line[place:]
    elif change == 1:
        line = line[:place] + "\r\n" + draw(st.sampled_from([" ", "\t", " \t"])) + line[place:]
    return line


@st.composite
def calendars(draw: st.DrawFn) -> bytes:
    """Return a calendar of a few blocks."""
    head = draw(st.lists(st.sampled_from(HEAD), max_size=2, unique=True))
    found = ["BEGIN:VCALENDAR", *head]
    for block in draw(st.lists(st.lists(lines(), max_size=9), min_size=1, max_size=4)):
        found += ["BEGIN:VEVENT", *START[: draw(st.integers(0, 2))], *block, "END:VEVENT"]
    end = draw(st.sampled_from(["\r\n", "\n"]))
    text = end.join([*found, "END:VCALENDAR", ""])
    return text.encode("utf-8", "replace")


HEAD = ["X-WR-TIMEZONE:Europe/Rome", "METHOD:CANCEL", "X-WR-CALNAME:Looms"]
START = ["DTSTART:20260310T090000Z", "SUMMARY:Always"]
