// Finds answers in Pagefind's index, one question being one hit. Used by every page that searches.
import { bare, read } from "./reading.js";
import { index, settings, site } from "./settings.js";

export { element, facts } from "./hit.js";
export { asked, passage } from "./reading.js";
export { settings };

const prefix = settings.prefix.toLowerCase();
const stop = new Set(settings.stop);
const common = new Map(settings.common.map((word, n) => [word, n])); // The commonest first.
const rank = (word) => common.get(word.replace(/s+$/, "")) ?? Infinity;
const isReference = (word) => word.startsWith(prefix) && /\d/.test(word);
const number = "\\d+[a-z]?(?:\\s*[-/\\u2010-\\u2015\\u2212]\\s*\\d+[a-z]?)*";
const REFERENCE = new RegExp(`(?<![\\p{L}\\p{N}])(?:[a-z]+/)?${prefix}[\\s-]*(${number})(?![\\p{L}\\p{N}])`, "giu");
const NUMBER = /(?<![\p{L}\p{N}-])(\d{2}\s*[-/\u2010-\u2015\u2212]\s*\d+[a-z]?)(?![\p{L}\p{N}-])/giu;
const MOST_WORDS = 6;
let loading;

/** Pagefind, fetched when somebody first needs it. */
export function ready() {
  loading ??= import(new URL("pagefind.js", index).href).then((pagefind) =>
    // The folder is named by its content, so nothing in it ever grows old.
    pagefind.createInstance({ basePath: index.pathname, baseUrl: site.pathname, metaCacheTag: "1" }),
  );
  return loading;
}

/** What was typed as words to look for: references in one spelling, stop words gone. */
export function terms(typed) {
  const spelt = (_, digits) => ` ${prefix}${bare(digits)} `;
  const text = typed.slice(0, 300).normalize("NFKC").replace(REFERENCE, spelt).replace(NUMBER, spelt);
  const words = text.split(/[\s/–—-]+/u).map(bare);
  const wanted = [...new Set(words.filter((word) => word && !stop.has(word)))];
  // Words that most entries hold cost most and say least; they count only when there is little else.
  const telling = wanted.filter((word) => rank(word) === Infinity);
  if (telling.length > 1) return telling.slice(0, MOST_WORDS);
  const kept = [...wanted].sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, MOST_WORDS / 2);
  return wanted.filter((word) => kept.includes(word));
}

/**
 * Looks for answers. Gives {hits, total, exact, missing, wanted, counts, more}: *hits* are entries, best first; *more(from, to)* fetches
 * further ones; *exact* says whether they hold every word; *missing* are words that stand nowhere in the log; *counts* are how many
 * entries have each value of the facets in *open*.
 */
export async function find(typed, { filters = {}, newest = false, page = 5, open = [] } = {}) {
  const wanted = terms(typed);
  if (!wanted.length) return { hits: [], total: 0, exact: true, missing: [], wanted, more: async () => [] };
  const pagefind = await ready();
  // What excludes nothing still makes Pagefind fetch the list it needs for counts.
  const counted = open.map((name) => ({ [name]: "-" }));
  const look = (words) => pagefind.search(words.join(" "), { filters: counted.length ? { ...filters, none: counted } : filters });
  // Looked for alone, a word shows whether the log knows it: an unknown one must not be quietly swapped for one that begins alike.
  const isTelling = (word) => rank(word) === Infinity || wanted.length === 1;
  const alone = await Promise.all(wanted.map((word) => (isTelling(word) ? look([word]) : { results: [] })));
  // A word few entries have says more about a question than one that most have.
  const rarity = alone.map(({ results }, n) => 1 / Math.log2(4 + (isTelling(wanted[n]) ? results.length : 5000)));
  const known = wanted.filter((word, n) => alone[n].results.length || !isTelling(word));
  const missing = wanted.filter((word) => !known.includes(word));
  const together = known.length === 1 ? alone[wanted.indexOf(known[0])] : known.length ? await look(known) : { results: [] };
  let results = missing.length ? [] : together.results;
  const exact = results.length > 0;
  if (results.length < page && wanted.length > 1) results = results.concat(partial(wanted, alone, results));
  const reference = wanted.find(isReference);
  if (reference && results.length > 1) results = await ownEntry(reference, results.slice(0, page), results);
  if (newest) results = [...results].sort((a, b) => parseInt(a.id, 36) - parseInt(b.id, 36)); // Pages are numbered newest first.
  const more = async (from, to) => {
    const few = results.slice(from, to);
    const entries = (await Promise.all(few.map((result) => result.data()))).map((data) => read(data, wanted, rarity));
    entries.forEach((entry, n) => (entry.score += (20 * few[n].score) / (few[0].score || 1)));
    return newest ? entries : entries.sort((a, b) => b.score - a.score);
  };
  return { hits: await more(0, page), total: results.length, exact, missing, wanted, counts: missing.length ? null : together.filters, more };
}

/** A reference finds its own entry, and not those whose numbers only begin alike. */
async function ownEntry(reference, first, results) {
  const pages = await Promise.all(first.map((result) => result.data()));
  const own = first.filter((_, n) => pages[n].raw_content.split(/\s+/).some((word) => bare(word) === reference));
  return own.length ? own : results;
}

/** Entries that hold more than half of the words, rare words counting more. */
function partial(wanted, alone, already) {
  const found = new Map();
  const seen = new Set(already.map(({ id }) => id));
  for (const { results } of alone) {
    const weight = 1 / Math.log2(2 + results.length);
    for (const result of results.filter(({ id }) => !seen.has(id))) {
      const entry = found.get(result.id) ?? { result, words: 0, weight: 0 };
      entry.words += 1;
      entry.weight += weight * (1 + result.score / 50);
      found.set(result.id, entry);
    }
  }
  const enough = [...found.values()].filter(({ words }) => words * 2 > wanted.length);
  return enough
    .sort((a, b) => b.words - a.words || b.weight - a.weight)
    .slice(0, 50)
    .map(({ result }) => result);
}
