from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import times
from planner.times import (
    Moment,
    TimeKind,
    find_zone,
    fixed_offset,
    local_zone_name,
    zone_names,
    zone_or_utc,
)

NINE = datetime(2026, 7, 1, 9)


@pytest.mark.parametrize(
    ("moment", "iso", "instant"),
    [
        (Moment.of_date(date(2026, 7, 1)), "2026-07-01", "2026-06-30T22:00"),
        (Moment.floating(NINE), "2026-07-01T09:00", "2026-07-01T07:00"),
        (
            Moment.utc(datetime(2026, 7, 1, 9, 0, 5, tzinfo=UTC)),
            "2026-07-01T11:00:05+02:00",
            "2026-07-01T09:00",
        ),
        (Moment.zoned(NINE, "Asia/Tokyo"), "2026-07-01T09:00+09:00", "2026-07-01T00:00"),
        (Moment.zoned(NINE, "+05:30 Own"), "2026-07-01T09:00+05:30", "2026-07-01T03:30"),
        (Moment.zoned(NINE, "Nowhere/City"), "2026-07-01T09:00+00:00", "2026-07-01T09:00"),
    ],
)
def test_each_kind_is_told_and_ordered_in_the_display_zone(
    moment: Moment, iso: str, instant: str
) -> None:
    assert moment.iso("Europe/Paris") == iso
    assert f"{moment.instant('Europe/Paris'):%Y-%m-%dT%H:%M}" == instant
    assert moment.all_day is (moment.kind is TimeKind.DATE)


def test_a_time_in_utc_comes_from_any_aware_time() -> None:
    tokyo = datetime(2026, 7, 1, 9, tzinfo=find_zone("Asia/Tokyo"))
    assert Moment.utc(tokyo).wall == datetime(2026, 7, 1, 0)


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        (datetime(2026, 10, 25, 1, 30), "23:30"),
        (datetime(2026, 10, 25, 2, 30, fold=0), "00:30"),
        (datetime(2026, 10, 25, 2, 30, fold=1), "01:30"),
        (datetime(2026, 10, 25, 3, 30), "02:30"),
        (datetime(2026, 3, 29, 2, 30), "01:30"),  # which no clock on the wall showed
    ],
)
def test_the_nights_the_clocks_change_have_an_order(wall: datetime, instant: str) -> None:
    assert f"{Moment.zoned(wall, 'Europe/Paris').instant('UTC'):%H:%M}" == instant


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30)),
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kathmandu", "+05:30 x", "UTC"]),
    st.sampled_from(list(TimeKind)),
)
def test_no_usable_time_overflows(wall: datetime, zone: str, kind: TimeKind) -> None:
    moment = Moment(kind, wall, zone if kind is TimeKind.ZONED else "")
    local = moment.local("Pacific/Kiritimati")
    assert local.tzinfo is not None
    assert moment.instant("Pacific/Kiritimati") == local
    assert moment.iso("Pacific/Kiritimati").startswith(local.date().isoformat())


def test_zones_are_known_by_name_alone() -> None:
    found = find_zone("europe/PARIS")
    assert found is not None
    assert found.key == "Europe/Paris"
    for name in ("", "Europe", "../../etc/passwd", "/etc/localtime", "Nowhere/City"):
        assert find_zone(name) is None
    assert "Europe/Paris" in zone_names()


@pytest.mark.parametrize(
    ("name", "hours"),
    [("+05:30 Label", 5.5), ("-03:00", -3), ("+00:00 x", 0)],
)
def test_an_offset_keeps_its_label(name: str, hours: float) -> None:
    zone = fixed_offset(name)
    assert zone is not None
    assert zone.utcoffset(None) == timedelta(hours=hours)
    assert zone_or_utc(name) == zone


@pytest.mark.parametrize("name", ["", "5:30", "+5:30", "+25:00", "+aa:bb", "05:30 x", "+05-30"])
def test_what_is_no_offset_is_none(name: str) -> None:
    assert fixed_offset(name) is None
    assert zone_or_utc(name) is UTC


def test_my_own_zone_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert local_zone_name() == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "Nowhere/City")
    monkeypatch.setattr(times, "_machine_zones", lambda: ["nothing", "Europe/Rome"])
    assert local_zone_name() == "Europe/Rome"
    monkeypatch.setattr(times, "_machine_zones", lambda: ["Etc/UTC", "Europe/Rome"])
    assert local_zone_name() == "UTC"
    monkeypatch.setattr(times, "_machine_zones", list)
    assert local_zone_name() == "UTC"
