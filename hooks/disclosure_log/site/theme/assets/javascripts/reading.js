// A page of the index, read as what it was made from: an entry with its questions, of which those that answer best come first.

const TOLD = "\uf8fd"; // Stands before each word that the index knows; its places count these words only.
const SEAM = "\uf8ff"; // Stands between a question and its answer.
const TAIL = "\uf8fe"; // Stands before words that are only to be found.
const HEAD = ["keywords", "title", "reference", "summary"];

const root = (word) => (word.length > 4 ? word.replace(/(?:ations?|ings?|ed|es|s|ly|ers?|ments?|ions?|e)$/, "") : word);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** A word in small letters without signs and accents. */
export const bare = (word) =>
  word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** What a written word is found as: itself and, of one that is put together, each part. */
function forms(word) {
  const parts = word.split(/[^\p{L}\p{M}\p{N}'’]+/u).map(bare).filter(Boolean);
  return parts.length > 1 ? [bare(word), ...parts] : [bare(word)];
}

// What one word of a family ends with where another ends with something else.
const ENDINGS = "s es is ed d e ing ings r er ers or ors ion ions ation ations ment ments ly al ally y ies ied ive able ible ure ures ance ence t ren".split(" ");

/** Whether two words are forms of one: diagnosis and diagnoses, not barrel and barred. */
function related(one, two) {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length > 1 && (long === `${short}s` || long === `${short}es`)) return true;
  let same = 0;
  while (same < one.length && one[same] === two[same]) same += 1;
  const ends = (word) => same === word.length || ENDINGS.includes(word.slice(same));
  return same > 3 && ends(one) && ends(two);
}

const written = new WeakMap();

/** What is written in a page: {sections, told}, *told* being the words that the index knows. */
function open(data) {
  if (written.has(data)) return written.get(data);
  const told = [];
  const tell = (word) => told[told.push(word.slice(1)) - 1];
  const sections = data.sections.map(([id, note, text]) => ({ id, note, words: text.split(" ").map((word) => (word[0] === TOLD ? tell(word) : word)) }));
  written.set(data, { sections, told });
  return written.get(data);
}

/** The words of a page, or of one section of it. */
export function wordsOf(data, id) {
  return open(data).sections.flatMap((section) => (id && section.id !== id ? [] : section.words));
}

/** Whether a page that was found with a *word* holds it. */
export function matches(data, word) {
  const { told } = open(data);
  return data.locations.some((place) => forms(told[place] ?? "").some((form) => isForm(form, word) || begins(form, word)));
}

/** Whether a *word* of the text is the word looked for or a form of it, and whether it begins with it. */
const isForm = (word, term) => word === term || root(word) === root(term) || related(word, term);
const begins = (word, term) => term.length > 2 && word.startsWith(term);

/**
 * A page of the index as an entry. *wanted* are the words looked for, *rarity* says how much each of them tells; *others* are common words
 * that were typed besides, which only help to choose a question.
 */
export function read(data, wanted, rarity, others = []) {
  const terms = [...wanted, ...others];
  const { sections: stretches, told } = open(data);
  const found = new Set(data.locations.flatMap((place) => forms(told[place] ?? "")));
  const marked = stretches.map((section) => {
    const meant = section.words.map((word) => meaning(forms(word), terms, found));
    return { ...section, marks: meant.map(({ term }) => term), firm: new Set(meant.filter(({ firm }) => firm).map(({ term }) => term)) };
  });
  // A word that stands in one question of an entry only tells which question it is.
  const spread = terms.map((_, term) => marked.filter(({ marks }) => marks.includes(term)).length);
  const worth = terms.map((_, term) => (rarity[term] ?? 0.1) * (1 + 1 / Math.max(1, spread[term])));
  const sections = marked.map((section) => ({ ...section, ...weigh(section, worth, wanted.length) }));
  const head = sections.filter(({ id }) => HEAD.includes(id));
  const body = sections.filter(({ id }) => !HEAD.includes(id));
  const best = body.filter(({ distinct }) => distinct).sort((a, b) => b.score - a.score);
  const of = (id) => head.find((section) => section.id === id);
  // The share of the words that a title has is the share it counts.
  const lead = ({ id, score, distinct }) => (score * (id === "summary" ? 1.2 : 3) * distinct) / wanted.length;
  return {
    url: data.url,
    reference: data.reference,
    date: data.date,
    outcome: data.outcome,
    kind: data.kind,
    title: of("title").words.join(" "),
    summary: of("summary") ?? body[0],
    questions: best.filter((section, n) => !n || section.distinct === Math.max(...best.map(({ distinct }) => distinct))).slice(0, 3),
    // Guidance mentions everything, and answers little.
    score:
      (data.kind === "guidance" ? 0.6 : 1) *
      (100 * sum(wanted.map((_, term) => held(sections, term))) + Math.max(0, ...head.map(lead), ...best.map(({ score }) => score))),
  };
}

const BEGUN = 0.4; // What a word counts that only begins with what was typed.

/** How well a page holds a word looked for: less in a document, which mentions much, than in an answer. */
function held(sections, term) {
  const having = sections.filter(({ marks }) => marks.includes(term));
  return Math.max(0, ...having.map(({ id, firm }) => (id === "released-documents" ? 0.5 : 1) * (firm.has(term) ? 1 : BEGUN)));
}

/** Which of the words looked for a written word stands for, or -1, and whether it is that word or a form of it. */
function meaning(written, terms, found) {
  const first = (fits) => terms.findIndex((term) => written.some((form) => form && fits(form, term)));
  const term = first(isForm);
  return term >= 0 ? { term, firm: true } : { term: first((form, term) => found.has(form) && begins(form, term)), firm: false };
}

/** How well a stretch of text answers: different words first, then words of the question itself, then words that stand side by side as they were typed. */
function weigh({ words, marks, firm }, worth, wanted) {
  const terms = new Set(marks.filter((mark) => mark >= 0));
  const inQuestion = new Set(marks.slice(0, Math.max(0, words.indexOf(SEAM))).filter((mark) => mark >= 0));
  const pairs = marks.filter((mark, n) => mark > 0 && marks[n - 1] === mark - 1).length;
  const count = marks.filter((mark) => mark >= 0).length;
  const worthOf = (some) => sum([...some].map((term) => worth[term] * (firm.has(term) ? 1 : BEGUN)));
  const distinct = [...terms].filter((term) => term < wanted).length;
  return { distinct, score: worthOf(terms) * 40 + worthOf(inQuestion) * 10 + Math.min(pairs, 2) * 2 + Math.min(count, 3) };
}

/** The stretch of a section with most of the words, as nodes: text is only ever text. Of a question it is its answer, if that has half of them. */
export function passage({ words, marks }, length = 36) {
  const answer = words.indexOf(SEAM) + 1;
  const different = (some) => new Set(some.filter((mark) => mark >= 0)).size;
  const from = different(marks.slice(answer)) * 2 >= different(marks) ? answer : 0;
  const end = words.includes(TAIL) ? words.indexOf(TAIL) : words.length;
  let start = from;
  let most = -1;
  for (let n = from; n < Math.max(from + 1, end - length + 1); n += 4) {
    const inside = marks.slice(n, n + length);
    const worth = different(inside) * 10 + inside.filter((mark) => mark >= 0).length;
    if (worth > most) [start, most] = [n, worth];
  }
  const nodes = document.createDocumentFragment();
  nodes.append(start > from ? "… " : "");
  words.slice(start, Math.min(start + length, end)).forEach((word, n) => {
    nodes.append(n ? " " : "");
    if (marks[start + n] < 0) return nodes.append(word === SEAM ? "—" : word);
    const mark = document.createElement("mark");
    mark.textContent = word;
    nodes.append(mark);
  });
  nodes.append(start + length < words.length ? " …" : "");
  return nodes;
}

/** What was asked, in at most *length* words. */
export function asked({ words }, length = 24) {
  const end = words.indexOf(SEAM);
  const question = words.slice(0, end < 0 ? length : end);
  return question.slice(0, length).join(" ") + (question.length > length ? " …" : "");
}
