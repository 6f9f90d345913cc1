"""The shapes of names, and capitalised words that are not names."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.privacy.kinds.institutions import INSTITUTIONS, THINGS
from disclosure_log.privacy.kinds.kind import Spans
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

_CAPITAL = "[A-Z\u0141\u00d8\u00c6\u00de\u0110\u0152]"
NAME = rf"{_CAPITAL}(?:[\w'-]*\w)?"
INITIALS = r"(?:[A-Z]\.? ?(?![a-z'])){0,3}"
_BODY = frozenset(
    "team teams office offices department unit council service services authority board committee"
    " commission commissioner group trust agency court courts directorate division secretariat"
    " administrator administration centre center bureau panel support desk helpdesk college school"
    " hospital university constabulary police ministry government parliament borough county"
    " district region association society charity company limited ltd plc solicitors llp ofsted"
    " nspcc aid advice index plan programme".split()
)
"""Words in the name of an organisation or thing."""
_POST = frozenset(
    "head chief director manager officer officers adviser advisor governance information foi"
    " freedom data complaints customer senior assistant deputy acting legal corporate public"
    " records access chair executive permanent secretary principal private press media"
    " communications human resources finance policy performance the our your on for and of at in"
    " to from yours sent this that these those we i it please if as thank thanks best kind regards"
    " note re ref reference subject attached enclosed cc tel telephone email e-mail phone fax web"
    " website www http https redacted name signature hmcts moj nhs ico all any no not is are was"
    " mental health children family families young child adult adults social care local national"
    " north south east west central english welsh london wales england monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september"
    " october november december br bw kr rgds practice quality food action women women's"
    " arrangements parenting white black asian mixed british".split()
)
"""Words that can begin a job title, the name of an organisation, a line of a letter or a sentence,
but not the name of a person."""
ANYBODY = frozenset(
    "sir madam sirs madams colleague colleagues applicant requester requestor customer resident"
    " residents parent parents carer carers all everyone team friend friends member members reader"
    " enquirer recipient user users student students staff neighbour foi governance information"
    " freedom data head chief council councillor editor minister secretary prime home commissioner"
    " hiring whom there both world chair governor governors headteacher tenant claimant"
    " complainant mum dad diary santa service redacted name x xx xxx xxxx good again professional"
    " professionals hi hello hey hiya syr syrs fadam riant rieni gyfaill gyfeillion breswylydd"
    " breswylwyr preswylydd preswylwyr gwsmer gwsmeriaid cwsmer gydweithiwr gydweithwyr"
    " cydweithiwr ymgeisydd ymgeiswyr ddinesydd gynghorydd gynghorwyr bennaeth olygydd denant"
    " denantiaid ffrind ffrindiau bawb ddarllenydd aelod aelodau gymydog ofalwr weinidog"
    " gyfarwyddwr ymholydd syr/fadam householder householders occupier neighbours voter elector"
    " taxpayer business owner owners supplier suppliers partners committee student applicants"
    " claimants landlord landlords motorist driver ratepayer families family guardian guardians"
    " learner pupil pupils volunteer volunteers".split()
)
NOT_GREETED = ANYBODY | _POST

_OF = "(?:(?:de|del|van|von|der|la|le|al|bin|ap) ){0,2}"
FULL_NAME = re.compile(rf"{_OF}{INITIALS}{NAME}(?: {_OF}{INITIALS}{NAME}){{0,2}}")
TWO_WORDS = re.compile(rf"(?:{NAME}|[A-Z]\.?) {INITIALS}{NAME}(?: {NAME})?")
NEXT_TWO_WORDS = re.compile(
    rf"{_CAPITAL}(?<![\w'-].)(?:(?:[\w'-]*\w)?|(?<=[A-Z])\.) {INITIALS}{NAME}(?: {NAME})?"
)
"""Finds :data:`TWO_WORDS` anywhere."""
_TWO_CAPITALS = re.compile(rf"{_CAPITAL}[\w'.-]* {_CAPITAL}")
"""Stands at the beginning of all :data:`TWO_WORDS`."""
WORD = re.compile(r"[^\W\d](?:[\w'-]*\w)?")


def pieces_with_two_words(plain: NormalisedText) -> Spans:
    """The pieces of a text in which :data:`TWO_WORDS` could stand. Most have none, and to look for
    each sign of a name takes long."""
    text, end = plain.text, 0
    while found := _TWO_CAPITALS.search(text, end):
        start = max(text.rfind(BOUNDARY, end, found.start()) + 1, end)
        end = text.find(BOUNDARY, found.end()) + 1 or len(text)
        yield start, end


def is_person(words: str) -> bool:
    """Whether capitalised *words* can name a person, and not a post or an organisation."""
    parts = [part.strip("'-.").casefold() for part in words.split()]
    return bool(parts) and parts[0] not in _POST and not any(part in _BODY for part in parts)


def names_a_body(words: str) -> bool:
    return any(part.strip("'-.").casefold() in _BODY for part in words.split())


_FULL = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir|Dame|Rev)\.? )?"
    rf"(?:{_OF}(?:{NAME}|[A-Z]\.?)(?: {_OF}{INITIALS}{NAME}){{1,3}}|{NAME}, ?{INITIALS}{NAME}?)"
)


def is_full_name(words: str) -> bool:
    """Whether all of *words* can be the full name of a person, and hardly anything else."""
    words = " ".join(words.split())
    if words.isupper() and len(words) < 40:
        words = words.title()
    return len(words) < 60 and bool(_FULL.fullmatch(words)) and is_named(words)


def is_named(words: str) -> bool:
    """Whether capitalised *words* can name a person, and hold no word of a post, a firm, a place or
    a thing."""
    parts = [part.strip("'-.,").casefold() for part in words.split()]
    if not is_person(words):
        return False
    if parts[0] in FORENAMES:
        return not any(part in INSTITUTIONS for part in parts[1:])
    return not any(part in THINGS or part in INSTITUTIONS for part in parts)


def seems_personal(words: str) -> bool:
    """Whether *words* begin with a common forename or with initials, or end with a double-barrelled
    name, which the names of firms and places rarely do."""
    first = words.split()[0].strip("'-.,").casefold()
    return bool(_PERSONAL.match(words)) or not FORENAMES.isdisjoint((first, first.split("-")[0]))


_PERSONAL = re.compile(r"[A-Z]\.|[A-Z] [A-Z]\b|.* [A-Z][a-z]{2,}-[A-Z][a-z]{2,}$")
