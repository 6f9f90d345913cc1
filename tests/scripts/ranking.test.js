import assert from "node:assert/strict";
import test from "node:test";
import {
  isStrong,
  rank,
  rankText,
  rarity,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/ranking.js";

/** A word with one way to look for it: *pages* gives {head, sections} for each page. */
function word(pages, { weight = 1, rarity: tells = 2 } = {}) {
  const list = { rarity: tells, pages: new Map(Object.entries(pages).map(([n, p]) => [+n, p])) };
  return { rarity: tells, ways: [{ weight, lists: [list] }] };
}
const inSection = (place, weight = 1) => ({ head: 0, sections: [[place, weight]] });
const order = (words, options) => rank(words, options).map(({ page }) => page);

test("a rare word tells more than a common one", () => {
  assert.ok(rarity(1, 100) > rarity(50, 100));
});

test("the page with more of the words comes first", () => {
  const words = [word({ 1: inSection(0), 2: inSection(0) }), word({ 2: inSection(0) })];
  assert.deepEqual(order(words), [2, 1]);
});

test("words of one question count more than words of two", () => {
  const words = [
    word({ 1: inSection(0), 2: inSection(0) }),
    word({ 1: inSection(1), 2: inSection(0) }),
  ];
  assert.deepEqual(order(words), [2, 1]);
});

test("the section that holds most is the one that a hit leads to", () => {
  const words = [
    word({
      1: {
        head: 0,
        sections: [
          [0, 1],
          [2, 1],
        ],
      },
    }),
    word({ 1: inSection(2) }),
  ];
  assert.equal(rank(words)[0].section, 2);
});

test("the share of a hit is how much of the rarity of the query it holds", () => {
  const [hit] = rank([word({ 1: inSection(0) }, { rarity: 3 }), word({}, { rarity: 1 })]);
  assert.equal(hit.share, 0.75);
  assert.ok(isStrong(hit));
});

test("a hit that holds less than half of a query is not strong", () => {
  const [hit] = rank([word({ 1: inSection(0) }, { rarity: 1 }), word({}, { rarity: 3 })]);
  assert.ok(!isStrong(hit));
});

test("of two ways to look for a word the better counts, and the other adds a little", () => {
  const one = word({ 1: inSection(0) });
  const both = word({ 1: inSection(0) });
  both.ways.push(...word({ 1: inSection(0) }, { weight: 0.6 }).ways);
  const [more, less] = [rank([both])[0].score, rank([one])[0].score];
  assert.ok(more > less && more < 1.3 * less);
});

test("all stems of a way must stand in the section", () => {
  const two = word({ 1: inSection(0), 2: inSection(0) });
  two.ways[0].lists.push(word({ 1: inSection(0), 2: inSection(1) }).ways[0].lists[0]);
  assert.deepEqual(order([two]), [1]);
});

test("of pages as good as one another, the newer comes first", () => {
  assert.deepEqual(order([word({ 2: inSection(0), 5: inSection(0) })]), [5, 2]);
});

test("guidance counts less than an answer", () => {
  const kindOf = (page) => (page === 1 ? "guidance" : "answer");
  assert.deepEqual(order([word({ 1: inSection(0), 2: inSection(0) })], { kindOf }), [2, 1]);
});

test("a page that is not allowed is not found", () => {
  const allowed = (page) => page === 2;
  assert.deepEqual(order([word({ 1: inSection(0), 2: inSection(0) })], { allowed }), [2]);
});

const found = (...places) => places.map((n) => (n < 0 ? null : new Set([n])));
const words = [word({ 1: inSection(0) }), word({ 1: inSection(0) })];
const [hit] = rank(words);

test("words that stand together make a hit better", () => {
  const together = rankText(hit, [found(0, 1)], words);
  const apart = rankText(hit, [found(0, -1, -1, -1, -1, -1, 1)], words);
  assert.ok(together.score > apart.score);
  assert.equal(apart.score, hit.score);
});

test("a word whose list was cut counts where the text has it", () => {
  const cut = [words[0], { ...word({}), isCut: true }];
  const [part] = rank(cut);
  assert.equal(part.share, 0.5);
  assert.equal(rankText(part, [found(0, 1)], cut).share, 1);
});
