"""Personal data in text."""

from disclosure_log.findings.rule import Rule

IDENTIFYING_COLUMN = Rule(
    "DL570",
    "identifying-column",
    "A column of names, addresses or dates of birth is about people, whatever its cells look like.",
)
REPLY_ADDRESS = Rule(
    "DL801",
    "reply-address",
    "A request site makes an address for each request. It identifies the person who asked, and"
    " anything sent to it is published (UK GDPR, Article 5).",
)
EMAIL = Rule(
    "DL802",
    "email",
    "An email address often contains a person's name, and anyone can write to it. It is"
    " personal data (UK GDPR, Article 4; FOIA s.40).",
)
PHONE = Rule(
    "DL803",
    "phone",
    "A telephone number reaches a person at home or at work, and cannot be taken back once it"
    " is public (FOIA s.40).",
)
NHS_NUMBER = Rule(
    "DL804",
    "nhs-number",
    "An NHS number identifies a person's health records. Health data has special protection"
    " (UK GDPR, Article 9).",
)
NATIONAL_INSURANCE = Rule(
    "DL805",
    "national-insurance",
    "A National Insurance number stays with a person for life, and helps a thief to take out"
    " credit in their name.",
)
DATE_OF_BIRTH = Rule(
    "DL806",
    "date-of-birth",
    "A date of birth can identify a child in a school or street, and helps others to prove to"
    " a bank that they are that person (UK GDPR, Article 4; FOIA s.40).",
)
BANK_ACCOUNT = Rule(
    "DL807",
    "bank-account",
    "With a sort code and an account number others can take money, or write letters that seem"
    " to come from the bank.",
)
CARD_NUMBER = Rule(
    "DL808",
    "card-number",
    "Anyone who has the number of a card can try to pay with it.",
)
TAX_REFERENCE = Rule(
    "DL809",
    "tax-reference",
    "A taxpayer's reference is private to that person and the tax office. With it, others can"
    " make claims in their name.",
)
IDENTITY_DOCUMENT = Rule(
    "DL810",
    "identity-document",
    "The number of an identity document lets others pretend to be its holder. A driving"
    " licence number also gives away part of the name and the date of birth.",
)
FAMILY_COURT_CASE = Rule(
    "DL811",
    "family-court-case",
    "A case number links what is said to one family. Anyone who identifies a child in"
    " proceedings may be in contempt of court (Children Act 1989, s.97).",
)
MAIL_HEADER = Rule(
    "DL812",
    "mail-header",
    "The header of an email says who wrote to whom and when. Where a header was pasted in,"
    " the rest of the exchange often follows.",
)
ADDRESS = Rule(
    "DL813",
    "address",
    "Publishing where somebody lives can put them in danger. A house number identifies"
    " everyone in the household (UK GDPR, Article 4; FOIA s.38 and s.40).",
)
POSTCODE = Rule(
    "DL814",
    "postcode",
    "About fifteen homes share a full postcode, so one more fact can identify a person.",
)
NAMED_PERSON = Rule(
    "DL815",
    "named-person",
    "A name with a title, or next to a word for a relative or a role, identifies a person."
    " High Court judges are allowed, and so are people known for a public report.",
)
LETTER_OPENING = Rule(
    "DL816",
    "letter-opening",
    "The opening of a letter names the person who asked, and who asked is nobody else's"
    " business (FOIA s.40).",
)
SIGN_OFF = Rule(
    "DL817",
    "sign-off",
    "The end of a letter names the person who wrote it. Junior staff are rarely named in"
    " public, and people who make requests never are (FOIA s.40).",
)
IP_ADDRESS = Rule(
    "DL818",
    "ip-address",
    "The address of a computer can be traced to the person who used it, and shows an attacker"
    " where to start.",
)
VEHICLE = Rule(
    "DL819",
    "vehicle",
    "A number plate can be traced to its keeper, and tells neighbours who is meant.",
)
SOCIAL_MEDIA = Rule(
    "DL820",
    "social-media",
    "A social media account identifies a person, and shows their friends and photographs.",
)
SMALL_NUMBER = Rule(
    "DL821",
    "small-number",
    "When a table counts one to four people, somebody who knows one of them can recognise"
    " them. A total or another table can also give the number away.",
)
LOCATION = Rule(
    "DL822",
    "location",
    "Coordinates, a map link or a property number identify one home as surely as its address does"
    " (UK GDPR, Article 4; FOIA s.38 and s.40).",
)
PERSONAL_LINK = Rule(
    "DL823",
    "personal-link",
    "The address of a personal folder names its owner, and a tracking number in a link identifies"
    " the person who was sent it.",
)
POSSIBLE_NAME = Rule(
    "DL824",
    "possible-name",
    "An unexplained full name may belong to a private person. Only a reader can tell whether the"
    " person is widely known.",
)
UNUSED_ACCEPTANCE = Rule(
    "DL830",
    "unused-acceptance",
    "An acceptance that is no longer needed would let the next item of the same kind through"
    " without a decision.",
)
NEEDLESS_CONTACT = Rule(
    "DL831",
    "needless-public-contact",
    "A list of exceptions is safe only while every exception is needed and understood.",
)
LISTED_PERSON = Rule(
    "DL832",
    "listed-person",
    "The people in a request are on a private list, so that no spelling of their names is"
    " published by mistake.",
)
LIST_LOST = Rule(
    "DL834",
    "people-taken-off-the-list",
    "Without its entries the list protects nobody, and nothing else in a change would show that a"
    " name may be published again.",
)
NEARLY_LISTED = Rule(
    "DL835",
    "nearly-listed-person",
    "A misspelt name still identifies the person, and so does a rare surname by itself.",
)
NO_KEY = Rule(
    "DL833",
    "no-key-for-the-list",
    "The list of people holds no names, only codes made from them with a secret key. Without"
    " the key no name would be found.",
)
