"""Numbers and dates of a workbook: shown in the rebuilt one as in the original, and no more exact."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from hidden_data.documents import inspect, rebuild
from specimens.workbook_parts import BOOK, by_openpyxl, edited

ACCOUNTS = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'
Shown = tuple[str, Any, str, dict[str, int], dict[str, int]]


def shown(code: str, raw: float | str, since_1904: bool = False) -> Shown:
    """What becomes of a value in a cell with the format *code*: its text in the table; its value
    and format in the workbook; what was left behind, and changed."""

    def fill(book: Any) -> None:
        book.active["A5"], book.active["A5"].number_format = "x", "@"
        book.active["B5"], book.active["B5"].number_format = raw, code

    data = by_openpyxl(fill)
    if since_1904:
        data = edited(data, BOOK, ("<workbookPr", '<workbookPr date1904="1"'))
    made = rebuild(data, "xlsx")
    text = inspect(made.content, "xlsx").tables[0].rows[4][1]
    cell = openpyxl.load_workbook(io.BytesIO(made.content)).active["B5"]
    made.left.pop("property, such as author or title", None)
    return text, cell.value, cell.number_format, made.left, made.changed


@pytest.mark.parametrize(
    ("code", "raw", "text", "code_kept"),
    [
        ("General", 123456789012, "123456789012", "General"),
        ("General", -1.5e-5, "-0.000015", "General"),
        ("#,##0", 1234567, "1234567", "#,##0"),
        ("#,##0.00", -1234.5, "-1234.50", "#,##0.00"),
        ("0.0%", 0.125, "12.5%", "0.0%"),
        ("000000", 123, "000123", "000000"),
        ('0" kg"', 5, "5 kg", '0" kg"'),
        ('"<"0', 5, "<5", '"<"0'),
        ("0.##", 1, "1", "0.##"),
        (ACCOUNTS, -5, "-£5.00", "£#,##0.00"),
        (ACCOUNTS, 1234.5, "£1234.50", "£#,##0.00"),
        ("[$£-809]#,##0;([$£-809]#,##0)", -20, "-£20", "£#,##0;(£#,##0)"),
        ("#,##0.00 [$€-1]", -7, "-7.00 €", '#,##0.00" €"'),
        ("[$€-2] #,##0", 7, "€7", '"€ "#,##0'),
        ('"£"General', 7.5, "£7.5", "£General"),
        ("[<5]0.0;0", 3, "3.0", "0.0"),
        ('0;-0;"nobody"', 7, "7", "0"),
    ],
)
def test_a_number_stays_a_number_with_a_format_that_shows_it_alone(
    code: str, raw: float, text: str, code_kept: str
) -> None:
    assert shown(code, raw) == (text, raw, code_kept, {}, {})


@pytest.mark.parametrize(
    ("code", "raw", "text", "value"),
    [
        ("General", 0.30000000000000004, "0.3", 0.3),
        ("0", 2.5, "3", 3),
        ("0", -0.4, "0", 0),
        ("0.00", 1.005, "1.01", 1.01),
        ("0%", 0.125, "13%", 0.13),
        ("#,##0,", 1234567, "1235", 1235),
        ('0.0,,"m"', 1234567, "1.2 m", 1.2),
        ("0.00E+00", 12345, "1.23E+4", 12300),
    ],
)
def test_a_number_is_no_more_exact_than_it_was_shown(
    code: str, raw: float, text: str, value: float
) -> None:
    assert shown(code, raw)[:2] == (text, value)


@pytest.mark.parametrize(
    ("code", "text", "value"), [("0;0", "5", 5), ("0;[Red]0", "-5", -5), ("0;-0", "-5", -5)]
)
def test_a_minus_is_written_only_if_a_sign_or_a_colour_told_it(
    code: str, text: str, value: float
) -> None:
    assert shown(code, -5)[:2] == (text, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [('"Mr "@', "Mr Yew"), ('0;-0;0;"["@"]"', "[Yew]"), ("_-@_-", "Yew"), ("0;-0;0", "Yew")],
)
def test_a_text_keeps_the_words_that_its_format_puts_around_it(code: str, text: str) -> None:
    assert shown(code, "Yew")[:2] == (text, text)


def test_a_number_that_was_rounded_is_counted() -> None:
    assert shown("0", 2.5)[4] == {"number rounded to the digits that were shown": 1}


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("00-00-00", 123456, "12-34-56"),
        (ACCOUNTS, 0, "-"),
        ('0;-0;"nil"', 0, "nil"),
        ('"Yes";"Yes";"No"', 1, "Yes"),
        ("d mmm", 42430, "1 March"),
        ("dddd", 42430, "Tuesday"),
        ("# ?/?", 3.14159, "3 1/7"),
        ("# ??/??", -0.5, "-1/2"),
        ("# ?/8", 0.3, "2/8"),
        ("?/?", 1.5, "3/2"),
        ("##0.0E+0", 12345.678, "12.3E+3"),
        ("mm:ss.0", 62.7 / 86400, "01:02.7"),
    ],
)
def test_a_number_that_is_shown_as_words_becomes_these(code: str, raw: float, text: str) -> None:
    assert shown(code, raw)[:2] == (text, text)


def test_a_nought_that_is_not_shown_is_not_there() -> None:
    assert shown("#,##0;-#,##0;;@", 0)[:2] == ("", None)


@pytest.mark.parametrize(
    ("code", "raw", "text", "code_kept"),
    [
        ("dd/mm/yyyy", 42430, "2016-03-01", "dd/mm/yyyy"),
        ("[$-809]dddd d mmmm yyyy", 42430, "2016-03-01", "dddd d mmmm yyyy"),
        ("yyyy-mm-dd;@", 42430, "2016-03-01", "yyyy-mm-dd"),
        ("m/d/yy", 42430, "2016-03-01", "dd/mm/yyyy"),
        ("dd/mm/yyyy hh:mm", 42430.4375, "2016-03-01T10:30", "dd/mm/yyyy hh:mm"),
        ("h:mm:ss AM/PM", 0.4375, "10:30:00", "h:mm:ss AM/PM"),
        ("mmm-yy", 42430, "2016-03", "mmm-yy"),
        ("[h]:mm", 1.5, "36:00", "[h]:mm"),
        ("dd/mm/yyyy", 1, "1900-01-01", "dd/mm/yyyy"),
        ("dd/mm/yyyy", 61, "1900-03-01", "dd/mm/yyyy"),
    ],
)
def test_a_date_stays_a_date(code: str, raw: float, text: str, code_kept: str) -> None:
    found = shown(code, raw)
    assert (found[0], found[2]) == (text, code_kept)
    assert found[3:] == ({}, {})


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("yyyy", 22418, "1961"),
        ("mmm yyyy", 22418, "1961-05"),
        ("dd/mm/yyyy", 42430.4375, "2016-03-01"),
        ("[h]", 1.77, "42"),
        ("h", 42430.5445, "13"),
    ],
)
def test_a_date_or_time_loses_what_was_not_shown_of_it(code: str, raw: float, text: str) -> None:
    found = shown(code, raw)
    assert found[0] == text
    assert found[4] == {"date or time cut to what was shown of it": 1}


def test_a_birthday_shown_as_a_year_is_no_birthday_in_the_workbook() -> None:
    assert shown("yyyy", 22418)[1].isoformat()[:10] == "1961-01-01"


def test_some_workbooks_count_days_from_1904() -> None:
    found = shown("dd/mm/yyyy", 40968, since_1904=True)
    assert (found[0], found[1].isoformat()[:10]) == ("2016-03-01", "2016-03-01")


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        (";;;", 5, ""),
        ("0;", -5, ""),
        ('[<5]"fewer than 5";0', 3, "fewer than 5"),
        ('"redacted"', 3, "redacted"),
        ('"Yes";"Yes";"No"', 7, "Yes"),
        ("[White]0", 7, ""),
        ("[Color 2]0", 7, ""),
        ("#", 0.3, ""),
        ("0,,,,", 9483, "0"),
        ("General;;;", "x", ""),
        ('0;0;0;"withheld"', "x", "withheld"),
    ],
)
def test_a_value_that_its_format_hides_is_left_behind(
    code: str, raw: float | str, text: str
) -> None:
    found = shown(code, raw)
    assert (found[0], found[1]) == (text, text or None)
    assert found[3] == {"unseen cell": 1}
