"""``disclosure-log clean``: the publishable version of a document, beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from disclosure_log.cli.main import main
from hidden_data.recognise import inspect, kind_of
from specimens import made

CANARY = b"QZXCANARYQZX"
Clean = Callable[[str, str], tuple[int, dict[str, bytes], str]]


@pytest.fixture
def clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clean:
    """Clean a specimen; gives back the exit code, what was made by name, and all that was said."""

    def run(specimen: str, name: str) -> tuple[int, dict[str, bytes], str]:
        original = tmp_path / name
        original.write_bytes(made(specimen))
        code = main(["clean", str(original)])
        assert original.read_bytes() == made(specimen), "the original was changed"
        said = capsys.readouterr()
        return (
            code,
            {path.name: path.read_bytes() for path in tmp_path.iterdir() if path != original},
            said.out + said.err,
        )

    return run


def test_a_workbook_becomes_a_table_of_its_visible_cells(clean: Clean) -> None:
    code, files, said = clean("every_hidden_place_of_a_workbook", "calls.xlsx")
    assert code == 0
    assert list(files) == ["calls.csv"]
    assert CANARY not in files["calls.csv"] and CANARY.decode() not in said
    assert not inspect(files["calls.csv"], "csv").faults
    for what in ("hidden sheet (2)", "hidden column (2)", "comment (2)", "pivot cache (1)"):
        assert f"left out: {what}" in said


def test_the_visible_cells_are_all_there(clean: Clean) -> None:
    _, files, _ = clean("every_hidden_place_of_a_workbook", "calls.xlsx")
    rows = list(csv.reader(files["calls.csv"].decode().splitlines()))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    "specimen",
    ["formula_with_an_empty_result", "formula_without_a_result", "formula_written_as_nought"],
)
def test_a_result_that_was_never_calculated_is_not_published(clean: Clean, specimen: str) -> None:
    code, files, said = clean(specimen, "lamps.xlsx")
    assert (code, files) == (1, {})
    assert "open it once in Excel or LibreOffice" in said and "save it, and try again" in said


def test_a_result_that_was_calculated_is_published(clean: Clean) -> None:
    code, files, _ = clean("formula", "lamps.xlsx")
    assert code == 0 and b",30," in files["lamps.csv"]


@pytest.mark.parametrize(
    ("specimen", "name"),
    [("every_hidden_place_of_a_png", "lamp.png"), ("every_hidden_place_of_a_jpeg", "lamp.jpg")],
)
def test_a_picture_loses_what_it_says_of_its_making(clean: Clean, specimen: str, name: str) -> None:
    code, files, said = clean(specimen, name)
    assert code == 0
    [(made_name, content)] = files.items()
    assert made_name == name.replace(".", "-clean.")
    assert CANARY not in content and CANARY.decode() not in said
    assert not inspect(content, kind_of(content)).faults


def test_a_cleaned_picture_is_the_same_picture(tmp_path: Path) -> None:
    notes = Image.Exif()
    notes[0x9286] = CANARY
    Image.effect_noise((64, 48), 90).convert("RGB").save(
        tmp_path / "lamp.jpg", exif=notes, quality=71
    )
    assert main(["clean", str(tmp_path / "lamp.jpg")]) == 0
    assert CANARY not in (tmp_path / "lamp-clean.jpg").read_bytes()
    with (
        Image.open(tmp_path / "lamp.jpg") as before,
        Image.open(tmp_path / "lamp-clean.jpg") as after,
    ):
        assert max(ImageStat.Stat(ImageChops.difference(before, after)).mean) < 2


def test_a_picture_that_its_notes_turn_is_turned(tmp_path: Path) -> None:
    notes = Image.Exif()
    notes[0x0112] = 6
    Image.new("RGB", (64, 48), "white").save(tmp_path / "lamp.jpg", exif=notes)
    assert main(["clean", str(tmp_path / "lamp.jpg")]) == 0
    with Image.open(tmp_path / "lamp-clean.jpg") as after:
        assert after.size == (48, 64)


def test_a_word_document_with_hidden_text_is_refused_with_the_way_to_mend_it(clean: Clean) -> None:
    code, files, said = clean("every_hidden_place_of_a_word_document", "reply.docx")
    assert (code, files) == (1, {})
    assert CANARY.decode() not in said
    assert "tracked changes: 1 deletion" in said and "Review, Accept, Accept All Changes" in said


def test_an_original_name_that_is_taken_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calls.xlsx").write_bytes(made("every_hidden_place_of_a_workbook"))
    (tmp_path / "calls.csv").write_text("mine")
    assert main(["clean", str(tmp_path / "calls.xlsx")]) == 1
    assert (tmp_path / "calls.csv").read_text() == "mine"


@pytest.mark.parametrize("name", ["calls.xls", "calls.txt", "calls"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("lane")
    assert main(["clean", str(tmp_path / name)]) == 1


def test_a_file_that_is_not_what_its_name_says_is_refused(clean: Clean) -> None:
    code, files, said = clean("every_hidden_place_of_a_png", "calls.xlsx")
    assert (code, files) == (1, {})
    assert "DL503" in said


PLAIN = b"Lane,Lamps\r\nElder,15\r\nOak,7\r\n"


@pytest.mark.parametrize(
    ("original", "made_of_it"),
    [
        (b"\xef\xbb\xbfLane,Lamps\nElder,15\nOak,7\n", PLAIN),
        (b"Lane;Lamps\r\nElder;15\r\nOak;7\r\n", PLAIN),
        (b"sep=;\r\nLane;Lamps\r\nElder;15\r\nOak;7\r\n", PLAIN),
        ("Lane\tLamps\r\nElder\t15\r\nOak\t7\r\n".encode("utf-16"), PLAIN),
        (b"Lane,Spent\nCaf\xe9,\xa35\n", "Lane,Spent\r\nCafé,£5\r\n".encode()),
        (
            b"Lamps by lane\n\nLane,Lamps\nElder,15\nOak,7\nSource: the council\n",
            b"Lamps by lane,\r\n" + PLAIN + b"Source: the council,\r\n",
        ),
        (b"Lane;Share\nElder;1,5\nOak;2,5\n", b'Lane,Share\r\nElder,"1,5"\r\nOak,"2,5"\r\n'),
        (
            b'Lane,Code\n- Elder,"=""007"""\n',
            "Lane,Code\r\n– Elder,007\r\n".encode(),
        ),
    ],
)
def test_a_table_gets_the_one_form_in_which_tables_are_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], original: bytes, made_of_it: bytes
) -> None:
    (tmp_path / "lamps.csv").write_bytes(original)
    assert main(["clean", str(tmp_path / "lamps.csv")]) == 0
    assert (tmp_path / "lamps-clean.csv").read_bytes() == made_of_it
    assert original.startswith(b"\xef") or "shown in another way" in capsys.readouterr().err
    assert main(["clean", str(tmp_path / "lamps-clean.csv")]) == 0
    assert (tmp_path / "lamps-clean-clean.csv").read_bytes() == made_of_it


@pytest.mark.parametrize(
    "original", [b"Lane,Lamps\nCaf\x8e,15\n", b"Lane,Lamps\nElder\nOak,7\nAsh,2\n"]
)
def test_a_table_that_cannot_be_read_for_certain_stays_with_its_owner(
    tmp_path: Path, original: bytes
) -> None:
    (tmp_path / "lamps.csv").write_bytes(original)
    assert main(["clean", str(tmp_path / "lamps.csv")]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["lamps.csv"]
