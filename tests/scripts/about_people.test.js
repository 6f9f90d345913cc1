// Whom a request is about, kind by kind: what must be seen, and the near miss that must be left alone.
import assert from "node:assert/strict";
import test from "node:test";
import {
  asksForOwn,
  asksForSomebody,
  asksForStaff,
} from "../../hooks/disclosure_log/site/theme/assets/javascripts/about_people.js";

const FORENAMES = "ada grace mark mary alfie rowan victoria";
const somebody = (text, beside = "") => asksForSomebody(text, FORENAMES, beside);

const KINDS = [
  {
    what: "whoever asks",
    sees: (text) => asksForOwn(text),
    seen: [
      // one's own child and family, however called
      "The report about my son",
      "What is on my kid’s file?",
      "The notes made after seeing my little boy",
      "the report on my twins",
      "the case plan that was written for my nephew",
      "records relating to my family",
      "the checks run on my new partner",
      // one's own things
      "Who wrote to the court on my case?",
      "emails between my social worker and the court",
      "a full copy of our court bundle",
      "the letters sent to my solicitor",
      "a copy of all that is held in my name",
      // oneself
      "emails that mention me",
      "the assessment done of me in March",
      "notes of the telephone call with me",
      "the recording of the meeting I attended",
      "I was in care from 1990 to 1996",
    ],
    left: [
      "In my view the reports are late; how many were late?",
      "For my dissertation I need figures on children",
      "In our area, how many children waited for 20 weeks?",
      "Spending on our family support services",
      "My constituents ask how many offices closed",
      "Please send it to me by email",
    ],
  },
  {
    what: "another person",
    sees: somebody,
    seen: [
      "The file of Mr Oakham",
      "letters from Mrs J. Lane to the court",
      "emails to or from T. Ashdown",
      "Has Quill Ashdown been sacked?",
      "the report on the Ashdown children",
      "the child called Rowan",
      "a boy born on 12/03/2015",
      "The court report on baby Alfie",
      "my client's records",
      "the mother in the Leeds case",
      "The personal details of my neighbour",
    ],
    left: [
      "The number of children's reports in Leeds",
      "Guidance for Child Protection Officers",
      "Has Elder Lane been closed?",
      "Pay of staff in the Ministry of Justice",
      "How many people were named in reports?",
      "The Royal Family in Scotland",
    ],
  },
  {
    what: "a member of staff",
    sees: asksForStaff,
    seen: [
      "The name and address of the social worker",
      "Names of all employees in the lamp team",
      "names of the people who work in the Leeds office",
      "a list of all family court advisers with their names",
      "the mobile number of the team manager",
      "How many officers are there, and the names of all officers?",
      "the salary of the manager of the Hull team",
      "the sickness record of the court officer",
      "Who is the social worker in the Leeds office?",
      "Who are your advisers in York?",
      "Which officer signed the letter?",
      "who took the decision to close the file",
      "what the social worker is called",
      "how old is the officer who wrote the report",
    ],
    left: [
      "How many social workers' names were removed from the register?",
      "The number of home visits by social workers",
      "The policy on staff names on badges",
      "The names of suppliers",
      "The salary bands of managers",
      "What qualifications do guardians need?",
      "Who approved the budget?",
      "The sickness absence of staff, in figures",
      "Can a family court adviser recommend this to a judge in private law cases?",
    ],
  },
];

for (const { what, sees, seen, left } of KINDS) {
  for (const request of seen) test(`“${request}” is about ${what}`, () => assert.ok(sees(request)));
  for (const request of left)
    test(`“${request}” is not about ${what}`, () => assert.ok(!sees(request)));
}

test("whoever asks may give a title and a name", () => {
  assert.ok(!somebody("How many lamps are there?\n\nKind regards\nMrs Ashdown"));
  assert.ok(!somebody("Is Rowan Ashdown paid?", "Rowan Ashdown"));
});

test("what is held about whoever asks is their own, though they give their name", () => {
  assert.ok(asksForOwn("What is held about Rowan Ashdown?", "Rowan Ashdown"));
  assert.ok(!asksForOwn("What is held about Elder Lane?", "Rowan Ashdown"));
});

test("a very long request is read at once", () => {
  const start = performance.now();
  const long = "the name and address and names and the report of the Ada Elder ".repeat(1500);
  for (const { sees } of KINDS) sees(long.replaceAll("Ada Elder", "lamp in my view the"));
  assert.ok(performance.now() - start < 1000);
});
