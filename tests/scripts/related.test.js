import assert from "node:assert/strict";
import test from "node:test";
import { relatedTerms } from "../../hooks/disclosure_log/site/theme/assets/javascripts/related.js";

const { knows, relatedIn } = relatedTerms(["bin|-wheelie bin|-trash|+waste"], (word) => word);
const found = (...words) =>
  relatedIn(words.map((stem) => ({ stem }))).map(({ from, to, others }) => [
    from,
    to,
    ...others.map(({ label }) => label),
  ]);

test("a term finds the others of its group", () => {
  assert.deepEqual(found("bin"), [[0, 1, "waste"]]);
});

test("a term that the log lacks finds, and is not found", () => {
  assert.deepEqual(found("old", "trash"), [[1, 2, "bin", "waste"]]);
});

test("a term of two words is recognised where both stand together", () => {
  assert.deepEqual(found("wheelie", "bin"), [
    [0, 2, "bin", "waste"],
    [1, 2, "waste"],
  ]);
  assert.deepEqual(found("wheelie", "old"), []);
});

test("a term that is only found does not find", () => {
  assert.deepEqual(found("waste"), []);
});

test("a word of a term is known, and so is no mistake", () => {
  assert.ok(knows({ stem: "wheelie" }));
  assert.ok(!knows({ stem: "waste" }));
});
