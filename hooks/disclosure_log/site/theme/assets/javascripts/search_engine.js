// Searches the index: from what was typed to the hits, and to what can honestly be said of them.
import { indexReader, readRanges } from "./index_reader.js";
import { queryReader } from "./query.js";
import { canMakeStrong, isStrong, rank, rankText, sorted } from "./ranking.js";
import { relatedTerms } from "./related.js";
import { marker, standing } from "./text_marks.js";
import { understanding } from "./understanding.js";
import { bare } from "./words.js";

const READ_AGAIN = 8; // So many of the best hits are ranked again by their texts.
const ALL = 0.99; // A hit with this share of a query holds all of it.

const nothingMarked = () => null;
/** The pages of the oldest entries have the smallest numbers. */
const newestFirst = (pages) => pages.sort((one, two) => two - one);
/** Pages as hits that hold all that was asked for. */
const whole = (pages) =>
  pages.map((page) => ({ page, section: -1, share: 1, held: [], others: [] }));

/**
 * The search in an index: *manifest* is its description, *read* gives the text of one of its files.
 */
export function searchEngine(manifest, read) {
  const { guidance, publications, pages: all, stop } = manifest;
  const notices = new Set(readRanges(manifest.notices));
  const index = indexReader(manifest, read);
  const reader = queryReader(manifest);
  const related = relatedTerms(manifest.related, reader.stem);
  const understand = understanding({ index, reader, related, stop, all });
  const kindOf = (page) => {
    if (page < guidance) return "guidance";
    if (page < guidance + publications) return "publication";
    return notices.has(page) ? "notice" : "answer";
  };

  /** Fetches the whole lists of words whose lists were cut short. */
  async function complete(words) {
    const lists = words.flatMap(({ ways: [own] }) => own?.lists ?? []);
    await Promise.all(
      lists.map(async (each) => Object.assign(each, await index.findAll(each.stem))),
    );
    for (const word of words) word.isCut = false;
  }

  /** The pages that some *filters* leave: a set, or null for all. */
  async function narrowed(filters) {
    let left = null;
    for (const [name, values] of Object.entries(filters)) {
      const lists = await Promise.all(values.map((value) => index.having(name, value)));
      const pages = lists.flat();
      const before = left;
      left = new Set(before ? pages.filter((page) => before.has(page)) : pages);
    }
    return left;
  }

  /** The best hits once more, by their texts. */
  async function readAgain(hits, words, mark) {
    const best = await Promise.all(
      hits.slice(0, READ_AGAIN).map(async (hit) => {
        const { title, keywords = "", summary = "", sections } = await index.page(hit.page);
        const [, , , heading = "", text = ""] = sections[hit.section] ?? [];
        const texts = [title, keywords, summary, heading, text];
        return rankText(
          hit,
          texts.map((each) => standing(each, mark)),
          words,
        );
      }),
    );
    return [...sorted(best), ...hits.slice(READ_AGAIN)];
  }

  /** How many of some pages have each of some values of a facet, of which the lists were fetched. */
  async function countChosen(pages, name, values) {
    const among = new Set(pages);
    const counted = values.map(async (value) => {
      const entries = await index.having(name, value);
      return [value, entries.filter((entry) => among.has(entry)).length];
    });
    return Object.fromEntries(await Promise.all(counted));
  }

  /**
   * The same for the facets that are *open*: of one that filters, only for the values chosen, and
   * not if there may be more, since its number would be that of the results and be too small.
   */
  async function count(pages, isAtLeast, { open = [], filters = {} }) {
    const countable = open.filter((name) => !(isAtLeast && filters[name]));
    const counted = countable.map(async (name) => [
      name,
      await (filters[name] ? countChosen(pages, name, filters[name]) : index.counts(name, pages)),
    ]);
    return open.length ? Object.fromEntries(await Promise.all(counted)) : null;
  }

  async function result({ hits, mark = nothingMarked, isAtLeast = false, ...found }, options) {
    const pages = hits.map(({ page }) => page);
    const shown = async (hit) => ({ ...(await index.page(hit.page)), hit, mark });
    return {
      words: [],
      reference: null,
      isAtLeast,
      ...found,
      strong: hits.filter(isStrong).length,
      total: hits.length,
      counts: await count(pages, isAtLeast, options),
      more: (from, to) => Promise.all(hits.slice(from, to).map(shown)),
    };
  }

  /** The entries with one of some references, also where an entry was that was taken out. */
  async function withReference({ keys }, kinds) {
    const lists = await Promise.all(keys.map((key) => index.find(key)));
    const pages = lists.flatMap((list) => newestFirst([...(list?.pages.keys() ?? [])]));
    const may = pages.filter((page) => !kinds || kinds.includes(kindOf(page)));
    const isNotice = (page) => notices.has(page);
    return [...may.filter((page) => !isNotice(page)), ...may.filter(isNotice)];
  }

  /** What is found for a reference that the log has. The filters may leave its entries out. */
  function byReference(text, pages, allowed, options) {
    const left = pages.filter((page) => !allowed || allowed.has(page) || kindOf(page) === "notice");
    let is = left.length ? "held" : "left-out";
    if (left.length && left.every((page) => kindOf(page) === "notice")) is = "gone";
    const state = left.length ? "reference" : "nothing";
    return result({ state, reference: { text, is }, hits: whole(left) }, options);
  }

  /** The hits for some *words*, among the pages that *may* be shown. */
  async function hitsFor(words, may, { isEveryPageNeeded }) {
    // What has a rarer word is known anyway.
    const isAllCut = words.every((word) => word.isCut || word.isMissing);
    if (isAllCut && isEveryPageNeeded) await complete(words);
    const mark = marker(words, reader.stem);
    const ranked = () => readAgain(rank(words, { allowed: may, kindOf }), words, mark);
    const hits = await ranked();
    const cut = words.filter(({ isCut }) => isCut);
    if (hits.some(isStrong) || !cut.length) return { hits, mark };
    if (hits.length && !canMakeStrong(cut, words)) return { hits, mark };
    // That no answer holds more may be said only when every page was looked at that could.
    await complete(words);
    return { hits: await ranked(), mark };
  }

  function stateOf(hits) {
    if (!hits.length) return "nothing";
    return hits.some(isStrong) ? "strong" : "closest";
  }

  /** What is found by words; *mention* is a reference that no entry has, but a text may mention. */
  async function byWords(typed, allowed, mention, options) {
    const {
      newest = false,
      open = [],
      filters = {},
      kinds,
      spelling = true,
      related: isRelated = true,
    } = options;
    const words = await understand(typed, {
      spelling: spelling && !mention,
      related: isRelated && !mention,
    });
    if (!words.length) return result({ state: "empty", hits: [] }, options);
    const may = (page) =>
      (!allowed || allowed.has(page)) && (!kinds || kinds.includes(kindOf(page)));
    const isEveryPageNeeded = newest || open.some((name) => !filters[name]);
    const found = await hitsFor(words, may, { isEveryPageNeeded });
    const held = mention ? found.hits.filter(({ share }) => share > ALL) : found.hits;
    const hits = namedFirst(held, manifest.named[bare(typed)], may);
    return result(
      {
        ...found,
        state: stateOf(hits),
        words,
        reference: mention,
        hits: newest ? byDate(hits) : hits,
        isAtLeast: words.some(({ isCut }) => isCut),
      },
      options,
    );
  }

  /**
   * Looks for answers. Gives {state, words, reference, strong, total, isAtLeast, counts, more}:
   * *state* is "empty" if there is nothing to look for, "listed" for filters alone, "reference",
   * "strong", "closest" or "nothing"; *strong* of *total* hits are answers, and there may be more if
   * *isAtLeast*; *more(from, to)* fetches hits; *counts* says how many of them have each value of the
   * facets in *open*, or of one that filters, each value chosen. Of *words*, those that are missing
   * stand nowhere in the log.
   */
  async function search(typed, options = {}) {
    const allowed = await narrowed(options.filters ?? {});
    if (!typed.trim() && allowed) {
      return result({ state: "listed", hits: whole(newestFirst([...allowed])) }, options);
    }
    const reference = reader.referenceIn(typed);
    const own = reference ? await withReference(reference, options.kinds) : [];
    if (own.length) return byReference(reference.text, own, allowed, options);
    const mention = reference?.certain ? { text: reference.text, is: "missing" } : null;
    return byWords(typed, allowed, mention, options);
  }

  return { search, withoutOpenings: reader.withoutOpenings };
}

/** Hits with the page first that is called what was typed, if there is one that *may* be shown. */
function namedFirst(hits, named, may) {
  if (named === undefined || !may(named)) return hits;
  return [...whole([named]), ...hits.filter(({ page }) => page !== named)];
}

/** Hits with the newest first: the strong ones, if there are any. */
function byDate(hits) {
  const strong = hits.filter(isStrong);
  return [...(strong.length ? strong : hits)].sort((one, two) => two.page - one.page);
}
