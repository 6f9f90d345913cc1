import assert from "node:assert/strict";
import test from "node:test";
import {
  notes,
  quoted,
  summary,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/search_words.js";

const found = { words: [], reference: null, strong: 0, total: 0, isAtLeast: false };
const way = (label) => ({ label });
const said = (more) => notes({ ...found, ...more }).map(({ text }) => text);

for (const [more, text] of [
  [{ state: "strong", strong: 1, total: 9 }, "1 answer for “lamps”."],
  [{ state: "strong", strong: 1200, total: 2000 }, "1,200 answers for “lamps”."],
  [{ state: "strong", strong: 3, total: 9, isAtLeast: true }, "At least 3 answers for “lamps”."],
  [{ state: "closest", total: 9 }, "No answer matches all of “lamps”. The closest are:"],
  [{ state: "nothing" }, "Nothing close was found for “lamps”."],
  [{ state: "listed", total: 2 }, "2 answers, newest first."],
  [{ state: "listed" }, "No answers match your filters."],
]) {
  test(`what was found is said: ${text}`, () => {
    assert.equal(summary({ ...found, ...more }, "lamps"), text);
  });
}

test("a reference that no entry has is said to be missing, with who mentions it", () => {
  const reference = { text: "FH 1-1", is: "missing" };
  assert.equal(
    summary({ ...found, state: "strong", total: 1, reference }, "FH 1-1"),
    "FH 1-1 is not in this log. 1 answer mentions it.",
  );
  assert.equal(
    summary({ ...found, state: "nothing", reference }, "FH 1-1"),
    "FH 1-1 is not in this log, and no answer mentions it.",
  );
});

for (const [is, state, text] of [
  ["gone", "reference", "FH 1-1 is no longer in this log."],
  ["left-out", "nothing", "FH 1-1 is in this log, but your filters hide it."],
]) {
  test(`a reference is said to be ${is}`, () => {
    const reference = { text: "FH 1-1", is };
    assert.equal(summary({ ...found, state, total: 1, reference }, "FH 1-1"), text);
  });
}

test("only a word that stands nowhere is called missing", () => {
  const words = [{ typed: "quokka", isMissing: true }, { typed: "lamps" }];
  assert.deepEqual(said({ words }), ["No answer has the word “quokka”."]);
});

test("a word that was spelled anew is shown, with a way back", () => {
  const [note] = notes({
    ...found,
    words: [{ typed: "lapms", isMissing: true, spelled: [way("lamps"), way("lamp")] }],
  });
  assert.deepEqual(note, {
    text: "Showing “lamps” or “lamp” for “lapms”.",
    switches: "spelling",
    label: "Search only for “lapms”",
  });
});

test("related terms are shown, with a way to leave them out", () => {
  const [note] = notes({ ...found, words: [{ typed: "bin", related: [way("waste")] }] });
  assert.deepEqual(note, {
    text: "Also searched for waste.",
    switches: "related",
    label: "Leave these out",
  });
});

test("words are joined as in a sentence", () => {
  assert.equal(quoted(["a", "b", "c"]), "“a”, “b” and “c”");
});
