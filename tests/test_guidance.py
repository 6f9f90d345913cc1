"""Hand-written pages: facts are shown as they are, and nothing in a page can do harm."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from building import A_PAGE, TAGS, article, built, tree
from conftest import checked, places, rendered
from disclosure_log.site.audit import audit
from disclosure_log.site.audit.expected import Expected

# ---- settings


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        "Fernhollow & <Elder",
        'Fern" class="x',
        "Fern' x='y",
        "Fern <redacted> hollow",
        "*Fern*_hollow_",
        "[Fern](hollow)",
        "`Fern`",
        "Fern &amp; hollow",
        "# Fern",
        "1. Fern",
        "- Fern",
        "💡",
    ],
)
def test_the_name_of_the_authority_is_shown_as_it_is(log: Path, name: str) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "short_name: Fernhollow", f"short_name: {json.dumps(name, ensure_ascii=False)}"
        ),
        encoding="utf-8",
    )
    page = log / "docs/about.md"
    page.write_text(
        A_PAGE.replace(
            "{body}", "{{ short_name }} answers.\n\n`{{ short_name }}`\n\n## Ask {{ short_name }}"
        ),
        encoding="utf-8",
    )
    html = tree((built(log) / "about/index.html").read_text("utf-8"))
    assert html.findtext(".//title") == f"About this log - {name} disclosure log"
    assert set(
        html.xpath(
            "//a[contains(@class, 'md-logo')]/@aria-label | //a[contains(@class, 'md-logo')]/@title"
        )
    ) == {f"{name} disclosure log"}
    assert html.xpath("string(//*[@class='md-header__title'])") == f"{name} disclosure log"
    assert [
        p.text_content()
        for p in html.xpath("//article//p[not(ancestor::*[contains(@class, 'dl-printed')])]")
    ][:2] == [f"{name} answers.", name]
    assert html.xpath("//article/h2")[0].text_content() == f"Ask {name}"
    assert f"Ask {name}" in {
        " ".join(link.text_content().split())
        for link in html.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")
    }


@pytest.mark.long
@pytest.mark.parametrize(
    "lines",
    [
        ["1. First floor", "Elder Lane"],
        ["- Desk", "+ Desk", "* Desk"],
        ["# 4, Elder Lane"],
        ["> Desk", "---", "==="],
        ["A_b_c & <5", "`x`", "| a | b |"],
    ],
)
def test_every_line_of_an_address_is_shown_as_it_is(log: Path, lines: list[str]) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "post: [FOI Desk, Invented House, Fernhollow]", f"post: {json.dumps(lines)}"
        ),
        encoding="utf-8",
    )
    [post, *_] = article(built(log) / "how-to-request/index.html").xpath(".//blockquote")
    assert [line.strip() for line in post.xpath(".//text()") if line.strip()] == lines


@pytest.mark.long
@pytest.mark.parametrize(
    "address",
    [
        "https://regulator.example/a_b*c~d#e",
        "https://regulator.example/?a=b&copy=c&lt",
        "https://regulator.example/a(b)c",
        "https://regulator.example/a)b",
        "https://regulator.example/a(b",
        "https://regulator.example/it's",
    ],
)
def test_the_address_of_the_regulator_is_linked_as_it_is(log: Path, address: str) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "website: https://regulator.example/", f'website: "{address}"'
        ),
        encoding="utf-8",
    )
    assert address in article(built(log) / "how-to-request/index.html").xpath(".//a/@href")


# ---- guidance, which the publisher's own Markdown reads


SCRIPT = "<script>alert(1)</script>"
HOSTILE_GUIDANCE = {
    "a tag at the start of a line in a span of code": f"Lamps `\n{SCRIPT}\n` lanes",
    "a text field in a span of code": "`\n<textarea>\n` lanes",
    "a style in a span of code": "Lamps `\n<style>*{display:none}</style>\n` lanes",
    "a fence one space in": f" ```\n{SCRIPT}\n ```",
    "a fence one space in, with a picture": " ```\n<img srcset='https://lamps.example/x 1x'>\n ```",
    "a fence with a longer end": f"```\nx\n\n{SCRIPT}\n````",
    "a fence whose end is four spaces in": f"```\n{SCRIPT}\n    ```",
    "a fence that ends in a quotation": f"```\n{SCRIPT}\n> ```",
    "a fence in a quotation": f"> ```\n> {SCRIPT}\n> ```",
    "a fence in a list": f"- ```\n  {SCRIPT}\n  ```",
    "a fence with many words behind it": f"``` a b c\n{SCRIPT}\n```",
    "code in a list": "- An item.\n\n      <img src=https://lamps.example/x.png>",
    "code in a numbered list": "1. An item.\n\n       <iframe src=https://lamps.example></iframe>",
    "a picture with a set of sources": "- An item.\n\n      <img srcset='https://lamps.example/x 1x'>",
    "a picture of another name": "- An item.\n\n      <image src=https://lamps.example/x>",
    "a script that calls itself data": "- An item.\n\n      <script data-x='application/json'>alert(1)</script>",
    "a link without a scheme": "- An item.\n\n      <a href='//lamps.example/'>x</a>",
    "a second title": "- An item.\n\n      <title>x</title><h1>x</h1>",
    "a page that sends its visitor away": "- An item.\n\n      <meta http-equiv=refresh content='0; URL=https://lamps.example/'>",
    "the end of the page in code": "- An item.\n\n      </article></main><plaintext>",
    "a comment in code": "- An item.\n\n      <!--",
    "a definition in the middle of a paragraph": "Lamps\n[x]: javascript:alert(1)\n\nClick [x].",
    "a definition to another host": "Lamps\n[x]: //lamps.example/\n\nClick [x].",
    "a picture by a definition": "Lamps\n[x]: https://lamps.example/x.png\n\nSee `a` !\\[x].\n\n- a\n\n      ![x]",
    "a handler behind a slash": "<x/onclick=alert(1)>Lamps</x>",
    "an unknown tag with nothing in it": "The name <redacted> stays.",
    "a tag that never ends": "Lamps <textarea/ lanes",
    "a declaration": "<!ELEMENT x",
    "a tag that ends nothing": "</ lamps",
    "an instruction": "Lamps `\n<?php\n` lanes",
    "a block in a span of code": "`{{ newest }}`",
    "a block in a fence": "```\n{{ newest }}\n```",
    "a block in a list": "- {{ newest }}\n- lanes",
    "a block in a heading": "## {{ newest }}",
    "a block in a table": "| a |\n|---|\n| {{ newest }} |",
    "a block in a quotation": "> {{ newest }}",
    "a fact in code": "`{{ regulator.website }}` `{{ contact.email }}`",
    "ids of the theme": "## \\_\\_drawer\n\n## \\_\\_search",
    "the id of a generated page": "## Page title",
    "the id of a generated page in words": 'The words id="page-title" are harmless.',
}


@pytest.mark.long
@pytest.mark.parametrize("body", HOSTILE_GUIDANCE.values(), ids=HOSTILE_GUIDANCE)
def test_a_page_of_guidance_is_refused_or_harmless(log: Path, body: str) -> None:
    (log / "docs/about.md").write_text(A_PAGE.replace("{body}", body), encoding="utf-8")
    if checked(log).findings:
        return
    site = built(log)
    page = article(site / "about/index.html")
    assert {str(element.tag) for element in page.iterdescendants()} <= {
        *TAGS,
        "h1",
        "h2",
        "span",
        "svg",
        "path",
    }
    assert all(re.match("https://|mailto:|[.#]", href) for href in page.xpath(".//@href"))
    assert not page.xpath(
        ".//@src | .//@srcset | .//@onclick | .//*[self::p or self::li or self::td or self::blockquote][not(node())] | .//h2[not(text())] | .//p[.='`' or .='|']"
    )
    assert len(page.xpath(".//h1")) == 1
    assert "The last words of the page." in [p.text_content() for p in page.xpath(".//p")]
    assert "dl-list" not in page.text_content() and "&#" not in page.text_content()
    assert "<redacted>" not in body or "<redacted>" in page.text_content()
    found = rendered(log)
    assert not audit(site, found.log, Expected.of(found.outputs))


@pytest.mark.parametrize("name", ["disclosures.md", "topics.md", "about/index.md"])
def test_two_pages_never_have_one_address(log: Path, name: str) -> None:
    page = log / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(A_PAGE.replace("{body}", "A page that would be lost."), encoding="utf-8")
    assert [place.split(":")[0] for place in places(log)] == [f"docs/{name}"]
