// Reads the files of the index: search/postings.py, search/vocabulary.py, search/facets.py and
// search/__init__.py say what is in them.

const POSTING = /([0-9a-z]*)([A-P])((?:[0-9a-z]*[Q-Z])*)/g;
const IN_SECTION = /([0-9a-z]*)([Q-Z])/g;

const number = (digits) => (digits ? parseInt(digits, 36) : 0);

/** The postings of a stem: a map of pages to {head, sections}, where *sections* are [place, weight]. */
export function readPostings(text, weights) {
  const found = new Map();
  let page = -1;
  for (const [, gap, head, rest] of text.matchAll(POSTING)) {
    page += number(gap) + 1;
    let place = -1;
    const sections = [];
    for (const [, skipped, letter] of rest.matchAll(IN_SECTION)) {
      place += number(skipped) + 1;
      sections.push([place, weights[letter]]);
    }
    found.set(page, { head: weights[head], sections });
  }
  return found;
}

/** The pages in a text such as "4,0.9". */
export function readRanges(text) {
  const found = [];
  let page = -1;
  for (const range of text ? text.split(",") : []) {
    const [gap, more] = range.split(".");
    page += number(gap) + 1;
    for (let n = number(more); n >= 0; n -= 1) {
      found.push(page);
      if (n) page += 1;
    }
  }
  return found;
}

/** The values of each page of a block in a facet, as lists of their places. */
export function readValues(text) {
  const [written, digits] = text.split("\n");
  const combinations = written.split(" ").map((each) => (each ? each.split(".").map(number) : []));
  const width = (combinations.length - 1).toString(36).length;
  return Array.from(
    { length: digits.length / width },
    (_, n) => combinations[number(digits.slice(n * width, (n + 1) * width))],
  );
}

/** The words of one first letter, as [word, how common it is]. */
export function readWords(text) {
  let before = "";
  return text.split("\n").map((line) => {
    before = before.slice(0, number(line[0])) + line.slice(1, -1);
    return [before, line.charCodeAt(line.length - 1) - 64];
  });
}

/** The number of the shard that would hold a stem, from the first stems of all shards. */
export function shardOf(stem, firsts) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= stem) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The index that a *manifest* describes. *read* gives the text of a file of the index. What was read
 * once is kept.
 */
export function indexReader(manifest, read) {
  const files = new Map();
  const lists = new Map();

  function file(path) {
    if (!files.has(path)) {
      const reading = read(path);
      files.set(path, reading);
      // A lost download can be tried again.
      reading.catch(() => files.delete(path));
    }
    return files.get(path);
  }

  async function line(stem) {
    const shard = shardOf(stem, manifest.shards);
    if (shard < 0) return null;
    const text = `\n${await file(`stems/${shard}.txt`)}\n`;
    const start = text.indexOf(`\n${stem} `) + 1;
    return start ? text.slice(start, text.indexOf("\n", start)).split(" ") : null;
  }

  /**
   * Where a stem stands, as {count, pages, long}, or null if it stands nowhere. *long* names the
   * list of all pages, if *pages* are only those where it weighs most.
   */
  async function find(stem) {
    if (!lists.has(stem)) {
      const [, count, text, long] = (await line(stem)) ?? [];
      lists.set(
        stem,
        count ? { count: Number(count), pages: readPostings(text, manifest.weights), long } : null,
      );
    }
    return lists.get(stem);
  }

  /** The same with all pages. */
  async function findAll(stem) {
    const list = await find(stem);
    if (list?.long === undefined) return list ?? {};
    const text = await file(`all/${list.long}.txt`);
    const whole = { ...list, pages: readPostings(text, manifest.weights), long: undefined };
    lists.set(stem, whole);
    return whole;
  }

  /** The words of the log that begin with a letter. */
  const wordsWith = async (letter) =>
    manifest.letters.includes(letter)
      ? readWords(await file(`words/${letter.codePointAt(0).toString(16)}.txt`))
      : [];

  /** The entries that have a value of a facet. */
  async function having(name, value) {
    const place = manifest.facets[name]?.indexOf(value) ?? -1;
    return place < 0 ? [] : readRanges(await file(`facets/${name}/${place}.txt`));
  }

  /** How many of some *pages* have each value of a facet. Only the blocks they are in are fetched. */
  async function counts(name, pages) {
    const { facets, block } = manifest;
    const needed = new Set(pages.map((page) => Math.floor(page / block)));
    const blocks = new Map();
    await Promise.all(
      [...needed].map(async (n) =>
        blocks.set(n, readValues(await file(`values/${name}/${n}.txt`))),
      ),
    );
    const found = facets[name].map(() => 0);
    for (const page of pages)
      for (const place of blocks.get(Math.floor(page / block))[page % block]) found[place] += 1;
    return Object.fromEntries(facets[name].map((value, place) => [value, found[place]]));
  }

  const page = async (place) => JSON.parse(await file(`pages/${place}.json`));

  return { find, findAll, wordsWith, having, counts, page };
}
