// The words of a text as the index knows them. search/tokens.py reads texts in the same way, and a
// test holds both together.

const MOST_PARTS = 4; // As MOST_PARTS there.

const AMPERSAND = /(?<![\p{L}\p{N}])([\p{L}\p{N}])\s*&\s*([\p{L}\p{N}])(?![\p{L}\p{N}])/gu;
const SIGNS = /[^\p{L}\p{N}]+/gu;
const SPACES_AND_DASHES = /([\s\u2013\u2014]+)/u;

/** A piece of text without spaces in small letters, without accents and possessive. */
const plain = (piece) =>
  piece
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/['’]/g, "");

/** The letters and digits of a text, in small letters. */
export const bare = (text) => plain(text).replace(SIGNS, "");

/**
 * The words of a piece of text without spaces, as {parts, whole}: *whole* is all of it in one word,
 * where it has several parts.
 */
export function compound(piece) {
  const plural = /^([A-Z]{2,})s$/.exec(piece.replace(SIGNS, ""));
  if (plural) return { parts: [plural[1].toLowerCase()] };
  const parts = plain(piece).split(SIGNS).filter(Boolean);
  if (parts.length < 2) return { parts };
  const long = parts.filter((part) => [...part].length > 1);
  return parts.length > MOST_PARTS ? { parts: long } : { parts: long, whole: parts.join("") };
}

/** A text cut into pieces: each odd one is what stands between two others. */
export const pieces = (text) => text.replace(AMPERSAND, "$1&$2").split(SPACES_AND_DASHES);

/** The words of a text, each with its parts and as a whole. */
export const wordsOf = (text) =>
  pieces(text)
    .filter((_, place) => place % 2 === 0)
    .flatMap((piece) => {
      const { parts, whole } = compound(piece);
      return whole ? [...parts, whole] : parts;
    });

/**
 * Tags a regular expression that is written over several lines: pattern("i")`…`. Line breaks and
 * the indentation behind them do not count.
 */
export const pattern = (flags) => (text) => new RegExp(text.raw[0].replace(/\n\s*/g, ""), flags);
