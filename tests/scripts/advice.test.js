import assert from "node:assert/strict";
import test from "node:test";
import { advice } from "../../hooks/disclosure_log/site/theme/assets/javascripts/advice.js";

const LIMITS = {
  cost: "600",
  time: "24 hours",
  days: "20",
  forenames: "ada grace mark mary victoria",
};
const ADVICE = {
  // too short
  "Staff numbers?": ["short"],
  "": [],
  "The lamp policy": [],
  // your own file
  "Please send me my file from 2024.": ["own-information"],
  "I would like a copy of all my records": ["own-information", "broad", "period"],
  "What information do you hold about me?": ["own-information"],
  "Please send the report about my daughter of May 2025.": ["own-information"],
  "Who has seen my medical information since 2020?": ["own-information"],
  "How many lamps are in my street now?": [],
  "My name is Ada Elder. How many lamps are there now?": [],
  "In my information request of 2024 I asked for lamps. Which were repaired?": [],
  "Your policy on subject access requests, latest version": [],
  "A copy of my daughters section 7 report": ["own-information"],
  "my grandchildren": ["short", "own-information"],
  "Letters to the school of my youngest son in 2024": ["own-information"],
  "The recording of my phone call": ["own-information"],
  "Our readers want data on delays in 2024": [],
  // somebody else
  "What does Fernhollow know about Ada Elder": ["somebody-else"],
  "What is held about Dr Ada O’Elder-Lane?": ["somebody-else"],
  "Guidance about Child Arrangements Orders": [],
  "Papers about Elder Lane from 2024": [],
  "What has been written about green lamps": [],
  "Recordings of the calls between Fernhollow and me in 2024": ["own-information"],
  "What do you know of me?": ["own-information"],
  "The complaints I made in 2022 and the reply": ["own-information"],
  "I was the applicant; please send the notes of May 2023": ["own-information"],
  "Please send to me the lamp policy": [],
  "The section 7 report for Ada Elder": ["somebody-else"],
  "Where does Mary Clark-Elder live now?": ["somebody-else"],
  "Letters from Mary J. Elder of May 2024": ["somebody-else"],
  "Mary Elder's personnel record": ["somebody-else"],
  "What happened to the Elder family": ["somebody-else"],
  "The personal details of my neighbour": ["somebody-else"],
  "Visits to my ex-partner in 2024": ["own-information", "somebody-else"],
  "The papers of the Mary Elder Trust": [],
  "Repairs in Victoria Street and Grace Road": [],
  "The mark scheme and the grace period": [],
  "Visits of the Royal Family in 2024": [],
  "The Elder family and its visits in 2024": ["somebody-else"],
  "The employer contribution rate today": [],
  "The guidance on what the landlord and the tenant repair": [],
  "The neighbourhood plan and the neighbour disputes policy": [],
  // a member of staff
  "The name and address of the social worker at Elder Lane in 2024": ["staff"],
  "Names of all employees in the lamp team now": ["staff"],
  "The home address of the manager of the library today": ["staff"],
  "the officer's private phone number": ["staff"],
  "Where does the social worker live now?": ["staff"],
  "Please identify the officer who closed the library in 2024": ["staff"],
  "The date of birth of the court adviser": ["staff"],
  "How many social workers were there in 2024?": [],
  "The job titles of managers in the lamp team now": [],
  "The name of the policy on staff today": [],
  "Names and addresses of contact centres in 2024": [],
  "The address of the lamp team": [],
  "The address of the social work office": [],
  "Names of the teams that managers lead now": [],
  "The home address of the case worker Jane Elder in 2024": ["staff"],
  "The safeguarding letter regarding Ada Elder": ["somebody-else"],
  "Guidance regarding Child Arrangements Orders": [],
  "Case reference: 1234567": ["case-number"],
  "The notes of case 22/1234": ["case-number"],
  "In how many cases were lamps broken in 2024?": [],
  "Figures for each case 2020 to 2024": ["cost"],
  // case numbers
  "The lamps in ZW24P00123": ["case-number"],
  "The lamps in zw 24 c 00123": ["case-number"],
  "The answer to FH 24-123": [],
  // opinions and reasons
  "Why was the library closed in 2024?": ["opinions"],
  "Do you think that lamps should be green?": ["opinions"],
  "What is your opinion of the lamps?": ["opinions"],
  "Please explain the closing of the library in 2024.": ["opinions"],
  "The guidance that explains how lamps are repaired today": [],
  "Guidance on views of the child": [],
  "What are your views on green lamps?": ["opinions"],
  "The reasons why staff left in 2024": [],
  "Is the service biased against fathers?": ["opinions"],
  "Is there a policy on biased lamps?": [],
  // complaints
  "I want to complain about the lamps.": ["complaints"],
  "I wish to make a formal complaint about a lamp.": ["complaints"],
  "I am very unhappy with the lamps.": ["complaints"],
  "How many complaints were received in 2024?": [],
  "I would like the complaints procedure that is in force now.": [],
  "I ask for the complaint figures of 2024.": [],
  "The officer lied. Please discipline them": ["complaints"],
  "The policy by which managers discipline staff": [],
  // too broad
  "Any and all paper on lamps in 2024": ["broad"],
  "All documents about lamps from 2024": ["broad"],
  "Everything you have on lamps since 2024": ["broad"],
  "All lamps that were green in 2024": [],
  "Every email mentioning Wales": ["broad", "period", "cost"],
  // no period
  "How many lamps were repaired?": ["period"],
  "The minutes of the lamp committee": ["period"],
  "How many lamps were repaired last year?": [],
  "How many lamps were repaired from 2023 to 2025?": [],
  "How many lamps are there at present?": [],
  "The policy on lamps": [],
  "The complaints procedure please": [],
  "How many staff are there?": [],
  "How many staff were there?": ["period"],
  // over the cost limit
  "Number of reports for each child in 2023": [],
  "The report for each child in 2023": ["cost"],
  "All e-mails about lamps in 2024": ["broad", "cost"],
  "The cause of fault in every single case file of 2024": ["cost"],
  "How many lamps were repaired in each year from 2005 to 2025?": ["cost"],
  "The e-mails of the lamp desk of 3 May 2024 with Elder Ltd": [],
};

for (const [request, expected] of Object.entries(ADVICE)) {
  test(`the advice on “${request}” is ${expected.join(", ") || "none"}`, () => {
    const ids = advice(request, LIMITS).map(({ id }) => id);
    assert.deepEqual(ids, expected);
  });
}

test("the name of whoever asks is no other person's", () => {
  const text = "How many lamps are there now?\n\nKind regards\nAda Elder";
  assert.deepEqual(advice(text, LIMITS), []);
  assert.deepEqual(advice("Ada Elder asks how many lamps there are now", LIMITS, "Ada Elder"), []);
});

test("the advice on cost names the limits of the authority", () => {
  const [, cost] = advice("All e-mails about lamps in 2024", LIMITS);
  assert.match(cost.text, /more than 24 hours of staff time \(£600\)/);
});

test("advice about another way has the words of a link to it", () => {
  const [opinions] = advice("Why was the library closed in 2024?", LIMITS);
  assert.equal(opinions.link, "What the Act does not cover");
});
