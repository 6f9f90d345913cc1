"""Whether what a file says of its maker names a person. Only words for programs, posts and offices are taken for nobody."""

from __future__ import annotations

import re

_NOBODY = frozenset(
    """
    a access adjudication admin administration administrator analysis analyst analytics and anonymous assembly assistant association author authority board borough
    business calc centre chromium city college commission commissioner committee communications compliance corporate council county court data default department
    deputy desk director directorate disclosure district division documents draw enquiries excel executive family finance foi foia for freedom governance government
    group guest head headquarters health helpdesk hospital hr human impress information inspectorate insight intelligence justice legal libreoffice ltd management
    manager microsoft ministry national nhs none of office officer openoffice openpyxl operations org owner pc performance planning police policy press programme
    protection public publications python-docx records region regional reporting reports request requests research resources rights root school scheme secretariat
    secretary section security senior service services statistics strategy support system team the transparency trust unit university unknown unnamed user web
    windows word workstation writer xlsxwriter
    """.split()
)


def names_nobody(text: str) -> bool:
    """Whether *text* (an author, a manager) is empty, or made of words for programs, posts and offices only.

    A list of what is safe, since no list of names is ever whole: an office called after a person or a place is refused, and renamed.
    """
    return all(word in _NOBODY for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold()))
