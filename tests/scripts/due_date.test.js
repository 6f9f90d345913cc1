import assert from "node:assert/strict";
import test from "node:test";
import {
  dueDate,
  inWords,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/due_date.js";

const CLOSED = new Set(["2026-01-01", "2026-04-03", "2026-04-06", "2026-12-25"]);

test("days are counted from the day after the request arrived", () => {
  assert.equal(dueDate("2026-03-02", 1, CLOSED), "2026-03-03");
});

test("weekends are not counted", () => {
  assert.equal(dueDate("2026-03-06", 1, CLOSED), "2026-03-09");
});

test("bank holidays are not counted", () => {
  assert.equal(dueDate("2026-04-02", 1, CLOSED), "2026-04-07");
});

test("a change of the clock moves no day", () => {
  assert.equal(dueDate("2026-03-27", 20, CLOSED), "2026-04-28");
});

test("no day is given for a year whose bank holidays are not known", () => {
  assert.equal(dueDate("2025-12-31", 1, CLOSED), null);
  assert.equal(dueDate("2026-12-31", 1, CLOSED), null);
});

test("no day is given without bank holidays", () => {
  assert.equal(dueDate("2026-03-02", 20, new Set()), null);
});

test("a day is put into words", () => {
  assert.match(inWords("2026-12-21"), /^Monday,? 21 December 2026$/);
});
