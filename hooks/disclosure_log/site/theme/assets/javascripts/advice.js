// Advice on the words of a request: that another way is the right one, or that it may be refused.
// Advice never stops anybody from sending it.
import { asksForOwn, asksForSomebody, asksForStaff } from "./about_people.js";
import { pattern } from "./words.js";

const RECORDS =
  `(?:information|data|documents?|documentation|records?|files?|e-?mails?|correspondence|communications?
|messages|letters|minutes|papers|reports|materials?|contracts|polic(?:y|ies)|procedures|invoices|decisions)`.replace(
    /\n/g,
    "",
  );
const WIDE = [
  /\b(?:any and all|all and any|each and every|everything)\b/i,
  new RegExp(
    `\\ball (?:of )?(?:(?:the|your|my|our|available|relevant|related|internal|other) )*(?:\\p{L}+ )?${RECORDS}\\b`,
    "iu",
  ),
  /\bevery (?:single )?(?:document|record|file|e-?mail|message|letter|paper|note|decision)\b/i,
  new RegExp(
    `\\b(?:whole|entire|complete|full) (?:set of |history of |details of )?(?:\\p{L}+ )?(?:${RECORDS}|histor(?:y|ies)|archives?)\\b`,
    "iu",
  ),
  /\bfull details of (?:all|any|each|every)\b/i,
  /\banything (?:about|on|to do with|relating to|regarding|concerning)\b/i,
  /\bany (?:and all )?(?:correspondence|communications?|documents?|documentation|e-?mails?|records|files|papers|material) (?:(?:that |which )?you (?:have|hold) |held )?(?:about|on|with|between|relating to|regarding|concerning)\b/i,
];
// A few words that name a subject and no more: "information on lamps".
const SUBJECT_ONLY =
  /\b(?:tell me|tell us|information|details|data|something|material) (?:about|on|regarding|concerning|relating to)\b/i;
const SUBJECT_MOST = 12; // words
const MESSAGES = /\b(?:e-?mails?|correspondence|communications|messages)\b/i;
const ONE_BY_ONE = pattern("iu")`
  \b(?:every|each|all) (?:\p{L}+ ){0,2}
  (?:cases?|files?|child|children|famil(?:y|ies)|complaints?|letters?|referrals?|reports?)\b`;
// A count for each of something is a few figures, and needs no look into each.
const COUNT_FOR_EACH = /\b(?:how many|numbers? of)\b[^.?!]*?\b(?:for|by|in|per) (?:each|every)\b/gi;
const COUNTED = pattern("i")`
  \b(?:how (?:many|much|often)|numbers? of|total|figures?|statistics|breakdown|e-?mails?
  |correspondence|communications|messages|letters|minutes
  |complaints(?! (?:procedure|polic|form|process|handling|team))|costs?|spen[dt]|spending)\b`;
const PERIOD = pattern("i")`
  \b(?:(?:19|20)\d\d|since|between|during|until|before|after|current(?:ly)?|latest|most recent
  |today|now|at present|last|past|previous|this (?:year|month|quarter)|(?:is|are) there|years?
  |yearly|annual(?:ly)?|months?|monthly|weeks?|quarters?|to date)\b`;
const CASE_NUMBER = pattern("i")`
  \b(?:[A-Z]{2} ?\d{2} ?[A-Z] ?\d{5}
  |case (?:(?:reference|ref|number|no)\b[.:]* ?\d[\d/-]{2,}|\d{2}/\d{2,}|\d{6,}))\b`;

const REASON_WHY = /\breasons? why\b/gi;
const OPINION = [
  /\b(?:do|does|did|would|are) you (?:think|believe|feel|agree|consider)\b/i,
  /\b(?:opinions?|thoughts) (?:on|about)\b/i,
  /\byour (?:\p{L}+ )?(?:opinions?|thoughts|views?) (?:on|of|about)\b/iu,
  /\bjustify\b/i,
  pattern("i")`
    (?:^|[.;:?!]\s*)(?:is|are|was|were) (?!there\b)[^.?!]*
    \b(?:biased|prejudiced|unfair|corrupt|racist|sexist)\b`,
  /(?:^|[.;:?!]\s*|\b(?:please|you|and)\s+)explain\b/i,
];

const COMPLAINT = [
  pattern("")`
    \bI\b[^.?!]{0,40}\b(?:complain(?:ing)?|complaint)\b
    (?! (?:and|or|procedures?|polic(?:y|ies)|forms?|process|statistics|figures|data|numbers
    |handling))`,
  /\bmy complaint\b/i,
  /\bI(?: am|['’]m) (?:\p{L}+ )?(?:unhappy|dissatisfied|disgusted|appalled|angry)\b/iu,
  /\b(?:an apology|apologi[sz]e|compensation for me)\b/i,
  /\b(?:lied|please (?:discipline|sack|dismiss|suspend|punish))\b/i,
];

const has = (patterns, text) => patterns.some((each) => each.test(text));
const isBroad = (text) =>
  has(WIDE, text) ||
  (SUBJECT_ONLY.test(text) &&
    text.trim().split(/\s+/).length <= SUBJECT_MOST &&
    !COUNTED.test(text) &&
    !PERIOD.test(text));

const RULES = [
  {
    id: "short",
    title: "Is this enough to go on?",
    text: () => "Say more, so that we can look for it.",
    fits: (text) => text.trim() && (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length < 3,
  },
  {
    id: "own-information",
    title: "Is this about you or your family?",
    text: () =>
      "To see what we hold about you or your child, make a subject access request instead. Leave " +
      "your own case out of this request.",
    link: "How to ask for your own information",
    serious: true,
    fits: (text, _, beside) => asksForOwn(text, beside),
  },
  {
    id: "somebody-else",
    title: "Is this about another person?",
    text: () =>
      "We can rarely release information about another person. Ask about the work, the rules or " +
      "the figures instead, and do not name anyone.",
    serious: true,
    fits: (text, { forenames = "" }, beside) => asksForSomebody(text, forenames, beside),
  },
  {
    id: "staff",
    title: "Does this ask for personal details of staff?",
    text: () =>
      "We withhold most staff names, and all home addresses, private numbers and dates of birth. " +
      "Ask for job titles, teams or staff numbers instead.",
    serious: true,
    fits: asksForStaff,
  },
  {
    id: "case-number",
    title: "Leave case numbers out.",
    text: () =>
      "A case number can be traced to a family. Nothing about a single case is released under " +
      "the Act, and your request may be published.",
    serious: true,
    fits: (text, _, beside) => CASE_NUMBER.test(`${text}\n${beside}`),
  },
  {
    id: "opinions",
    title: "Does this ask for an opinion or a reason?",
    text: () =>
      "The Act covers what is already written down, not a new explanation. Ask for the document " +
      "that gives the reasons: a policy, guidance or minutes.",
    link: "What the Act does not cover",
    fits: (text) => /\bwhy\b/i.test(text.replace(REASON_WHY, "")) || has(OPINION, text),
  },
  {
    id: "complaints",
    title: "Is this a complaint?",
    text: () =>
      "A request for information does not start a complaint. Complain separately, and ask here " +
      "only for the information you want.",
    link: "How to complain",
    fits: (text) => has(COMPLAINT, text),
  },
  {
    id: "broad",
    title: "This may be too broad.",
    text: ({ days }) =>
      "A request for “all” or “everything” is often refused, or we have to ask what you mean, and " +
      `the ${days} days start again. Say which subject, which kind of document and which period ` +
      "you need most.",
    fits: isBroad,
  },
  {
    id: "period",
    title: "Which period do you mean?",
    text: () =>
      "Give a start and an end, for example “from January 2024 to December 2025” or “in each of " +
      "the last three years”.",
    fits: (text) => (isBroad(text) || COUNTED.test(text)) && !PERIOD.test(text),
  },
  {
    id: "cost",
    title: "This may cost too much to answer.",
    text: ({ cost, time }) =>
      `A request can be refused if it would take more than ${time} of staff time (£${cost}) to ` +
      "find the information. Looking into every case or message by hand usually takes longer. " +
      "Ask for totals, a sample, or fewer years.",
    fits: (text) =>
      (isBroad(text) && MESSAGES.test(text)) ||
      ONE_BY_ONE.test(text.replace(COUNT_FOR_EACH, "")) ||
      yearsIn(text) >= 10,
  },
];

/** How many years lie between the first and the last year that a text names. */
function yearsIn(text) {
  const named = (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);
  return named.length ? Math.max(...named) - Math.min(...named) : 0;
}

/**
 * The advice on a request, as {id, title, text, link, serious}. *id* is also the id of the part of
 * the page that says more, to which *link* leads. A *serious* one means that the request should not
 * be sent as it is. *limits* are {cost, time}, beyond which it may be refused, {days} to answer it, and
 * {forenames}, the common ones; *beside* is what was typed in the other fields.
 */
export function advice(wanted, limits, beside = "") {
  return RULES.filter((rule) => rule.fits(wanted, limits, beside)).map(
    ({ id, title, text, link, serious = false }) => ({
      id,
      title,
      text: text(limits),
      link,
      serious,
    }),
  );
}
