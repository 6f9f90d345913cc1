"""Words that belong to institutions, places, posts and things, and not to the names of people.

Compiled from the types of establishment in Get Information about Schools, the types of organisation
in the NHS Organisation Data Service and on GOV.UK, the thoroughfare names of the National Street
Gazetteer, and the job titles of the Standard Occupational Classification (SOC 2020).
"""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import at_word

INSTITUTIONS = frozenset(
    "school schools academy academies college university nursery infant infants junior primary"
    " secondary grammar preschool playgroup hospital hospitals infirmary hospice surgery clinic"
    " centre center practice ward unit trust foundation charity association society club institute"
    " institution library museum gallery theatre cinema stadium arena hall halls house inn hotel"
    " arms tavern pub church chapel cathedral abbey priory mosque temple parish diocese court"
    " courts tribunal prison station depot airport bridge park parks gardens garden wood woods"
    " forest farm estate estates street road lane close avenue drive way crescent terrace place"
    " square grove mews row walk hill green common moor bay island river canal reservoir bypass"
    " roundabout quay wharf dock docks lodge manor castle tower towers building buildings works"
    " mill market barracks camp site sites council authority department ministry office agency"
    " commission committee board service services group company limited ltd plc llp partnership"
    " partners federation union council's bank act inquiry enquiry review report award scheme fund"
    " prize medal lecture bill rules amendment ysgol prifysgol coleg ysbyty cyngor meithrinfa"
    " eglwys canolfan".split()
)
"""The last word, or one of the last words, of the name of something that is not a person."""
_POSTS = (
    "accountant|administrator|advisor|adviser|advocate|analyst|apprentice|archivist|assistant"
    "|assessor|associate|auditor|barrister|borough surveyor|carer|caretaker|caseworker|chair"
    "|chairman|chairwoman|chairperson|chief executive|chief executive officer|ceo|clerk|clinician"
    "|commander|consultant|controller|co-?ordinator|coroner|counsellor|curator|dean|dentist|deputy"
    "|designer|developer|director|doctor|economist|editor|engineer|executive|foreman|governor|gp"
    "|head|head ?teacher|headmaster|headmistress|inspector|investigator|lawyer|lead|leader|lecturer"
    "|legal counsel|librarian|manager|matron|mediator|midwife|monitoring officer|negotiator|nurse"
    "|officer|operative|optician|organiser|paralegal|partner|pharmacist|physiotherapist|planner"
    "|practitioner|president|principal|producer|professor|provost|psychiatrist|psychologist"
    "|receptionist|registrar|representative|researcher|scientist|secretary|section 151 officer"
    "|sergeant|solicitor|specialist|superintendent|supervisor|surgeon|surveyor|teacher|technician"
    "|anaesthetist|audiologist|cardiologist|dermatologist|dietitian|gynaecologist|health visitor"
    "|neurologist|obstetrician|oncologist|optometrist|orthodontist|paediatrician|paramedic"
    "|pathologist|podiatrist|psychotherapist|radiographer|radiologist"
    "|therapist|trainee|trainer|treasurer|trustee|tutor|underwriter|vice-?chancellor|warden|worker"
    "|pennaeth|rheolwr|rheolwraig|swyddog|cyfarwyddwr|cyfreithiwr|athro|prif weithredwr"
)
BEGINS_POST = re.compile(rf"{at_word(*_POSTS.split('|'))}\b")
"""Finds in small letters where a :data:`POST` may begin, only faster."""
POST = re.compile(rf"\b(?:{_POSTS})\b", re.IGNORECASE)
THINGS = frozenset(
    " ".join(_POSTS.replace("?", "").split("|")).split()
    + "account accounts action active activities admissions adoption adult adults advisory after"
    " agreement ambulance annual answer appeal appeals appendix application applications approved"
    " area asian asset assets assurance audit average bailey band bereavement black board bodies"
    " body british budget business cabinet capital care case central certificate chamber change"
    " child children civic civil clinical cloud code collection commercial commissioning committee"
    " communications communities community complaints compliance conservation construction"
    " consumer contact contract contracts control corporate cost council councillors county court"
    " crime criminal crown cultural culture customer customers cyber data debt decision defence"
    " delivery democratic demand design development digital direct directorate disability dispute"
    " district domestic drainage early east economic economy education elections electoral"
    " electric emergency employee employees employment enforcement engineering england english"
    " environment environmental equality estates european events exchange external facilities"
    " family families finance financial fire first fleet food foreign form forms foster fostering"
    " framework freedom full further general goods governance grade grants great growth guidance"
    " half harassment health healthcare heritage high higher highway highways home homeless"
    " homelessness homes housing human improvement income independent industrial infection"
    " information infrastructure inner insight insurance integrated intelligence interim internal"
    " international intervention investment joint justice key kingdom land landlord law learning"
    " legal leisure level licence licensing life line list local london long looked lord lower"
    " maintenance major management marine maternity media medical member members mental"
    " metropolitan middle mobile modern monthly multi music national nature network new news night"
    " no non north northern notice number nursing occupational older online open operational"
    " operations order organisation other outer overall oversight owner park parking part partner"
    " party pay payment payroll pension pensions people performance permanent person personal"
    " personnel plan planning play police policy political pollution portal post prevention prime"
    " principal priority private probation procurement professional programme programmes project"
    " projects property protection provider providers public purchase pupil quality quarter"
    " question rail records recovery recruitment recycling regeneration region regional"
    " registration registry regulation regulatory rehabilitation relations repairs request"
    " research residential resilience resource resources response revenue revenues rights risk"
    " road roads royal rural safeguarding safety schedule science scotland scottish scrutiny"
    " second section security senior service services shared short sick sickness single social"
    " solutions south southern special specialist staff staffing standard standards state"
    " statement statutory strategic strategy street streets student students subject supplier"
    " suppliers supply support supreme sustainability system systems table tax team technical"
    " technology temporary tenant tenants third total tourism town trade trading traffic training"
    " transformation transparency transport travel treasury treatment tree trees tribunal trust"
    " united upper urban user valuation value vehicle veterans victim victims virtual visit"
    " voluntary volunteer wales waste water web welfare welsh west western white wildlife women"
    " work workforce working works year young youth zone the and of for in on at by to from with"
    " this that these those we our your not no yes january february march april may june july"
    " august september october november december monday tuesday wednesday thursday friday saturday"
    " sunday grant thornton baker tilly mott macdonald balfour beatty ernst pricewaterhouse"
    " deloitte kpmg capita serco amey kier veolia biffa atkins arup jacobs sodexo mitie compass"
    " hays reed adecco randstad bevan brittan eversheds sutherland browne jacobson sharpe"
    " pritchard weightmans wimpey persimmon barratt redrow bovis barclays lloyds halifax"
    " nationwide santander tesco sainsbury sainsburys asda aldi lidl boots microsoft google oracle"
    " amazon apple cisco ibm fujitsu atos cognizant virgin vodafone thames severn trent anglian"
    " yorkshire lancashire cheshire kent essex sussex surrey hampshire dorset devon cornwall"
    " somerset norfolk suffolk cumbria durham northumbria leeds sheffield manchester liverpool"
    " birmingham bristol cardiff swansea newport edinburgh glasgow belfast ireland europe america"
    " western saint st mount upon great little much old market unison gmb unite barnardo"
    " barnardo's barnardos macmillan marie curie shelter crisis mencap scope mind samaritans"
    " oxfam".split()
)
"""Words in the names of posts, departments, subjects, firms and places, and at the beginning of
sentences. One of them is enough to say that capitalised words are not a person's name."""
_ON = re.compile(r"(?:(?: (?:of|and|the|&|at|in|for|upon|C of E|CE|RC|VA|VC))* [A-Z][\w'’-]*){0,6}")


def names_institution(text: str, start: int, end: int) -> bool:
    """Whether the capitalised words from *start*, which go on behind *end*, name an institution or
    a place: ``Sir Thomas Boteler High School``. ``Lady Fictional, House Manager`` does not."""
    on = _ON.match(text, end)
    words = text[start : on.end() if on else end].split()
    said = [word.strip("'’.,-").casefold().removesuffix("'s") for word in words]
    last = next((n for n in range(len(said) - 1, 0, -1) if said[n] in INSTITUTIONS), 0)
    return last > 0 and not any(POST.fullmatch(word) for word in said[last + 1 :])
