"""The parts of a Word document, found as Word finds them: by what refers to them."""

from __future__ import annotations

from functools import cached_property

from lxml import etree

from hidden_data.colours import WHITE, Colour, Palette
from hidden_data.package import Package

from .doubles import refers_twice, says_twice
from .fonts import Fonts
from .names import W
from .numbering import Numbering
from .shapes import number, twips
from .styles import Styles, attributes, child, on
from .versions import settled


class Parts:
    """What the parts of a document say of all its text."""

    def __init__(self, package: Package) -> None:
        """Raises ``LookupError`` if no part is the main one."""
        self.package = package
        names = (each.target for each in package.relations() if each.kind == "officeDocument")
        self.main_name = next(names, "")
        if self.main_name not in package.names:
            raise LookupError("no part is the main one")
        self._in_doubt = refers_twice(package, self.main_name)
        self.main = self.xml(self.main_name)
        self._settings = self._root("settings")
        mapping = (
            self._settings.find(f"{W}clrSchemeMapping") if self._settings is not None else None
        )
        theme = self._root("theme")
        self.palette = Palette(theme, attributes(mapping))
        self.fonts = Fonts(package, next(iter(self.of_kind("fontTable")), ""), theme)
        self.styles = Styles(self._root("styles"), self.palette)
        self.numbering = Numbering(self._root("numbering"))

    def of_kind(self, *kinds: str) -> list[str]:
        """The parts that the text refers to as one of these kinds."""
        relations = self.package.relations(self.main_name)
        found = (each.target for each in relations if each.kind in kinds and not each.external)
        return [name for name in dict.fromkeys(found) if name in self.package.names]

    def _root(self, kind: str) -> etree._Element | None:
        return next((self.xml(name) for name in self.of_kind(kind)), None)

    def xml(self, name: str) -> etree._Element:
        """A part with the versions of its formatting that are shown."""
        root = settled(self.package.xml(name))
        self._in_doubt |= says_twice(root)
        return root

    @property
    def in_doubt(self) -> bool:
        """Whether what was read says something twice, so that programs may differ."""
        return self._in_doubt or self.styles.in_doubt or self.numbering.in_doubt

    def settings(self, name: str) -> list[etree._Element]:
        """The settings of this name."""
        return list(self._settings.iter(W + name)) if self._settings is not None else []

    def setting(self, name: str) -> bool:
        """Whether a setting is there and not turned off."""
        return any(on(attributes(one)) for one in self.settings(name))

    @cached_property
    def page(self) -> tuple[float, float]:
        """Width and height of the widest and the highest page, in twips."""
        sizes = [attributes(size) for size in self.main.iter(f"{W}pgSz")] or [{}]
        widths = (number(size.get("w", "12240")) for size in sizes)
        return max(widths), max(number(size.get("h", "15840")) for size in sizes)

    def margin(self, side: str) -> float:
        """The least margin on a side of a page, or the least distance of its header or footer, in
        twips."""
        usual = "720" if side in ("header", "footer") else "1440"
        margins = [attributes(one).get(side, usual) for one in self.main.iter(f"{W}pgMar")]
        return min((abs(twips(margin)) for margin in margins), default=twips(usual))

    @cached_property
    def top_margin(self) -> float:
        """The least margin above the text of a page, in twips."""
        margins = [attributes(one).get("top", "0") for one in self.main.iter(f"{W}pgMar")]
        return min((abs(number(margin)) for margin in margins), default=0)

    @cached_property
    def left_margin(self) -> float:
        """The least margin beside the text of a page, in twips."""
        margins = [attributes(one).get("left", "1440") for one in self.main.iter(f"{W}pgMar")]
        return min((abs(twips(margin)) for margin in margins), default=1440)

    @cached_property
    def paper(self) -> Colour:
        """The colour behind all text."""
        given = attributes(self.main.find(f"{W}background"))
        shown = (
            self.palette.of_attributes(given, "color")
            if self.setting("displayBackgroundShape")
            else None
        )
        return shown or WHITE

    def form_of_notes(self, kind: str) -> str:
        """How footnotes or endnotes are numbered."""
        holders = [*self.settings(f"{kind}Pr"), *self.main.iter(f"{W}{kind}Pr")]
        forms = [child(holder, "numFmt").get("val", "") for holder in holders]
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        return next((form for form in reversed(forms) if form), usual)
