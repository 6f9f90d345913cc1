// Reads what a visitor typed: the words to look for, and a reference of the log.
import { DASHES } from "./index_format.js";
import { bare, pattern } from "./words.js";

const MOST_CHARACTERS = 300;
const MOST_WORDS = 6;
const DASH = `\\s*[-/${DASHES}]\\s*`;
// A bare number is a reference only if nothing else was typed: people ask about ages such as 12-16.
const BARE_NUMBER = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:[a-z]+/)?(\\d{2}${DASH}\\d+[a-z]?)[^\\p{L}\\p{N}]*$`,
  "iu",
);
// How letters begin. What they ask about comes later, and a search takes only a few words.
const OPENINGS = pattern("gi")`
  \b(?:freedom of information(?: act)?(?: 2000)?|foia?|act|numbers? of|cop(?:y|ies) of|details of
  |let me know|find out|would like|dear|hello|please|tell|provide|send|show|give|know
  |request(?:ing)?|following|information|thanks?|wish|want)\b`;

/** A question without the words that letters begin with, or as typed if it has no others. */
export function withoutOpenings(typed, terms) {
  const rest = typed.replace(OPENINGS, " ");
  return terms(rest).length ? rest : typed;
}

/**
 * Reads queries for one log. *prefix* is what its references begin with, *stop* are words that are
 * ignored, *common* are the words on most pages, the commonest first.
 */
export function queryReader({ prefix: written, stop: ignored, common: frequent }) {
  const prefix = written.toLowerCase();
  const stop = new Set(ignored);
  const common = new Map(frequent.map((word, n) => [word, n]));
  const rank = (word) => common.get(word) ?? common.get(word.replace(/s$/, "")) ?? Infinity;
  const number = `(?:\\d{2}\\s+\\d+[a-z]?(?!\\s*[-/\\d])|\\d+[a-z]?(?:${DASH}\\d+[a-z]?)*)`;
  const reference = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:[a-z]+/)?${prefix}[\\s-]*(${number})(?![\\p{L}\\p{N}])`,
    "iu",
  );

  /** Whether a word is on few enough pages to tell something. */
  const isRare = (word) => rank(word) === Infinity;

  /**
   * The words typed, without stop words, as {word, parts, joined}. A word with a hyphen or a stroke
   * is looked for as one word or in its *parts*, as the log has it.
   */
  function spoken(typed) {
    const found = new Map();
    const text = typed.slice(0, MOST_CHARACTERS).normalize("NFKC");
    for (const each of text.split(/[\s–—]+/u)) {
      const word = bare(each);
      const pieces = each
        .split(/[-/\u2010-\u2012]/u)
        .map(bare)
        .filter(Boolean);
      const parts = pieces.filter((part) => !stop.has(part));
      if (word && !stop.has(word)) found.set(word, { word, parts, joined: pieces.length > 1 });
    }
    return [...found.values()];
  }

  /**
   * The words to look for, at most six. Common words cost most and say least, so they count only
   * when there are fewer than two others.
   */
  function chosen(words) {
    const rare = words.filter(({ word }) => isRare(word));
    if (rare.length > 1) return rare.slice(0, MOST_WORDS);
    const rarestFirst = [...words].sort((a, b) => (rank(a.word) < rank(b.word) ? 1 : -1));
    const kept = rarestFirst.slice(0, MOST_WORDS / 2);
    return words.filter((word) => kept.includes(word));
  }

  /**
   * The reference in what was typed, or null, as {text, digits, certain}. It is certain when it has
   * the prefix; otherwise it is one only if the log has it.
   */
  function referenceIn(typed) {
    const text = typed.slice(0, MOST_CHARACTERS).normalize("NFKC");
    const match = reference.exec(text) ?? BARE_NUMBER.exec(text);
    return (
      match && { text: match[0].trim(), digits: bare(match[1]), certain: reference.test(text) }
    );
  }

  /** The single words to look for. */
  const terms = (typed) => chosen(spoken(typed)).flatMap(({ parts }) => parts);

  return { prefix, isRare, spoken, chosen, referenceIn, terms };
}
