"""Every number on the pages of figures is what a query on the published SQLite file counts, and
leads to a page that lists as many entries, without a script."""

from __future__ import annotations

import posixpath
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from building import built
from test_figures_add_up import write_log

FIRST = """\
WITH first AS (
  SELECT
    entries.id, entries.regime, entries.responded AS day, entries.due, entries.working_days AS days,
    max(questions.first_outcome IN (
      'provided', 'partly-provided', 'partly-held', 'partly-available')) AS gives,
    max(questions.first_outcome IN (
      'withheld', 'partly-provided', 'over-cost-limit', 'vexatious', 'repeated',
      'neither-confirmed-nor-denied')) AS refuses,
    max(questions.first_outcome IN ('already-available', 'partly-available')) AS elsewhere,
    max(questions.first_outcome IN ('not-held', 'partly-held')) AS lacks
  FROM entries JOIN questions ON questions.entry = entries.id GROUP BY entries.id
),
refused AS (
  SELECT entries.id, entries.responded AS day, questions.first_outcome AS outcome, provision
  FROM entries JOIN questions ON questions.entry = entries.id
  LEFT JOIN grounds ON grounds.question = questions.id AND grounds.first
  WHERE questions.first_outcome IN (
    'withheld', 'partly-provided', 'over-cost-limit', 'vexatious', 'repeated',
    'neither-confirmed-nor-denied')
)
"""
"""Each request by its first answers, and each ground on which something was refused at first."""


def of_first(where: str) -> str:
    return f"{FIRST} SELECT day FROM first WHERE {where}"


def of_refused(where: str) -> str:
    return f"{FIRST} SELECT DISTINCT id, day FROM refused WHERE {where}"


def of_reviews(outcome: str) -> str:
    return f"SELECT responded AS day FROM reviews WHERE outcome = '{outcome}'"


def of_decisions(*results: str) -> str:
    named = ", ".join(f"'{each}'" for each in results)
    return f"SELECT date AS day FROM regulator WHERE result IN ({named})"


FULL, PART = of_first("gives AND NOT refuses"), of_first("gives AND refuses")
NONE = of_first("refuses AND NOT gives")
LACKS = of_first("lacks AND NOT gives AND NOT refuses AND NOT elsewhere")
ADVICE = of_first("NOT gives AND NOT refuses AND NOT elsewhere AND NOT lacks")
ELSEWHERE = of_first("elsewhere AND NOT gives AND NOT refuses")
QUERIES = {
    "Requests": {
        "Received": "SELECT received AS day FROM entries WHERE received IS NOT NULL",
        "Answered": "SELECT responded AS day FROM entries",
        "Of these under the Regulations": (
            "SELECT responded AS day FROM entries WHERE regime IN ('eir', 'foi-and-eir')"
        ),
    },
    "How requests were resolved": {
        "Resolvable": of_first("gives OR refuses"),
        "Granted in full": FULL,
        "Granted in part": PART,
        "Withheld in full": NONE,
        "Not resolvable": of_first("NOT gives AND NOT refuses AND NOT elsewhere"),
        "Information not held": LACKS,
        "Advice given": ADVICE,
        "Under section 21 only": ELSEWHERE,
    },
    "How requests were answered": {
        "Granted in full": FULL,
        "Granted in part": PART,
        "Refused in full": NONE,
        "Under section 21 only": ELSEWHERE,
        "Information not held": LACKS,
        "Advice given": ADVICE,
    },
    "Why information was refused": {
        "An exemption or exception": of_refused(
            "provision NOT LIKE 'foi 12%' AND provision NOT LIKE 'foi 14%'"
        ),
        "The cost limit, section 12": of_refused(
            "outcome = 'over-cost-limit' OR provision LIKE 'foi 12%'"
        ),
        "Vexatious, section 14(1)": of_refused(
            "outcome = 'vexatious' OR provision IN ('foi 14', 'foi 14(1)')"
        ),
        "Repeated, section 14(2)": of_refused("outcome = 'repeated' OR provision = 'foi 14(2)'"),
        "Neither confirmed nor denied": of_refused("outcome = 'neither-confirmed-nor-denied'"),
    },
    "Whether answers were on time": {
        "Within the usual time": of_first("day <= due AND days <= 20"),
        "Within a longer time": of_first("day <= due AND days > 20"),
        "Late": of_first("day > due"),
        "Cannot be said": of_first("due IS NULL"),
    },
    "How long answers took": {
        "Up to 5 working days": of_first("days <= 5"),
        "6 to 10": of_first("days BETWEEN 6 AND 10"),
        "11 to 15": of_first("days BETWEEN 11 AND 15"),
        "16 to 20": of_first("days BETWEEN 16 AND 20"),
        "21 to 40": of_first("days BETWEEN 21 AND 40"),
        "More than 40": of_first("days > 40"),
    },
    "Internal reviews": {
        "Upheld": of_reviews("upheld"),
        "Upheld in part": of_reviews("partly-upheld"),
        "Overturned": of_reviews("overturned"),
    },
    "Decisions of the regulator and of tribunals": {
        "Complaint upheld": of_decisions("upheld"),
        "Complaint upheld in part": of_decisions("partly-upheld"),
        "Complaint not upheld": of_decisions("not-upheld"),
        "Complaint withdrawn or settled": of_decisions("withdrawn", "resolved"),
        "Appeal allowed": of_decisions("appeal-allowed"),
        "Appeal allowed in part": of_decisions("appeal-partly-allowed"),
        "Appeal dismissed": of_decisions("appeal-dismissed"),
        "Result not recorded": (
            "SELECT date AS day FROM regulator WHERE step <> 'complaint' AND result IS NULL"
        ),
    },
}
"""What each line of each table counts: the days on which it is counted."""
NUMBER = re.compile(r"([0-9,]+)(?: [a-z ]+)?$")
"""The words of a link that begins with a number."""
SENTENCES = """
//article//ul[@class='dl-sentences']/li | //article//div[@class='dl-figures']//p
| //article//ul[@class='dl-index']/li/span | //article//p[strong]
"""
DAY = re.compile(r"[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}")
USED = """
WITH cited AS (
  SELECT question, provision FROM grounds
  UNION SELECT id, 'foi 21' FROM questions WHERE first_outcome = 'already-available'
  UNION SELECT id, 'foi 12' FROM questions WHERE first_outcome = 'over-cost-limit'
  UNION SELECT id, 'foi 14(1)' FROM questions WHERE first_outcome = 'vexatious'
  UNION SELECT id, 'foi 14(2)' FROM questions WHERE first_outcome = 'repeated'
),
provisions AS (
  SELECT DISTINCT provision, substr(provision, 1, instr(provision || '(', '(') - 1) AS section
  FROM cited
),
pages AS (
  SELECT provision FROM provisions
  UNION SELECT section FROM provisions GROUP BY section HAVING count(*) > 1
),
used AS (
  SELECT DISTINCT
    'Section ' || substr(pages.provision, 5) AS ground, questions.*, entries.responded AS day
  FROM pages
  JOIN cited ON cited.provision = pages.provision OR cited.provision LIKE pages.provision || '(%'
  JOIN questions ON questions.id = question
  JOIN entries ON entries.id = entry
)
"""
"""Each question on which a ground was used. A provision has its parts too, and a section of which
several parts were used is a ground by itself."""
BY_YEAR = {
    "Requests by topic and year of the answer": (
        "SELECT topics.label, strftime('%Y', responded), count(*) FROM entries"
        " JOIN entry_topics ON entry = entries.id JOIN topics ON topics.id = topic GROUP BY 1, 2"
    ),
    "Questions by ground and year of the answer": (
        f"{USED} SELECT ground, strftime('%Y', day), count(*) FROM used GROUP BY 1, 2"
    ),
}
"""(label, year, number) of the tables over the years."""
OUTCOMES = f"""{USED}
SELECT outcomes.label, count(*) FROM used JOIN outcomes ON outcomes.id = used.outcome
WHERE ground = ? GROUP BY 1
"""
"""How many questions of a ground stand with each outcome."""
LATER = f"""{USED}
SELECT
  count(*) FILTER (WHERE entry IN (SELECT entry FROM reviews)),
  count(*) FILTER (
    WHERE outcome <> first_outcome
      AND entry IN (SELECT entry FROM reviews WHERE outcome <> 'upheld')
  ),
  count(*) FILTER (WHERE entry IN (SELECT entry FROM regulator WHERE step <> 'complaint'))
FROM used WHERE ground = ?
"""
"""Of the questions of a ground: reviewed, changed by that, decided. No decision in this log changed
an answer."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sql") / "log"
    write_log(folder)
    return built(folder)


@pytest.fixture
def base(site: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{site}/data/log.sqlite?mode=ro", uri=True)
    yield connection
    connection.close()


def page_at(site: Path, address: str) -> Any:
    return html.document_fromstring((site / address / "index.html").read_text("utf-8"))


def periods(site: Path) -> list[str]:
    """The pages of figures: of all, and of each quarter."""
    links = page_at(site, "statistics").xpath("//ul[@class='dl-index']/li/a/@href")
    assert len(links) > 10
    return ["statistics", *(posixpath.normpath(f"statistics/{link}") for link in links)]


def exemptions(site: Path) -> list[str]:
    """The pages of the grounds that were used."""
    links = page_at(site, "exemptions").xpath(
        "//*[@class='dl-cards' or @class='dl-terms']//a/@href"
    )
    assert len(links) > 7
    return [posixpath.normpath(f"exemptions/{link}") for link in links]


def in_period(query: str, page: str) -> str:
    """How many rows of a *query* are counted on a *page*."""
    counting = f"SELECT count(*) FROM ({query})"
    if page == "statistics":
        return counting
    quarter = page.rpartition("/")[2].upper()
    named = "strftime('%Y', day) || '-Q' || ((strftime('%m', day) + 2) / 3)"
    return f"{counting} WHERE {named} = '{quarter}'"


def tables(page: Any, kind: str) -> Iterator[tuple[str, Any]]:
    """(name, table) of the tables of a *kind*."""
    for table in page.xpath(f"//table[contains(@class, '{kind}')]"):
        yield table.xpath("string(.//th)" if kind == "dl-bars" else "string(caption)"), table


def number(cell: Any) -> int:
    return int(cell.text_content().strip().replace(",", ""))


@pytest.mark.long
def test_every_number_of_every_table_is_what_sql_counts(
    site: Path, base: sqlite3.Connection
) -> None:
    counted = set()
    for page in periods(site):
        for name, table in tables(page_at(site, page), "dl-bars"):
            rows = {
                row.xpath("string(th)").strip(): number(row.find("td"))
                for row in table.xpath("./tbody/tr")
            }
            expected = {
                label: base.execute(in_period(query, page)).fetchone()[0]
                for label, query in QUERIES[name].items()
            }
            assert rows == expected, (page, name)
            counted |= {(name, label) for label, found in rows.items() if found}
    # The log has something of almost every line, or nothing would be proved.
    assert len(counted) > sum(map(len, QUERIES.values())) - 6


@pytest.mark.long
def test_every_number_by_year_is_what_sql_counts(site: Path, base: sqlite3.Connection) -> None:
    found = dict(tables(page_at(site, "statistics"), "dl-table"))
    assert found.keys() == BY_YEAR.keys()
    for name, table in found.items():
        years = table.xpath("./thead/tr/th/text()")[1:]
        shown = {
            (row.xpath("string(th)").strip(), year): number(cell)
            for row in table.xpath("./tbody/tr")
            for year, cell in zip(years, row.xpath("./td"), strict=True)
            if number(cell)
        }
        expected = {(label, year): count for label, year, count in base.execute(BY_YEAR[name])}
        assert shown == expected, name


@pytest.mark.long
def test_every_number_about_a_ground_is_what_sql_counts(
    site: Path, base: sqlite3.Connection
) -> None:
    found = set()
    for page in exemptions(site):
        content = page_at(site, page)
        ground = content.xpath("string(//h1)").partition(":")[0]
        if not ground.startswith("Section "):
            continue
        rows = content.xpath("//table[@class='dl-bars']/tbody/tr")
        shown = {row.xpath("string(th)").strip(): number(row.find("td")) for row in rows}
        assert shown == dict(base.execute(OUTCOMES, [ground])), page
        said = content.xpath("string(//ul[@class='dl-sentences'])")
        later = [each for each in base.execute(LATER, [ground]).fetchone() if each]
        assert [*map(int, re.findall(r"\d+", said))] == later, page
        found |= {*later}
    assert len(found) > 4


@pytest.mark.long
@pytest.mark.parametrize(("pages", "least"), [(periods, 700), (exemptions, 45)])
def test_every_number_leads_to_a_page_that_lists_as_many(
    site: Path, pages: Callable[[Path], list[str]], least: int
) -> None:
    followed = 0
    for page in pages(site):
        for link in page_at(site, page).xpath("//article//a"):
            if said := NUMBER.match(" ".join(link.text_content().split())):
                expected = int(said[1].replace(",", ""))
                assert listed(site, page, link.get("href")) == expected, (page, link.get("href"))
                followed += 1
    assert followed > least


@pytest.mark.long
@pytest.mark.parametrize("pages", [periods, exemptions])
def test_no_number_but_0_is_without_a_link(site: Path, pages: Callable[[Path], list[str]]) -> None:
    for page in pages(site):
        content = page_at(site, page)
        for cell in content.xpath("//article//table//td"):
            assert number(cell) == 0 or cell.xpath(".//a"), (page, cell.text_content())
        for said in content.xpath(SENTENCES):
            text = "".join(said.xpath(".//text()[not(ancestor::a)]"))
            assert not re.search(r"\d", DAY.sub("", text)), (page, text)


def listed(site: Path, page: str, link: str) -> int:
    """How many entries or questions are listed where a *link* of a *page* leads: in one section, on the page, or
    on the pages of the parts of a long list."""
    path, _, section = link.partition("#")
    address = posixpath.normpath(f"{page}/{path}")
    content = page_at(site, address)
    if section:
        (named,) = content.xpath(f"//*[@id='{section}']")
        return len(named.xpath("self::h2/following-sibling::ul[1]/li | self::div/ul/li"))
    if parts := content.xpath("//h2[starts-with(@id, 'all-')]/following-sibling::ul[1]/li/a/@href"):
        return sum(listed(site, address, part) for part in parts)
    return len(content.xpath("//ul[@class='dl-counted' or @class='dl-list']/li"))
