"""The clock of a request: what starts it afresh, pauses it or extends it, and what is late."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import DAY, TWENTY, day, due_date, patient, starts
from disclosure_log.law.calendar import Clock, Pause, add_working_days, clock, working_days
from disclosure_log.records.events import ClockEvent


def event(name: str, on: str, until: str | None = None) -> ClockEvent:
    return ClockEvent(event=name, date=day(on), until=day(until) if until else None)


def ran(received: str | None, answered: str, *events: ClockEvent) -> Clock:
    return clock(day(received) if received else None, day(answered), TWENTY, events)


def clarified(sought: str, received: str) -> list[ClockEvent]:
    return [event("clarification-sought", sought), event("clarification-received", received)]


def fee(notice: str, paid: str) -> list[ClockEvent]:
    return [event("fees-notice", notice), event("fee-paid", paid)]


# Clarifications, fees and extensions


def test_a_clarification_starts_the_clock_afresh() -> None:
    result = ran("2016-02-09", "2016-03-01", *clarified("2016-02-11", "2016-02-18"))
    assert (result.started, result.due, result.used, result.late_by) == (
        day("2016-02-18"),
        day("2016-03-18"),
        8,
        0,
    )


def test_a_clarification_asked_for_after_the_due_day_excuses_nothing() -> None:
    result = ran("2016-02-09", "2016-03-11", *clarified("2016-03-09", "2016-03-10"))
    assert (result.started, result.due, result.late_by, result.question_too_late) == (
        day("2016-02-09"),
        day("2016-03-08"),
        3,
        True,
    )


def test_a_clarification_asked_for_on_the_due_day_starts_the_clock_afresh() -> None:
    result = ran("2016-02-09", "2016-03-11", *clarified("2016-03-08", "2016-03-10"))
    assert (result.started, result.late, result.question_too_late) == (
        day("2016-03-10"),
        False,
        False,
    )


def test_a_fees_notice_still_pauses_after_a_clarification() -> None:
    notice, paid = fee("2016-02-12", "2016-02-19")
    asked, told = clarified("2016-02-11", "2016-02-15")
    result = ran("2016-02-09", "2016-03-01", asked, notice, told, paid)
    assert result.pauses == (Pause(day("2016-02-12"), day("2016-02-19")),)
    assert result.used == 7


def test_the_last_of_several_clarifications_counts() -> None:
    assert due_date(
        day("2016-02-09"),
        events=[*clarified("2016-02-10", "2016-02-11"), *clarified("2016-02-12", "2016-02-18")],
    ) == day("2016-03-18")


def test_a_question_that_was_not_answered_moves_nothing() -> None:
    assert due_date(day("2016-02-09"), events=[event("clarification-sought", "2016-02-11")]) == day(
        "2016-03-08"
    )


def test_a_clarification_is_enough_where_the_day_of_receipt_is_unknown() -> None:
    assert ran(None, "2016-03-01", *clarified("2016-02-11", "2016-02-18")).due == day("2016-03-18")


def test_a_fees_notice_pauses_the_clock_from_its_day_to_the_day_of_payment_both_included() -> None:
    result = ran("2016-02-09", "2016-03-15", *fee("2016-02-15", "2016-02-19"))
    assert (result.due, result.used, result.late_by) == (day("2016-03-15"), 20, 0)
    assert result.pauses == (Pause(day("2016-02-15"), day("2016-02-19")),)


def test_a_fee_paid_on_the_day_of_its_notice_pauses_one_day() -> None:
    assert due_date(day("2016-02-09"), events=fee("2016-02-15", "2016-02-15")) == day("2016-03-09")


def test_weekends_in_a_pause_are_not_taken_off_twice() -> None:
    assert due_date(day("2016-02-09"), events=fee("2016-02-12", "2016-02-15")) == day("2016-03-10")


def test_a_fees_notice_that_was_not_paid_moves_nothing() -> None:
    assert due_date(day("2016-02-09"), events=[event("fees-notice", "2016-02-15")]) == day(
        "2016-03-08"
    )


def test_two_fees_pause_twice() -> None:
    assert due_date(
        day("2016-02-09"),
        events=[*fee("2016-02-15", "2016-02-16"), *fee("2016-02-22", "2016-02-23")],
    ) == day("2016-03-14")


def test_a_bank_holiday_in_a_pause_is_not_named_as_well() -> None:
    result = ran("2016-02-22", "2016-04-01", *fee("2016-03-14", "2016-03-18"))
    assert day("2016-03-17") not in dict(result.skipped)
    assert day("2016-03-25") in dict(result.skipped)


def test_an_extension_told_in_time_moves_the_due_date() -> None:
    result = ran("2016-02-09", "2016-04-08", event("extended", "2016-03-08", "2016-04-08"))
    assert (result.due, result.extended, result.extension_too_late, result.late_by) == (
        day("2016-04-08"),
        True,
        False,
        0,
    )


def test_an_extension_told_late_moves_nothing() -> None:
    result = ran("2016-02-09", "2016-04-08", event("extended", "2016-03-09", "2016-04-08"))
    assert (result.due, result.extended, result.extension_too_late) == (
        day("2016-03-08"),
        False,
        True,
    )
    assert result.late_by == working_days(day("2016-03-08"), day("2016-04-08")) == 20


def test_an_answer_after_the_extension_is_late_from_there() -> None:
    assert (
        ran("2016-02-09", "2016-04-12", event("extended", "2016-03-08", "2016-04-08")).late_by == 2
    )


def test_a_second_extension_may_be_told_until_the_first_ends() -> None:
    first, second = (
        event("extended", "2016-03-08", "2016-04-08"),
        event("extended", "2016-04-08", "2016-04-29"),
    )
    assert ran("2016-02-09", "2016-04-29", first, second).due == day("2016-04-29")


def test_an_extension_may_be_told_within_twenty_days_of_the_clarification() -> None:
    events = [*clarified("2016-02-11", "2016-02-18"), event("extended", "2016-03-18", "2016-04-15")]
    assert ran("2016-02-09", "2016-04-15", *events).extended


def test_a_clarification_after_an_extension_starts_the_clock_afresh_all_the_same() -> None:
    events = [event("extended", "2016-03-01", "2016-03-31"), *clarified("2016-03-02", "2016-03-21")]
    result = ran("2016-02-09", "2016-04-01", *events)
    assert (result.due, result.late_by) == (day("2016-04-20"), 0)


def test_an_extension_never_brings_the_due_date_forward() -> None:
    assert due_date(
        day("2016-02-09"), events=[event("extended", "2016-02-15", "2016-02-29")]
    ) == day("2016-03-08")


# Late or in time


@pytest.mark.parametrize(
    ("answered", "used", "late_by"),
    [
        ("2016-02-09", 0, 0),
        ("2016-03-07", 19, 0),
        ("2016-03-08", 20, 0),
        ("2016-03-09", 21, 1),
        ("2016-03-18", 27, 7),
    ],
)
def test_an_answer_is_late_by_the_working_days_after_its_due_date(
    answered: str, used: int, late_by: int
) -> None:
    result = ran("2016-02-09", answered)
    assert (result.used, result.late_by) == (used, late_by)


def test_an_answer_on_the_saturday_after_its_due_friday_is_not_in_time() -> None:
    result = ran("2016-02-12", "2016-03-12")
    assert result.due == day("2016-03-11")
    assert result.late


def test_an_answer_on_a_sunday_before_its_due_date_is_in_time() -> None:
    assert ran("2016-02-09", "2016-03-06").late is False


def test_the_bank_holidays_that_did_not_count_are_named() -> None:
    result = ran("2016-03-07", "2016-03-30")
    assert [d for d, _ in result.skipped] == [
        day("2016-03-17"),
        day("2016-03-25"),
        day("2016-03-28"),
    ]


def test_a_holiday_between_an_early_answer_and_its_due_date_is_named() -> None:
    assert day("2016-03-28") in dict(ran("2016-03-07", "2016-03-10").skipped)


def test_a_holiday_between_the_due_date_and_a_late_answer_is_named() -> None:
    assert day("2016-03-17") in dict(ran("2016-02-09", "2016-03-18").skipped)


def test_a_bank_holiday_on_the_day_of_receipt_is_not_named() -> None:
    assert day("2016-03-28") not in dict(ran("2016-03-28", "2016-04-05").skipped)


def test_holidays_on_both_sides_of_the_new_year_are_named() -> None:
    names = [d for d, _ in ran("2026-12-11", "2027-01-14").skipped]
    assert names == [day("2026-12-25"), day("2026-12-28"), day("2027-01-01"), day("2027-01-04")]


def test_where_nothing_is_known_nothing_is_said() -> None:
    result = ran(None, "2016-03-01")
    assert result == Clock(answered=day("2016-03-01"))
    assert (result.started, result.due, result.used, result.late_by) == (None, None, None, None)


# A holiday proclaimed while the request was running


def test_the_day_of_the_funeral_counts_towards_the_due_date_of_a_request_already_running() -> None:
    result = ran("2022-09-01", "2022-09-29")
    assert (result.due, result.late_by) == (day("2022-09-29"), 0)
    assert [d for d, _ in result.in_doubt] == [day("2022-09-19")]
    assert day("2022-09-19") not in dict(result.skipped)


def test_an_answer_one_day_late_for_the_funeral_is_not_called_late() -> None:
    assert ran("2022-09-01", "2022-09-30").late is False


def test_an_answer_later_than_the_funeral_excuses_is_late() -> None:
    assert (ran("2022-09-01", "2022-10-03").late_by or 0) >= 1


def test_a_request_received_after_the_funeral_was_proclaimed_leaves_it_out() -> None:
    result = ran("2022-09-12", "2022-10-11")
    assert (result.due, result.late_by, result.in_doubt) == (day("2022-10-11"), 0, ())
    assert [d for d, _ in result.skipped] == [day("2022-09-19")]


def test_a_request_received_on_the_day_of_the_proclamation_leaves_the_funeral_out() -> None:
    result = ran("2022-09-10", "2022-10-10")
    assert (result.due, result.in_doubt) == (day("2022-10-10"), ())


def test_a_request_over_before_the_funeral_has_no_day_in_doubt() -> None:
    assert ran("2022-08-01", "2022-08-30").in_doubt == ()


def test_a_clarification_after_the_proclamation_takes_the_doubt_away() -> None:
    result = ran("2022-09-01", "2022-10-11", *clarified("2022-09-02", "2022-09-12"))
    assert (result.due, result.in_doubt) == (day("2022-10-11"), ())


def test_an_extension_may_still_be_told_on_the_day_the_funeral_excuses() -> None:
    assert ran("2022-09-01", "2022-10-20", event("extended", "2022-09-30", "2022-10-28")).extended


@patient
@given(starts, st.integers(-5, 9))
def test_late_means_after_the_due_date_and_never_for_a_day_in_doubt_alone(
    received: date, after: int
) -> None:
    latest = add_working_days(received, 20)
    result: Any = clock(received, latest + after * DAY, TWENTY)
    assert result.due <= latest
    assert result.late == (result.answered > latest)
    assert result.used == working_days(received, result.answered)
    assert not set(result.in_doubt) & set(result.skipped)
