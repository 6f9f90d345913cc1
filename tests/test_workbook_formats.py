"""Numbers of a workbook as a reader sees them."""

from __future__ import annotations

import pytest

from hidden_data.workbook.formats import SHORTENED, UNSEEN, show_number, show_text

ACCOUNTS = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        ("General", "0.30000000000000004", "0.3"),
        ("General", "123456789012", "123456789012"),
        ("General", "1E+20", "100000000000000000000"),
        ("General", "-1.5E-5", "-0.000015"),
        ("0", "2.5", "3"),
        ("0", "-0.4", "0"),
        ("0.00", "1.005", "1.01"),
        ("#,##0.00", "-1234.567", "-1234.57"),
        ("0%", "0.125", "13%"),
        ("0.0%", "0.125", "12.5%"),
        ("000000", "123", "000123"),
        ("00-00-00", "123456", "12-34-56"),
        ("0000 000000", "1632960001", "1632 960001"),
        ('0" kg"', "5", "5 kg"),
        ('"<"0', "5", "<5"),
        ("#,##0,", "1234567", "1235"),
        ('0.0,,"m"', "1234567", "1.2 m"),
        ("0.00E+00", "12345", "1.23E+4"),
        ("# ?/?", "0.5", "0.5"),
        ("0.##", "1", "1"),
        (ACCOUNTS, "0", "-"),
        (ACCOUNTS, "-5", "-£5.00"),
        (ACCOUNTS, "1234.5", "£1234.50"),
        ("[$£-809]#,##0;[Red]-[$£-809]#,##0", "-20", "-£20"),
        ("[$£-809]#,##0;([$£-809]#,##0)", "-20", "-£20"),
        ("#,##0.00 [$€-1]", "-7", "-7.00 €"),
        ('"£"General', "7.5", "£7.5"),
        ('General" lamps"', "7", "7 lamps"),
        ("¤#,##0", "7", "7"),
        ("#,##0;(#,##0)", "-1500", "-1500"),
        ("0;[Red]0", "-3", "-3"),
        ("[<5]0.0;0", "3", "3.0"),
        ('0;-0;"nil"', "0", "nil"),
        ('"Yes";"Yes";"No"', "1", "Yes"),
        ("#,##0;-#,##0;;@", "0", ""),
    ],
)
def test_a_number_is_written_as_it_is_shown(code: str, raw: str, shown: str) -> None:
    found = show_number(code, raw)
    assert (found.text, found.hides) == (shown, "")


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        ("dd/mm/yyyy", "42430", "2016-03-01"),
        ("[$-809]dddd d mmmm yyyy", "42430", "2016-03-01"),
        ("yyyy-mm-dd;@", "42430", "2016-03-01"),
        ("dd/mm/yyyy hh:mm", "42430.4375", "2016-03-01T10:30"),
        ("h:mm:ss AM/PM", "0.4375", "10:30:00"),
        ("mmm-yy", "42430", "2016-03"),
        ("mmm-yy", "42460", "2016-03"),
        ("yyyy", "42370", "2016"),
        ("d mmm", "42430", "1 March"),
        ("dddd", "42430", "Tuesday"),
        ("[h]:mm", "1.5", "36:00"),
        ("mm:ss", "0.01", "14:24"),
        ("dd/mm/yyyy", "1", "1900-01-01"),
        ("dd/mm/yyyy", "61", "1900-03-01"),
        ("dd/mm/yyyy", "-1", "-1"),
    ],
)
def test_a_date_is_written_as_iso_8601_writes_it(code: str, raw: str, shown: str) -> None:
    found = show_number(code, raw)
    assert (found.text, found.hides) == (shown, "")


def test_some_workbooks_count_days_from_1904() -> None:
    assert show_number("dd/mm/yyyy", "40968", since_1904=True).text == "2016-03-01"


@pytest.mark.parametrize(
    ("code", "raw", "hides"),
    [
        (";;;", "5", UNSEEN),
        ("0;", "-5", UNSEEN),
        ('[<5]"fewer than 5";0', "3", UNSEEN),
        ('"redacted"', "3", UNSEEN),
        ('"Yes";"Yes";"No"', "7", UNSEEN),
        ("[White]0", "7", UNSEEN),
        ("[Color 2]0", "7", UNSEEN),
        ("#", "0.3", UNSEEN),
        ("0,,,,", "9483", UNSEEN),
        ("yyyy", "22418", SHORTENED),
        ("mmm yyyy", "22418", SHORTENED),
    ],
)
def test_a_format_that_hides_a_number_is_told(code: str, raw: str, hides: str) -> None:
    assert show_number(code, raw).hides == hides


@pytest.mark.parametrize(
    ("code", "shown", "hides"),
    [
        ("General", "a", ""),
        ("0;0;0", "a", ""),
        ("@", "a", ""),
        (";;;", "", UNSEEN),
        ('0;0;0;"x"', "x", UNSEEN),
    ],
)
def test_a_format_for_texts(code: str, shown: str, hides: str) -> None:
    found = show_text(code, "a")
    assert (found.text, found.hides) == (shown, hides)


@pytest.mark.parametrize("raw", ["nan", "inf", "a", ""])
def test_what_is_no_number_is_not_shown_as_one(raw: str) -> None:
    with pytest.raises(ValueError, match=r"no number|could not convert"):
        show_number("General", raw)
