"""The working days, against dates worked out by hand and against a calendar written a second time
from the Acts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import DAY, day, due_date, patient, starts
from disclosure_log.law.calendar import (
    Pause,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days,
)
from disclosure_log.law.dated import PROCLAIMED

# Twenty working days


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2017-05-29", "2017-06-26"),
        ("2019-01-20", "2019-02-15"),
        ("2026-03-02", "2026-03-31"),
        ("2026-06-01", "2026-06-30"),
        ("2026-07-01", "2026-07-30"),
        ("2026-11-21", "2026-12-21"),
        ("2026-12-11", "2027-01-14"),
        ("2016-02-09", "2016-03-08"),
    ],
)
def test_an_answer_is_due_on_the_twentieth_working_day_after_receipt(
    received: str, due: str
) -> None:
    assert due_date(day(received)) == day(due)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2016-02-09", "2016-03-01", 15),
        ("2015-06-08", "2015-06-12", 4),
        ("2015-11-09", "2015-11-18", 7),
        ("2019-01-10", "2019-01-31", 15),
        ("2026-12-24", "2027-01-05", 4),  # 29, 30 and 31 December, 5 January
        ("2016-03-24", "2016-03-29", 1),  # Easter between
        ("2016-02-12", "2016-02-14", 0),
        ("2016-02-09", "2016-02-09", 0),
    ],
)
def test_working_days_between_two_days_leave_out_the_first_and_count_the_last(
    start: str, end: str, days: int
) -> None:
    assert working_days(day(start), day(end)) == days


def test_a_day_before_the_start_is_no_working_days_away() -> None:
    assert working_days(day("2016-03-01"), day("2016-02-09")) == 0


def test_no_working_days_after_a_day_is_that_day() -> None:
    assert add_working_days(day("2016-02-13"), 0) == day("2016-02-13")


def test_received_on_a_saturday_a_sunday_or_the_friday_before_is_due_the_same_day() -> None:
    assert {due_date(day(received)) for received in ("2016-02-12", "2016-02-13", "2016-02-14")} == {
        day("2016-03-11")
    }


def test_received_on_a_bank_holiday_counts_from_the_next_working_day() -> None:
    assert due_date(day("2016-03-28")) == due_date(day("2016-03-24")) == day("2016-04-25")


def test_the_longest_answer_under_the_regulations_is_due_after_forty_working_days() -> None:
    # Without St Patrick's Day, Good Friday and Easter Monday.
    assert add_working_days(day("2016-02-09"), 40) == day("2016-04-08")


# Which days are closed


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        ("2026-01-01", "New Year"),
        ("2026-01-02", "Scotland"),
        ("2021-01-04", "Scotland"),  # for Saturday 2 January
        ("2022-01-03", "New Year"),  # for Saturday 1 January
        ("2022-01-04", "Scotland"),  # for Sunday 2 January
        ("2026-03-17", "Northern Ireland"),
        ("2024-03-18", "Northern Ireland"),  # for Sunday 17 March
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-05-04", "May Day"),
        ("2020-05-08", "May Day"),  # moved from 4 May
        ("2026-05-25", "Spring"),
        ("2022-06-02", "Spring"),  # moved from 30 May
        ("2022-06-03", "Jubilee"),
        ("2012-06-05", "Jubilee"),
        ("2011-04-29", "Wedding"),
        ("2026-06-15", "Scotland"),
        ("2027-07-12", "Northern Ireland"),
        ("2025-07-14", "Northern Ireland"),  # for Saturday 12 July
        ("2026-07-13", "Northern Ireland"),  # for Sunday 12 July
        ("2026-08-03", "Scotland"),
        ("2026-08-31", "England"),
        ("2022-09-19", "Funeral"),
        ("2023-05-08", "Coronation"),
        ("2026-11-30", "Scotland"),
        ("2024-12-02", "Scotland"),  # for Saturday 30 November
        ("2025-12-01", "Scotland"),  # for Sunday 30 November
        ("2025-12-25", "Christmas Day"),
        ("2025-12-26", "Boxing Day"),
        ("2026-12-28", "Boxing Day"),  # for Saturday 26 December
        ("2022-12-27", "Christmas Day"),  # for Sunday 25 December
    ],
)
def test_a_bank_holiday_of_any_part_of_the_country_is_closed_and_has_its_name(
    closed: str, words: str
) -> None:
    assert not is_working_day(day(closed))
    assert words in bank_holidays(day(closed).year)[day(closed)]


@pytest.mark.parametrize(
    ("open_", "why"),
    [
        ("2026-12-24", "Christmas Eve"),
        ("2026-12-29", "the office is shut over Christmas"),
        ("2026-12-30", "the office is shut over Christmas"),
        ("2026-12-31", "the office is shut over Christmas"),
        ("2016-03-24", "Maundy Thursday, often a privilege day"),
        ("2016-05-31", "the civil service's privilege day for the Queen's birthday"),
        ("2020-05-04", "May Day was moved away from it"),
        ("2022-05-30", "the spring bank holiday was moved away from it"),
        ("2025-07-11", "12 July is the day after, a Saturday"),
        ("2026-03-16", "the day before St Patrick's Day"),
        ("2026-06-22", "a week after the Scottish holiday"),
    ],
)
def test_a_day_on_which_only_the_office_is_closed_is_a_working_day(open_: str, why: str) -> None:
    assert is_working_day(day(open_)), why


def test_saturdays_and_sundays_are_closed() -> None:
    assert not any(
        is_working_day(day(d)) for d in ("2016-02-13", "2016-02-14", "2026-12-26", "2026-11-21")
    )


def test_a_holiday_everywhere_is_named_alone_and_one_elsewhere_with_its_part() -> None:
    year = bank_holidays(2016)
    assert year[day("2016-03-25")] == "Good Friday"
    assert year[day("2016-08-01")].endswith("(Scotland)")
    assert year[day("2016-08-29")].endswith("(England, Wales, Northern Ireland)")


def test_the_holiday_for_the_world_cup_has_its_right_name_and_the_day_it_was_known() -> None:
    assert bank_holidays(2026)[day("2026-06-15")] == "World Cup finals (Scotland)"
    assert PROCLAIMED[day("2026-06-15")] == day("2026-02-05")


def test_bank_holidays_come_in_the_order_of_the_year() -> None:
    assert list(bank_holidays(2016)) == sorted(bank_holidays(2016))


@pytest.mark.parametrize("proclaimed", sorted(PROCLAIMED))
def test_a_proclaimed_holiday_is_closed_and_was_known_before_it_came(proclaimed: date) -> None:
    assert not is_working_day(proclaimed)
    assert PROCLAIMED[proclaimed] < proclaimed


def test_saint_andrews_day_was_a_working_day_before_its_act_of_2007() -> None:
    assert is_working_day(day("2006-11-30"))
    assert not is_working_day(day("2007-11-30"))


# The same calendar, written a second time


def easter_sunday(year: int) -> date:
    """Gauss's rule as corrected by Meeus; ``dateutil`` and ``holidays`` are not asked."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    week = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, before = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, before + 1)


def monday(year: int, month: int, number: int) -> date:
    """The *number*-th Monday of a month; -1 is the last."""
    days = [date(year, month, 1) + n * DAY for n in range(31)]
    return [d for d in days if d.month == month and d.weekday() == 0][
        number - 1 if number > 0 else number
    ]


def first_weekdays(start: date, number: int) -> list[date]:
    found: list[date] = []
    while len(found) < number:
        if start.weekday() < 5:
            found.append(start)
        start += DAY
    return found


MOVED = {
    date(2020, 5, 4): date(2020, 5, 8),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2022, 5, 30): date(2022, 6, 2),
}
ADDED = [
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
    date(2026, 6, 15),
]


def closed_weekdays(year: int) -> set[date]:
    """Bank holidays from Monday to Friday in any part of the UK: Schedule 1 to the Act of 1971, and
    the proclamations."""
    easter = easter_sunday(year)
    found = {*first_weekdays(date(year, 1, 1), 2), *first_weekdays(date(year, 12, 25), 2)}
    found |= {*first_weekdays(date(year, 3, 17), 1), *first_weekdays(date(year, 7, 12), 1)}
    found |= {easter - 2 * DAY, easter + DAY}
    found |= {
        MOVED.get(d, d)
        for d in (monday(year, 5, 1), monday(year, 5, -1), monday(year, 8, 1), monday(year, 8, -1))
    }
    if year >= 2007:
        found |= {*first_weekdays(date(year, 11, 30), 1)}
    return found | {d for d in ADDED if d.year == year}


@pytest.mark.parametrize("year", range(2005, 2028))
def test_the_bank_holidays_of_a_year_are_those_of_the_acts_and_proclamations(year: int) -> None:
    assert {d for d in bank_holidays(year) if d.weekday() < 5} == closed_weekdays(year)


def slowly(start: date, days: int) -> date:
    """Counts as one would on a wall calendar."""
    while days:
        start += DAY
        if start.weekday() < 5 and start not in closed_weekdays(start.year):
            days -= 1
    return start


numbers = st.integers(1, 60)


@patient
@given(starts, numbers)
def test_the_calendar_agrees_with_one_that_counts_day_by_day(start: date, number: int) -> None:
    assert add_working_days(start, number) == slowly(start, number)


@patient
@given(starts, numbers)
def test_the_nth_working_day_is_the_first_day_with_n_working_days(start: date, number: int) -> None:
    found = add_working_days(start, number)
    assert working_days(start, found) == number
    assert working_days(start, found - DAY) == number - 1


@patient
@given(starts, numbers)
def test_the_nth_working_day_is_never_a_closed_day(start: date, number: int) -> None:
    assert is_working_day(add_working_days(start, number))


@patient
@given(starts, numbers, st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(start: date, number: int, later: int) -> None:
    assert add_working_days(start, number) <= add_working_days(start + later * DAY, number)


@patient
@given(starts, numbers)
def test_one_more_day_is_always_due_later(start: date, number: int) -> None:
    assert add_working_days(start, number) < add_working_days(start, number + 1)


@patient
@given(starts, st.integers(0, 60), st.integers(0, 60))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    middle, end = start + first * DAY, start + (first + second) * DAY
    assert working_days(start, end) == working_days(start, middle) + working_days(middle, end)


@patient
@given(starts, st.integers(0, 30), st.integers(0, 30))
def test_a_pause_moves_the_due_date_by_the_working_days_in_it(
    start: date, wait: int, length: int
) -> None:
    first = start + wait * DAY
    last = first + length * DAY
    pause = Pause(first, last)
    found = add_working_days(start, 20, [pause])
    lost = working_days(max(first - DAY, start), min(last, found))
    assert found == add_working_days(start, 20 + max(lost, 0))
    assert not first <= found <= last
