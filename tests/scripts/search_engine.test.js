import assert from "node:assert/strict";
import test from "node:test";
import { searchEngine } from "../../hooks/disclosure_log/site/theme/assets/javascripts/search_engine.js";

// A hundred entries. Many hold "lamp", of which the short list has only the first; one holds
// "quokka".
const FILES = {
  "stems/0.txt": "lamp 60 AQ 0\nquokka 1 2AQ",
  "all/0.txt": "AQAQ",
  "facets/year.txt": "2015 1",
};
const MANIFEST = {
  language: "english",
  pages: 100,
  answers: 100,
  publications: 0,
  notices: 0,
  stop: [],
  prefixes: ["fh"],
  leadIns: [],
  weights: { A: 0, Q: 1 },
  letters: [],
  related: [],
  shards: ["lamp"],
};
const page = { title: "Lamps", sections: [["question", "question-1", "provided", "?", "lamps"]] };
const { search } = searchEngine(MANIFEST, async (path) => FILES[path] ?? JSON.stringify(page));

test("what only the whole list of a word has is found where the filters leave nothing else", async () => {
  const found = await search("lamp quokka", { filters: { year: ["2015"] } });
  assert.equal(found.state, "closest");
  assert.deepEqual(
    (await found.more(0, 10)).map(({ hit }) => hit.page),
    [1],
  );
});
