// Advice on the words of a request: that another way is the right one, or that it may be refused.
// Advice never stops anybody from sending it.
import { pattern } from "./words.js";

const BROAD = [
  /\b(?:any and all|all and any|each and every|everything)\b/i,
  pattern("i")`
    \ball (?:of )?(?:(?:the|your|my|our|available|relevant|related|internal|other) )*
    (?:information|data|documents?|documentation|records?|files?|e-?mails?|correspondence
    |communications?|messages|letters|minutes|papers|reports|materials?)\b`,
  /\bevery (?:single )?(?:document|record|file|e-?mail|message|letter|paper|note)\b/i,
];
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

const NAMED =
  /\b(?:[Aa]bout|[Rr]egarding|[Cc]oncerning|[Aa]gainst)((?: \p{Lu}[\p{L}'’-]*\p{Ll}\b){2,4})/gu;
// What has capitals and is not a person.
const NO_PERSON = pattern("i")`
  \x20(?:the|private|public|family|child(?:ren)?|local|social|domestic|special|new|north|south|east
  |west|great|united|acts?|agency|arrangements?|association|board|cases?|centre|committee|council
  |county|courts?|guidance|hall|house|lane|law|limited|ltd|office|orders?|plans?|police|policy
  |proceedings|reports?|road|schools?|services?|street|teams?|trust|university|england|wales)
  (?=\x20|$)`;

const IN_CAPITALS =
  /\b(\p{Lu}\p{Ll}+)(?:[- ]\p{Lu}\p{Ll}*\.?)?( \p{Lu}[\p{L}'’-]*\p{Ll})(?![\p{L}])/gu;
const ONE_OF_A_FAMILY = [
  /\b[Tt]he (?!Royal\b)\p{Lu}[\p{L}'’-]*\p{Ll} family\b(?! (?:court|room|centre))/u,
  pattern("i")`
    \b(?:my|our)\x20(?:next[- ]door\x20|former\x20|old\x20)?
    (?:neighbou?r|landlord|landlady|lodger|flatmate|housemate|boss|employer|colleague|friend|tenant
    |ex-?(?:partner|husband|wife|boyfriend|girlfriend))(?:s|['’]s|s['’])?
    (?!\x20(?:plans?|polic|forum|watch|disputes?|schemes?|engagement|surveys?|complaints|register))\b`,
];

// The name of whoever asks follows.
const SIGNED = pattern("i")`
  (?:\bmy name is|\bI am|\bI['’]m|\b(?:regards|sincerely|faithfully|wishes|thanks|thank you)[,.!]?)\s*$`;

/**
 * Whether a *text* names somebody: a common forename with another word in capitals. *beside* holds
 * the name of whoever asks.
 */
function namesSomebody(text, forenames, beside) {
  const known = new Set(forenames.split(" "));
  return [...text.matchAll(IN_CAPITALS)].some((name) => {
    const [, first, last] = name;
    const next = /^ \p{Lu}\p{L}+/u.exec(text.slice(name.index + name[0].length));
    if (SIGNED.test(text.slice(0, name.index)) || beside.includes(name[0])) return false;
    return known.has(first.toLowerCase()) && !NO_PERSON.test(last) && !NO_PERSON.test(next ?? "");
  });
}

const SOMEBODY_AT_WORK = pattern("i")`
  (?:social workers?|case ?workers?|(?:court|service|family|team|contact|support|youth|care|call
  |council|police|press|night|senior|junior)\x20(?:\w+\x20)?(?:advis[eo]rs?|workers?|officers?|managers?
  |assistants?|staff)|employees?|members? of (?:your )?staff|staff(?: members?)?|officers?|managers?
  |guardians?|teachers?|nurses?|doctors?|judges?|magistrates?|clerks?|receptionists?|inspectors?
  |colleagues?|workers?)`.source;
const PRIVATE_FACTS = pattern("i")`
  (?:(?:full|first|last|real|christian)?\x20?names?|surnames?|(?:home\x20)?address(?:es)?
  |(?:private|personal|home|mobile|direct)\x20(?:\w+\x20)?(?:numbers?|details|address(?:es)?|e-?mails?)
  |dates? of birth|home|photographs?|photos?)`.source;
const STAFF = [
  // "the name and address of the social worker", with few words between.
  new RegExp(
    `\\b${PRIVATE_FACTS}\\b(?:[ ,]+(?:and|or|${PRIVATE_FACTS}))*` +
      ` (?:of|for) (?:(?:the|a|an|any|all|each|every|your|her|his|their|that|this)[ ]+)*${SOMEBODY_AT_WORK}\\b` +
      "(?! (?:teams?|posts?|roles?|offices?|units?|departments?|vacanc))",
    "i",
  ),
  new RegExp(
    `\\b${SOMEBODY_AT_WORK}(?:['’]s?|s['’])? (?:\\w+ )?(?:names?|home|private|personal|date of birth|address)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:name|identify|who is) (?:the|that|this|every|each|all)[ ]+(?:\\w+ )?${SOMEBODY_AT_WORK} (?:who|that|in|on|at|for)\\b`,
    "i",
  ),
  new RegExp(`\\bwhere\\b[^.?!]{0,40}\\b${SOMEBODY_AT_WORK}\\b[^.?!]{0,20}\\blives?\\b`, "i"),
];

const OWN_INFORMATION = [
  /\b(?:about|on|concerning|regarding|relating to) (?:me|myself|us|ourselves)\b/i,
  /\bsubject access\b/i,
  /\b(?:held|hold|have|kept|keep) (?:on|about) (?:me|us)\b/i,
  pattern("iu")`
    \b(?:my|our)\x20
    (?:(?!request|name|e-?mail|postal|local|area|question|want|need|seek|would)[\p{L}'’-]+ ){0,3}
    (?:files?|records?|recordings?|calls?|cases?|case notes|notes|data|information(?! request)
    |history|assessments?|reports?|hearings?|proceedings)\b`,
  pattern("iu")`
    \b(?:my|our) (?:\p{L}+ )?
    (?:ex|(?:grand|step)?-?(?:sons?|daughters?|child|children|mothers?|fathers?)|kids?|mum|dad
    |brothers?|sisters?|nieces?|nephews?|partner|husband|wife)\b`,
  /\bbetween\b[^.?!]{0,60}\band (?:me|us)\b/i,
  /\bknow (?:of|about) (?:me|us)\b/i,
  /\bheld with (?:me|us)\b/i,
  /\bI (?:was|am) (?:the|an?) (?:applicant|respondent|party|parent|father|mother)\b/i,
  /\b(?:forms?|complaints?|letters?|e-?mails?|statements?) (?:that |which )?I (?:have )?(?:submitted|made|sent|wrote|written|gave|given)\b/i,
];

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
const isBroad = (text) => has(BROAD, text);

const RULES = [
  {
    id: "short",
    title: "Is this enough to go on?",
    text: () => "Say more, so that somebody can look for it.",
    fits: (text) => text.trim() && (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length < 3,
  },
  {
    id: "own-information",
    title: "Is this about you?",
    text: () =>
      "Your own file and anything else about you comes by a subject access request, not by a " +
      "freedom of information request. Nothing about your own case should stand in this one.",
    link: "How to ask for your own information",
    serious: true,
    fits: (text) => has(OWN_INFORMATION, text),
  },
  {
    id: "somebody-else",
    title: "Is this about another person?",
    text: () =>
      "Information about another person is mostly exempt. Ask about the work, the rules or the " +
      "figures instead, and name nobody.",
    serious: true,
    fits: (text, { forenames = "" }, beside) =>
      [...text.matchAll(NAMED)].some(([, name]) => !NO_PERSON.test(name)) ||
      namesSomebody(text, forenames, beside) ||
      has(ONE_OF_A_FAMILY, text),
  },
  {
    id: "staff",
    title: "Does this ask who somebody is, or where they live?",
    text: () =>
      "Names of most staff, and anybody’s home, private number or date of birth, are personal " +
      "information and are almost always withheld. Ask for job titles, teams or numbers of staff.",
    serious: true,
    fits: (text) => has(STAFF, text),
  },
  {
    id: "case-number",
    title: "Leave case numbers out.",
    text: () =>
      "A case number leads to a family. Nothing about a single case is released under the Act, " +
      "and your request may be published.",
    serious: true,
    fits: (text, _, beside) => CASE_NUMBER.test(`${text}\n${beside}`),
  },
  {
    id: "opinions",
    title: "Does this ask for an opinion or a reason?",
    text: () =>
      "The Act gives a right to what is written down already, not to an explanation made for " +
      "you. Ask for the document that holds the reasons: a policy, guidance or minutes.",
    link: "What is not answered under the Act",
    fits: (text) => /\bwhy\b/i.test(text.replace(REASON_WHY, "")) || has(OPINION, text),
  },
  {
    id: "complaints",
    title: "Is this a complaint?",
    text: () =>
      "A request for information does not set a complaint in motion. Make the complaint by " +
      "itself, and ask here only for the information you want.",
    link: "Where a complaint goes",
    fits: (text) => has(COMPLAINT, text),
  },
  {
    id: "broad",
    title: "This may be too broad.",
    text: () =>
      "“All” or “everything” often leads to a refusal or to a question back, and the days are " +
      "then counted afresh. Say which subject, which kind of document and which period you " +
      "need most.",
    fits: isBroad,
  },
  {
    id: "period",
    title: "Which period do you mean?",
    text: () =>
      "Say from when until when, for example “from January 2024 to December 2025” or “in each " +
      "of the last three years”.",
    fits: (text) => (isBroad(text) || COUNTED.test(text)) && !PERIOD.test(text),
  },
  {
    id: "cost",
    title: "This may cost too much to answer.",
    text: ({ cost, time }) =>
      `A request may be refused if finding the information would take more than ${time} of ` +
      `staff time, which equals £${cost}. Looking into every case or every message by hand ` +
      "usually does. Ask for totals, a sample, or fewer years.",
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
 * be sent as it is. *limits* are {cost, time}, beyond which it may be refused, and {forenames}, the
 * common ones; *beside* is what was typed in the other fields.
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
