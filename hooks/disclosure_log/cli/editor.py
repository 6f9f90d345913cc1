"""The schema of a record in a repository, for editors."""

from __future__ import annotations

from pathlib import Path

from disclosure_log.records.editor_schema import SCHEMA, schema_text


def write_schema(root: Path) -> None:
    """Put the schema of this version of the program into the repository at *root*."""
    file, text = root / SCHEMA, schema_text()
    if file.is_symlink() or file.parent.is_symlink():
        raise OSError(f"{SCHEMA} is a symbolic link; delete it")
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
