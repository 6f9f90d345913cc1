import assert from "node:assert/strict";
import test from "node:test";
import { searchEngine } from "../../hooks/disclosure_log/site/theme/assets/javascripts/search_engine.js";

// A hundred entries. Many hold "lamp", of which the short list has only the first; one holds
// "quokka". The second is of 2015, the third of 2016, and the others of no year.
const FILES = {
  "stems/0.txt": "lamp 60 AQ 0\nquokka 1 2AQ",
  "all/0.txt": "AQAQ",
  "facets/year/0.txt": "1",
  "facets/year/1.txt": "2",
  "values/year/0.txt": " 0 1\n0120000000",
};
const MANIFEST = {
  language: "english",
  pages: 100,
  guidance: 0,
  publications: 0,
  notices: "",
  stop: [],
  prefixes: ["fh"],
  leadIns: [],
  weights: { A: 0, Q: 1 },
  letters: [],
  related: [],
  shards: ["lamp"],
  facets: { year: ["2015", "2016"] },
  named: { section402: 7 },
  block: 10,
};
const page = { title: "Lamps", sections: [["question", "question-1", "provided", "?", "lamps"]] };
const asked = new Set();
const { search } = searchEngine(MANIFEST, async (path) => {
  asked.add(path);
  return FILES[path] ?? JSON.stringify(page);
});
test.beforeEach(() => asked.clear());

test("what only the whole list of a word has is found where the filters leave nothing else", async () => {
  const found = await search("lamp quokka", { filters: { year: ["2015"] } });
  assert.equal(found.state, "closest");
  assert.deepEqual(
    (await found.more(0, 10)).map(({ hit }) => hit.page),
    [1],
  );
});

test("an open group counts every value from the blocks of what was found", async () => {
  const { counts } = await search("quokka", { open: ["year"] });
  assert.deepEqual(counts, { year: { 2015: 0, 2016: 1 } });
  assert.deepEqual(
    [...asked].filter((path) => path.includes("/year/")),
    ["values/year/0.txt"],
  );
});

test("a group with a choice counts what was chosen, and fetches nothing else of the facet", async () => {
  const filters = { year: ["2015", "2016"] };
  const { total, counts } = await search("lamp", { filters, open: ["year"] });
  assert.deepEqual([total, counts], [1, { year: { 2015: 1, 2016: 0 } }]);
  assert.equal([...asked].filter((path) => path.startsWith("values/")).length, 0);
});

test("a value that no entry has any more leaves nothing", async () => {
  assert.equal((await search("quokka", { filters: { year: ["1066"] } })).state, "nothing");
});

test("a reference leads to the newest entry first, and to a notice last", async () => {
  const files = { "stems/0.txt": "#fh1 3 3DDD" };
  const manifest = { ...MANIFEST, shards: ["#fh1"], notices: "5" };
  const engine = searchEngine(manifest, async (path) => files[path] ?? JSON.stringify(page));
  const found = await engine.search("FH 1");
  assert.deepEqual(
    (await found.more(0, 10)).map(({ hit }) => hit.page),
    [4, 3, 5],
  );
});

test("the page that is called what was typed comes first, however it is written", async () => {
  for (const typed of ["Section 40(2)", "section 40 (2)"]) {
    const [first] = await (await search(typed)).more(0, 1);
    assert.equal(first.hit.page, 7);
  }
});

test("a page that is called otherwise is not put first", async () => {
  const [first] = await (await search("lamp")).more(0, 1);
  assert.notEqual(first.hit.page, 7);
});

test("filters alone list the newest entry first", async () => {
  const files = { ...FILES, "facets/year/0.txt": "1.2" };
  const engine = searchEngine(MANIFEST, async (path) => files[path] ?? JSON.stringify(page));
  const found = await engine.search("", { filters: { year: ["2015"] } });
  assert.deepEqual(
    (await found.more(0, 10)).map(({ hit }) => hit.page),
    [3, 2, 1],
  );
});
