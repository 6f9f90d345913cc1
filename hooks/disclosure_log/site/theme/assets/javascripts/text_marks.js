// Finds the words of a query in the texts of a hit.
import { compound, pieces } from "./words.js";

const LENGTH = 36; // words of a passage
const STEP = 4;

/** Gives the function that says which *words* a piece of text stands for, as a set of numbers. */
export function marker(words, stem) {
  const byStem = new Map();
  words.forEach((word, n) => {
    for (const each of word.stems) {
      if (!byStem.has(each)) byStem.set(each, new Set());
      byStem.get(each).add(n);
    }
  });
  return (piece) => {
    const { parts, whole } = compound(piece);
    const found = new Set();
    for (const part of whole ? [...parts, whole] : parts)
      for (const n of byStem.get(stem(part)) ?? []) found.add(n);
    return found.size ? found : null;
  };
}

/** A text as pieces {text, found}, in which spaces stand alone. */
export const marked = (text, mark) =>
  pieces(text).map((piece, place) => ({ text: piece, found: place % 2 ? null : mark(piece) }));

/** The words found at each place of a text. */
export const standing = (text, mark) =>
  marked(text, mark)
    .filter((_, place) => place % 2 === 0)
    .map(({ found }) => found);

const different = (some) => new Set(some.flatMap(({ found }) => (found ? [...found] : []))).size;

/** The stretch of a text with most of the words, as pieces {text, found}. */
export function passage(text, mark, length = LENGTH) {
  const all = marked(text, mark);
  const count = 2 * length - 1; // with the spaces
  let [start, most] = [0, -1];
  for (let n = 0; n < Math.max(1, all.length - count + 1); n += 2 * STEP) {
    const inside = all.slice(n, n + count);
    const worth = different(inside) * 10 + inside.filter(({ found }) => found).length;
    if (worth > most) [start, most] = [n, worth];
  }
  const shown = all.slice(start, start + count);
  if (start > 0) shown.unshift({ text: "… ", found: null });
  if (start + count < all.length) shown.push({ text: " …", found: null });
  return { pieces: shown, different: different(shown) };
}

/** A text cut after *length* words. */
export function shortened(text, length) {
  const words = text.split(" ");
  return words.length > length ? `${words.slice(0, length).join(" ")} …` : text;
}
