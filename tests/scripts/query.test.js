import assert from "node:assert/strict";
import test from "node:test";
import {
  queryReader,
  withoutOpenings,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/query.js";

const { terms, spoken, referenceIn } = queryReader({
  prefix: "FH",
  stop: ["the", "of", "in", "how", "many", "to"],
  common: ["lamp", "request"],
});

test("stop words are not looked for", () => {
  assert.deepEqual(terms("How many of the trees"), ["trees"]);
});

test("a word is looked for once", () => {
  assert.deepEqual(terms("trees, Trees"), ["trees"]);
});

test("common words are left out beside two others", () => {
  assert.deepEqual(terms("lamps broken in storms"), ["broken", "storms"]);
});

test("a common word counts beside one other", () => {
  assert.deepEqual(terms("broken lamps"), ["broken", "lamps"]);
});

test("a query of common words has at most three, the commonest left out", () => {
  const few = queryReader({ prefix: "FH", stop: [], common: ["one", "two", "three", "four"] });
  assert.deepEqual(few.terms("one two three four"), ["two", "three", "four"]);
});

test("at most six words are looked for", () => {
  assert.equal(terms("a b c d e f g h").length, 6);
});

test("what is typed after 300 characters is ignored", () => {
  assert.deepEqual(terms(`${"x".repeat(299)} trees`), ["x".repeat(299)]);
});

test("a word with a hyphen or a stroke has parts", () => {
  assert.deepEqual(spoken("parent/carer"), [
    { word: "parentcarer", parts: ["parent", "carer"], joined: true },
  ]);
});

test("a long dash separates words", () => {
  assert.deepEqual(terms("trees—storms"), ["trees", "storms"]);
});

for (const typed of ["FH 16-1", "fh16-1", "Gov/FH 16/1", "the answer FH 16–1", "FH 16 1"]) {
  test(`“${typed}” has a reference`, () => {
    const { digits, certain } = referenceIn(typed);
    assert.deepEqual({ digits, certain }, { digits: "161", certain: true });
  });
}

test("a number alone may be a reference", () => {
  const { digits, certain } = referenceIn("16-1");
  assert.deepEqual({ digits, certain }, { digits: "161", certain: false });
});

for (const typed of ["children aged 12-16", "fhx 16-1", "xfh 16-1", "trees"]) {
  test(`“${typed}” has no reference`, () => assert.equal(referenceIn(typed), null));
}

test("the opening of a letter is not looked for", () => {
  assert.deepEqual(terms(withoutOpenings("Dear team, please send copies of trees", terms)), [
    "team",
    "trees",
  ]);
});

test("an opening without anything else is looked for as typed", () => {
  assert.equal(withoutOpenings("Information request", terms), "Information request");
});
