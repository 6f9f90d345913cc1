"""The theme's files as they are published: joined, and named after what they hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2
from mkdocs.utils import get_theme_dir

from disclosure_log.publisher.theme import OWN_THEME
from disclosure_log.site import joined_files as subject
from disclosure_log.site.joined_files import (
    SITE_STYLES,
    WHOLE_STYLES,
    is_left_out,
    join_modules,
    join_styles,
    joined_files,
    named_after_content,
    without_comments,
)
from test_scripts import SCRIPTS, node

SHEETS = Path(get_theme_dir("material")) / "assets/stylesheets"
MATERIAL = [next(SHEETS.glob(f"{name}.*.min.css")).read_text() for name in ("main", "palette")]


def own(path: str) -> str:
    return Path(OWN_THEME, path).read_text("utf-8")


def files(users: str | None = "") -> dict[str, str]:
    sheets = dict(enumerate(MATERIAL))
    return dict(joined_files(lambda p: sheets.get(p) or own(p), sheets, users))  # type: ignore[call-overload, arg-type]


def modules(**texts: str) -> str:
    return join_modules(["a"], texts.__getitem__, {"later": "later.0.js"})


def run(joined: str, what: str, folder: Path) -> str:
    (folder / "joined.mjs").write_text(joined)
    address = (folder / "joined.mjs").as_uri()
    return node(f'const all = await import("{address}"); console.log({what});').strip()


# ---- names


def test_a_name_says_what_the_file_holds() -> None:
    one, other = (named_after_content("assets/site.css", text) for text in ("a", "b"))
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", one) and one != other
    assert named_after_content("assets/site.css", b"a") == one


# ---- style sheets


@pytest.mark.parametrize(
    ("sheets", "joined"),
    [
        (["a { color: red } /* b */", "a{color:blue;}"], "a{color: red}\na{color:blue}"),
        (['@charset "utf-8";a{b:c}', "@page{margin:0}"], "a{b:c}\n@page{margin:0}"),
        (["@media screen{a{b:c", "d{e:f}"], "@media screen{a{b:c}}\nd{e:f}"),
        (["a/**/b{c:d/**/e}"], "a/**/b{c:d/**/e}"),
        (['a{b:url("data:x;/*y*/,{")}'], 'a{b:url("data:x;/*y*/,{")}'),
        (["a:is(.md-top,\n  .x) , .md-top{b:c}"], "a:is(.md-top, .x),.md-top{b:c}"),
        (["a{b:c;&:hover{d:e}f:g}"], "a{b:c;&:hover{d:e}f:g}"),
        (["a{}@media print{b{;}}"], ""),
    ],
    ids=str,
)
def test_style_sheets_are_joined_as_they_are_written(sheets: list[str], joined: str) -> None:
    assert join_styles(sheets) == joined


def test_a_rule_without_an_end_cannot_swallow_the_next_sheet() -> None:
    with pytest.raises(ValueError, match="line 2"):
        join_styles(["a{b:c}\nd", "e{f:g}"])


@pytest.mark.parametrize(
    ("sheet", "joined"),
    [
        (".md-top,.x{b:c}.md-top__y{b:c}", ".x{b:c}"),
        (".x:not(.md-top){b:c}", ".x:not(.md-top){b:c}"),
        (".md-topic{b:c}", ".md-topic{b:c}"),
        (".md-source__fact--stars,.md-source__icon{b:c}", ".md-source__icon{b:c}"),
        ("@media print{.md-top .x{b:c}}", ""),
        ("[dir=rtl] a,[dir=ltr] a{b:c}", "[dir=ltr] a{b:c}"),
        ("[data-md-color-primary=red]{b:c}", ""),
        ("[data-md-color-primary=custom]{b:c}", "[data-md-color-primary=custom]{b:c}"),
        (
            ":root{--md-a:b;--md-c:d;--x:y}e{f:var(--md-c)}",
            ":root{--md-c:d;--x:y}\ne{f:var(--md-c)}",
        ),
        (":root{--md-in-own:b}", ":root{--md-in-own:b}"),
        (".md-top{a:var(--md-b)}:root{--md-b:c}", ""),
    ],
    ids=str,
)
def test_only_rules_that_no_page_can_use_are_left_out(sheet: str, joined: str) -> None:
    assert join_styles([sheet], "p { color: var(--md-in-own) }") == joined


def test_no_script_gives_an_element_a_class_that_is_left_out() -> None:
    for path in SCRIPTS.glob("*.js"):
        texts = re.findall(r"class(?:Name|List)?\b[^\n]*", path.read_text("utf-8"))
        names = re.findall(r"[\w-]+", " ".join(texts))
        assert [name for name in names if is_left_out(name)] == [], path


def test_material_is_read_whole() -> None:
    """Nothing but what was chosen gets lost: every rule of Material's is in the whole sheet."""
    rules = tinycss2.parse_stylesheet(MATERIAL[0], skip_comments=True, skip_whitespace=True)
    joined = tinycss2.parse_stylesheet(join_styles([MATERIAL[0]]), skip_whitespace=True)
    kinds = [rule.type for rule in rules if getattr(rule, "lower_at_keyword", "") != "charset"]
    assert [rule.type for rule in joined] == kinds and "error" not in kinds


def test_the_joined_sheet_is_less_than_half_of_what_it_is_made_of() -> None:
    assert len(files()[SITE_STYLES]) < 0.5 * len(files(None)[WHOLE_STYLES])


# ---- scripts


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ("// Says why.\nrun();\n", "run();\n"),
        ("/** Gives\n * a number. */\nrun();\n  // and\n  stop();\n", "run();\n  stop();\n"),
        ("run(); // at once\n", "run(); // at once\n"),
        ('const at = "https://a.example/";\n', 'const at = "https://a.example/";\n'),
        ("const text = `a\nb`;\n// `c\nrun();\n", "const text = `a\nb`;\nrun();\n"),
    ],
)
def test_a_script_is_sent_without_its_lines_of_comment(script: str, kept: str) -> None:
    assert without_comments(script) == kept


def test_a_text_that_looks_like_a_comment_is_never_lost() -> None:
    with pytest.raises(ValueError, match="between backticks"):
        without_comments("const text = `a\n// b`;\n")


def test_modules_see_of_one_another_what_they_export(tmp_path: Path) -> None:
    joined = modules(
        a='import { one, two } from "./b.js";\nexport { two } from "./b.js";\nconst hidden = one;\nexport const three = hidden + two();\n',
        b='import { base } from "./c.js";\nconst hidden = 1;\nexport const one = base + hidden;\nexport function two() {\n  return 2;\n}\n',
        c="export const base = 10;\n",
    )
    assert run(joined, "[Object.keys(all), all.three]", tmp_path) == "[ [ 'three', 'two' ], 13 ]"


def test_each_module_runs_once_after_those_that_it_imports(tmp_path: Path) -> None:
    says = 'globalThis.said = [...(globalThis.said ?? []), "{}"];\nexport const {} = 1;\n'
    joined = modules(
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\n' + says.format("a", "a"),
        b='import { d } from "./d.js";\n' + says.format("b", "b"),
        c='import { d } from "./d.js";\n' + says.format("c", "c"),
        d=says.format("d", "d"),
    )
    assert run(joined, "said.join()", tmp_path) == "d,b,c,a"


def test_a_module_that_is_needed_later_is_asked_for_under_its_name() -> None:
    assert 'import("./later.0.js")' in modules(a='export const go = () => import("./later.js");\n')


@pytest.mark.parametrize(
    "text",
    [
        'import * as b from "./b.js";\n',
        'import b from "./b.js";\n',
        'import { one as two } from "./b.js";\n',
        'import "./b.js";\n',
        'import { lost } from "./b.js";\n',
        'import { a } from "./a.js";\n',
        "export default 1;\n",
        "export let a = 1;\n",
        "export class A {}\n",
        "export function* a() {}\n",
        "export const { a } = {};\n",
        'const a = import(name + ".js");\n',
        "const a = import.meta.env;\n",
        "const $b = 1;\n",
    ],
)
def test_what_is_written_in_another_way_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js"):
        modules(a=text, b="export const one = 1;\n")


@pytest.mark.long
def test_every_joined_script_can_be_read(tmp_path: Path) -> None:
    for path, text in files().items():
        if path.endswith(".js"):
            (tmp_path / "script.mjs").write_text(text)
            address = (tmp_path / "script.mjs").as_uri()
            # It needs a page to run. What Node says first of a text that it cannot read is another thing.
            node(
                f'await import("{address}").catch((error) => {{ if (error instanceof SyntaxError) throw error; }});'
            )


def test_a_module_in_two_files_of_a_page_keeps_nothing() -> None:
    """The page's own script and the search that it fetches later each have one of their own."""

    def parts(names: list[str]) -> set[str]:
        joined = join_modules(
            names, lambda name: own(f"assets/javascripts/{name}.js"), {"whole_search": "x.js"}
        )
        return set(re.findall(r"^const \$(\w+) =", joined, re.MULTILINE))

    search = parts(["whole_search"])
    for names in subject._MODULES.values():
        for name in (parts(names) & search) - {"whole_search"} if names != ["whole_search"] else ():
            text = own(f"assets/javascripts/{name}.js")
            assert not re.search(r"^(?:let|var|const \w+ = (?:\[|\{|new ))", text, re.MULTILINE), (
                name
            )
