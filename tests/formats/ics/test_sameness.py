from datetime import date, datetime

from planner.formats.ics.sameness import in_kind, recurrence_text, same_zone
from planner.times import Moment

NINE = datetime(2026, 3, 10, 9)


def test_recurrence_ids_are_written_as_the_standard_writes_them():
    assert recurrence_text(None) == ""
    assert recurrence_text(Moment.of_date(date(2026, 3, 10))) == "20260310"
    assert recurrence_text(Moment.zoned(NINE, "Europe/Rome")) == "20260310T090000"
    assert recurrence_text(Moment.utc(Moment.floating(NINE).instant("UTC"))) == "20260310T090000Z"


def test_times_are_told_as_the_series_tells_its_own():
    rome, utc = Moment.zoned(NINE, "Europe/Rome"), Moment.floating(NINE).instant("Europe/Rome")
    assert in_kind(Moment.utc(utc), rome) == rome
    assert in_kind(rome, Moment.utc(utc)) == Moment.utc(utc)
    assert in_kind(Moment.of_date(NINE.date()), rome) == rome
    assert in_kind(rome, Moment.of_date(NINE.date())) == Moment.of_date(NINE.date())
    assert in_kind(Moment.floating(NINE), rome) == rome


def test_two_offsets_of_one_zone_are_one_zone():
    assert same_zone("+01:00 Island", "+02:00 Island")
    assert not same_zone("+01:00", "+02:00")
