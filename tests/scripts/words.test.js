import assert from "node:assert/strict";
import test from "node:test";
import {
  bare,
  begins,
  forms,
  isForm,
  pattern,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/words.js";

test("a word is compared without case, signs, accents and possessive", () => {
  assert.equal(bare("“Café’s,"), "cafe");
});

test("a compound is found as a whole and in its parts", () => {
  assert.deepEqual(forms("non-molestation"), ["nonmolestation", "non", "molestation"]);
});

for (const [word, term] of [
  ["diagnoses", "diagnosis"],
  ["barring", "barred"],
  ["reports", "report"],
  ["families", "family"],
  ["gps", "gp"],
  ["children", "child"],
]) {
  test(`${word} is a form of ${term}`, () => assert.ok(isForm(word, term)));
}

for (const [word, term] of [
  ["barrel", "barred"],
  ["news", "newt"],
  ["lamp", "lane"],
]) {
  test(`${word} is no form of ${term}`, () => assert.ok(!isForm(word, term)));
}

test("a beginning counts from its third letter", () => {
  assert.ok(begins("prepare", "pre"));
  assert.ok(!begins("prepare", "pr"));
});

test("line breaks and indentation do not count in a pattern, other spaces do", () => {
  const found = pattern("i")`
    ^one
    (?: two)?$`;
  assert.match("One two", found);
  assert.doesNotMatch("one\ntwo", found);
});
