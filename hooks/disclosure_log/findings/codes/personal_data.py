"""Personal data in text."""

from disclosure_log.findings.rule import Rule

REPLY_ADDRESS = Rule(
    "DL801",
    "reply-address",
    "A request site makes one address for each request. It leads to the person who asked,"
    " and what is sent to it is published (UK GDPR, Article 5).",
)
EMAIL = Rule(
    "DL802",
    "email",
    "An e-mail address often is a person's name, and anybody can write to it. It is personal"
    " data (UK GDPR, Article 4; FOIA s.40).",
)
PHONE = Rule(
    "DL803",
    "phone",
    "A telephone number reaches a person at home or at the desk, and cannot be called back"
    " once it is public (FOIA s.40).",
)
NHS_NUMBER = Rule(
    "DL804",
    "nhs-number",
    "An NHS number opens a person's health record. Data about health are specially protected"
    " (UK GDPR, Article 9).",
)
NATIONAL_INSURANCE = Rule(
    "DL805",
    "national-insurance",
    "A National Insurance number follows a person through life, and is half of what a thief"
    " needs to take credit in their name.",
)
DATE_OF_BIRTH = Rule(
    "DL806",
    "date-of-birth",
    "A date of birth singles a child out in a school or a street, and proves who one is to a"
    " bank (UK GDPR, Article 4; FOIA s.40).",
)
BANK_ACCOUNT = Rule(
    "DL807",
    "bank-account",
    "With a sort code and an account number money can be taken, and letters can be made that"
    " look as if they came from the bank.",
)
CARD_NUMBER = Rule(
    "DL808",
    "card-number",
    "Whoever has the number of a card can try to pay with it.",
)
TAX_REFERENCE = Rule(
    "DL809",
    "tax-reference",
    "A taxpayer's reference is for that person and the tax office alone; with it others can"
    " claim in their name.",
)
IDENTITY_DOCUMENT = Rule(
    "DL810",
    "identity-document",
    "The number of an identity document lets others pass for its holder. A driving licence"
    " number holds the name and the date of birth besides.",
)
FAMILY_COURT_CASE = Rule(
    "DL811",
    "family-court-case",
    "A case number ties what is said to one family. Whoever identifies a child in"
    " proceedings may be in contempt of court (Children Act 1989, s.97).",
)
MAIL_HEADER = Rule(
    "DL812",
    "mail-header",
    "The head of an e-mail says who wrote to whom and when. Where one was pasted, the rest"
    " of the exchange often follows.",
)
ADDRESS = Rule(
    "DL813",
    "address",
    "Where somebody lives can put them in danger, and with a house number everybody in it is"
    " identified (UK GDPR, Article 4; FOIA s.38 and s.40).",
)
POSTCODE = Rule(
    "DL814",
    "postcode",
    "A full postcode is shared by about fifteen homes; with one more fact it is a person.",
)
NAMED_PERSON = Rule(
    "DL815",
    "named-person",
    "A name with a title, or beside the word for a relative or an office, is a person."
    " Judges of the High Court pass, and people known by a report.",
)
LETTER_OPENING = Rule(
    "DL816",
    "letter-opening",
    "The opening of a letter names the person who asked. Who asks is no business of anybody"
    " else (FOIA s.40).",
)
SIGN_OFF = Rule(
    "DL817",
    "sign-off",
    "The end of a letter names whoever wrote it. Staff below the top are rarely named in"
    " public, and people who ask are never (FOIA s.40).",
)
IP_ADDRESS = Rule(
    "DL818",
    "ip-address",
    "The address of a computer can lead to the person who used it, and shows an attacker"
    " where to knock.",
)
VEHICLE = Rule(
    "DL819",
    "vehicle",
    "The mark of a vehicle leads to its keeper, and shows a neighbour who is meant.",
)
SOCIAL_MEDIA = Rule(
    "DL820",
    "social-media",
    "An account on social media leads to a person, their friends and their photographs.",
)
SMALL_NUMBER = Rule(
    "DL821",
    "small-number",
    "One to four people in a table can be recognised by those who know one of them. The"
    " number can come back through a total, or another table.",
)
UNUSED_ACCEPTANCE = Rule(
    "DL830",
    "accepted-without-need",
    "What is accepted and no longer there would let the next thing of its kind through"
    " without anybody deciding it.",
)
NEEDLESS_CONTACT = Rule(
    "DL831",
    "needless-public-contact",
    "A list of exceptions is only safe while each of them is needed and understood.",
)
LISTED_PERSON = Rule(
    "DL832",
    "listed-person",
    "The people of a request are on a private list, so that no spelling of their names is"
    " published by mistake.",
)
NO_KEY = Rule(
    "DL833",
    "no-key-for-the-list",
    "The list of people holds no names, only what a secret key makes of them. Without the"
    " key nothing would be found.",
)
