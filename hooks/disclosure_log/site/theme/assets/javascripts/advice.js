// What the words of a request suggest: that another way is the right one, or that it may fail. Advice never stops anybody.

const BROAD =
  /\b(?:any and all|all and any|each and every|everything)\b|\ball (?:of )?(?:(?:the|your|my|our|available|relevant|related|internal|other) )*(?:information|data|documents?|documentation|records?|files?|e-?mails?|correspondence|communications?|messages|letters|minutes|papers|reports|materials?)\b|\bevery (?:single )?(?:document|record|file|e-?mail|message|letter|paper|note)\b/i;
const MANY = /\b(?:e-?mails?|correspondence|communications|messages)\b/i;
const ONE_BY_ONE = /\b(?:every|each|all) (?:\p{L}+ ){0,2}(?:cases?|files?|child|children|famil(?:y|ies)|complaints?|letters?|referrals?|reports?)\b/iu;
// A count for each of something is a few figures, not a look into each.
const COUNT_FOR_EACH = /\b(?:how many|numbers? of)\b[^.?!]*?\b(?:for|by|in|per) (?:each|every)\b/gi;
const COUNTED =
  /\b(?:how (?:many|much|often)|numbers? of|total|figures?|statistics|breakdown|e-?mails?|correspondence|communications|messages|letters|minutes|complaints(?! (?:procedure|polic|form|process|handling|team))|costs?|spen[dt]|spending)\b/i;
const PERIOD =
  /\b(?:(?:19|20)\d\d|since|between|during|until|before|after|current(?:ly)?|latest|most recent|today|now|at present|last|past|previous|this (?:year|month|quarter)|(?:is|are) there|years?|yearly|annual(?:ly)?|months?|monthly|weeks?|quarters?|to date)\b/i;
const CASE_NUMBER = /\b[A-Z]{2} ?\d{2} ?[A-Z] ?\d{5}\b/i;
const NAMED = /\b[Aa]bout((?: \p{Lu}[\p{L}'’-]*\p{Ll}\b){2,4})/gu;
// What is written with capitals and is not a person.
const NO_PERSON =
  / (?:the|private|public|family|child(?:ren)?|local|social|domestic|special|new|north|south|east|west|great|united|acts?|agency|arrangements?|association|board|cases?|centre|committee|council|county|courts?|guidance|hall|house|lane|law|limited|ltd|office|orders?|plans?|police|policy|proceedings|reports?|road|schools?|services?|street|teams?|trust|university|england|wales)(?= |$)/i;

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
    text: () => "Your own file and anything else about you comes by a subject access request, not by a freedom of information request. Nothing about your own case should stand in this one.",
    link: "How to ask for your own information",
    fits: (text) =>
      /\b(?:about|on|concerning|regarding|relating to) (?:me|myself|us|ourselves)\b|\bsubject access\b|\b(?:held|hold|have|kept|keep) (?:on|about) (?:me|us)\b/i.test(text) ||
      /\b(?:my|our) (?:(?!request|name|e-?mail|postal|local|area|question|want|need|seek|would)[\p{L}'’-]+ ){0,3}(?:files?|records?|recordings?|calls?|cases?|case notes|notes|data|information(?! request)|history|assessments?|reports?|hearings?|proceedings)\b/iu.test(text) ||
      /\b(?:my|our) (?:\p{L}+ )?(?:ex|(?:grand|step)?-?(?:sons?|daughters?|child|children|mothers?|fathers?)|kids?|mum|dad|brothers?|sisters?|nieces?|nephews?|partner|husband|wife)\b/iu.test(text),
  },
  {
    id: "somebody-else",
    title: "Is this about another person?",
    text: () => "Information about another person is mostly exempt. Ask about the work, the rules or the figures instead, and name nobody.",
    fits: (text) => [...text.matchAll(NAMED)].some(([, name]) => !NO_PERSON.test(name)),
  },
  {
    id: "case-number",
    title: "Leave case numbers out.",
    text: () => "A case number leads to a family. Nothing about a single case is released under the Act, and your request may be published.",
    fits: (text) => CASE_NUMBER.test(text),
  },
  {
    id: "opinions",
    title: "Does this ask for an opinion or a reason?",
    text: () => "The Act gives a right to what is written down already, not to an explanation made for you. Ask for the document that holds the reasons: a policy, guidance or minutes.",
    link: "What is not answered under the Act",
    fits: (text) =>
      /\bwhy\b/i.test(text.replace(/\breasons? why\b/gi, "")) ||
      /\b(?:do|does|did|would|are) you (?:think|believe|feel|agree|consider)\b|\b(?:opinions?|thoughts) (?:on|about)\b|\byour (?:\p{L}+ )?(?:opinions?|thoughts|views?) (?:on|of|about)\b|\bjustify\b/iu.test(text) ||
      /(?:^|[.;:?!]\s*)(?:is|are|was|were) (?!there\b)[^.?!]*\b(?:biased|prejudiced|unfair|corrupt|racist|sexist)\b/i.test(text) ||
      /(?:^|[.;:?!]\s*|\b(?:please|you|and)\s+)explain\b/i.test(text),
  },
  {
    id: "complaints",
    title: "Is this a complaint?",
    text: () => "A request for information does not set a complaint in motion. Make the complaint by itself, and ask here only for the information you want.",
    link: "Where a complaint goes",
    fits: (text) =>
      /\bI\b[^.?!]{0,40}\b(?:complain(?:ing)?|complaint)\b(?! (?:and|or|procedures?|polic(?:y|ies)|forms?|process|statistics|figures|data|numbers|handling))/.test(text) ||
      /\bmy complaint\b|\bI(?: am|['’]m) (?:\p{L}+ )?(?:unhappy|dissatisfied|disgusted|appalled|angry)\b|\b(?:an apology|apologi[sz]e|compensation for me)\b/iu.test(text) ||
      /\b(?:lied|please (?:discipline|sack|dismiss|suspend|punish))\b/i.test(text),
  },
  {
    id: "broad",
    title: "This may be too broad.",
    text: () => "“All” or “everything” often leads to a refusal or to a question back, and the days are then counted afresh. Say which subject, which kind of document and which period you need most.",
    fits: (text) => BROAD.test(text),
  },
  {
    id: "period",
    title: "Which period do you mean?",
    text: () => "Say from when until when, for example “from January 2024 to December 2025” or “in each of the last three years”.",
    fits: (text) => (BROAD.test(text) || COUNTED.test(text)) && !PERIOD.test(text),
  },
  {
    id: "cost",
    title: "This may cost too much to answer.",
    text: ({ cost, time }) => `A request may be refused if finding the information would take more than ${time} of staff time, which equals £${cost}. Looking into every case or every message by hand usually does. Ask for totals, a sample, or fewer years.`,
    fits: (text) => (BROAD.test(text) && MANY.test(text)) || ONE_BY_ONE.test(text.replace(COUNT_FOR_EACH, "")) || years(text) >= 10,
  },
];

/** How many years lie between the first and the last year a text names. */
function years(text) {
  const named = (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);
  return named.length ? Math.max(...named) - Math.min(...named) : 0;
}

/** What to say about a request for information: {id, title, text, link}, where *link* names a place of the page that says more. */
export function advice(wanted, limits) {
  return RULES.filter((rule) => rule.fits(wanted)).map(({ id, title, text, link }) => ({ id, title, text: text(limits), link }));
}
