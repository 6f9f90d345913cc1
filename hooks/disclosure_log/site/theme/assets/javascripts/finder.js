// Finds answers in Pagefind's index, one question being one hit. Used by every page that searches.
import { bare, matches, read, wordsOf } from "./reading.js";
import { index, settings, site } from "./settings.js";

const prefix = settings.prefix.toLowerCase();
const stop = new Set(settings.stop);
const common = new Map(settings.common.map((word, n) => [word, n])); // The commonest first.
const rank = (word) => common.get(word) ?? common.get(word.replace(/s$/, "")) ?? Infinity;
const number = "(?:\\d{2}\\s+\\d+[a-z]?(?!\\s*[-/\\d])|\\d+[a-z]?(?:\\s*[-/\\u2010-\\u2015\\u2212]\\s*\\d+[a-z]?)*)";
const REFERENCE = new RegExp(`(?<![\\p{L}\\p{N}])(?:[a-z]+/)?${prefix}[\\s-]*(${number})(?![\\p{L}\\p{N}])`, "iu");
const NUMBER = /^[^\p{L}\p{N}]*(?:[a-z]+\/)?(\d{2}\s*[-/\u2010-\u2015\u2212]\s*\d+[a-z]?)[^\p{L}\p{N}]*$/iu;
const MOST_WORDS = 6;
const MOST_OTHERS = 6;
const PATIENCE = 30_000; // Milliseconds after which nobody waits any more.
let loading;

/** Pagefind, fetched when somebody first needs it. */
export function ready() {
  loading ??= import(new URL("pagefind.js", index).href).then((pagefind) =>
    // The folder is named by its content, so nothing in it ever grows old.
    pagefind.createInstance({ basePath: index.pathname, baseUrl: site.pathname, metaCacheTag: "1" }),
  );
  return loading;
}

/** Looks for answers, as look() below says; fails when the index could not be read, and begins afresh the next time. */
export async function find(typed, options) {
  let alarm;
  try {
    const late = new Promise((_, fail) => (alarm = setTimeout(() => fail(new Error("The search takes too long.")), PATIENCE)));
    const found = await Promise.race([look(typed, options), late]);
    // Pagefind takes a part of the index that it cannot fetch for one that holds nothing.
    if (found.missing.length && !(await fetch(new URL("pagefind-entry.json", index), { cache: "no-store" })).ok) throw new Error("The index is gone.");
    return found;
  } catch (error) {
    loading = undefined;
    throw error;
  } finally {
    clearTimeout(alarm);
  }
}

/** What was typed as words to look for: stop words gone; of many, the first that tell something. */
export function terms(typed) {
  return chosen(spoken(typed)).flatMap(({ parts }) => parts);
}

/** What was typed, as {word, parts}: a word with a hyphen or a stroke is one word or its parts, as the log has it. */
function spoken(typed) {
  const found = new Map();
  for (const written of typed.slice(0, 300).normalize("NFKC").split(/[\s–—]+/u)) {
    const word = bare(written);
    const parts = written.split(/[-/\u2010-\u2012]/u).map(bare).filter(Boolean);
    if (word && !stop.has(word)) found.set(word, { word, parts: parts.filter((part) => !stop.has(part)), joined: parts.length > 1 });
  }
  return [...found.values()];
}

/** The words to look for. Those that most entries hold cost most and say least, so they count only when there is little else. */
function chosen(words) {
  const rare = words.filter(({ word }) => rank(word) === Infinity);
  if (rare.length > 1) return rare.slice(0, MOST_WORDS);
  const kept = [...words].sort((a, b) => (rank(a.word) < rank(b.word) ? 1 : -1)).slice(0, MOST_WORDS / 2);
  return words.filter((word) => kept.includes(word));
}

/** The reference that was typed, if so. A bare number is one only by itself, and only when the log has it: people ask about children aged 12-16. */
function referenceIn(typed) {
  const text = typed.slice(0, 300).normalize("NFKC");
  const match = REFERENCE.exec(text) ?? NUMBER.exec(text);
  return match && { text: match[0].trim(), digits: bare(match[1]), certain: REFERENCE.test(text) };
}

/**
 * Gives {hits, total, whole, missing, known, wanted, left, counts, more}: *hits* are entries, best first; *more(from, to)* fetches further
 * ones; *whole* says how many of *total* hold every word; *missing* are words that stand nowhere in the log, *known* the others; *left*
 * says whether more was typed than is looked for; *reference* is one that was typed; *counts* are how many entries have each value of the
 * facets in *open*.
 */
async function look(typed, { filters = {}, newest = false, page = 5, open = [] } = {}) {
  const words = spoken(typed);
  const found = { hits: [], total: 0, whole: 0, missing: [], known: [], wanted: [], left: false, reference: null, counts: null, more: async () => [] };
  const reference = referenceIn(typed);
  if (!words.length && !reference) return found;
  const pagefind = await ready();
  // What excludes nothing still makes Pagefind fetch the list it needs for counts.
  const counted = open.map((name) => ({ [name]: "-" }));
  const narrowed = counted.length ? { ...filters, none: counted } : filters;
  const search = (words, filters) => pagefind.search(words.join(" "), { filters });
  if (reference) {
    const own = await referred(reference, found, search, narrowed);
    if (own.total || reference.certain) return own;
    Object.assign(found, { missing: [], known: [], reference: null });
  }

  const looked = chosen(words);
  const asked = [...new Set((await Promise.all(looked.map((word) => asWritten(word, search)))).flat())];
  const wanted = asked.length ? asked : looked.map(({ word }) => word);
  const others = words.filter((word) => !looked.includes(word)).slice(0, MOST_OTHERS).map(({ word }) => word);
  Object.assign(found, { wanted, left: words.length > looked.length });
  // Looked for alone, a word shows how rare it is, and whether the log knows it.
  const isTelling = (word) => rank(word) === Infinity || wanted.length === 1;
  const alone = await Promise.all(wanted.map((word) => (isTelling(word) ? search([word], {}) : { results: [] })));
  const rarity = alone.map(({ results }, n) => 1 / Math.log2(4 + (isTelling(wanted[n]) ? results.length : 5000)));
  const begun = wanted.filter((word, n) => alone[n].results.length || !isTelling(word));
  const together = begun.length ? await search(begun, narrowed) : { results: [] };
  // Failing a word, Pagefind gives whatever begins with its first letters. An unknown word must not be swapped for another in silence.
  const first = await Promise.all(together.results.slice(0, page).map((result) => result.data()));
  const holds = async (word, n) => {
    if (!isTelling(word) || first.some((data) => matches(data, word))) return true;
    return alone[n].results.length > 0 && matches(await alone[n].results[0].data(), word);
  };
  const held = await Promise.all(wanted.map(holds));
  found.known = wanted.filter((_, n) => held[n]);
  found.missing = wanted.filter((_, n) => !held[n]);
  if (!found.known.length) return found;
  let results = found.missing.length ? [] : together.results;
  found.whole = results.length;
  if (results.length < page && wanted.length > 1) {
    const narrow = (word) => (isTelling(word) ? search([word], narrowed) : { results: [] });
    const each = Object.keys(filters).length ? await Promise.all(wanted.map(narrow)) : alone;
    const all = each.filter((_, n) => held[n]);
    results = results.concat(partial(wanted, all, results));
  }
  if (newest) results = [...results].sort((a, b) => parseInt(a.id, 36) - parseInt(b.id, 36)); // Pages are numbered newest first.
  found.more = async (from, to) => {
    const few = results.slice(from, to);
    const entries = (await Promise.all(few.map((result) => result.data()))).map((data) => read(data, wanted, rarity, others));
    entries.forEach((entry, n) => (entry.score += (20 * few[n].score) / (few[0].score || 1)));
    return newest ? entries : entries.sort((a, b) => b.score - a.score);
  };
  found.total = results.length;
  found.hits = await found.more(0, page);
  found.counts = found.missing.length ? null : together.filters;
  return found;
}

/** A word as the log has it: whole, or in its parts. The ages in "12-16" alone say nothing. */
async function asWritten({ word, parts, joined }, search) {
  if (!joined) return [word];
  const { results } = await search([word], {});
  return results.length && matches(await results[0].data(), word) ? [word] : parts.filter((part) => !/^\d{1,2}$/.test(part));
}

/** The entry of a reference; failing that, those that mention it. */
async function referred({ text, digits }, found, search, filters) {
  Object.assign(found, { reference: text, wanted: [text], missing: [text] });
  for (const [word, has] of [[prefix + digits, isOwn], [digits, mentions]]) {
    const { results } = await search([word], filters);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    const held = pages.filter((page) => has(page, digits));
    if (!held.length) continue;
    if (has === isOwn) Object.assign(found, { missing: [], known: [text], whole: held.length });
    found.hits = held.map((page) => read(page, [digits], [1]));
    found.total = held.length;
    break;
  }
  return found;
}

/** Whether the reference is the entry's own, and not one of its words. */
const isOwn = (page, digits) => wordsOf(page, "reference").some((word) => bare(word) === prefix + digits);

function mentions(page, digits) {
  const words = wordsOf(page);
  return words.some((word, n) => bare(word) === prefix + digits || (bare(word) === digits && bare(words[n - 1] ?? "").endsWith(prefix)));
}

/** Entries that hold at least two of the words and half of them, rare words counting more. */
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
  const enough = [...found.values()].filter(({ words }) => words > 1 && words * 2 >= wanted.length);
  return enough
    .sort((a, b) => b.words - a.words || b.weight - a.weight)
    .slice(0, 50)
    .map(({ result }) => result);
}
