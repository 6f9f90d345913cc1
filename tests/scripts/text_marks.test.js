import assert from "node:assert/strict";
import test from "node:test";
import {
  marker,
  passage,
  shortened,
  standing,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/text_marks.js";

const mark = marker([{ stems: ["tree", "oak"] }, { stems: ["old"] }], (word) =>
  word.replace(/s$/, ""),
);
const text = ({ pieces }) => pieces.map((piece) => piece.text).join("");
const marked = ({ pieces }) => pieces.filter(({ found }) => found).map((piece) => piece.text);

test("each place of a text says which words stand there", () => {
  assert.deepEqual(standing("Old oaks, here", mark), [new Set([1]), new Set([0]), null]);
});

test("a passage marks what was found and keeps the text as it is", () => {
  const found = passage("Nine old  trees.", mark);
  assert.equal(text(found), "Nine old  trees.");
  assert.deepEqual(marked(found), ["old", "trees."]);
});

test("a passage of a long text is where most of the words are", () => {
  const filler = Array(100).fill("word").join(" ");
  const shown = text(passage(`tree ${filler} old trees ${filler}`, mark, 12));
  assert.match(shown, /^… .*old trees.* …$/);
  assert.ok(shown.split(" ").length < 16);
});

test("a long question is cut, and a short one is not", () => {
  assert.equal(shortened("One two three", 2), "One two …");
  assert.equal(shortened("One two", 2), "One two");
});
