import assert from "node:assert/strict";
import test from "node:test";
import {
  EXCERPT_END,
  INDEXED,
  QUESTION_END,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/index_format.js";
import {
  matches,
  partialMatches,
  passage,
  questionText,
  readEntry,
  wordsOf,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/ranking.js";

/** A page as the index has it. Words after a + are those that Pagefind found. */
function page(sections, kind = "answer") {
  const found = [];
  let place = 0;
  const written = sections.map(([id, text]) => {
    const words = text.split(" ").map((word) => {
      if (word === QUESTION_END || word === EXCERPT_END) return word;
      if (word.startsWith("+")) found.push(place);
      place += 1;
      return INDEXED + word.replace(/^\+/, "");
    });
    return [id, "", words.join(" ")];
  });
  return { url: "/x/", kind, sections: written, locations: found };
}

const HEAD = [
  ["title", "Lamps"],
  ["summary", "About lamps."],
];
const question = (number, asked, answered) => [
  `question-${number}`,
  `${asked} ${QUESTION_END} ${answered}`,
];
const read = (sections, terms, kind) =>
  readEntry(
    page(sections, kind),
    terms,
    terms.map(() => 1),
  );
const text = (pieces) => pieces.map((piece) => piece.text).join("");

test("the words of one section can be read alone", () => {
  assert.deepEqual(wordsOf(page(HEAD), "title"), ["Lamps"]);
});

test("a page matches a word of which it holds another form", () => {
  assert.ok(matches(page([["title", "Broken +lamps"]]), "lamp"));
});

test("a page does not match a word that Pagefind exchanged for another", () => {
  assert.ok(!matches(page([["title", "Broken +lamps"]]), "lampoon"));
});

test("the question with most of the words comes first", () => {
  const { questions } = read(
    [
      ...HEAD,
      question(1, "How many trees?", "Nine."),
      question(2, "How many green trees?", "Two."),
    ],
    ["green", "trees"],
  );
  assert.deepEqual(
    questions.map(({ id }) => id),
    ["question-2"],
  );
});

test("a word counts more in a question than in an answer", () => {
  const { questions } = read(
    [...HEAD, question(1, "How many?", "Nine trees."), question(2, "Which trees?", "Two.")],
    ["trees"],
  );
  assert.deepEqual(
    questions.map(({ id }) => id),
    ["question-2", "question-1"],
  );
});

test("a title with a word counts more than a question with it", () => {
  const titled = read([["title", "Trees"], question(1, "How many?", "Nine.")], ["trees"]);
  const asked = read([["title", "Lamps"], question(1, "How many trees?", "Nine.")], ["trees"]);
  assert.ok(titled.score > asked.score);
});

test("an answer counts more than guidance with the same words", () => {
  const sections = [["title", "Trees"], question(1, "How many trees?", "Nine.")];
  assert.ok(read(sections, ["trees"]).score > read(sections, ["trees"], "guidance").score);
});

test("a word counts more in an answer than in a released document", () => {
  const answer = read([["title", "Lamps"], question(1, "Why?", "Old trees.")], ["trees"]);
  const document = read(
    [
      ["title", "Lamps"],
      ["released-documents", "Old trees."],
    ],
    ["trees"],
  );
  assert.ok(answer.score > document.score);
});

test("a passage is taken from the answer and marks what was found", () => {
  const { questions } = read([...HEAD, question(1, "How many trees?", "Nine trees.")], ["trees"]);
  const pieces = passage(questions[0]);
  assert.equal(text(pieces), "Nine trees.");
  assert.deepEqual(
    pieces.filter(({ found }) => found).map((piece) => piece.text),
    ["trees."],
  );
});

test("a passage is taken from the question if the answer has none of the words", () => {
  const { questions } = read([...HEAD, question(1, "How many trees?", "Nine.")], ["trees"]);
  assert.equal(text(passage(questions[0])), "How many trees? — Nine.");
});

test("a passage of a long text begins near what was found", () => {
  const filler = Array(100).fill("word").join(" ");
  const { questions } = read(
    [...HEAD, question(1, "How many?", `${filler} trees ${filler}`)],
    ["trees"],
  );
  const shown = text(passage(questions[0], 12));
  assert.match(shown, /^… .*trees.* …$/);
  assert.ok(shown.split(" ").length < 16);
});

test("words that can be found only are not shown", () => {
  const { questions } = read(
    [...HEAD, ["released-documents", `A list of trees ${EXCERPT_END} oak elm`]],
    ["trees"],
  );
  assert.equal(text(passage(questions[0])), "A list of trees …");
});

test("a long question is cut", () => {
  assert.equal(
    questionText({ words: ["One", "two", "three", QUESTION_END, "Four"] }, 2),
    "One two …",
  );
  assert.equal(questionText({ words: ["One", "two", QUESTION_END, "Three"] }, 2), "One two");
});

test("an entry with two of three words is a result, and one with one is not", () => {
  const result = (id) => ({ id, score: 1 });
  const alone = [[1, 2], [1], [3]].map((ids) => ({ results: ids.map(result) }));
  const found = partialMatches(["green", "old", "trees"], alone, []);
  assert.deepEqual(
    found.map(({ id }) => id),
    [1],
  );
});

test("an entry with one of two words is no result", () => {
  const alone = [{ results: [{ id: 1, score: 1 }] }, { results: [] }];
  assert.deepEqual(partialMatches(["old", "trees"], alone, []), []);
});

test("an entry that is a result already is not one twice", () => {
  const results = [{ id: 1, score: 1 }];
  assert.deepEqual(partialMatches(["old", "trees"], [{ results }, { results }], results), []);
});
