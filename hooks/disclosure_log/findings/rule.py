"""A rule: a code that never changes, a name, and why it matters."""

from __future__ import annotations

_CAPITALS = ("csv", "id", "ip", "nhs", "pdf", "utf", "xml", "yaml")


class Rule(str):
    """One kind of fault: its code, as text, with its name and reason."""

    name: str
    """The fault in a few words, with hyphens: ``responded-before-received``."""
    why: str
    """Plain English: why it matters."""

    def __new__(cls, code: str, name: str, why: str) -> Rule:
        rule = super().__new__(cls, code)
        rule.name, rule.why = name, why
        return rule

    def __reduce__(self) -> tuple[type[Rule], tuple[str, str, str]]:
        return Rule, (str(self), self.name, self.why)

    @property
    def code(self) -> str:
        return str(self)

    @property
    def heading(self) -> str:
        """The name as a heading: ``Responded before received``, ``Unsound CSV``."""
        words = [w.upper() if w in _CAPITALS else w for w in self.name.split("-")]
        return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])
