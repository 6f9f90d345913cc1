"""What stands inside one block of Markdown, and where."""

from __future__ import annotations

from markdown_it.token import Token


class Inline:
    """The words, links and marks of one block. The parser keeps no places, so each is found again
    in order."""

    def __init__(self, text: str, place: int, end: int, block: Token) -> None:
        self.links: list[tuple[int, str]] = []
        """(offset, address), in order."""
        self.labels: list[tuple[int, str, str, str]] = []
        """(offset, address, words, hidden title) of each link."""
        self.pictures: list[int] = []
        self.words = ""
        """What a visitor would read, code left out."""
        self._from: list[tuple[int, int]] = []
        self._end = end
        at, opened, url, title, begun = place, place, "", "", 0
        for child in block.children or []:
            if child.type in ("softbreak", "hardbreak"):
                at = max(text.find("\n", at, end), at)
                self.words += "\n"
            elif child.type == "link_open":
                url, title, begun = (
                    str(child.attrGet("href") or ""),
                    str(child.attrGet("title") or ""),
                    len(self.words),
                )
                opened = max(text.find("<" if child.markup == "autolink" else "[", at, end), at)
            elif child.type == "link_close":
                found = -1 if child.markup == "autolink" else text.find("](", at, end)
                self.links.append((found if found >= 0 else opened, url))
                self.labels.append(
                    (found if found >= 0 else opened, url, self.words[begun:].strip(), title)
                )
                at = found + 2 if found >= 0 else at
            elif child.type == "image":
                at = max(text.find("![", at, end), at)
                self.pictures.append(at)
                self.words += " picture "
                at += 2
            elif child.content:
                found = text.find(child.content, at, end)
                if child.type != "code_inline":
                    self._from.append((len(self.words), found if found >= 0 else at))
                    self.words += child.content
                else:
                    self.words += " "
                at = found + len(child.content) if found >= 0 else at

    def place(self, offset: int) -> int:
        """The offset in the text of the character at *offset* in the words."""
        start, source = next(((s, p) for s, p in reversed(self._from) if s <= offset), (offset, 0))
        # Words that an entity stood for are longer or shorter than it.
        return min(source + offset - start, max(self._end - 1, 0))
