"""A PDF that is written anew shows what the original shows, and holds nothing else."""

from __future__ import annotations

import contextlib
import io
import zlib
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from hidden_data.documents import inspect, rebuild
from hidden_data.report import Rebuilt
from specimens import made
from specimens.pdf_parts import altered
from specimens.pdfs_covered import with_picture, words_in_grey
from specimens.pdfs_drawn import CANARY

SAID = (
    CANARY, "Jane Placeholder", "Colin Fictional", "900123", "jane.placeholder", "lamps.exe",
    "Names of residents",
)  # fmt: skip
BESIDE = (
    "pdf_that_launches", "pdf_with_hidden_layer", "pdf_with_private_data", "pdf_with_unknown_data",
    "pdf_with_photograph_of_a_camera", "pdf_with_photograph_and_remark", "pdf_with_remark",
    "pdf_with_unknown_command", "pdf_with_too_much_before_a_command", "pdf_with_telling_mark",
    "pdf_with_telling_entry", "pdf_with_text_as_colours", "pdf_with_remark_in_a_drawing",
    "pdf_with_escaped_link", "pdf_with_data_behind_a_font", "pdf_with_remark_on_letters",
    "pdf_with_telling_font", "pdf_with_a_letter_that_says_much", "pdf_with_data_behind_pixels",
    "pdf_with_data_behind_a_photograph", "pdf_with_colours_nobody_uses", "pdf_with_profile",
    "pdf_with_a_picture_under_nothing", "pdf_with_telling_tags", "pdf_with_hidden_stamp",
    "pdf_with_author", "pdf_with_own_property", "linearised_pdf_saved_again",
    "pdf_with_data_behind", "pdf_with_data_between", "pdf_with_note", "pdf_with_link_to_file",
    "pdf_with_launching_link", "pdf_with_named_link", "pdf_with_attached_note",
    "pdf_with_attachment", "signed_pdf",
)  # fmt: skip
"""PDFs that say something where no page shows it."""
LOOK_THE_SAME = (
    "plain_pdf", "linked_pdf", "word_pdf", "locked_pdf", "print_ready_pdf", "pdf_all_readable",
    "honest_scan", "pictures_all_seen", "pdf_with_small_photograph", "pdf_of_a_fax",
    "pdf_with_a_picture_under_nothing", "pdf_with_profile",
    "reply-by-chromium.pdf", "reply-by-libreoffice.pdf", "table-by-libreoffice.pdf",
)  # fmt: skip


def some(names: tuple[str, ...]) -> list[Any]:
    """The last few every time, and all of them in the longer runs."""
    return [pytest.param(name, marks=[pytest.mark.long] * (name in names[:-6])) for name in names]


@cache
def rebuilt(name: str) -> Rebuilt:
    result = rebuild(made(name), "pdf")
    assert not result.faults
    return result


def everything_in(data: bytes) -> bytes:
    """All bytes of a PDF, and what is packed in it."""
    found = [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        written = io.BytesIO()
        pdf.save(
            written,
            qdf=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        found.append(written.getvalue())
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_raw_bytes())
                with contextlib.suppress(pikepdf.PdfError):
                    found.append(thing.read_bytes())
    return b"\0".join(found)


def said_in(data: bytes) -> list[str]:
    everything = everything_in(data).lower()
    forms = {
        word: (word.encode(), word.encode("utf-16-be"), word.encode().hex().encode(),
               word.encode("utf-16-be").hex().encode(), word.encode().replace(b" ", b"#20"),
               word.encode().replace(b" ", b"%2520"))
        for word in SAID
    }  # fmt: skip
    return [word for word, ways in forms.items() if any(way.lower() in everything for way in ways)]


def drawn(data: bytes, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        image: Image.Image = document[page].render(scale=1).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("name", some(BESIDE))
def test_what_no_page_shows_is_gone(name: str) -> None:
    assert said_in(made(name))
    assert said_in(rebuilt(name).content) == []


@pytest.mark.parametrize("name", some(LOOK_THE_SAME))
def test_it_looks_the_same(name: str) -> None:
    apart = ImageChops.difference(drawn(made(name)), drawn(rebuilt(name).content))
    assert max(high for _, high in ImageStat.Stat(apart.reduce(4)).extrema) < 48


@pytest.mark.parametrize("name", ["reply-by-chromium.pdf", "reply-by-libreoffice.pdf", "plain_pdf"])
def test_its_text_can_be_read_aloud_and_copied(name: str) -> None:
    assert "".join(text_of(rebuilt(name).content).split()) == "".join(text_of(made(name)).split())


@pytest.mark.parametrize("name", some(LOOK_THE_SAME))
def test_written_anew_again_it_is_the_same(name: str) -> None:
    again = rebuild(rebuilt(name).content, "pdf")
    assert again.content == rebuilt(name).content


def test_an_original_is_not_published() -> None:
    assert [fault.code for fault in inspect(made("plain_pdf"), "pdf").faults] == ["DL509"]


def packed_by_another(data: bytes, extra: bytes = b"") -> bytes:
    """The same file as a library of another year would have packed its last stream."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        thing = max(
            (
                each
                for each in pdf.objects
                if isinstance(each, pikepdf.Stream) and "/Filter" in each
            ),
            key=lambda each: data.find(each.read_raw_bytes()),
        )
        before, content = thing.read_raw_bytes(), thing.read_bytes()
    after = zlib.compress(content, 1) + extra
    place = data.index(before)
    start = data.rindex(b" obj", 0, place)
    head = data[start:place].replace(b"/Length %d" % len(before), b"/Length %d" % len(after))
    moved = len(head) - (place - start) + len(after) - len(before)
    changed = data[:start] + head + after + data[place + len(before) :]
    table = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    tail = changed[table + moved :]
    tail = tail.replace(b"\1" + table.to_bytes(4), b"\1" + (table + moved).to_bytes(4))
    return changed[: table + moved] + tail.replace(
        b"startxref\n%d" % table, b"startxref\n%d" % (table + moved)
    )


def test_packed_in_another_way_it_stays_as_it_is() -> None:
    other = packed_by_another(rebuilt("plain_pdf").content)
    assert other != rebuilt("plain_pdf").content
    assert rebuild(other, "pdf").content == other


def test_something_behind_what_is_packed_is_no_way_of_packing() -> None:
    other = packed_by_another(rebuilt("plain_pdf").content, b"Jane Placeholder")
    assert rebuild(other, "pdf").content == rebuilt("plain_pdf").content


@pytest.mark.parametrize("name", ["pdf_with_stamp", "pdf_form"])
def test_what_is_seen_over_a_page_becomes_part_of_it(name: str) -> None:
    with pikepdf.open(io.BytesIO(rebuilt(name).content)) as pdf:
        assert "/Annots" not in pdf.pages[0].obj and "/AcroForm" not in pdf.Root
    assert rebuilt(name).changed
    shown = "Released in part" if name == "pdf_with_stamp" else "Colin Fictional"
    assert shown in text_of(rebuilt(name).content)


def test_tags_stay_and_their_texts_go() -> None:
    with pikepdf.open(io.BytesIO(rebuilt("pdf_with_telling_tags").content)) as pdf:
        tag = pdf.Root.StructTreeRoot.K[0]
        assert tag.S == pikepdf.Name.P and "/Alt" not in tag
        assert pdf.Root.StructTreeRoot.ParentTree.Nums[1][0].objgen == tag.objgen


def test_a_bookmark_stays_when_a_page_says_the_same() -> None:
    data = io.BytesIO(rebuilt("pdf_with_telling_tags").content)
    with pikepdf.open(data) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["22 in Oak Lane"]


def test_links_lead_where_they_led() -> None:
    with pikepdf.open(io.BytesIO(rebuilt("linked_pdf").content)) as pdf:
        links = list(pdf.pages[0].obj.Annots)
        assert [str(link.A.URI) for link in links if "/A" in link] == [
            "https://lamps.example/list",
            "mailto:foi@fernhollow.example",
        ]
        second = pdf.pages[1].obj.objgen
        assert [link.Dest[0].objgen for link in links if "/Dest" in link] == [second, second]


def test_a_page_that_would_look_different_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from hidden_data.pdf import drawing

    monkeypatch.setattr(drawing.Drawing, "_show", lambda *_: None)
    faults = rebuild(made("pdf_with_remark"), "pdf").faults
    assert [fault.code for fault in faults] == ["DL507"]
    assert faults[0].message.startswith("page 1 would not look the same")


def test_a_picture_in_a_pattern_needs_a_second_reader() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pattern = pdf.make_stream(
            b"q 200 0 0 150 0 0 cm /Im Do Q",
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=pikepdf.Array([0, 0, 200, 150]),
            XStep=200,
            YStep=150,
        )
        picture = pdf.make_stream(
            bytes(range(256)) * 120,
            Subtype=pikepdf.Name.Image,
            Width=160,
            Height=192,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        pattern.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
        pdf.pages[0].obj.Resources.Pattern = pikepdf.Dictionary(P1=pattern)
        pdf.pages[0].contents_add(b"/Pattern cs /P1 scn 72 200 200 150 re f")

    assert rebuild(altered(change), "pdf").unread == "page 1 holds a picture"


def test_values_that_all_mean_one_colour_are_refused() -> None:
    faults = rebuild(made("picture_whose_values_mean_one_colour"), "pdf").faults
    assert [fault.code for fault in faults] == ["DL507"]


@pytest.mark.parametrize("name", ["picture_turned_round", "picture_in_an_ink"])
def test_a_picture_in_other_colours_is_kept_and_needs_a_second_reader(name: str) -> None:
    assert rebuilt(name).unread == "page 1 holds a picture"


def test_a_picture_too_faint_to_be_seen_needs_a_second_reader() -> None:
    faint = bytes(128 + (level > 100) for level in words_in_grey())
    assert rebuild(with_picture(faint), "pdf").unread == "page 1 holds a picture"


def a_word_of_lines(before: bytes, after: bytes = b"") -> bytes:
    stems = (b"%d 300 3 12 re" % (72 + 6 * place) for place in range(20))
    return altered(lambda pdf: pdf.pages[0].contents_add(b"\n".join((before, *stems, b"f", after))))


@pytest.mark.parametrize(("before", "after"), [(b"1 g", b""), (b"0 g", b"0 g 70 298 130 16 re f")])
def test_a_word_of_lines_in_white_or_under_a_box_is_refused(before: bytes, after: bytes) -> None:
    faults = rebuild(a_word_of_lines(before, after), "pdf").faults
    assert [fault.code for fault in faults] == ["DL553"]


NAME = (
    b"72 300 m 72 297 78 297 78 300 c 78 310 l 76 310 l 76 300 l 75 299 74 299 74 300 c f",
    b"80 298 m 86 298 l 86 306 l 80 306 l 80 304 l 84 304 l 84 303 l 80 303 l f",
    b"88 298 m 88 306 l 93 306 l 94 304 l 94 298 l 92 298 l 92 304 l 90 304 l 90 298 l f",
    b"102 298 m 96 298 l 96 306 l 102 306 l 102 302 l 98 302 l 98 300 l 102 300 l f",
)
"""Jane, in letters of a few lines each."""


ROUNDED = b"0.2 g 60 280 m 60 330 l 65 335 l 115 335 l 120 330 l 120 280 l 115 275 l 65 275 l f"
"""A box with corners cut off."""


@pytest.mark.parametrize(
    ("before", "after"), [(b"1 g", b""), (b"0 g", b"0 g 70 295 40 18 re f"), (b"0 g", ROUNDED)]
)
@pytest.mark.parametrize("join", [b"\n", b" "], ids=["one by one", "as one shape"])
def test_single_letters_of_lines_in_white_or_under_a_box_are_refused(
    before: bytes, after: bytes, join: bytes
) -> None:
    letters = join.join(NAME) if join == b"\n" else b" ".join(each[:-1] for each in NAME) + b"f"
    data = altered(lambda pdf: pdf.pages[0].contents_add(b"\n".join((before, letters, after))))
    assert [fault.code for fault in rebuild(data, "pdf").faults] == ["DL553"]


@pytest.mark.parametrize(
    "drawing",
    [
        b"0 g " + b"\n".join(NAME),
        b"1 g " + b"\n".join([NAME[1], NAME[1].replace(b"80 ", b"78 ")]),
        b"1 g " + b" ".join(b"%d 300 %d 12 re f" % (72 + 9 * at, at + 2) for at in range(8)),
    ],
    ids=["in sight", "two signs", "surfaces"],
)
def test_shapes_that_are_no_unseen_words_are_kept(drawing: bytes) -> None:
    data = altered(lambda pdf: pdf.pages[0].contents_add(drawing))
    assert not rebuild(data, "pdf").faults


def test_a_word_of_lines_in_sight_is_kept() -> None:
    assert not rebuild(a_word_of_lines(b"0 g"), "pdf").faults


@pytest.mark.parametrize("box", [(40, 100, 40, 100), (4000, 100, 4100, 130)])
def test_a_link_that_nobody_can_follow_is_gone(box: tuple[int, ...]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://lamps.example/" + CANARY)
        link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=list(box), A=action)
        pdf.pages[0].obj.Annots = pikepdf.Array([link])

    made_of_it = rebuild(altered(change), "pdf")
    assert CANARY.encode() not in made_of_it.content
    assert any(what.startswith("link that nobody can follow") for what in made_of_it.left)
