// Ranks the pages that hold some of the words: BM25F with a question and its answer as one text, and
// the measure of how much of a query a hit holds.

const SATURATION = 1.2; // k1 of BM25
const STRONG = 0.5; // A hit that holds less of a query than this is only close.
const CONFIRMED = 0.3; // What a further way to look for the same word adds of its worth.
const NEAR = 3; // Words so far apart stand together.
const TOGETHER = 0.25; // What it is worth that all words stand together.
const WORTH = { answer: 1, publication: 0.8, guidance: 0.6 };
const HEAD = -1; // What stands at the head of a page belongs to no section.

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const saturated = (weight) => (weight * (SATURATION + 1)) / (weight + SATURATION);

/** How much a stem tells that stands on *count* of *all* pages. */
export const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

/** Whether a hit holds enough of a query to be called an answer. */
export const isStrong = ({ share }) => share >= STRONG;

/** Whether *some* of the *words* of a query are enough for an answer. */
export const canMakeStrong = (some, words) =>
  sum(some.map(({ rarity }) => rarity)) >= STRONG * sum(words.map(({ rarity }) => rarity));

/** What a stem weighs in a section of a page, its head included. */
function weightIn(posting, section) {
  const [, weight = 0] = posting.sections.find(([place]) => place === section) ?? [];
  return posting.head + weight;
}

/** What one way to look for a word is worth in a section: all its stems must stand there. */
function worthOf({ way, postings }, section) {
  let value = 0;
  for (const [n, list] of way.lists.entries()) {
    const weight = weightIn(postings[n], section);
    if (!weight) return 0;
    value += list.rarity * saturated(weight);
  }
  return (way.weight * value) / postings.length / (way.shared ?? 1);
}

/**
 * The pages that hold some of the *words*, best first, as {page, section, score, share, held,
 * others}. Each word has a *rarity* and *ways* to look for it, {weight, lists}: of these the best
 * counts. *share* is how much of the rarity of all words a hit holds; *allowed* says which pages may
 * be shown; *kindOf* gives what a page is.
 */
export function rank(words, { allowed = () => true, kindOf = () => "answer" } = {}) {
  const total = sum(words.map((word) => word.rarity)) || 1;
  const found = [];
  for (const [page, standing] of pagesOf(words)) {
    if (!allowed(page)) continue;
    const hit = rankPage(standing, words, total);
    if (hit) found.push({ page, ...hit, score: hit.score * WORTH[kindOf(page)] });
  }
  return sorted(found);
}

/** What stands on each page: {n, way, postings}, where *n* is the number of the word. */
function pagesOf(words) {
  const found = new Map();
  for (const [n, { ways }] of words.entries()) {
    for (const way of ways) {
      const [first, ...rest] = way.lists;
      for (const [page, posting] of first.pages) {
        const postings = [posting, ...rest.map((list) => list.pages.get(page))];
        if (postings.includes(undefined)) continue;
        if (!found.has(page)) found.set(page, []);
        found.get(page).push({ n, way, postings });
      }
    }
  }
  return found;
}

/** Hits with the best first; of two that are as good, the newer. */
export const sorted = (hits) =>
  hits.sort(
    (one, two) => isStrong(two) - isStrong(one) || two.score - one.score || two.page - one.page,
  );

function rankPage(standing, words, total) {
  const sections = new Set([HEAD]);
  for (const { postings } of standing)
    for (const posting of postings) for (const [place] of posting.sections) sections.add(place);
  const ranked = [...sections].map((section) => rankSection(section, standing, words, total));
  ranked.sort((one, two) => two.score - one.score || one.section - two.section);
  const [best] = ranked;
  if (!best.score) return null;
  const alike = ranked.filter(
    ({ section, share }) => section !== HEAD && section !== best.section && share >= best.share,
  );
  return { ...best, others: alike.slice(0, 2).map(({ section }) => section) };
}

function rankSection(section, standing, words, total) {
  const values = words.map(() => 0);
  const shares = words.map(() => 0);
  for (const each of standing) {
    const value = worthOf(each, section);
    if (!value) continue;
    const [less, more] = [values[each.n], value].sort((one, two) => one - two);
    values[each.n] = more + CONFIRMED * (less ? Math.min(less, value) : 0);
    shares[each.n] = Math.max(shares[each.n], each.way.weight);
  }
  const share = sum(shares.map((most, n) => most * words[n].rarity)) / total;
  const held = words.map((_, n) => n).filter((n) => shares[n]);
  return { section, score: sum(values) * (0.5 + 0.5 * share), share, held };
}

/**
 * A hit ranked again by its text: words that stand together as they were typed make it better, and
 * a common word counts although its list was cut short. *standing* are the texts of the hit, each
 * as the numbers of the words at each place, or -1.
 */
export function rankText(hit, standing, words) {
  const total = sum(words.map((word) => word.rarity)) || 1;
  let { score, share } = hit;
  const texts = standing.map((places) => {
    const where = words.map(() => []);
    places.forEach((found, place) => {
      for (const n of found ?? []) where[n].push(place);
    });
    return where;
  });
  const held = new Set(hit.held);
  words.forEach((word, n) => {
    if (held.has(n) || !word.isCut || !texts.some((where) => where[n].length)) return;
    held.add(n);
    score += word.rarity;
    share += word.rarity / total;
  });
  const pairs = words
    .slice(1)
    .map((_, n) => texts.some((where) => together(where[n], where[n + 1])));
  const bonus = pairs.length ? (TOGETHER * pairs.filter(Boolean).length) / pairs.length : 0;
  return { ...hit, share, score: score * (1 + bonus), held: [...held] };
}

const together = (some, others) =>
  some.some((one) => others.some((two) => two > one - NEAR && two <= one + NEAR && two !== one));
