import assert from "node:assert/strict";
import test from "node:test";
import {
  distance,
  nearWords,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/spelling.js";

for (const [one, two, mistakes] of [
  ["lamp", "lamp", 0],
  ["lapm", "lamp", 1],
  ["lamps", "lamp", 1],
  ["lump", "lamp", 1],
  ["heron", "lamp", 5],
]) {
  test(`${one} is ${mistakes} from ${two}`, () => assert.equal(distance(one, two), mistakes));
}

const near = (typed, ...known) => nearWords(typed, known).map(({ word }) => word);

test("a word with one mistake is near, and one with two is not", () => {
  assert.deepEqual(near("blokced", ["blocked", 1]), ["blocked"]);
  assert.deepEqual(near("lanp", ["lamp", 1], ["lane", 1], ["loop", 1]), ["lamp", "lane"]);
});

test("a long word may have two mistakes", () => {
  assert.deepEqual(near("accomodasion", ["accommodation", 1]), ["accommodation"]);
});

test("a short word is not spelled anew", () => {
  assert.deepEqual(near("gps", ["gas", 1]), []);
});

test("a beginning is near to the words that begin so", () => {
  assert.deepEqual(near("prepar", ["prepare", 1], ["preparation", 3]), ["preparation", "prepare"]);
});

test("of words that are as near, the commoner comes first", () => {
  assert.deepEqual(near("lanp", ["lamp", 1], ["lane", 4]), ["lane", "lamp"]);
});

test("at most three words are near", () => {
  const known = ["lama", "lame", "lamp", "lams"].map((word) => [word, 1]);
  assert.equal(near("lam", ...known).length, 3);
});
