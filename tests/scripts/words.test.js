import assert from "node:assert/strict";
import test from "node:test";
import {
  bare,
  compound,
  pattern,
  wordsOf,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/words.js";

test("a word is read without case, signs, accents and possessive", () => {
  assert.equal(bare("“Café’s,"), "cafe");
});

test("a compound is found as a whole and in its parts", () => {
  assert.deepEqual(compound("non-molestation"), {
    parts: ["non", "molestation"],
    whole: "nonmolestation",
  });
});

test("single letters are no parts", () => {
  assert.deepEqual(wordsOf("A&E or B & B"), ["ae", "or", "bb"]);
});

test("the plural of an abbreviation is the abbreviation", () => {
  assert.deepEqual(wordsOf("GPs’ gas"), ["gp", "gas"]);
});

test("a long dash separates words", () => {
  assert.deepEqual(wordsOf("trees—storms"), ["trees", "storms"]);
});

test("a regular expression can be written over several lines", () => {
  assert.ok(
    pattern("i")`
    ^one
    two$`.test("ONETWO"),
  );
});
