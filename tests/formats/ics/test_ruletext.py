import pytest

from planner.errors import BadInput
from planner.formats.ics.recurrence import Frequency
from planner.formats.ics.ruletext import read_rule


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MINUTELY;INTERVAL=4",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=100001",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40",
        "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))) + ";BYMONTHDAY="
        + ",".join(map(str, range(-31, 0))) + ",1,2,3,4",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;UNTIL=20260230",
        "FREQ=DAILY;WKST=ZZ",
        "COUNT=3",
        "every other Tuesday",
        "FREQ=DAILY;BYMONTHDAY=" + "1," * 5000,
        "",
    ],
)  # fmt: skip
def test_rules_that_are_not_followed_are_refused_by_their_text(text):
    with pytest.raises(BadInput):
        read_rule(text)


def test_a_rule_is_read_whatever_its_case_and_order():
    rule = read_rule(" until=20260401T083000Z;byday=mo,-1fr ;freq=monthly;interval=2;")
    assert rule.frequency is Frequency.MONTHLY
    assert (rule.interval, rule.days, rule.until_utc) == (2, ((0, 0), (-1, 4)), True)
    assert f"{rule.until:%Y%m%d %H%M}" == "20260401 0830"


def test_an_end_that_is_a_date_holds_to_the_end_of_its_day():
    assert f"{read_rule('FREQ=DAILY;UNTIL=20260401').until:%H%M%S}" == "235959"
