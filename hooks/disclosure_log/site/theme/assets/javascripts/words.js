// Compares words: without accents and signs, and with their other forms.

const root = (word) =>
  word.length > 4 ? word.replace(/(?:ations?|ings?|ed|es|s|ly|ers?|ments?|ions?|e)$/, "") : word;

// How one word of a family ends where another ends differently.
const ENDINGS = (
  "s es is ed d e ing ings r er ers or ors ion ions ation ations ment ments ly al ally y ies ied " +
  "ive able ible ure ures ance ence t ren"
).split(" ");

/** A word in small letters, without signs and accents. */
export const bare = (word) =>
  word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** The forms under which a written word is found: itself and, if it is a compound, each part. */
export function forms(word) {
  const parts = word
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map(bare)
    .filter(Boolean);
  return parts.length > 1 ? [bare(word), ...parts] : [bare(word)];
}

/** Whether two words are forms of one: diagnosis and diagnoses, but not barrel and barred. */
function related(one, two) {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length > 1 && (long === `${short}s` || long === `${short}es`)) return true;
  let same = 0;
  while (same < one.length && one[same] === two[same]) same += 1;
  const ends = (word) => same === word.length || ENDINGS.includes(word.slice(same));
  return same > 3 && ends(one) && ends(two);
}

/** Whether a *word* of the text is the *term* that was typed, or a form of it. */
export const isForm = (word, term) =>
  word === term || root(word) === root(term) || related(word, term);

/** Whether a *word* of the text begins with the *term* that was typed. */
export const begins = (word, term) => term.length > 2 && word.startsWith(term);

/**
 * Tags a regular expression that is written over several lines: pattern("i")`…`. Line breaks and
 * the indentation behind them do not count.
 */
export const pattern = (flags) => (text) => new RegExp(text.raw[0].replace(/\n\s*/g, ""), flags);
