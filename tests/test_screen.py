"""The screen for personal data: what it must find, in every disguise, and what it must leave alone.
All people, numbers and addresses are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.findings.registry import RULES
from disclosure_log.privacy.detector import Public, screen, small_numbers
from disclosure_log.privacy.kinds import (
    ACCEPTABLE,
    IDENTIFYING_COLUMN,
    KINDS,
    NEARLY_LISTED,
    SMALL_NUMBER,
    Strength,
)
from disclosure_log.privacy.normalise import NormalisedText

NOTHING_PUBLIC = Public.of([])

# What must be found stands between ⟦ and ⟧.
FOUND = {
    "reply-address": [
        "Write to ⟦request-1090234-a1b2c3d4@whatdotheyknow.com⟧ instead.",
        "[reply](mailto:⟦request-1090234-a1b2c3d4@whatdotheyknow.com⟧)",
        "⟦request-12-ab12cd34@foi.example⟧",
        "⟦foi+request-12345-deadbeef@whatdotheyknow.com⟧",
        "⟦request-7654-0a1b@asktheeu.org⟧, ⟦j.placeholder.abc123@fragdenstaat.de⟧ and ⟦12345-67890@requests.muckrock.com⟧",
        "⟦request-1090234-a1b2c3d4 [at] whatdotheyknow.com⟧",
        "https://www.⟦whatdotheyknow.com/user/jane_placeholder⟧",
        "the answer at https://www.⟦whatdotheyknow.com/request/calls_to_the_office_3⟧",
        "https://⟦fragdenstaat.de/anfrage/lampen-in-der-gasse⟧",
    ],
    "email": [
        "It came from ⟦jane.placeholder@example.com⟧.",
        "MAILTO:⟦Jane.Placeholder@Example.COM⟧",
        "<⟦jane@mail.example.gov.uk⟧>",
        "⟦jane_placeholder+foi@example.org⟧; ⟦o'fictional@example.org⟧",
        "⟦jane.place\u200bholder@gmail.example⟧",
        "⟦jane＠gmail.example⟧, ⟦jane&#64;gmail.example⟧, ⟦jane&amp;#x40;gmail.example⟧, ⟦jane&commat;gmail.example⟧",
        "**⟦jane**@example.com⟧ and ⟦jane\\@example.com⟧",
        "⟦jane.placeholder@\nexample.com⟧",
        "⟦jane.placeholder\u00a0@ example.com⟧",
        "⟦jane at example dot com⟧, ⟦jane dot placeholder at example dot co dot uk⟧",
        "⟦jane [at] example.com⟧, ⟦jane(at)example.com⟧, ⟦jane {at} example [dot] com⟧",
        "⟦jane.placeholder at example.com⟧ and ⟦jane at gmail.com⟧",
        "⟦jane.placeholder@cafcass⟧",
        "⟦j\u0430ne@example.com⟧",
        "| ⟦jane.placeholder@ | example.org⟧ |",
    ],
    "phone": [
        "Ring ⟦07700 900123⟧ or ⟦07700900123⟧ or ⟦07700-900-123⟧ or ⟦07700.900.123⟧.",
        "⟦01632 960123⟧, (⟦01632) 960123⟧, ⟦01632/960123⟧, ⟦01632 960 123⟧, ⟦01632-960-123⟧",
        "⟦020 7946 0123⟧, (⟦020) 7946 0123⟧, ⟦0161 496 0123⟧, ⟦0 1632 960 123⟧",
        "⟦+44 7700 900123⟧, ⟦+44 (0)1632 960123⟧, ⟦+447700900123⟧, (⟦+44) 20 7946 0123⟧",
        "⟦0044 7700 900123⟧, ⟦447700900123⟧, ⟦44 7700 900123⟧, ⟦0044 (0) 20 7946 0123⟧",
        "tel:⟦07700900123⟧ and [ring](tel:⟦+44-7700-900123⟧)",
        "Tel⟦07700900123⟧, Mobile:⟦07700900123⟧",
        "⟦01632 960123 ext. 45⟧, ⟦01632 960123 x45⟧, ⟦01632 960123, extension 4567⟧",
        "⟦07700\n900123⟧ and ⟦07700\n   900 123⟧",
        "⟦O77OO 9OO123⟧, ⟦o7700 900 456⟧",
        "**⟦07700** 900123⟧, ⟦07700\u00a0900123⟧, ⟦07700\u2013900\u2011123⟧, ⟦0\u200b7700\u00ad900123⟧",
        "⟦\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663⟧ and ⟦０７７００ ９００１２３⟧",
        "⟦&#48;7700&nbsp;900123⟧",
        "⟦0 7 7 0 0 9 0 0 1 2 3⟧ and ⟦07 70 09 00 12 3⟧",
        "⟦07700 900123⟧ / ⟦07700 900456⟧, ⟦07700900123⟧,⟦07700900456⟧ and ⟦07700 900123⟧ 12 March",
        "⟦070 7946 0123⟧, ⟦0909 879 0123⟧, ⟦056 7946 0123⟧",
        "⟦+33 1 23 45 67 89⟧, ⟦+1 (212) 555-0123⟧, ⟦0033 1 23 45 67 89⟧, ⟦+353 1 234 5678⟧",
        "⟦Tel: 960123⟧, ⟦telephone number 960 123⟧, ⟦Ext. 4567⟧",
        "⟦zero seven seven double zero, nine zero zero, one two three⟧",
        "| Jane | ⟦07700 900123⟧ |",
        "⟦0770090012&#51;⟧ is hers",
        "Call ⟦oh seven seven double oh nine hundred one two three⟧",
        "⟦07700,900,123⟧, ⟦07700/900/123⟧",
        "https://lamps.example/x?tel=⟦07700+900123⟧",
        "⟦0 7700 900123⟧, ⟦0 20 7946 0123⟧, ⟦0 161 496 0123⟧, ⟦0 1632 960 123⟧, ⟦0-7700-900123⟧",
        "(⟦0) 7700 900 123⟧, (⟦0) 770 090 0123⟧, ⟦0 77 00 90 01 23⟧, ⟦07 70 09 00 12 3⟧",
        "⟦020 79 46 01 23⟧, ⟦01632 9 6 0 1 2 3⟧, ⟦01 632 960 123⟧",
    ],
    "nhs-number": [
        "⟦943 476 5919⟧ and ⟦943-476-5919⟧",
        "NHS number ⟦9434765919⟧",
        "the patient (⟦9434765919⟧)",
        "⟦9434765919⟧, a service user",
        "NHS No. ⟦943 4765919⟧",
        "**⟦943** 476&nbsp;5919⟧",
        "Patient ⟦943\n476 5919⟧ was seen.",
        "NHS number ⟦943_476_5919⟧, NHS number ⟦943,476,5919⟧ and patient ⟦943/476/5919⟧",
        "⟦CHI number 1403871234⟧, ⟦CHI: 140387 1234⟧ and ⟦H&C number 3200000015⟧",
    ],
    "national-insurance": [
        "⟦QQ123456C⟧, ⟦QQ 12 34 56 C⟧, ⟦qq123456c⟧, ⟦QQ-12-34-56-C⟧, ⟦JZ 123 456 B⟧, ⟦jz 12 34 56 c⟧",
        "his ⟦NI no is jz 20 30 40 b⟧",
        "⟦National Insurance number: JZ 20 30 40⟧",
        "⟦Q\u200bQ1234**56**C⟧",
    ],
    "date-of-birth": [
        "⟦DOB 03/03/2009⟧, ⟦D.O.B.: 3.3.09⟧, ⟦d o b 2009-03-03⟧, ⟦dob: 03MAR2009⟧",
        "⟦Date of birth (DD/MM/YYYY): 03-03-2009⟧",
        "The ⟦date of birth of the child is 3 March 2009⟧.",
        "⟦born 3rd March 2009⟧; ⟦born on the 3rd of March 2009⟧; ⟦born March 3, 2009⟧; ⟦Born: 3 Mar 09⟧",
        "⟦3 March 2009 (DOB⟧) and ⟦03/03/2009 is her date of birth⟧",
        "⟦birthday is on the 3rd of March⟧",
        "⟦aged 7 (3.3.2009⟧)",
        "**⟦Date of birth**\n03/03/2009⟧",
        "⟦DOB&nbsp;٠٣/٠٣/٢٠٠٩⟧",
        "She was ⟦born on the fourteenth of March 1987⟧.",
        "⟦Dyddiad geni: 3 Mawrth 2009⟧",
    ],
    "bank-account": [
        "⟦sort code 12-34-56 account number 12345678⟧",
        "⟦Sort-code: 123456⟧",
        "⟦Account number 12345678⟧; ⟦a/c no. 1234 5678⟧",
        "⟦12-34-56 12345678⟧ and ⟦12345678 12-34-56⟧",
        "Pay to ⟦20-30-40, account 55667788⟧",
        "⟦GB33BUKB20201555555555⟧, ⟦GB33 BUKB 2020 1555 5555 55⟧ and ⟦de89 3704 0044 0532 0130 00⟧ are theirs",
    ],
    "card-number": [
        "⟦4111 1111 1111 1111⟧, ⟦4111-1111-1111-1111⟧, ⟦4111111111111111⟧",
        "⟦3782 822463 10005⟧; ⟦5555 5555 5555 4444⟧ 04/28",
        "⟦4111 **1111** 1111 1111⟧",
    ],
    "tax-reference": [
        "⟦UTR: 12345 67890⟧",
        "⟦Unique Taxpayer Reference (UTR) 9876543210⟧",
        "⟦tax reference no. 1234567890K⟧",
    ],
    "identity-document": [
        "⟦Passport number: 123456789⟧, ⟦passport no ZU1234567⟧",
        "Licence ⟦PLACE657054JA9IJ⟧, ⟦FICTI 802145 C99RT⟧",
        "⟦driving licence number: 12345678⟧",
        "⟦passport 533380006GBR⟧ and ⟦passport no. 533380006 GBR⟧",
        "⟦UPN A123456789012⟧, ⟦unique learner number 1234567890⟧",
    ],
    "family-court-case": [
        "⟦ZZ15P00123⟧, ⟦LV16C01234⟧, ⟦ZC19D00456⟧, ⟦BV18F00012⟧, ⟦zz15p00123⟧",
        "⟦ZZ 15 P 00123⟧, ⟦ZZ15-P-00123⟧, ⟦ZZ/15/P/00123⟧",
        "**⟦ZZ15**P\u200b00123⟧",
        "the ⟦case number 1234/5678⟧, ⟦Case no: BM 123/2015⟧",
        "⟦1688-1234-5678-9012⟧ and case ⟦1688123456789011⟧",
    ],
    "mail-header": [
        "⟦From: Jane Placeholder⟧\n⟦Sent: 03 March 2016 10:12⟧\nTo: Governance Team",
        "**⟦From:** Placeholder, Jane⟧\nfor you",
        "⟦Cc: Colin Q. Fictional⟧",
        "> ⟦On 3 March 2016 at 10:12, Jane Placeholder wrote:⟧",
        "⟦On Thu, Mar 3, 2016, Jane Placeholder wrote:⟧",
        "-----⟦Original Message-⟧----",
        "⟦Begin forwarded message⟧:",
    ],
    "address": [
        "⟦12 Elder Lane, Fernhollow, WC1X 8NH⟧",
        "⟦Flat 3, Heron House, Larch Road\nLondon\nse1 7eh⟧",
        "⟦Rose Cottage, Elder Lane, Fernhollow, WR1 1AA⟧",
        "lives at ⟦12 elder lane⟧ with",
        "⟦12 Elder Lane⟧ is empty; ⟦12A, Old Elder Road⟧ too",
        "**⟦12** Elder&nbsp;Lane, W\u200bC1X 8NH⟧",
        "She lives in ⟦Flat 3, Imaginary House⟧, Crookes.",
        "They live at ⟦Rose Cottage⟧ now.",
        "her home, ⟦12 Elder Lane⟧, is opposite the school",
    ],
    "postcode": [
        "⟦WC1X 8NH⟧, ⟦WC1X8NH⟧, ⟦wc1x 8nh⟧, ⟦m1 1ab⟧, ⟦SK9 5AF⟧, ⟦E1W 1AA⟧",
        "⟦W\u200bC1X\u00a08NH⟧ and **⟦WC1X** 8NH⟧",
        "⟦WC1X\n8NH⟧",
        "⟦S1O 2ZZ⟧ and ⟦SK9 OAF⟧",
    ],
    "named-person": [
        "⟦Mr Placeholder⟧, ⟦Mrs J. Placeholder⟧, ⟦Ms Jane Placeholder⟧, ⟦Miss Placeholder⟧ and ⟦Mx Placeholder⟧",
        "⟦Dr Zo\u00eb Fictional⟧, ⟦Prof. Fictional⟧, ⟦Sir Colin Fictional⟧, ⟦Cllr Fictional⟧, ⟦Rev Fictional⟧ and ⟦HHJ Fictional⟧",
        "⟦MR PLACEHOLDER⟧ and ⟦mr placeholder⟧; Mr and ⟦Mrs O\u2019Fictional⟧",
        "⟦Judge Fictional⟧, ⟦PC Fictional⟧ and ⟦DS Fictional⟧",
        "⟦Mr.Placeholder⟧ and ⟦Dr.Fictional⟧; FAO ⟦Jane Placeholder⟧; for the attention of ⟦Colin Fictional⟧",
        "**⟦Ms** Place\u200bholder⟧, ⟦Ms&nbsp;Placeholder⟧, ⟦Ms\nPlaceholder⟧",
        "my name is ⟦Jane Placeholder⟧; my daughter ⟦Emily⟧; the social worker, ⟦Jane Placeholder⟧; Name: ⟦Jane Placeholder⟧",
        "⟦Mr de Placeholder⟧, ⟦Ms van der Placeholder⟧, ⟦Mr-Placeholder⟧, ⟦Mr_Placeholder⟧ and ⟦Mrs_Smithson⟧; ⟦Mr May⟧",
        "FAO: ⟦Colin Fictional⟧; F.A.O. ⟦Colin Fictional⟧; Attn: ⟦Colin Fictional⟧; Attention: ⟦Colin Fictional⟧; c/o ⟦Colin Fictional⟧",
        "Child's name is ⟦Jane Placeholder⟧; Child's name: ⟦Jane Placeholder⟧; her age, daughter ⟦Jane Placeholder⟧",
        "Report written by ⟦Jane Placeholder⟧ on 3 May.",
        "the Service Manager (⟦Colin Fictional⟧) and ⟦Jane Placeholder⟧, Head of Legal, agreed.",
        "On behalf of ⟦Jane Placeholder⟧ we asked for it; approved by ⟦Colin Fictional⟧.",
        "Investigated on behalf of my client, ⟦Zuzu Notional⟧. ⟦PC 4417 Zuzu Notional⟧; prepared by: ⟦Z. Notional⟧.",
        "Signed for and on behalf of the Council: ⟦Jane Placeholder⟧; in attendance: ⟦Jane Placeholder⟧, ⟦Colin Fictional⟧ and ⟦J. Notional⟧",
        "Social worker: ⟦Jane Placeholder⟧\nTeam manager: ⟦Colin Fictional⟧",
        "Apologies were received from ⟦Jane Placeholder⟧ (Chair) and ⟦Colin Fictional⟧.",
        "The claimant, ⟦Zuzu Notional⟧, appealed. She was named as ⟦Zuzu Notional⟧. The patient (⟦Zuzu Notional⟧) was seen.",
        "cc ⟦Zuzu Notional⟧; the evidence of ⟦Jane Placeholder⟧; a letter to ⟦Jane Placeholder⟧; refused by ⟦Jane Placeholder-Notional⟧",
        "Mae'r adroddiad wedi ei ysgrifennu gan ⟦Zuzu Notional⟧. Paediatrician: ⟦J. Placeholder⟧",
        "We spoke to ⟦Zuzu Notional⟧; ar ran ⟦Zuzu Notional⟧; statement of the Head of HR, ⟦Jane Placeholder⟧.",
    ],
    "letter-opening": [
        "⟦Dear Ms X⟧,",
        "⟦Dear Jane⟧, thank you",
        "⟦Dear Mr and Mrs Placeholder⟧",
        "⟦Dear J. Placeholder⟧",
        "\n\n⟦dear jane⟧,\nThank you",
        "⟦DEAR MS PLACEHOLDER⟧",
        "⟦Dear Mr.Placeholder⟧",
        "⟦Annwyl Ms Placeholder⟧, ⟦Annwyl Jane⟧,",
        "**⟦Dear** Jane&nbsp;Placeholder⟧",
        "⟦Hi Jane⟧,\nThank you",
        "⟦Good morning Colin⟧!",
    ],
    "sign-off": [
        "⟦Yours sincerely,\n\nJane Placeholder⟧\nGovernance Officer",
        "⟦Yours faithfully Jane Placeholder⟧",
        "⟦Kind regards\nColin⟧",
        "⟦Kind regards\nColin Chambers⟧",
        "⟦Best wishes, J. Placeholder⟧",
        "⟦Many thanks\nZo\u00eb⟧",
        "⟦kind regards\njane⟧\n",
        "⟦Thanks,\nJane⟧",
        "⟦Best,\nJane⟧",
        "⟦KR,\nJane Placeholder⟧",
        "⟦Rgds, Jane⟧",
        "⟦BR,\nJane⟧",
        "⟦BW\nJane⟧",
        "⟦Yours,\nJane Placeholder⟧",
        "⟦Cofion gorau,\nJane Placeholder⟧",
        "**⟦Yours** sincerely\\\nJane Placeholder⟧",
        "We hold nothing more.\n\n⟦Jane Placeholder⟧\nInformation Rights Officer",
        "⟦I look forward to hearing from you,\nJane⟧",
        "⟦Sent from my iPhone\nJane⟧",
        "⟦Dymuniadau gorau,\nZuzu Notional⟧ ac ⟦yn ddiffuant\nZuzu Notional⟧",
        "⟦Many thanks in advance,\nZ. Notional⟧",
        "Signed on behalf of the Trust\n\n⟦Jane Placeholder⟧\nDirector of Lamps",
        "⟦I look forward to hearing from you, Jane Placeholder⟧",
    ],
    "ip-address": [
        "from ⟦192.168.1.10⟧",
        "⟦10.0.0.1⟧, ⟦2001:db8::1⟧",
        "⟦2001:0db8:85a3:0000:0000:8a2e:0370:7334⟧",
        "⟦192.0.2.1&#48;0⟧",
        "The lamps' new version was used from ⟦192.0.2.14⟧.",
    ],
    "vehicle": [
        "a blue car, ⟦AB12 CDE⟧",
        "⟦AB12CDE⟧ and ⟦LV62 XYZ⟧",
        "the car ⟦A123 BCD⟧",
        "registration number ⟦ABC 123D⟧",
        "her van (⟦ab12 cde⟧)",
    ],
    "social-media": [
        "⟦@janeplaceholder⟧",
        "https://⟦twitter.com/janeplaceholder⟧, ⟦x.com/janeplaceholder⟧, https://⟦www.facebook.com/jane.placeholder⟧",
        "https://⟦www.linkedin.com/in/jane-placeholder⟧ and https://⟦www.tiktok.com/@jane⟧",
        "⟦＠jane_placeholder⟧",
    ],
    "location": [
        "⟦53.3811, -1.4701⟧; ⟦lat 53.38110 lon -1.47010⟧; ⟦53°22'52\"N 1°28'12\"W⟧",
        "⟦UPRN 100051234567⟧ and ⟦UPRN: 10005123456⟧",
        "https://www.⟦google.com/maps/place/@53.3811,-1.4701⟧, https://⟦maps.app.goo.gl/AbCdEf⟧, ⟦///lamp.lane.elder⟧",
        "grid reference ⟦SK 35124 87012⟧",
    ],
    "personal-link": [
        "https://fernhollow⟦-my.sharepoint.com/personal/jane_placeholder_fernhollow⟧",
        "https://lamps.example/news⟦?fbclid=IwAR0abcdef123⟧",
        "in ⟦C:\\Users\\jplaceholder⟧ and ⟦file://\x2fhome/jane/lamps.txt⟧",
    ],
    "possible-name": [
        "On 3 May ⟦Jane Placeholder⟧ rang, and then ⟦Colin Q. Fictional⟧ wrote.",
        "He was seen with ⟦Zoë\nFictional⟧.",
    ],
}

LEFT_ALONE = {
    "reply-address": [
        "The request was made through whatdotheyknow.com.",
        "Request-123 was answered.",
        "https://www.whatdotheyknow.com/body/cafcass",
    ],
    "email": [
        "3 lamps @ 2.50 each, or 5@10",
        "Look at example dot points, at page 4. Dot.",
        "It is available at www.example.org, at gov.uk and at example.com.",
        "The @ sign is not allowed; meet at (at last) noon.",
        "the domain @example.gov.uk",
    ],
    "phone": [
        "0303 123 1113, 0300 456 4000, 0800 123 4567, 0808 800 5000, 0845 123 4567 and +44 (0)303 123 1113",
        "111, 101, 105, 999, 116 123, 116000",
        "2019 2020 2021 2022 2023",
        "1234567890 and 12345678901 were counted, 01 234 567 and 1 234 567 890 too",
        "0.12345678901 and 0.0770090012 and 3.07700900123",
        "CAF 15-105, Gov/CAF 18-172, FS50123456, PO07700900123, 07/2015/00123",
        "01/02/2019 - 03/04/2019, 01-02-2019 03-04-2019, 2016-03-01 10:15",
        "Open 07.30-12.00 1.30-5.00",
        "ISBN 0-19-853453-1, ISBN 0 11 322865 2, ISBN 978-0-11-322865-5",
        "\u00a31,234,567.89; \u00a301234567890; 1,012,345,678",
        "0 1 0 2 0 0 3 0 1 2 0",
        "Ward 0 766 575 6627 and Ward 0 2783 781 417",
        "North 0 57 3729 4843; 0 7700 900123 12; 12 0 7700 900123",
        "0546 3190 70 5 and 01 56 78 371 69",
        "North 8865 +87 -996 -40 -166",
        "0 7 1 12 0 3 4 0 1 20",
        "0.7 7.1 2.3 4.5 6.7 8",
        "Company number 01234567",
        "An extension of 20 days; the next 2000; an extension 2016",
        "https://www.example.org/a/2016/03/01/07123-report.pdf?id=20160301123456",
        "The mobile library made 15000 loans; telephone calls 12 345.",
        "one two three four five six seven eight nine",
    ],
    "nhs-number": [
        "9434765919 calls were made.",
        "1 943 476 591 and 943,476,5919",
        "943 476 5918",
        "The NHS has 1,234,567 staff.",
        "943\n476\n5919",
        "943\t476\t5919",
        "943    476    5919",
    ],
    "national-insurance": [
        "in 12 34 56 a way",
        "at 10 20 30 a day",
        "FS50123456A",
        "National Insurance contributions were 123456",
        "GB123456A and BG123456C",
    ],
    "date-of-birth": [
        "Children born between 1 January 2005 and 31 December 2010",
        "born after 3 March 2009; born before 1 April 2010",
        "The date of birth is not recorded. On 12 June 2015 we said so.",
        "children aged 9 on 1 March 2016; ages 16-24",
        "stillborn; newborn 12/03/2016",
        "There were 412 babies born on 1 January 2024.",
        "children who were born on 3 March 2009 start in September",
    ],
    "bank-account": [
        "The account of 12 March 2016",
        "sort codes are not held",
        "12-03-16 to 12-04-16",
        "Account manager 2016-17",
        "GB12 ABCD 1234 5678 9012 34 is none",
    ],
    "card-number": [
        "4111 1111 1111 1112",
        "4111.1111111111111",
        "4444444444444444",
        "\u00a34111111111111111",
    ],
    "tax-reference": [
        "The tax reference is withheld.",
        "UTR is short for unique taxpayer reference.",
        "tax reform 1234567890",
    ],
    "identity-document": [
        "Passport applications: 123456789",
        "driving licence 2016",
        "passport office no. 12",
        "ABCDE12345",
    ],
    "family-court-case": [
        "Lamps by lane\nElder 1856 9050 5266 3559\nAsh 1312 9051 5261 3552\nOak 2856 4050 5266 3551",
        "[2019] EWFC 12, [2013] EWCA Civ 1146, [2019] UKUT 247 (AAC), GIA/1230/2014, EA/2015/0123",
        "FS50123456, IC-12345-A1B2, CAF 15-105, Gov/CAF 18-172",
        "s.40(2), regulation 12(5)(e), C100 and C110A",
        "Case reference CAF 15-105; 1500-1600, 1700-1800",
    ],
    "mail-header": [
        "From: Governance Team\nTo: All staff",
        "From: 1 April 2015\nTo: 31 March 2016",
        "On 3 March 2016 the court wrote: no.",
        "people from: London",
        "The office moved from: Kentish Town to: Camden Lock",
        "This was sent: it arrived. Our original message was short.",
        "To: FOI Requests",
    ],
    "address": [
        "15 lamps in Elder Lane",
        "In 2016 Elder Lane was closed",
        "section 5 High Court",
        "on 12 March Street lamps",
        "12 The Lane",
        "Resurfacing of 12 to 88 Albert Road, then works at 3 Church Street; site 14 is opposite 1 High Street.",
        "The lamp outside 12 Elder Lane was mended; Flat 3 was let.",
        "Licensed premises where lamps are sold after eleven in the evening: Elder Lamps, 12 Elder Lane; Ash Lamps, 14 Ash Lane; Oak Lamps, 15 Oak Lane.",
        "Lamps: Ash Road 40, Elder Lane 28, Oak Gardens 12.",
    ],
    "postcode": [
        "C20 4AA, A12 3BC, CR2 3CD, QX1 1AA",
        "SW19 and WC1X",
        "the M1 3am, #e201ab, W1 1st",
        "E20 1A and 5WC1X 8NH2",
        "Form C1 2AB",
        "B12 ONE and M25 OLD",
    ],
    "named-person": [
        "Mr Justice Holgate, Mrs Justice Fictional, Lord Justice Fictional and the Lord Chief Justice",
        "the Sir Robert Francis report, Lord Laming's inquiry and Professor Munro's review of child protection",
        "Baroness Fictional of Elder, Chair",
        "Mr X and Ms A; Mr [redacted]; the Judge decided; a Judge may",
        "Dr Barnardo's homes; MS Teams, Ms Word, PC World, a DR plan, 20 ms after",
        "the social worker Cafcass appoints; a guardian; Customer Services Team; the Father and Child Service",
        "FAO Food Price Index, for the attention of Practice Quality leads; PS Please ask; Inspector Training; District Judge Training",
        "DI Reports; MR Scanner",
        "Our partner Women's Aid, our partner Action for Children; the child Arrangements Programme; child Arrangements Programme; called Parenting Plan; Mr Men",
        "Mother: White British; nurse-Led; MS-DOS; Nurse-Led Clinic; Attention: Records Office; father: not known; the mother Legal Aid pays for",
        "Bishop Auckland, St John's, King's Heath, Melton Mowbray",
        "Sir Thomas Boteler High School and Lady Margaret Hall Infant School had places; Lord Nelson Inn was used as a hotel.",
        "approved by Elder Brook Surgery, run by Mott MacDonald, on behalf of Fernhollow Borough Council, written by Legal Services",
        "the Minister for Lamps, Sir Colin Fictional, and Dame Jane Placeholder MP; Secretary of State, Jane Placeholder, agreed",
        "The Head of Legal, Director of Finance and Chief Executive; Highways Team, Senior Manager",
        "The Elder Inquiry was chaired by Sir Colin Fictional; the Public Inquiry, led by Jane Placeholder KC, sat for a year.",
        "The Permanent Secretary, Dame Jane Placeholder; Deputy Chief Constable Colin Fictional; Cabinet Member for Lamps, Councillor Fictional",
        "[2016] UKSC 1, in which Lord Fictional held that; Professor Dame Jane Placeholder gave the Elder Lecture",
        "in the next of these; next, Elder Energy; approved by Storm Jane Committee; supported by Elder Brook",
        "spoke to Children Services; Lord Street and Dr Gray Hospital",
    ],
    "letter-opening": [
        "Dear Sir or Madam",
        "Dear Sirs",
        "Dear Colleague",
        "Dear Applicant",
        "Dear [name]",
        "Hi all,",
        "Hello World",
        "dear as it is, it",
        "Dear Customer Services Team",
        "Dear Sir/Madam",
        "Annwyl Syr, Annwyl Riant, Annwyl Rieni, Annwyl Gyfaill",
        "Dear Professional",
        "Annwyl Customer Services Team",
        "Annwyl Breswylydd",
        "Annwyl Gwsmer, diolch",
    ],
    "sign-off": [
        "Yours sincerely,\n\nGovernance Team\nCafcass",
        "Yours faithfully\nFOI Team",
        "Kind regards\nHead of Legal",
        "Best wishes for the holidays",
        "Many thanks. The answer is 15.",
        "With regards to Cafcass, thanks to Staff",
        "Yours sincerely\n[name]",
        "Thanks\nFernhollow Records Unit",
        "Thanks, Ofsted",
        "The choice is yours, Elder Lane. The ticket was BR, Oak Lane says.\nThe answer is yours,\nOak",
        "The lamps of Elder Lane are best,\nOak Lane says",
        "I look forward to hearing from you. Once this is done, Fernhollow\nwill answer.",
        "Elder Lane\nSenior Officer, Fernhollow",
    ],
    "ip-address": [
        "version 3.1.4.2, v10.0.19045.3693",
        "section 4.1.2.3 and 1.2.3.4",
        "see 4.1.2.3",
        "10:12:30, 1:2, std::vector, 127.0.0.1",
        "999.1.2.3, 1.2.3.4.5, \u00a31.200.300.400",
        "SPSS 29.0.1.0 and 192.0.2.0",
        "Software\tVersion\nElder Notes\t12.33.44.5\nAsh Notes\t2.77.1.9",
        "Chrome 120.0.99.109 and firmware 10.2.33.4",
    ],
    "vehicle": [
        "FS50 123, CAF 15, C100 AND, A12 3BC",
        "forms C1A, C110A and FL401",
        "AB12 3CD is none",
        "UK20 ETS",
        "AB99 CDE",
    ],
    "social-media": [
        "netflix.com/x, https://x.com/share?u=1",
        "https://www.facebook.com/",
        "user@",
        "https://www.example.org/in/jane",
        "50 @ 20p",
    ],
    "location": [
        "between 53.5 and 54.2, 12.3811, 41.4701, and 53.3811 to 54.4701",
        "the UPRN is not held; SK 12 34; www.google.com/search",
    ],
    "possible-name": [
        "Elder Lane, Baker Tilly, Abbey Gardens and Jane Placeholder House",
        "Jane Placeholder MP and the Minister for Lamps, Colin Fictional",
        "Zuzu Notional was there. Jane wrote it. Colin Fictional Ltd built it.",
    ],
    "personal-link": [
        "https://lamps.example/search?q=lamps&page=2, fernhollow.sharepoint.com/sites/lamps",
        "token=abcdef123 and C:/Lamps",
    ],
}


def hits(text: str, public: Public = NOTHING_PUBLIC) -> list[tuple[str, int, int]]:
    return [(hit.kind.id, hit.start, hit.end) for hit in screen([text], public)]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """*text* without its marks, and the places they stood at."""
    places = [match.span() for match in re.finditer("⟦.*?⟧", text, re.DOTALL)]
    return re.sub("[⟦⟧]", "", text), [
        (start - 2 * number, end - 2 * number - 2) for number, (start, end) in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts]
)
def test_it_is_found_where_it_stands_and_once(kind: str, text: str) -> None:
    plain, places = marked(text)
    assert hits(plain) == [(kind, *place) for place in places]


@pytest.mark.parametrize("text", [text for texts in LEFT_ALONE.values() for text in texts])
def test_a_near_miss_is_left_alone(text: str) -> None:
    assert hits(text) == []


def test_every_kind_has_both() -> None:
    assert FOUND.keys() == LEFT_ALONE.keys() == {kind.id for kind in KINDS}


def test_every_kind_is_in_the_catalogue_with_a_reason() -> None:
    for kind in (*KINDS, SMALL_NUMBER, NEARLY_LISTED):
        assert RULES[kind.code].name == kind.id
        assert (
            len(RULES[kind.code].why) > 40
            and not kind.advice.endswith(".")
            and kind.advice[0].islower()
        )
    assert ACCEPTABLE.keys() == {
        kind.id
        for kind in (*KINDS, SMALL_NUMBER, IDENTIFYING_COLUMN, NEARLY_LISTED)
        if kind.strength is not Strength.STOP
    }


# ---- one thing, one hit


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dear Mr Placeholder", ["letter-opening"]),
        ("Yours sincerely, Dr Placeholder", ["sign-off"]),
        ("12 Elder Lane, WC1X 8NH", ["address"]),
        ("UTR 01234 56789", ["tax-reference"]),
        ("12 Elder Lane, Mr Placeholder, WC1X 8NH", ["address", "named-person"]),
        (
            "On 3 March 2016 at 10:12, Jane Placeholder <jane@example.com> wrote:",
            ["possible-name", "email"],
        ),
        ("From: Jane Placeholder <jane@example.com>", ["mail-header", "email"]),
        ("+44 7700 900123", ["phone"]),
    ],
)
def test_one_thing_is_named_once(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in hits(text)] == kinds


def test_an_officer_whom_the_authority_names_may_be_named() -> None:
    officers = Public.of(["Jane Placeholder"])
    assert officers.needless == ()
    assert hits("Jane Placeholder, Chief Executive; approved by Jane Placeholder", officers) == []
    assert [kind for kind, *_ in hits("Zoe Placeholder, Chief Executive", officers)] == [
        "named-person"
    ]


def test_a_hit_keeps_no_value() -> None:
    (hit,) = screen(["Ring 07700 900123"], NOTHING_PUBLIC)
    assert "07700" not in repr(hit) and "phone" in repr(hit)


# ---- what is public passes

PUBLIC = Public.of(
    [
        "Team@Fernhollow.example.gov.uk",
        "01632 960999",
        "Records, 1 Elder Lane, Fernhollow, WC1X 8NH",
        "0300 123 4567",
        "Head of Records",
        "Mr Placeholder",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "team@fernhollow.example.gov.uk and mailto:TEAM@fernhollow.example.gov.uk.",
        "team [at] fernhollow.example.gov.uk",
        "(01632) 960 999, +44 (0)1632 960999, 0044 1632-960-999, tel:01632960999, 01632 960999 ext. 4",
        "wc1x8nh; WC1X 8NH",
        "1 Elder Lane, WC1X 8NH; 1 Elder Lane; 1 Elder Lane, WC1X8NH",
        "99 Larch Road, WC1X 8NH",
        "Second Floor, 1 Elder Lane, Fernhollow, WC1X 8NH",
        "MR PLACEHOLDER",
    ],
)
def test_what_is_public_passes_in_every_spelling(text: str) -> None:
    assert hits(text, PUBLIC) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("steam@fernhollow.example.gov.uk", "email"),
        ("team@fernhollow.example.gov.uk.example", "email"),
        ("01632 960998", "phone"),
        ("WC1X 8NJ", "postcode"),
        ("2 Elder Lane", "address"),
        ("Ms Placeholder", "named-person"),
        ("From: Jane Placeholder <team@fernhollow.example.gov.uk>", "mail-header"),
        (
            "On 3 March 2016 at 10:12, Jane Placeholder <team@fernhollow.example.gov.uk> wrote:",
            "mail-header",
        ),
        ("1 Elder Lane, Miss Fictional, WC1X 8NH", "named-person"),
    ],
)
def test_only_exactly_what_is_public_passes(text: str, kind: str) -> None:
    assert [found for found, *_ in hits(text, PUBLIC)] == [kind]


def test_an_exception_that_nothing_needs_is_told() -> None:
    assert PUBLIC.needless == (3, 4)
    assert Public.of([]).needless == ()
    assert "WC1X" not in repr(PUBLIC).upper()


# ---- many pieces


def test_nothing_is_found_across_two_pieces() -> None:
    for whole in (
        "07700 900123",
        "jane@example.com",
        "Dear Jane",
        "WC1X 8NH",
        "DOB 03/03/2009",
        "943 476 5919",
        "12-34-56 12345678",
        "Mr Placeholder",
        "ZZ 15 P 00123",
    ):
        assert hits(whole)
        first, second = whole[: len(whole) // 2], whole[len(whole) // 2 :]
        assert (
            screen([first, second], NOTHING_PUBLIC)
            == screen([first.strip()], NOTHING_PUBLIC)
            == screen([f"{first.strip()}", ""], NOTHING_PUBLIC)
        )


def test_a_word_in_one_piece_does_not_explain_another() -> None:
    assert hits("the car A12 BCD") and hits("case 1688123456789011") and hits("patient 9434765919")
    assert (
        screen(
            ["the car", "A12 BCD", "case", "1688123456789011", "patient", "9434765919"],
            NOTHING_PUBLIC,
        )
        == []
    )


def test_each_hit_names_its_piece() -> None:
    found = screen(
        ["", "Ring 07700 900123", "", "no", "jane@example.com and 07700 900123"], NOTHING_PUBLIC
    )
    assert [(hit.kind.id, hit.passage, hit.start, hit.end) for hit in found] == [
        ("phone", 1, 5, 17),
        ("email", 4, 0, 16),
        ("phone", 4, 21, 33),
    ]


def test_the_sign_between_pieces_hides_nothing_inside_one() -> None:
    assert hits("07700\x1e900123") == [("phone", 0, 12)]


ANYTHING = st.lists(
    st.text(st.characters(exclude_categories=()))
    | st.sampled_from([re.sub("[⟦⟧]", "", text) for texts in FOUND.values() for text in texts]),
    max_size=8,
)


@given(ANYTHING)
def test_whatever_comes_is_read_and_every_place_is_inside(passages: list[str]) -> None:
    for hit in screen(passages, NOTHING_PUBLIC):
        assert 0 <= hit.start < hit.end <= len(passages[hit.passage])


@given(ANYTHING)
def test_a_piece_is_read_alike_alone_and_among_others(passages: list[str]) -> None:
    alone = [
        (hit.kind, number, hit.start, hit.end)
        for number, passage in enumerate(passages)
        for hit in screen([passage], NOTHING_PUBLIC)
    ]
    assert [
        (hit.kind, hit.passage, hit.start, hit.end) for hit in screen(passages, NOTHING_PUBLIC)
    ] == alone


@given(st.text(st.characters(exclude_categories=())))
def test_every_place_of_the_plain_text_leads_into_the_original(text: str) -> None:
    plain = NormalisedText(text)
    places = [plain.origin(offset) for offset in range(len(plain.text))]
    assert places == sorted(places) and all(0 <= place < len(text) for place in places)
    assert len(plain.folded) == len(plain.text)
    assert "  " not in plain.text or "\x1e" in text


@given(st.text(st.sampled_from("ab1. \n*_~`\\&#64;\u200b\u00e9\ufb01\u00a0")))
def test_reading_twice_changes_nothing_but_entities_and_marks(text: str) -> None:
    plain = NormalisedText(text).text
    assert NormalisedText(plain).text == plain or set("&\\*_~`") & set(plain)


# ---- rows of figures

COUNTS = "".join(
    f"Ward {n} {n * 37 % 900 + 100} {n * 53 % 900 + 100} {n * 997 % 9000 + 1000}\n"
    for n in range(10, 18)
)
CODES = "".join(f"Depot 0{n * 997 % 9000 + 1000} {n * 53991 % 900000 + 100000}\n" for n in range(8))
MOBILES = "".join(f"Post {n} 07700 90012{n}\n" for n in range(8))


def found_in(text: str, public: Public = NOTHING_PUBLIC) -> list[str]:
    return [text[start:end] for _, start, end in hits(text, public)]


def test_a_row_that_passes_a_checksum_is_a_row_among_others() -> None:
    assert hits("Ward 9 943 476 5919\n")
    assert hits(COUNTS + "Ward 9 943 476 5919\n" + COUNTS) == []


def test_a_number_unlike_the_rows_beside_it_is_no_row() -> None:
    rows = COUNTS.replace(" 1", " 11")
    assert found_in(rows + "Jane 07700 900 123\n" + rows) == ["07700 900 123"]


def test_a_row_of_other_figures_does_not_explain_a_number() -> None:
    text = "Lamps 12 345\nLanes 44 567\nBins 44 555\nBulbs 55 444\nJane 07700 900123\n"
    assert found_in(text) == ["07700 900123"]


def test_codes_that_begin_with_nought_are_rows_when_most_are_no_telephone_numbers() -> None:
    text = "".join(f"Depot 04{n}12 34{n}567 8\n" for n in range(8)) + "Depot 07700 900123 8\n"
    assert hits(text) == []


def test_a_list_of_people_with_numbers_is_found_although_one_is_mistyped() -> None:
    assert len(found_in(MOBILES + "Post 9 04700 900129\n")) == 8


def test_a_list_of_numbers_of_organisations_hides_no_number_of_a_person() -> None:
    text = "".join(f"Post 0300 123 456{n}\n" for n in range(8)) + "Jane 0161 496 0123\n"
    assert found_in(text) == ["0161 496 0123"]


def test_a_list_of_public_numbers_hides_no_other_number() -> None:
    own = [f"01632 96099{n}" for n in range(9)]
    text = "".join(f"Post {number}\n" for number in own) + "Jane 01632 960123\n"
    assert found_in(text, Public.of(own)) == ["01632 960123"]


def test_no_number_is_joined_across_two_rows() -> None:
    assert hits("A 1 9 89 5 J\nZ20 30 40 5 A\n") == []
    assert hits("NI number J\nZ203040A")


# ---- small numbers

TABLE = [
    ["Area", "Children", "Year", "Cost"],
    ["Elder", "3", "2", "4"],
    ["Larch", "12", "4", "1"],
    ["Heron", "1.0", "1", "2"],
    ["Total", "16", "", ""],
]


def test_small_counts_of_people_are_pointed_out() -> None:
    assert small_numbers(TABLE) == [(1, 1), (3, 1)]
    assert small_numbers(
        [["", "2015", "2016"], ["Complaints", "2", "14"], ["Lamps", "3", "1"]]
    ) == [(1, 1)]
    assert small_numbers(
        [["Children by area", "", ""], ["Area", "2015/16", "2016/17"], ["Elder", "4", "0"]]
    ) == [(2, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["Area", "Lamps"], ["Elder", "3"]],
        [["Area", "Children (%)"], ["Elder", "3"]],
        [["Question", "Children"], ["1", "15"]],
        [["Children", "Rank"], ["Many", "1"]],
        [["Area", "Children"], ["Elder", "5"], ["Larch", "0"], ["Heron", "<5"], ["Ash", "1.5"]],
        [["Month", "Staff"], ["3", "120"]],
        [["Contracts", "Number of contracts"], ["Staff agency", "no"], ["Lamps", "4"]],
    ],
)
def test_other_small_numbers_are_left_alone(rows: list[list[str]]) -> None:
    assert small_numbers(rows) == []
