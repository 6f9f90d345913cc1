"""Looking for something on the page of the search."""

from __future__ import annotations

from urllib.parse import quote_plus, urlsplit

from playwright.sync_api import Page

from .conftest import SEARCH, Visit, Visitor

STATUS = "[role=status]"
ANSWERED = """() => {
    const said = document.querySelector("[role=status]")?.textContent;
    return said && said !== "Searching…";
}"""


class Search(Visit):
    """The page of the search, with something looked for."""

    @property
    def said(self) -> str:
        return self.page.locator(STATUS).inner_text()

    @property
    def notes(self) -> str:
        return " ".join(self.page.locator("#dl-notes").inner_text().split())

    @property
    def first(self) -> str:
        """Where the first result leads, below the log: ``2016/foi-16-19/#question-1``."""
        address = urlsplit(self.results[0])
        # What the browser is to mark stands behind :~:.
        part = address.fragment.partition(":~:")[0]
        return address.path.partition("/disclosures/")[2] + (f"#{part}" if part else "")

    @property
    def results(self) -> list[str]:
        links = self.page.locator("#dl-results h3 a")
        found: list[str] = links.evaluate_all("all => all.map(link => link.href)")
        return found


def look(visit: Visitor, words: str, more: str = "", **options: object) -> Search:
    seen = visit(f"{SEARCH}?q={quote_plus(words)}{more}", **options)
    seen.page.wait_for_function(ANSWERED)
    return Search(seen.page, seen.requests, seen.errors, seen.dialogs)


def again(page: Page, words: str) -> None:
    """Look for something else on the page that is open."""
    page.get_by_label("What are you looking for?").fill(words)
    page.get_by_role("button", name="Search").click()
    page.wait_for_function(
        "words => document.querySelector('[role=status]')?.textContent.includes(`“${words}”`)",
        arg=words,
    )


def open_filters(page: Page) -> None:
    """Open the line that holds the filters on a narrow screen; on a wide one they are open."""
    if not page.locator(".dl-facets").is_visible():
        page.locator("#dl-filter > summary").click()
