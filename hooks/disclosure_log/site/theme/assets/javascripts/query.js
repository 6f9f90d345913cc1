// Reads what a visitor typed: the words to look for, and a reference of the log.
import { stemmer } from "./stem.js";
import { compound, pattern, pieces } from "./words.js";

const MOST_CHARACTERS = 300;
const MOST_WORDS = 12;
const DASHES = "\u2010-\u2015\u2212";
const DASH = `\\s*[-/_${DASHES}]\\s*`;
// How letters begin. What they ask about comes later.
const OPENINGS = pattern("gi")`
  \b(?:freedom of information(?: act)?(?: 2000)?|foia?|act|numbers? of|cop(?:y|ies) of|details of
  |let me know|find out|would like|dear|hello|please|tell|provide|send|show|give|know
  |request(?:ing)?|following|information|thanks?|wish|want)\b`;

const LAW = /^(?:foia?|eirs?)-?20\d\d$/;

/** A reference in the form that the index knows: foi18-172. */
function normal(text, leadIns) {
  let bare = text.normalize("NFKC").toLowerCase().trim();
  for (const leadIn of leadIns) if (bare.startsWith(leadIn)) bare = bare.slice(leadIn.length);
  return (bare.match(/[0-9a-z]+/g) ?? []).join("-").replace(/^([a-z]+)-(?=[0-9])/, "$1");
}

/** Reads queries for one log, by what its *manifest* says of it. */
export function queryReader({ prefixes, leadIns, stop: ignored, language }) {
  const stop = new Set(ignored);
  const stem = stemmer(language);
  const number = `(?:\\d{2}\\s+\\d+[a-z]?(?!\\s*[-/\\d])|\\d+[a-z]?(?:${DASH}\\d+[a-z]?)*)`;
  const lead = "(?:[a-z]+/)?";
  const reference = new RegExp(
    `(?<![\\p{L}\\p{N}])${lead}((?:${prefixes.join("|")})[\\s_/-]*${number})(?![\\p{L}\\p{N}])`,
    "iu",
  );
  // A bare number is a reference only if nothing else was typed: people ask about ages such as
  // 12-16.
  const bareNumber = new RegExp(
    `^[^\\p{L}\\p{N}]*${lead}(\\d{2,4}(?:${DASH}\\d+[a-z]?)+)[^\\p{L}\\p{N}]*$`,
    "iu",
  );

  /**
   * The reference in what was typed, or null, as {text, keys, certain}. It is certain when it has
   * a prefix and looks like a whole one; otherwise it is one only if the log has it.
   */
  function referenceIn(typed) {
    const text = typed.slice(0, MOST_CHARACTERS).normalize("NFKC");
    const written = reference.exec(text);
    if (written) {
      const key = normal(written[1], leadIns);
      // FOI 12 months is no reference, and neither is an Act with its year.
      const certain = /\d\D+\d|\d{3}/.test(written[1]) && !LAW.test(key);
      return { text: written[0].trim(), keys: [`#${key}`], certain };
    }
    const digits = bareNumber.exec(text);
    if (!digits) return null;
    const keys = prefixes.map((prefix) => `#${normal(`${prefix}${digits[1]}`, leadIns)}`);
    return { text: digits[0].trim(), keys, certain: false };
  }

  /**
   * The words typed, as {typed, stem, stop, parts}. A word put together of others, such as
   * parent/carer, has *parts*, which are words themselves.
   */
  function spoken(typed) {
    const found = [];
    const text = typed.slice(0, MOST_CHARACTERS);
    for (const piece of pieces(text).filter((_, place) => place % 2 === 0)) {
      const written = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
      const { parts, whole } = compound(piece);
      const words = parts.map((part) => ({
        typed: parts.length > 1 || whole ? part : written,
        word: part,
        stem: stem(part),
        stop: stop.has(part),
      }));
      if (whole) found.push({ typed: written, word: whole, stem: stem(whole), parts: words });
      else found.push(...words);
    }
    return found;
  }

  /** The words that say something, each once, at most twelve. */
  function telling(words) {
    const seen = new Set();
    const few = words.filter((word) => {
      if (word.stop || seen.has(word.stem)) return false;
      seen.add(word.stem);
      return true;
    });
    return few.slice(0, MOST_WORDS);
  }

  /** A question without the words that letters begin with, or as typed if it has no others. */
  function withoutOpenings(typed) {
    const rest = typed.replace(OPENINGS, " ").replace(/\s+/g, " ").trim();
    return telling(spoken(rest)).length ? rest : typed;
  }

  return { referenceIn, spoken, telling, withoutOpenings, stem };
}
