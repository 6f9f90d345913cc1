// Reads a page of the index as an entry, and works out which of its questions answers a query best.
import { EXCERPT_END, HEAD, INDEXED, QUESTION_END, RELEASED_DOCUMENTS } from "./index_format.js";
import { begins, forms, isForm } from "./words.js";

const TITLE_WEIGHT = 3;
const SUMMARY_WEIGHT = 1.2;
const DOCUMENT_WEIGHT = 0.5; // A document mentions much; an answer is about what it says.
const GUIDANCE_WEIGHT = 0.6; // Guidance mentions everything, and answers little.
const BEGUN_WEIGHT = 0.4; // For a word that only begins with what was typed.
const COMMON_RARITY = 0.1;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const isFound = (mark) => mark >= 0;

const opened = new WeakMap();

/** The text of a page: {sections, indexed}, where *indexed* are the words that Pagefind knows. */
function open(data) {
  if (opened.has(data)) return opened.get(data);
  const indexed = [];
  const plain = (written) => {
    if (written[0] !== INDEXED) return written;
    const word = written.slice(1);
    indexed.push(word);
    return word;
  };
  const sections = data.sections.map(([id, note, text]) => ({
    id,
    note,
    words: text.split(" ").map(plain),
  }));
  opened.set(data, { sections, indexed });
  return opened.get(data);
}

/** The forms of the words of a page at which Pagefind found something. */
function formsFound(data) {
  const { indexed } = open(data);
  return data.locations.flatMap((place) => forms(indexed[place] ?? ""));
}

/** The words of a page, or of one section of it. */
export function wordsOf(data, id) {
  const { sections } = open(data);
  return sections.flatMap((section) => (id && section.id !== id ? [] : section.words));
}

/** Whether a page that was found with a *word* really holds it. */
export function matches(data, word) {
  return formsFound(data).some((form) => isForm(form, word) || begins(form, word));
}

/**
 * A page of the index as an entry. *wanted* are the words looked for, and *rarity* says how much
 * each of them tells. *others* are common words that were typed too; they only help to choose a
 * question.
 */
export function readEntry(data, wanted, rarity, others = []) {
  const terms = [...wanted, ...others];
  const found = new Set(formsFound(data));
  const marked = open(data).sections.map((section) => markWords(section, terms, found));
  // A word that stands in only one question tells which question is meant.
  const spread = terms.map((_, term) => marked.filter(({ marks }) => marks.includes(term)).length);
  const worth = terms.map(
    (_, term) => (rarity[term] ?? COMMON_RARITY) * (1 + 1 / Math.max(1, spread[term])),
  );
  const sections = marked.map((section) => ({
    ...section,
    ...weigh(section, worth, wanted.length),
  }));
  const head = sections.filter(({ id }) => HEAD.includes(id));
  const body = sections.filter(({ id }) => !HEAD.includes(id));
  const best = body.filter(({ distinct }) => distinct).sort((a, b) => b.score - a.score);
  const most = Math.max(...best.map(({ distinct }) => distinct));
  const headed = (id) => head.find((section) => section.id === id);
  // A title counts as much as the share of the words that it has.
  const headScore = ({ id, score, distinct }) =>
    (score * (id === "summary" ? SUMMARY_WEIGHT : TITLE_WEIGHT) * distinct) / wanted.length;
  const bestSection = Math.max(0, ...head.map(headScore), ...best.map(({ score }) => score));
  const wholePage = 100 * sum(wanted.map((_, term) => howFirmlyHeld(sections, term)));
  return {
    url: data.url,
    reference: data.reference,
    date: data.date,
    outcome: data.outcome,
    kind: data.kind,
    title: headed("title").words.join(" "),
    summary: headed("summary") ?? body[0],
    questions: best.filter(({ distinct }, n) => n === 0 || distinct === most).slice(0, 3),
    score: (data.kind === "guidance" ? GUIDANCE_WEIGHT : 1) * (wholePage + bestSection),
  };
}

/**
 * A section with its *marks*: for each word the number of the term it stands for, or -1. *firm* are
 * the terms that stand there themselves or in another form, and not only as a beginning.
 */
function markWords(section, terms, found) {
  const marks = [];
  const firm = new Set();
  for (const word of section.words) {
    const written = forms(word).filter(Boolean);
    const first = (fits) => terms.findIndex((term) => written.some((form) => fits(form, term)));
    const term = first(isForm);
    if (isFound(term)) firm.add(term);
    marks.push(
      isFound(term) ? term : first((form, typed) => found.has(form) && begins(form, typed)),
    );
  }
  return { ...section, marks, firm };
}

/** How well a page holds a term, from 0 to 1. */
function howFirmlyHeld(sections, term) {
  const holding = sections.filter(({ marks }) => marks.includes(term));
  const weights = holding.map(
    ({ id, firm }) =>
      (id === RELEASED_DOCUMENTS ? DOCUMENT_WEIGHT : 1) * (firm.has(term) ? 1 : BEGUN_WEIGHT),
  );
  return Math.max(0, ...weights);
}

/**
 * How well a section answers. Different words count most, then words of the question itself, then
 * words that stand side by side as they were typed.
 */
function weigh({ words, marks, firm }, worth, wanted) {
  const terms = new Set(marks.filter(isFound));
  const question = marks.slice(0, Math.max(0, words.indexOf(QUESTION_END)));
  const pairs = marks.filter((mark, n) => mark > 0 && marks[n - 1] === mark - 1).length;
  const count = marks.filter(isFound).length;
  const worthOf = (some) =>
    sum([...some].map((term) => worth[term] * (firm.has(term) ? 1 : BEGUN_WEIGHT)));
  return {
    distinct: [...terms].filter((term) => term < wanted).length,
    score:
      worthOf(terms) * 40 +
      worthOf(new Set(question.filter(isFound))) * 10 +
      Math.min(pairs, 2) * 2 +
      Math.min(count, 3),
  };
}

/**
 * The stretch of a section with most of the terms, as pieces {text, found}. Of a question it is a
 * stretch of the answer, if the answer has half of the terms.
 */
export function passage({ words, marks }, length = 36) {
  const different = (some) => new Set(some.filter(isFound)).size;
  const answer = words.indexOf(QUESTION_END) + 1;
  const from = different(marks.slice(answer)) * 2 >= different(marks) ? answer : 0;
  const end = words.includes(EXCERPT_END) ? words.indexOf(EXCERPT_END) : words.length;
  let start = from;
  let most = -1;
  for (let n = from; n < Math.max(from + 1, end - length + 1); n += 4) {
    const inside = marks.slice(n, n + length);
    const worth = different(inside) * 10 + inside.filter(isFound).length;
    if (worth > most) [start, most] = [n, worth];
  }
  const pieces = start > from ? [{ text: "… ", found: false }] : [];
  const stop = Math.min(start + length, end);
  words.slice(start, stop).forEach((word, n) => {
    if (n) pieces.push({ text: " ", found: false });
    const found = isFound(marks[start + n]);
    pieces.push({ text: word === QUESTION_END ? "—" : word, found });
  });
  if (stop < words.length) pieces.push({ text: " …", found: false });
  return pieces;
}

/** What was asked, in at most *length* words. */
export function questionText({ words }, length = 24) {
  const end = words.indexOf(QUESTION_END);
  const question = words.slice(0, end < 0 ? length : end);
  return question.slice(0, length).join(" ") + (question.length > length ? " …" : "");
}

/**
 * The results that hold at least two of the *wanted* words and half of them, where rare words count
 * more. *alone* are the results of each word alone; those of *already* are left out.
 */
export function partialMatches(wanted, alone, already) {
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
