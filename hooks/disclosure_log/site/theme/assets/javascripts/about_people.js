// Whom a request is about: whoever asks, another person, or a member of staff. Only the words
// tell, so each kind is a small grammar, and what merely counts people or asks for a rule is left out.
import { pattern } from "./words.js";

const has = (patterns, text) => patterns.some((each) => each.test(text));

/** A pattern made of others: of("i")`…${PART}…`. Line breaks and the indentation do not count. */
const of =
  (flags) =>
  ({ raw }, ...parts) =>
    new RegExp(
      raw.map((text, place) => text.replace(/\n\s*/g, "") + (parts[place] ?? "")).join(""),
      flags,
    );

// A number or a rule tells nothing of a person. Such a clause ends with its sentence, or where
// something else is asked for.
const CLAUSE_END =
  "(?=[.?!;]|\\band (?:the|their|his|her|all|what|who|which|where|please|names?)\\b|$)";
const COUNT = of("gi")`
  \b(?:how (?:many|much|often)|(?<!\b(?:phone|mobile|contact|private|personal|home|direct) )(?:numbers?|totals?|percentage|proportion|share) of)\b[^.?!;]*?
  ${CLAUSE_END}`;
const RULE = of("gi")`
  \b(?:polic(?:y|ies)|guidance|guidelines|rules?|procedures?|protocols?|training)\x20
  (?:on|about|for|by which|that|covering|regarding)\b[^.?!;]*?${CLAUSE_END}`;
const withoutRules = (text) => text.replace(RULE, " ");
const withoutCounts = (text) => withoutRules(text).replace(COUNT, " ");

// ---- whoever asks

const KIN =
  `(?:ex|(?:grand|step|foster|god|birth )?-?(?:sons?|daughters?|child(?:ren)?|kids?|mothers?|fathers?|mums?
|dads?|parents?|bab(?:y|ies))|famil(?:y|ies)|twins?|triplets|girls?|boys?|lads?|toddlers?|teenagers?|brothers?|sisters?
|siblings?|nieces?|nephews?|cousins?|aunts?|uncles?|gran(?:ny|dad|ma|pa)?|nan|partner|husband|wife|spouse
|fianc[eé]e?)`.replace(/\n/g, "");
const ORGANISED = "(?:centre|charity|support|services?|homes?|law|teams?|trust|hubs?|forum|group)";
const OWN_THING =
  `(?:files?|records?|recordings?|calls?|cases?|notes|papers|data|information(?! request)|history
|assessments?|reports?|hearings?|proceedings|interviews?|meetings?|statements?|evidence|allegations?|parenting
|adoption|divorce|custody|bundles?|contact (?:order|visits?|arrangements?)|health|diagnosis|solicitors?|barristers?
|lawyers?|social workers?|guardians?|advis[eo]rs?|case ?workers?|officers?)`.replace(/\n/g, "");
// Words that may not stand between "my" and the thing: what is asked for is then not one's own.
const NOT_BETWEEN =
  `(?:request|name|e-?mail|postal|local|area|town|council|question|want|need|seek|would|views?|opinion
|understanding|research|dissertation|thesis|project|study|studies|article|company|organisation|charity|business|employer
|constituen\\w+|readers|members|fellow|clients?|the|an?|in|on|of|for|to|is|are|was|were|and|or|that|which|about|with|from
|how|what)`.replace(/\n/g, "");
const MADE =
  `(?:held?|hold|have|ke[ep]pt?|know|wrote|written|made|done|completed|carried out|said|told|taken|prepared
|recorded|filed|sent|received|shared|passed)`.replace(/\n/g, "");
const TALK =
  `(?:calls?|conversations?|interviews?|meetings?|contact|correspondence|discussions?|appointments?|hearings?
|visits?|sessions?|assessments?)`.replace(/\n/g, "");

const OWN_INFORMATION = [
  /\b(?:about|on|concerning|regarding|relating to|mention(?:s|ed|ing)?|naming|names) (?:me|myself|us|ourselves)\b/i,
  /\b(?:in|under) (?:my|our) names?\b/i,
  of("iu")`\b(?:my|our)\x20(?:(?!${NOT_BETWEEN}\b)[\p{L}'’-]+\x20){0,3}${OWN_THING}\b`,
  of("iu")`
    \b(?:my|our)\x20(?:(?!${NOT_BETWEEN}\b)[\p{L}\d'’-]+\x20){0,2}${KIN}(?:['’]s?)?\b
    (?!['’]?s?\x20(?:\p{L}+\x20)?${ORGANISED}\b)`,
  of("i")`\b${MADE}\x20(?:\w+\x20){0,3}?(?:on|about|of|for|with|by|to)\x20(?:me|us)\b`,
  of("i")`\b${TALK}\x20(?:\w+\x20){0,3}?(?:with|of|between|and)\x20(?:me|us)\b`,
  of("i")`\b${TALK}\x20(?:that\x20|which\x20)?(?:I|we)\x20(?:had|attended|made|took)\b`,
  /\bbetween\b[^.?!]{0,60}\band (?:me|us)\b/i,
  /\bI (?:was|am) (?:the|an?) (?:applicant|respondent|party|parent|father|mother)\b/i,
  /\bI (?:was|have been|had been) (?:in care|fostered|adopted|interviewed|assessed|visited|named|accused|reported|arrested)\b/i,
  /\b(?:forms?|complaints?|letters?|e-?mails?|statements?) (?:that |which )?I (?:have )?(?:submitted|made|sent|wrote|written|gave|given)\b/i,
  /\bmy complaint\b/i,
];

/**
 * Whether a *text* asks for what is held about whoever asks, or about their family. *beside* holds
 * the name of whoever asks.
 */
export const asksForOwn = (text, beside = "") =>
  has(OWN_INFORMATION, text) ||
  /\bsubject access\b/i.test(withoutCounts(text)) ||
  [...text.matchAll(ABOUT_NAMED)].some(([, name]) => beside.includes(name.trim()));

// ---- another person

// What has capitals and is not a person.
const NO_PERSON = pattern("i")`
  \x20(?:the|private|public|family|child(?:ren)?|local|social|domestic|special|new|north|south|east
  |west|great|united|protection|maintenance|welfare|abuse|exploitation|benefit|support|officers?|minister
  |secretary|statistics|payment|acts?|agency|arrangements?|association|board|cases?|centre|chancellor|committee|council
  |county|courts?|guidance|hall|house|lane|law|limited|ltd|office|orders?|plans?|police|policy
  |proceedings|reports?|road|schools?|services?|street|teams?|trust|university|england|wales)
  (?=\x20|$)`;
const CAPITALS = "\\p{Lu}[\\p{L}'’-]*\\p{Ll}";
const ABOUT_NAMED = of("gu")`
  \b(?:[Aa]bout|[Rr]egarding|[Cc]oncerning|[Aa]gainst|[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Mm]an|[Ww]oman|[Pp]erson)
  ((?:\x20${CAPITALS}\b){2,4})`;
const TITLED = of(
  "gu",
)`\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Judge)\b\.?((?:\x20\p{Lu}\.?)*\x20${CAPITALS}\b)`;
const INITIAL = of("gu")`
  \b(?:from|to|by|about|of|for|with|on|regarding|concerning|against|and|or)((?:\x20\p{Lu}\.)+\x20?${CAPITALS}\b)`;
const SUFFERED = of("gu")`
  ((?:\b|\x20)${CAPITALS}\x20${CAPITALS}\b)(?:['’]s)?\x20(?:\p{Ll}+\x20){0,2}
  (?:sacked|dismissed|suspended|disciplined|arrested|convicted|married|divorced|paid|earns?|born|lives?|personnel|salary
  |sickness|medical|case\x20notes|criminal)\b`;
const IN_CAPITALS =
  /\b(\p{Lu}\p{Ll}+)(?:[- ]\p{Lu}\p{Ll}*\.?)?( \p{Lu}[\p{L}'’-]*\p{Ll})(?![\p{L}])/gu;
const PERSONAL_THING = "(?:file|records?|case|notes|report|papers|assessment|history|information)";
const SOMEBODY = [
  /\b[Tt]he (?!Royal\b)\p{Lu}[\p{L}'’-]*\p{Ll} (?:family|children|twins|brothers|sisters|boys|girls)\b(?!['’]|s['’]| (?:court|room|centre|services|homes?))/u,
  pattern("i")`
    \b(?:my|our)\x20(?:next[- ]door\x20|former\x20|old\x20)?
    (?:neighbou?r|landlord|landlady|lodger|flatmate|housemate|boss|employer|colleague|friend|tenant
    |ex-?(?:partner|husband|wife|boyfriend|girlfriend))(?:s|['’]s|s['’])?
    (?!\x20(?:plans?|polic|forum|watch|disputes?|schemes?|engagement|surveys?|complaints|register))\b`,
  of("i")`\b(?:my|our|a|the)\x20clients?(?:['’]s?)?\x20(?:\w+\x20){0,2}${PERSONAL_THING}\b`,
  of(
    "i",
  )`\bon behalf of\x20(?:my|our|a|the)\x20(?:client|friend|parent|mother|father|family|child)\b[^.?!]*\b${PERSONAL_THING}\b`,
  /\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Mm]an|[Ww]oman|[Pp]erson|[Mm]other|[Ff]ather|[Pp]arent) (?:who is |who was )?(?:called|named) \p{Lu}/u,
  of("iu")`
    \b(?:the|that|this|a)\x20(?:mother|father|parents?|child|children|family|boy|girl|woman|man|couple)\x20
    (?:in|of|from|at)\x20(?:the|that|this)\x20(?:\p{L}+\x20)?(?:case|house|flat|hearing)\b`,
  /\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth)[: ]+(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ ./-](?:\d{1,2}|[A-Z][a-z]+)|\d{4}-)/i,
];

// The name of whoever asks follows.
const SIGNED = pattern("i")`
  (?:\bmy name is|\bI am|\bI['’]m|\b(?:regards|sincerely|faithfully|wishes|thanks|thank you)[,.!]?)\s*$`;

/**
 * Whether a *text* names or means another person. *forenames* are the common ones, in small
 * letters; *beside* holds the name of whoever asks.
 */
export function asksForSomebody(text, forenames, beside) {
  const isAsker = (name) =>
    SIGNED.test(text.slice(0, name.index)) || beside.includes(name.at(-1).trim());
  const named = (how) => [...text.matchAll(how)].filter((name) => !isAsker(name));
  return (
    named(TITLED).length > 0 ||
    [ABOUT_NAMED, INITIAL, SUFFERED].some((how) =>
      named(how).some(([, name]) => !NO_PERSON.test(` ${name.trim()}`)),
    ) ||
    namesSomebody(text, forenames, beside) ||
    has(SOMEBODY, text)
  );
}

const FORENAME_ALONE =
  /\b(?:[Bb]aby|[Cc]hild|[Bb]oy|[Gg]irl|[Ll]ittle|Is|Was|Has|Had|Did|Does|Will) (\p{Lu}\p{Ll}+)\b/gu;

/** Whether a text holds a common forename with another word in capitals, or where only a name can be. */
function namesSomebody(text, forenames, beside) {
  const known = new Set(forenames.split(" "));
  const alone = [...text.matchAll(FORENAME_ALONE)];
  if (alone.some(([, name]) => known.has(name.toLowerCase()) && !beside.includes(name)))
    return true;
  return [...text.matchAll(IN_CAPITALS)].some((name) => {
    const [, first, last] = name;
    const next = /^ \p{Lu}\p{L}+/u.exec(text.slice(name.index + name[0].length));
    if (SIGNED.test(text.slice(0, name.index)) || beside.includes(name[0])) return false;
    return known.has(first.toLowerCase()) && !NO_PERSON.test(last) && !NO_PERSON.test(next ?? "");
  });
}

// ---- a member of staff

const ONE =
  `(?:social worker|case ?worker|(?:court|service|family|team|contact|support|youth|care|call|council|police|press
|night|senior|junior)\\x20(?:\\w+\\x20)?(?:advis[eo]r|worker|officer|manager|assistant)|(?:member of (?:your )?|staff )staff|staff member
|FCA|employee|officer|manager|guardian|advis[eo]r|teacher|nurse|doctor|judge|magistrate|clerk|receptionist|inspector
|colleague|worker|call handler)`.replace(/\n/g, "");
const MANY = `(?:${ONE}s|members of (?:your )?staff|staff)`;
const WORK = `(?:${MANY}|${ONE})`;
const UNNAMED =
  "(?:every(?:one|body)|any(?:one|body)|some(?:one|body)|those|the people|people|the person|a person|individuals?)";
const DETERMINED =
  "(?:(?:the|a|an|any|all|each|every|your|her|his|their|that|this|two|three|both|which)\\x20)+(?:\\w+\\x20)?";
// What tells who somebody is, or how to find them at home.
const IDENTITY =
  `(?:(?:full|first|last|real|christian)?\\x20?names?|surnames?|identit(?:y|ies)|(?:home\\x20)?address(?:es)?
|e-?mail addresses|(?:private|personal|home|mobile|direct|contact|phone)\\x20(?:\\w+\\x20)?(?:numbers?|lines?|details|address(?:es)?|e-?mails?)
|dates? of birth|home|photographs?|photos?|signatures?)`.replace(/\n/g, "");
// What is personal about one of them, and a figure about all.
const PERSONNEL =
  `(?:(?:sickness|disciplinary|personnel|criminal|employment|hr|training|absence)\\x20(?:records?|history|files?)
|salary|wages|pay|cv|qualifications|age|religion|nationality|health)`.replace(/\n/g, "");
const NO_POST = "(?!\\x20(?:teams?|posts?|roles?|offices?|units?|departments?|vacanc))";
const JOINED = (thing) => `\\b${thing}\\b(?:[ ,]+(?:and|or|ages|titles|${IDENTITY}|${PERSONNEL}))*`;
const DID = `(?:\\w+ed|took|made|wrote|was|is|were|saw|gave|did|had|said|sent|spoke|dealt)`;

const STAFF = [
  of("i")`${JOINED(IDENTITY)}\x20(?:of|for)\x20(?:${DETERMINED})?${WORK}\b${NO_POST}`,
  of("i")`${JOINED(IDENTITY)}\x20(?:of|for)\x20${UNNAMED}\x20(?:who|that|in|on|at)\b`,
  of(
    "i",
  )`${JOINED(PERSONNEL)}\x20(?:of|for)\x20(?:the|a|that|this|your|her|his)\x20(?:\w+\x20)?${ONE}\b${NO_POST}`,
  of("i")`
    \b${WORK}(?:['’]s?|s['’])?\x20(?:\w+\x20)?(?:names?|date of birth|address|home\x20(?:address|number|phone)
    |(?:private|personal)\x20(?:\w+\x20)?(?:address|details|e-?mails?|life|numbers?))\b`,
  of("i")`\b${WORK}(?:['’]s|s['’])\x20home\b`,
  of("i")`\b${ONE}['’]s\x20${PERSONNEL}\b`,
  of("i")`\b${WORK}\b[^.?!]{0,30}\bwith (?:their|the|full)\x20(?:full\x20)?names\b`,
  of(
    "i",
  )`\b(?:name|identify)\x20(?:the|that|this|every|each|all)\x20(?:\w+\x20)?(?:${WORK}|person|people)\x20(?:who|that|in|on|at|for)\b`,
  of(
    "i",
  )`\bwho\x20(?:is|was|are|were)\x20(?:the|that|this|my|our|these|those)\x20(?:\w+\x20)?${WORK}\b`,
  of("i")`\bwho\x20(?:are|were)\x20(?:your|all)\x20(?:\w+\x20)?${MANY}\b`,
  of("i")`\bhow old\x20(?:is|was)\x20(?:the|that|this|my|your)\x20(?:\w+\x20)?${ONE}\b`,
  of("i")`\bwhat\x20(?:the|that|this)\x20(?:\w+\x20)?${WORK}\x20(?:is|was|are|were)\x20called\b`,
  of("i")`\bwhich\x20${ONE}\x20${DID}\b`,
  of("i")`
    (?:^|[.;:?!]\s*|\b(?:know|say|tell me|tell us|identify|and)\s+)who\x20${DID}\b[^.?!]{0,40}
    \b(?:file|case|calls?|letters?|report|complaint|assessment|visit|statement|notes?|child(?:ren)?|family|me|us)\b`,
  of(
    "i",
  )`\bhas\x20(?:the|that|this)\x20(?:\w+\x20)?${ONE}\x20(?:\w+\x20){0,3}(?:criminal|convict\w+|disciplin\w+|dismissed|suspended)\b`,
  of("i")`\bwhere\b[^.?!]{0,40}\b${WORK}\b[^.?!]{0,20}\blives?\b`,
];

/** Whether a *text* asks who a member of staff is, or for something personal about one. */
export const asksForStaff = (text) => has(STAFF, withoutCounts(text));
