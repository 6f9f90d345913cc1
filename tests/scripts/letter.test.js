import assert from "node:assert/strict";
import test from "node:test";
import {
  lacking,
  letter,
  mail,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/letter.js";

const REQUEST = {
  information: "How many lamps were repaired in 2025?",
  name: "Ada Elder",
  by: "email",
  email: "ada@elder.example",
  post: "",
};
const BY_POST = { ...REQUEST, by: "post", email: "", post: "3 Invented Lane\nOtherplace" };

test("a whole request lacks nothing", () => {
  assert.deepEqual(lacking(REQUEST), {});
  assert.deepEqual(lacking(BY_POST), {});
});

for (const [field, value] of [
  ["information", ""],
  ["information", "?!"],
  ["name", ""],
  ["name", "A. E."],
  ["email", ""],
  ["email", "ada@elder"],
  ["email", "ada elder@elder.example"],
]) {
  test(`“${value}” is not enough as ${field}`, () => {
    assert.deepEqual(Object.keys(lacking({ ...REQUEST, [field]: value })), [field]);
  });
}

for (const post of ["", "Otherplace"]) {
  test(`“${post}” is not enough as a postal address`, () => {
    assert.deepEqual(Object.keys(lacking({ ...BY_POST, post })), ["post"]);
  });
}

for (const name of ["Li", "A. Elder", "李", "Fernhollow Residents 2000"]) {
  test(`“${name}” is a name`, () => {
    assert.deepEqual(lacking({ ...REQUEST, name }), {});
  });
}

test("only the address that was chosen is needed", () => {
  assert.deepEqual(lacking({ ...REQUEST, post: "" }), {});
  assert.deepEqual(lacking({ ...BY_POST, email: "ada" }), {});
});

test("the letter says who is asked, what for, and where the answer goes", () => {
  assert.equal(
    letter(REQUEST, "Fernhollow"),
    `Dear Fernhollow,

Under the Freedom of Information Act 2000, please send me the following information:

How many lamps were repaired in 2025?

Please send the answer by email to ada@elder.example.

Yours faithfully,

Ada Elder
`,
  );
});

test("a letter for an answer by post has the postal address in its lines", () => {
  assert.match(
    letter(BY_POST, "Fernhollow"),
    /answer by post to:\n\n3 Invented Lane\nOtherplace\n\nYours faithfully/,
  );
});

test("the mail has the letter with its line breaks", () => {
  const { href, whole } = mail("foi@fernhollow.example", "A subject", "One\nTwo");
  assert.equal(href, "mailto:foi@fernhollow.example?subject=A%20subject&body=One%0D%0ATwo");
  assert.equal(whole, true);
});

test("a letter that is too long is left out of the mail as a whole", () => {
  const { href, whole } = mail("foi@fernhollow.example", "A subject", "x".repeat(2000));
  assert.equal(href, "mailto:foi@fernhollow.example?subject=A%20subject");
  assert.equal(whole, false);
});

test("half a character is replaced", () => {
  assert.match(mail("a@b.example", "s", "lamp \ud83d").href, /lamp%20%EF%BF%BD$/);
});
