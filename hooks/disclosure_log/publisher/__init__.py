"""The publisher: the one package that knows MkDocs.

It hands the rendered site to MkDocs, lays the log's theme over Material, and gives each finished
page its Content-Security-Policy. ``hooks/publish.py`` in a repository names its functions for
MkDocs; the command line builds with a :class:`Publisher`.
"""

from disclosure_log.publisher.build import Publisher
from disclosure_log.publisher.events import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_markdown,
    on_post_page,
    on_post_template,
)

__all__ = [
    "Publisher",
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_markdown",
    "on_post_page",
    "on_post_template",
]
