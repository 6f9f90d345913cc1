// Searches Pagefind's index. Used by every page that searches.
import { queryReader } from "./query.js";
import { matches, partialMatches, readEntry, wordsOf } from "./ranking.js";
import { index, manifest, site } from "./search_manifest.js";
import { bare } from "./words.js";

const { prefix, isRare, spoken, chosen, referenceIn, terms } = queryReader(manifest);

export { terms };

const MOST_OTHERS = 6;
const RESULTS_OF_A_COMMON_WORD = 5000; // An estimate: to count them would cost a download.
const TIMEOUT = 30_000; // milliseconds
let loading;

/** Pagefind, fetched when a visitor first needs it. */
export function ready() {
  loading ??= import(new URL("pagefind.js", index).href).then((pagefind) =>
    pagefind.createInstance({
      basePath: index.pathname,
      baseUrl: site.pathname,
      metaCacheTag: "1", // The folder is named by its content, so its files never change.
    }),
  );
  return loading;
}

/**
 * Looks for answers; search() below says what it gives. It fails when the index could not be read,
 * and the next call loads it again.
 */
export async function find(typed, options) {
  let timer;
  try {
    const timeout = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error("The search takes too long.")), TIMEOUT);
    });
    const found = await Promise.race([search(typed, options), timeout]);
    // Pagefind treats a part of the index that it cannot fetch as a part without results.
    if (found.missing.length && !(await isIndexThere())) throw new Error("The index is gone.");
    return found;
  } catch (error) {
    loading = undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const isIndexThere = async () =>
  (await fetch(new URL("pagefind-entry.json", index), { cache: "no-store" })).ok;

/** Gives a function that asks Pagefind for all of some words. */
async function lookup() {
  const pagefind = await ready();
  return (words, filters) => pagefind.search(words.join(" "), { filters });
}

const pagesOf = (results) => Promise.all(results.map((result) => result.data()));

/**
 * Gives {hits, total, whole, missing, known, wanted, left, reference, counts, more}: *hits* are
 * entries, best first, and *more(from, to)* fetches further ones; *whole* of *total* hold every
 * word; *wanted* are the words looked for, of which *missing* stand nowhere in the log and *known*
 * do; *left* says whether more was typed than is looked for; *reference* is one that was typed;
 * *counts* says how many entries have each value of the facets in *open*.
 */
async function search(typed, { filters = {}, newest = false, page = 5, open = [] } = {}) {
  const words = spoken(typed);
  const reference = referenceIn(typed);
  if (!words.length && !reference) return nothing();
  const ask = await lookup();
  // A filter that excludes nothing makes Pagefind fetch the list it needs for the counts.
  const counted = open.map((name) => ({ [name]: "-" }));
  const narrowed = counted.length ? { ...filters, none: counted } : filters;
  if (reference) {
    const own = await findReference(reference, ask, narrowed);
    if (own.total || reference.certain) return own;
  }
  const isNarrowed = Object.keys(filters).length > 0;
  return searchWords(words, ask, { filters: narrowed, isNarrowed, newest, page });
}

/** What search() gives for *words*, when they are no reference of the log. */
async function searchWords(words, ask, { filters, isNarrowed, newest, page }) {
  const looked = chosen(words);
  const asked = await Promise.all(looked.map((word) => asWritten(word, ask)));
  const written = [...new Set(asked.flat())];
  const wanted = written.length ? written : looked.map(({ word }) => word);
  const others = words
    .filter((word) => !looked.includes(word))
    .slice(0, MOST_OTHERS)
    .map(({ word }) => word);
  const found = { ...nothing(), wanted, left: words.length > looked.length };
  // The results for a word alone show how rare it is, and whether the log has it.
  const isTelling = (word) => isRare(word) || wanted.length === 1;
  const alone = await Promise.all(
    wanted.map((word) => (isTelling(word) ? ask([word], {}) : { results: [] })),
  );
  const begun = wanted.filter((word, n) => alone[n].results.length || !isTelling(word));
  const together = begun.length ? await ask(begun, filters) : { results: [] };
  // For a word it does not know, Pagefind gives words that begin alike. An unknown word must not be
  // replaced by another in silence.
  const first = await pagesOf(together.results.slice(0, page));
  const isHeld = async (word, n) => {
    if (!isTelling(word) || first.some((data) => matches(data, word))) return true;
    return alone[n].results.length > 0 && matches(await alone[n].results[0].data(), word);
  };
  const held = await Promise.all(wanted.map(isHeld));
  found.known = wanted.filter((_, n) => held[n]);
  found.missing = wanted.filter((_, n) => !held[n]);
  if (!found.known.length) return found;
  let results = found.missing.length ? [] : together.results;
  found.whole = results.length;
  if (results.length < page && wanted.length > 1) {
    const narrow = (word) => (isTelling(word) ? ask([word], filters) : { results: [] });
    const each = isNarrowed ? await Promise.all(wanted.map(narrow)) : alone;
    const known = each.filter((_, n) => held[n]);
    results = results.concat(partialMatches(wanted, known, results));
  }
  // Pages are numbered newest first.
  if (newest) results = [...results].sort((a, b) => parseInt(a.id, 36) - parseInt(b.id, 36));
  const rarity = wanted.map((word, n) => {
    const number = isTelling(word) ? alone[n].results.length : RESULTS_OF_A_COMMON_WORD;
    return 1 / Math.log2(4 + number);
  });
  found.more = pager(results, newest, (data) => readEntry(data, wanted, rarity, others));
  found.total = results.length;
  found.hits = await found.more(0, page);
  found.counts = found.missing.length ? null : together.filters;
  return found;
}

/** Gives a function that fetches the entries of some *results*, from one number to another. */
function pager(results, newest, read) {
  return async (from, to) => {
    const few = results.slice(from, to);
    const entries = (await pagesOf(few)).map(read);
    entries.forEach((entry, n) => {
      entry.score += (20 * few[n].score) / (few[0].score || 1);
    });
    return newest ? entries : entries.sort((a, b) => b.score - a.score);
  };
}

const nothing = () => ({
  hits: [],
  total: 0,
  whole: 0,
  missing: [],
  known: [],
  wanted: [],
  left: false,
  reference: null,
  counts: null,
  more: async () => [],
});

/** A word as the log has it: whole, or in its parts. Ages such as 12-16 say nothing in parts. */
async function asWritten({ word, parts, joined }, ask) {
  if (!joined) return [word];
  const { results } = await ask([word], {});
  const isWhole = results.length && matches(await results[0].data(), word);
  return isWhole ? [word] : parts.filter((part) => !/^\d{1,2}$/.test(part));
}

/** The entry with a reference; if there is none, the entries that mention it. */
async function findReference({ text, digits }, ask, filters) {
  const found = { ...nothing(), reference: text, wanted: [text], missing: [text] };
  for (const [word, has] of [
    [prefix + digits, isOwn],
    [digits, mentions],
  ]) {
    const { results } = await ask([word], filters);
    const pages = await pagesOf(results.slice(0, 10));
    const held = pages.filter((page) => has(page, digits));
    if (!held.length) continue;
    if (has === isOwn) Object.assign(found, { missing: [], known: [text], whole: held.length });
    found.hits = held.map((page) => readEntry(page, [digits], [1]));
    found.total = held.length;
    break;
  }
  return found;
}

/** Whether a page is the entry with this reference. */
const isOwn = (page, digits) =>
  wordsOf(page, "reference").some((word) => bare(word) === prefix + digits);

/** Whether a page mentions this reference, in one word or in two. */
function mentions(page, digits) {
  const words = wordsOf(page).map(bare);
  return words.some(
    (word, n) =>
      word === prefix + digits || (word === digits && (words[n - 1] ?? "").endsWith(prefix)),
  );
}
