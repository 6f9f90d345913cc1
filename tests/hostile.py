"""Texts at the limit of a field's length, made to stop a careless check.

``benchmarks/hostile_input.py`` shows how long each takes.
"""

from __future__ import annotations

from disclosure_log.records.fields import PROSE_MAX


def fill(unit: str) -> str:
    return (unit * (PROSE_MAX // len(unit) + 1))[:PROSE_MAX]


STRUCTURE = {
    **{
        f"only {unit!r}": fill(unit)
        for unit in [
            "[",
            "]",
            "(",
            "<",
            ">",
            "{",
            "}",
            "*",
            "_",
            "`",
            "~",
            "|",
            "#",
            "!",
            "\\",
            "&",
            "-",
            "=",
            "+",
            "\n",
            " ",
            "\t",
            "x",
            ":",
            "1",
            '"',
        ]
    },
    **{
        f"many {unit!r}": fill(unit)
        for unit in [
            "[a](b)",
            "![a](b)",
            "[a]: b\n",
            "a\n",
            "a\n\n",
            "- a\n",
            "- a\n+ b\n",
            "1. a\n",
            "> ",
            "> a\n",
            "# a\n",
            "a\n-\n",
            "### a\n",
            "~~~\n",
            "~~~\na\n\n",
        ]
    },
    **{
        f"many {unit!r}": fill(unit)
        for unit in [
            "--8<--\n\n",
            "!!! a\n",
            "[TOC]\n\n",
            "<b>\n\n",
            "FH 16-1 ",
            "FH 16",
            "FH\n",
            "a  \n",
            "x_y ",
            "](",
            "https://",
            "<https://a.example> ",
        ]
    },
    "a reference that never ends": "FH 16" + fill("-1")[:-5],
    "a link that never ends": "[a](" + fill("(")[:-4],
    "a table of many columns": "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n" + "x\n" * 9_000,
    "a table of many rows": "| a | b |\n|---|---|\n" + "x\n" * 29_000,
    "lists inside lists": "".join("  " * n + "- a\n" for n in range(240)),
    "fences of growing length": "".join("`" * n + " " for n in range(1, 340)),
}
WORDS = {
    **{
        f"many {unit!r}": fill(unit)
        for unit in [
            "a=",
            "{ ",
            "{a=",
            "{{",
            "{% ",
            "<a ",
            "<b> ",
            "</",
            "&#8203;",
            "&#8203; ",
            "&amp;",
            "-8<-",
            "!!! ",
            "👩\u200d",
            "❤\ufe0f",
            "e\u0301",
            "&eacute;",
            "\\!",
        ]
    },
    "one brace and many equals signs": "{" + fill("a=")[:-1],
    "one brace and many spaces": "{" + fill(" ")[:-2] + "x",
    "one tag that never ends": "<a " + fill("a ")[:-3],
    "one tag of slashes that never ends": "<a/" + fill("a/")[:-3],
}


def block(text: str) -> str:
    return "|\n" + "".join(f"      {line}\n" for line in text.split("\n"))
