"""A browser, and what it is asked to look at: every kind of page of a built site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Route,
    sync_playwright,
)

from conftest import CAFCASS

from .sites import LONG_YEAR, Server, build_hostile_site, build_own_site, build_site, served

MISSING = "there is no Chromium, so nothing was looked at in a browser; install it with: apt-get install chromium"


def _own_entry() -> str:
    """The address of the longest of the real entries."""
    longest = max(
        (CAFCASS / "disclosures").glob("*/*.yml"), key=lambda path: (path.stat().st_size, path.name)
    )
    return longest.relative_to(CAFCASS).as_posix().removesuffix(".yml") + "/"


REVIEWED, TABLE, SEARCH = "disclosures/2017/fh-17-1/", "disclosures/2017/fh-17-2/", "search/"
LARGE_TABLE = "disclosures/2017/fh-17-6/lamps/"
MOVED = "disclosures/2017/fh-17-1a/"
PAGES = {
    "home": "",
    "log": "disclosures/",
    "year": "disclosures/2017/",
    "year of many": f"disclosures/{LONG_YEAR}/",
    "month of many": f"disclosures/{LONG_YEAR}/month-03/",
    "list by title": f"disclosures/{LONG_YEAR}/month-03/by-title/",
    "outcome of many": f"disclosures/{LONG_YEAR}/outcome-withheld/",
    "topic": "topics/streets/",
    "topic of many": "topics/libraries/",
    "topics": "topics/",
    "entry": "disclosures/2016/fh-16-1/",
    "entry withheld": f"disclosures/{LONG_YEAR}/fh-14-3/",
    "entry with review": REVIEWED,
    "entry with table": TABLE,
    "entry withdrawn": "disclosures/2017/fh-17-3/",
    "entry removed": "disclosures/2017/fh-17-4/",
    "released table": f"{REVIEWED}opening-hours-by-day-and-week-and-month-of-2016/",
    "released document": f"{REVIEWED}where-the-lamps-stand/",
    "own entry": _own_entry(),
    "changes": "changes/",
    "data": "data/",
    "exemptions": "exemptions/",
    "exemption": "exemptions/s40/",
    "figures": "statistics/",
    "quarter": f"statistics/{LONG_YEAR}-q1/",
    "figure of many": "statistics/answered/",
    "documents": "documents/",
    "feeds": "feeds/",
    "search": SEARCH,
    "scheme": "publication-scheme/",
    "guidance": "how-to-request/",
    "about": "about/",
    "accessibility": "accessibility/",
    "checks": "checks/",
    "404": "no/such/page/",
}
"""Every kind of page, by address."""

every_width = pytest.mark.parametrize("width", [1280, 320])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not program:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(MISSING)
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=arguments) as browser,
    ):
        yield browser


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(build_site(tmp_path_factory.mktemp("browser") / "log")) as server:
        yield server


@pytest.fixture(scope="session")
def hostile_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(build_hostile_site(tmp_path_factory.mktemp("hostile") / "log")) as server:
        yield server


@pytest.fixture(scope="session")
def own_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(build_own_site(tmp_path_factory.mktemp("own") / "log")) as server:
        yield server


@dataclass
class Visit:
    """A page in the browser, and what it did besides showing itself."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """Errors and warnings on the console, and exceptions nobody caught."""
    dialogs: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What its Content-Security-Policy stopped."""
        found: list[str] = self.page.evaluate("violations")
        return found


Visitor = Callable[..., Visit]
Scheme = Literal["light", "dark"]
# Each visit is the first one: the theme keeps the colours of a visit for the next.
_BEFORE = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
localStorage.clear();
"""


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[bool, BrowserContext]]:
    """Visitors with JavaScript and without."""
    found = {
        javascript: browser.new_context(java_script_enabled=javascript)
        for javascript in (True, False)
    }
    found[True].add_init_script(_BEFORE)
    for context in found.values():
        context.set_default_timeout(10_000)
    yield found
    for context in found.values():
        context.close()


@pytest.fixture(scope="session")
def open_page(site: Server, contexts: dict[bool, BrowserContext]) -> Visitor:
    def go(
        address: str,
        *,
        width: int = 1280,
        height: int = 720,
        scheme: Scheme = "light",
        javascript: bool = True,
        still: bool = False,
        of: Server = site,
    ) -> Visit:
        """*still*: stay on a page that sends its visitor elsewhere."""
        visit = Visit(contexts[javascript].new_page())
        url = of.url(address)

        def complain(message: ConsoleMessage) -> None:
            if _matters(message, url):
                visit.errors.append(message.text)

        def dismiss(dialog: Dialog) -> None:
            visit.dialogs.append(dialog.message)
            dialog.dismiss()

        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", complain)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("dialog", dismiss)
        if still:
            visit.page.route(url, _without_refresh)
        visit.page.goto(url)
        return visit

    return go


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('http-equiv="refresh"', ""))


def _matters(message: ConsoleMessage, url: str) -> bool:
    """Whether a message is a complaint. That a missing page is missing is none."""
    expected = message.text.startswith("Failed to load resource") and message.location["url"] == url
    return message.type in ("error", "warning") and not expected


@pytest.fixture
def visit(open_page: Visitor) -> Iterator[Visitor]:
    """Open an address of the site: ``visit("topics/", width=320)``."""
    visits: list[Visit] = []

    def go(*arguments: object, **options: object) -> Visit:
        visits.append(open_page(*arguments, **options))
        return visits[-1]

    yield go
    for visit in visits:
        visit.page.close()


@pytest.fixture
def own_clock(browser: Browser) -> Iterator[Page]:
    """A page whose clock can be set: all pages of a context have the same."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=PAGES.values(), ids=list(PAGES))
def address(request: pytest.FixtureRequest) -> str:
    """The address of every kind of page in turn."""
    page: str = request.param
    return page


def every_page_but(*others: str) -> pytest.MarkDecorator:
    """The same for a test that says nothing of the *others*."""
    pages = {kind: page for kind, page in PAGES.items() if page not in others}
    return pytest.mark.parametrize(
        "address", pages.values(), ids=pages.keys(), indirect=True, scope="module"
    )


@pytest.fixture(scope="module")
def seen(address: str, open_page: Visitor) -> Iterator[Visit]:
    """The page, left to settle, for tests that only look."""
    visit = open_page(address)
    visit.page.wait_for_load_state("networkidle")
    yield visit
    visit.page.close()
