import assert from "node:assert/strict";
import test from "node:test";
import {
  readPostings,
  readRanges,
  readValues,
  readWords,
  shardOf,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/index_reader.js";

const WEIGHTS = { A: 0, C: 2, Q: 1, S: 3 };

test("a posting has a page, the weight at its head, and the sections that hold it", () => {
  assert.deepEqual([...readPostings("4A2S", WEIGHTS)], [[4, { head: 0, sections: [[2, 3]] }]]);
});

test("pages and sections are counted from the one before, and left out when they are next", () => {
  assert.deepEqual(
    [...readPostings("CQS1aA", WEIGHTS)],
    [
      [
        0,
        {
          head: 2,
          sections: [
            [0, 1],
            [1, 3],
          ],
        },
      ],
      [47, { head: 0, sections: [] }],
    ],
  );
});

test("pages are written as ranges", () => {
  assert.deepEqual(readRanges("4.2,2"), [4, 5, 6, 9]);
  assert.deepEqual(readRanges(""), []);
});

test("the values of an entry are one of the combinations that its block has", () => {
  assert.deepEqual(readValues(" 0 1.a\n0212"), [[], [1, 10], [0], [1, 10]]);
});

test("the digits of a combination are as many as the last one needs", () => {
  const combinations = Array.from({ length: 37 }, (_, n) => n.toString(36)).join(" ");
  assert.deepEqual(readValues(`${combinations}\n100z`), [[36], [35]]);
});

test("words begin with the letters of the one before", () => {
  assert.deepEqual(readWords("0heronA\n5sB\n2dgeA"), [
    ["heron", 1],
    ["herons", 2],
    ["hedge", 1],
  ]);
});

for (const [stem, shard] of [
  ["a", -1],
  ["bar", 0],
  ["heron", 0],
  ["lamp", 1],
  ["zoo", 1],
]) {
  test(`${stem} is looked for in shard ${shard}`, () => {
    assert.equal(shardOf(stem, ["bar", "lamp"]), shard);
  });
}
