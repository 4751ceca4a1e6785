from planner.formats.ics.values import ReadPerson


def people(calendar):
    return {entry.title: [person.name for person in entry.people] for entry in calendar.entries}


def test_names_in_attendee_lines_are_whole(read):
    (entry,) = read("names-with-quotes-and-commas").entries
    assert entry.people == (
        ReadPerson("Ada Lovelace", presence="organiser"),
        ReadPerson('Grace "Amazing" Hopper', presence="speaker"),
        ReadPerson("Lupi, Zuddas", "lupi@example.org", "attendee"),
        ReadPerson("Doe, Jane", "jane@example.org", "attendee"),
    )


def test_who_was_not_asked_to_come_speaks_in_a_programme(read):
    calendar = read("speakers-as-attendees")
    presences = [person.presence for entry in calendar.entries for person in entry.people]
    assert presences == ["speaker"] * 9 + ["organiser", "attendee"]


def test_who_is_invited_to_a_meeting_is_an_attendee(read):
    (entry,) = read("meeting-with-invitees").entries
    assert [(person.name, person.presence) for person in entry.people] == [
        ("Charles Babbage", "organiser"),
        ("Ada Lovelace", "attendee"),
        ("no.name@example.org", "attendee"),
    ]


def test_speakers_are_found_in_text(read):
    calendar = read("speakers-in-text")
    assert people(calendar) == {
        "Engines": ["Ada Lovelace"],
        "Panel": ["Grace Hopper", "Katherine Johnson", "Jean Bartik"],
        "Weaving patterns (talk by Joseph Marie Jacquard)": ["Joseph Marie Jacquard"],
        "Ada Lovelace: Notes on the engine": ["Ada Lovelace"],
        "Keynote: Grace Hopper, Navy": ["Grace Hopper"],
        "Compilers by Grace Hopper": ["Grace Hopper"],
        "Listed": ["Grace Hopper", "Ada"],
        "圆桌": ["张爱玲", "王博"],
        "Track": ["Grace Hopper"],
    }
    ada = calendar.entries[0].people[0]
    assert ada == ReadPerson("Ada Lovelace", "", "speaker", "", "Analytical Society", True)


def test_better_none_than_a_wrong_one(read):
    assert [names for names in people(read("no-speakers-in-text")).values() if names] == []


def test_titles_that_all_begin_with_names_need_no_other_proof(events):
    from datetime import date

    from planner.formats.ics.reader import read_calendar

    names = ["Ada Lovelace", "Grace Hopper", "Jean Bartik"]
    blocks = ([f"UID:{n}", "DTSTART:20260310T090000Z", f"SUMMARY:{n}: On looms"] for n in names)
    calendar = read_calendar(events(*blocks), today=date(2026, 3, 18))
    assert [entry.people[0].name for entry in calendar.entries] == names
