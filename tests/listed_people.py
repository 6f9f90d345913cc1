"""What the tests of the list of people share: a key, a list, and what it finds."""

from __future__ import annotations

from disclosure_log.privacy.deny_list import DenyList, Marker
from disclosure_log.records.people_list import add

KEY = b"not-a-secret-0123456789-abcdefghij"
MARKER = Marker(KEY)
PATH = "disclosures/people.yml"


def listed(*names: str) -> DenyList:
    return add(None, "fh-16-1", names, MARKER).deny_list(KEY)


JANE = listed("Jane Placeholder")
EVERYONE = listed(
    "Jane Mary Placeholder", "Zoë Fictional", "Colin Fictional", "Mary-Anne McDonald-O'Brien", "Anna Street", "Peter Price", "Ed Ward", "Amy Shepherd",
    "Ludwig van der Specimen", "Søren Müllgaard", "Łucja Żółtko", "Ms Notional", "Pseudonymia", "lampy", "Jo Li", "Minh Van Le",
)  # fmt: skip


def found(text: str, people: DenyList = EVERYONE) -> list[str]:
    return [text[start:end] for start, end, _ in people.find(text)]
