"""Tells MkDocs which functions of the installed program make the site from the records."""

from disclosure_log.publisher import on_config as on_config
from disclosure_log.publisher import on_env as on_env
from disclosure_log.publisher import on_files as on_files
from disclosure_log.publisher import on_page_content as on_page_content
from disclosure_log.publisher import on_page_markdown as on_page_markdown
from disclosure_log.publisher import on_post_page as on_post_page
from disclosure_log.publisher import on_post_template as on_post_template
