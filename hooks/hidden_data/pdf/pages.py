"""The pages of a PDF, one after the other, and what leads to them."""

from __future__ import annotations

from typing import Any

import pikepdf

from . import look
from .copy import Copy, inherited
from .functions import a_number
from .geometry import Box
from .navigation import Navigation, encoded, is_said
from .objects import Name, Ref, Stream, Value, packed
from .structure import Structure, language

_TURNS = (90, 180, 270)


def copy_pages(copy: Copy) -> Ref:
    """Copy all pages; gives back where a reader begins. Raises :class:`.Refused`."""
    root = copy.objects.reserve()
    tree = copy.objects.reserve()
    given = [page.obj for page in copy.pdf.pages]
    pages = {page.objgen: copy.objects.reserve() for page in given}
    navigation = Navigation(copy, pages)
    links: dict[tuple[int, int], Ref] = {}
    for page in given:
        copy.objects.put(pages[page.objgen], _page(copy, page, tree, pages[page.objgen]))
    for page in given:
        own = _links(copy, page, navigation, links)
        if own:
            copy.objects[pages[page.objgen]]["Annots"] = own
    copy.write_fonts()
    copy.objects.put(
        tree, {"Type": Name("Pages"), "Kids": list(pages.values()), "Count": len(pages)}
    )
    catalog: dict[str, Value] = {"Type": Name("Catalog"), "Pages": tree}
    copy.objects.put(root, catalog)
    original = copy.pdf.Root
    if (spoken := language(original.get("/Lang"))) is not None:
        catalog["Lang"] = spoken
    if (labels := navigation.numbers_of_pages()) is not None:
        catalog["PageLabels"] = labels
    preferences = original.get("/ViewerPreferences")
    if (
        isinstance(preferences, pikepdf.Dictionary)
        and preferences.get("/Direction") == pikepdf.Name.R2L
    ):
        catalog["ViewerPreferences"] = {"Direction": Name("R2L")}
    described: list[tuple[dict[str, Value], str]] = []
    if copy.tagged:
        structure = Structure(copy, pages, links)
        catalog["StructTreeRoot"] = structure.write(original.StructTreeRoot)
        catalog["MarkInfo"] = {"Marked": True}
        described = structure.described
    if described or "/Outlines" in original:
        _add_what_pages_say(copy, root, catalog, navigation, described)
    return root


def _add_what_pages_say(
    copy: Copy,
    root: Ref,
    catalog: dict[str, Value],
    navigation: Navigation,
    described: list[tuple[dict[str, Value], str]],
) -> None:
    """Bookmarks and descriptions are read by programs, and by few people. They stay where a page
    says the same: then they can tell nothing that a second reader has not read."""
    words = look.words(copy.objects.written(root, packed))
    for tag, text in described:
        if is_said(text, words):
            tag["Alt"] = encoded(text)
        else:
            copy.left["description of a picture (alternative text)"] += 1
    if (outlines := navigation.bookmarks(words)) is not None:
        catalog["Outlines"] = outlines


def _page(copy: Copy, page: Any, tree: Ref, own: Ref) -> dict[str, Value]:
    shown = _shown(page)
    drawn = copy.page(page, shown)
    if drawn.marks:
        copy.marked[page.objgen] = own, drawn.marks
    entries: dict[str, Value] = {"Type": Name("Page"), "Parent": tree, "MediaBox": list(shown)}
    entries["Resources"] = drawn.resources
    entries["Contents"] = copy.objects.add(Stream({}, drawn.commands))
    turned = inherited(page, "/Rotate")
    if isinstance(turned, int) and turned % 360 in _TURNS:
        entries["Rotate"] = turned % 360
    if "/UserUnit" in page and 0.01 < float(page.UserUnit) < 1_000:
        entries["UserUnit"] = a_number(page.UserUnit)
    if isinstance(page.get("/Group"), pikepdf.Dictionary):
        entries["Group"] = copy.group(page.Group, inherited(page, "/Resources"))
    if copy.tagged:
        entries["Tabs"] = Name("S")
    return entries


def _shown(page: Any) -> Box:
    """The part of a page that readers show."""
    media = _box(inherited(page, "/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    crop = _box(inherited(page, "/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _box(given: Any) -> Box | None:
    if not isinstance(given, pikepdf.Array) or len(given) != 4:
        return None
    left, bottom, right, top = (float(number) for number in given)
    box = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return box if box[0] < box[2] and box[1] < box[3] else None


def _links(
    copy: Copy, page: Any, navigation: Navigation, links: dict[tuple[int, int], Ref]
) -> list[Value]:
    found: list[Value] = []
    shown = _shown(page)
    for given in page.get("/Annots", []):
        if not isinstance(given, pikepdf.Dictionary):
            continue
        if not _is_in_sight(given, shown):
            copy.left["link that nobody can follow, since it has no place on the page"] += 1
            continue
        link = navigation.link(given) if given.get("/Subtype") == pikepdf.Name.Link else None
        if link is None:
            copy.left[
                "link or mark that does something else than to lead to a page or an address"
            ] += 1
            continue
        found.append(link)
        if given.is_indirect:
            links[given.objgen] = link
    return found


def _is_in_sight(link: Any, shown: Box) -> bool:
    box = _box(link.get("/Rect"))
    return box is not None and all(
        min(box[side + 2], shown[side + 2]) - max(box[side], shown[side]) > 0.5 for side in (0, 1)
    )
