"""How to cite an entry and its questions: every form names the reference, the day, the address and
the version."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from building import built, tree
from conftest import A_RECORD, add_record, rendered
from disclosure_log.site.render import Site

ENTRY = "disclosures/2016/fh-16-2"
HOME = f"https://foi.fernhollow.example/log/{ENTRY}/"
SECOND = "  - {asked: And who counts them?, answered: The council.}\n"


def forms(site: Site) -> list[tuple[str, str]]:
    """(what it is, text) of everything on the page that is there to be copied."""
    page = tree(site.outputs[f"{ENTRY}.md"].content.decode())
    return [(pre.get("data-copied"), pre.text_content()) for pre in page.xpath("//pre")]


def version(site: Site) -> str:
    found: str = json.loads(site.outputs[f"{ENTRY}/record.json"].content)["version"]
    return found


def test_an_entry_is_cited_in_every_form(log: Path) -> None:
    add_record(log, "FH 16-2")
    site = rendered(log)
    short = version(site)[:12]
    assert forms(site) == [
        ("Link of This entry", HOME),
        (
            "Plain text of This entry",
            f"Borough of Fernhollow, “Lamps in Elder Lane”, response FH 16-2 of 1 March 2016, {HOME} (version {short})",
        ),
        (
            "Footnote (OSCOLA) of This entry",
            f"Borough of Fernhollow, ‘Lamps in Elder Lane’ (response FH 16-2, 1 March 2016, version {short}) <{HOME}>",
        ),
        (
            "BibTeX of This entry",
            (
                "@misc{fernhollow-fh-16-2,\n  author = {{Borough of Fernhollow}},\n"
                "  title = {{Lamps in Elder Lane}},\n  year = {2016},\n  date = {2016-03-01},\n"
                f"  note = {{Response FH 16-2 of 1 March 2016, version {short}}},\n"
                f"  url = {{{HOME}}}\n}}"
            ),
        ),
    ]


def test_each_of_several_questions_is_cited_by_its_own_address(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + SECOND)
    found = dict(forms(rendered(log)))
    assert len(found) == 12
    assert found["Link of Question 2"] == f"{HOME}#question-2"
    for name in ("Plain text", "Footnote (OSCOLA)", "BibTeX"):
        text = found[f"{name} of Question 2"]
        assert "question 2" in text and f"{HOME}#question-2" in text


def test_an_entry_with_one_question_has_no_second_way_to_cite_it(log: Path) -> None:
    add_record(log, "FH 16-2")
    assert len(forms(rendered(log))) == 4


def test_a_changed_answer_is_cited_in_another_version(log: Path) -> None:
    add_record(log, "FH 16-2")
    before = forms(rendered(log))
    add_record(log, "FH 16-2", answered="16.")
    assert forms(rendered(log)) != before


def test_a_withdrawn_entry_is_cited_without_a_version(log: Path) -> None:
    withdrawn = "status: withdrawn\nchanges: [{date: 2016-04-01, note: It was wrong.}]\n"
    add_record(log, "FH 16-2", A_RECORD + withdrawn)
    found = forms(rendered(log))
    assert len(found) == 4 and not [text for _, text in found if "version" in text]


def test_signs_of_tex_in_a_title_stay_signs(log: Path) -> None:
    text = A_RECORD.replace("Lamps in Elder Lane", "'Lamps & bins, 50% of 1_000 {a} ~ # $ ^'")
    add_record(log, "FH 16-2", text)
    bibtex = dict(forms(rendered(log)))["BibTeX of This entry"]
    assert (
        r"title = {{Lamps \& bins, 50\% of 1\_000 \{a\} \textasciitilde{} \# \$ \textasciicircum{}}}"
        in bibtex
    )


@pytest.mark.parametrize(("public", "leads"), [("", True), ("  public: no\n", False)])
def test_an_entry_leads_to_its_history_where_the_repository_is_public(
    log: Path, public: str, leads: bool
) -> None:
    settings = log / "disclosures/authority.yml"
    text = settings.read_text("utf-8").replace("\nreferences:", f"\n{public}references:", 1)
    settings.write_text(text, encoding="utf-8")
    page = rendered(log).outputs["disclosures/2016/fh-16-1.md"].content.decode()
    history = "https://git.fernhollow.example/council/log/commits/main/disclosures/2016/fh-16-1.yml"
    assert (f'href="{history}"' in page) is leads


def test_the_record_that_the_version_leads_to_is_beside_the_page(log: Path) -> None:
    site = built(log)
    page = (site / "disclosures/2016/fh-16-1/index.html").read_text("utf-8")
    (shown,) = re.findall(r'<a href="record\.json">version</a> <code>([0-9a-f]{12})</code>', page)
    record = json.loads((site / "disclosures/2016/fh-16-1/record.json").read_bytes())
    assert record["version"].startswith(shown)
