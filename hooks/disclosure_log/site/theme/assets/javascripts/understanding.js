// From what was typed to the words that are looked for: as they stand in the log, near words for
// those that it lacks, and related terms.
import { rarity } from "./ranking.js";
import { nearWords } from "./spelling.js";

const RELATED = 0.6; // What a related term is worth.
const MOST_RELATED = 6; // For one word.

/**
 * Gives the function that reads what was typed. *index* is the index, *reader* reads queries,
 * *related* knows the related terms; *stop* are the words that say nothing, and *all* is the number
 * of pages.
 */
export function understanding({ index, reader, related: { knows, relatedIn }, stop, all }) {
  const list = async (stem) => {
    const found = await index.find(stem);
    return found && { ...found, stem, rarity: rarity(found.count, all) };
  };

  /** A way to look for a word: by some stems that must all be in the log. */
  async function way(stems, more) {
    const lists = await Promise.all(stems.map(list));
    return lists.length && lists.every(Boolean) ? { ...more, stems, lists } : null;
  }

  const itself = (word, stem = word.stem) => (word.stop ? null : way([stem], { weight: 1 }));

  /** A word as it stands in the log, or if it is put together and does not, its parts. */
  async function standing(word) {
    const found = await itself(word);
    if (found) return [{ ...word, ways: [found] }];
    // GPs is gp in the index, and gps may be meant.
    const one = /^\p{L}{2,3}s$/u.test(word.word) && word.word.slice(0, -1);
    const single = one && (await itself(word, one));
    if (single) return [{ ...word, stem: one, ways: [single] }];
    const parts = await Promise.all((word.parts ?? []).map(standing));
    return word.parts ? parts.flat() : [{ ...word, ways: [] }];
  }

  /** Adds the words of the log that a word which it lacks may have been meant for. */
  async function spell(word) {
    if (word.ways.length || word.stop || knows(word) || !/^\p{L}+$/u.test(word.word)) return;
    const near = nearWords(word.word, await index.wordsWith([...word.word][0]));
    const ways = await Promise.all(
      near.map(({ word: label, weight }) => way([reader.stem(label)], { weight, label })),
    );
    word.spelled = ways.filter(Boolean);
    word.ways.push(...word.spelled);
  }

  /** The related terms that are in the log, each with the *words* that it may stand for. */
  async function relatedTo(words) {
    const own = new Set(words.flatMap(({ ways }) => ways.flatMap(({ stems }) => stems)));
    const looked = words.map(({ stem, spelled }) => ({ stem: spelled?.[0]?.stems[0] ?? stem }));
    const found = relatedIn(looked).flatMap(({ from, to, others }) => {
      const covered = words.slice(from, to).filter((word) => !word.stop);
      return others.map(({ label, stems }) => ({
        label,
        stems: [...new Set(stems)].filter((stem) => !stop.includes(stem)),
        words: covered,
        shared: covered.length,
        weight: RELATED,
      }));
    });
    const others = found.filter(
      ({ stems, shared }) => shared && !stems.some((stem) => own.has(stem)),
    );
    const ways = await Promise.all(others.map(({ stems, ...more }) => way(stems, more)));
    return ways.filter(Boolean);
  }

  /** Adds related terms to the words of a query. */
  async function relate(words) {
    for (const found of await relatedTo(words)) {
      for (const word of found.words) {
        word.related ??= [];
        const isKnown = word.related.some(({ label }) => label === found.label);
        if (isKnown || word.related.length >= MOST_RELATED) continue;
        word.related.push(found);
        word.ways.push(found);
      }
    }
  }

  /** A word with what the ranking needs of it. */
  function ranked(word) {
    const [own] = word.ways;
    const isHeld = own?.weight === 1;
    return {
      ...word,
      isMissing: !isHeld,
      isCut: own?.lists.some(({ long }) => long !== undefined) ?? false,
      rarity: isHeld ? own.lists[0].rarity : rarity(1, all),
      stems: [word.stem, ...word.ways.flatMap(({ stems }) => stems)],
    };
  }

  /**
   * The words of what was *typed* with all the *ways* to look for them. Those that are missing
   * stand nowhere in the log; the lists of those that are cut have only their best pages.
   */
  return async function understand(typed, { spelling, related }) {
    const words = (await Promise.all(reader.spoken(typed).map(standing))).flat();
    if (spelling) await Promise.all(words.map(spell));
    if (related) await relate(words);
    return reader.telling(words).map(ranked);
  };
}
