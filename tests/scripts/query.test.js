import assert from "node:assert/strict";
import test from "node:test";
import { queryReader } from "../../hooks/disclosure_log/site/theme/assets/javascripts/query.js";

const reader = queryReader({
  prefixes: ["fh"],
  leadIns: ["gov/"],
  stop: ["the", "of", "in", "how", "many", "to"],
  language: "en",
});
const { spoken, telling, referenceIn, withoutOpenings } = reader;
const terms = (typed) => telling(spoken(typed)).map(({ typed: word }) => word);

test("stop words are not looked for", () => {
  assert.deepEqual(terms("How many of the trees"), ["trees"]);
});

test("a word is looked for once, whatever its form", () => {
  assert.deepEqual(terms("trees, Tree"), ["trees"]);
});

test("at most twelve words are looked for", () => {
  assert.equal(terms("aa bb cc dd ee ff gg hh ii jj kk ll mm nn").length, 12);
});

test("what is typed after 300 characters is ignored", () => {
  assert.deepEqual(terms(`${"x".repeat(299)} trees`), ["x".repeat(299)]);
});

test("a word is shown as it was typed, without signs around it", () => {
  assert.deepEqual(terms("“Trees’?"), ["Trees"]);
});

test("a word with a hyphen or a stroke has parts", () => {
  const [{ stem, parts }] = spoken("parent/carer");
  assert.equal(stem, "parentcar");
  assert.deepEqual(
    parts.map((part) => part.stem),
    ["parent", "carer"],
  );
});

for (const typed of ["FH 16-1", "fh16-1", "Gov/FH 16/1", "the answer FH 16–1", "FH 16 1"]) {
  test(`“${typed}” has a reference`, () => {
    const { keys, certain } = referenceIn(typed);
    assert.deepEqual({ keys, certain }, { keys: ["#fh16-1"], certain: true });
  });
}

for (const typed of ["FH 12 months", "FH 9"]) {
  test(`“${typed}” is a reference only if the log has it`, () => {
    assert.equal(referenceIn(typed).certain, false);
  });
}

test("an Act with its year is no reference", () => {
  const foi = queryReader({ prefixes: ["foi"], leadIns: [], stop: [], language: "en" });
  assert.equal(foi.referenceIn("FOI 2000").certain, false);
  assert.equal(foi.referenceIn("FOI/2024/31").keys[0], "#foi2024-31");
});

test("a number alone may be a reference", () => {
  const { keys, certain } = referenceIn("16-1");
  assert.deepEqual({ keys, certain }, { keys: ["#fh16-1"], certain: false });
});

for (const typed of ["children aged 12-16", "fhx 16-1", "xfh 16-1", "trees"]) {
  test(`“${typed}” has no reference`, () => assert.equal(referenceIn(typed), null));
}

test("the opening of a letter is not looked for", () => {
  assert.deepEqual(terms(withoutOpenings("Dear team, please send copies of trees")), [
    "team",
    "trees",
  ]);
});

test("an opening without anything else is looked for as typed", () => {
  assert.equal(withoutOpenings("Information request"), "Information request");
});
