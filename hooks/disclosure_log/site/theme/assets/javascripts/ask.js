// While a visitor types a question, shows the answers that exist already: in the log and in the
// publication scheme.
import { element, field } from "./form.js";
import { loadSearch } from "./lazy_search.js";
import { withoutOpenings } from "./query.js";

const PAUSE = 500; // milliseconds without a key
const PUBLISHED = { kind: { any: ["publication"] } };
const ANSWERS = { not: { kind: { any: ["publication", "guidance"] } } };
const place = document.querySelector("[data-ask-first]");

const question = element("textarea", {
  id: "dl-question",
  rows: "3",
  maxlength: "2000",
  autocomplete: "off",
});
const said = element("p", { role: "status", class: "dl-said" });
const list = element("ul", {
  class: "dl-list dl-existing",
  "aria-label": "Answers that exist already",
});
const still = element(
  "a",
  { class: "md-button md-button--primary", href: "#dl-information" },
  "I still want to ask",
);
const onwards = element("p", { hidden: "" }, still);
place.append(
  field(
    question,
    "What would you like to know?",
    "As you type, the answers that exist already appear below. Nothing you type leaves your " +
      "browser: it searches by itself.",
  ),
  said,
  list,
  onwards,
);

let turn = 0;
let last = "";

async function look() {
  const { find, terms, resultRow } = await loadSearch();
  const typed = withoutOpenings(question.value, terms);
  const words = terms(typed);
  const key = words.join(" ");
  if (key === last) return;
  last = key;
  const mine = ++turn;
  if (key.length < 3) return show([], "");
  const [answers, published] = await Promise.all([
    find(typed, { filters: ANSWERS, page: 4 }),
    publications(find, words),
  ]);
  if (mine !== turn) return;
  const rows = [...answers.hits, ...published].map((entry) => withAnswer(resultRow(entry), entry));
  const number =
    rows.length === 1 ? "1 answer exists that may" : `${rows.length} answers exist that may`;
  show(rows, rows.length ? `${number} already help you.` : "Nothing like this was found.");
}

/**
 * What is published without being asked. Its descriptions are short and seldom hold most words of a
 * question. If none does, one that holds two of the words, or has one in its title, may help too.
 */
async function publications(find, words) {
  const { hits } = await find(words.join(" "), { filters: PUBLISHED, page: 2 });
  if (hits.length || words.length < 2) return hits;
  const found = new Map();
  const each = await Promise.all(words.map((word) => find(word, { filters: PUBLISHED, page: 3 })));
  for (const [n, { hits: some }] of each.entries()) {
    for (const entry of some) {
      const stem = words[n].slice(0, Math.max(4, words[n].length - 2));
      const titled = entry.title.toLowerCase().includes(stem);
      const { worth } = found.get(entry.url) ?? { worth: 0 };
      found.set(entry.url, { entry, worth: worth + 1 + Number(titled) });
    }
  }
  const enough = [...found.values()]
    .filter(({ worth }) => worth > 1)
    .sort((a, b) => b.worth - a.worth);
  return enough.slice(0, 2).map(({ entry }) => entry);
}

/** A row with a link for those who have found what they wanted. */
function withAnswer(row, entry) {
  const { href } = row.querySelector("a");
  const whose = element("span", { class: "dl-unseen" }, `: ${entry.title}`);
  row.append(
    element(
      "p",
      { class: "dl-answers-me" },
      element("a", { class: "md-button", href }, "This answers me", whose),
    ),
  );
  return row;
}

function show(rows, text) {
  list.replaceChildren(...rows);
  said.textContent = text;
  onwards.hidden = !question.value.trim() || !document.getElementById("dl-information");
}

function lookSafely() {
  look().catch((error) => {
    console.error(error);
    last = "";
    show([], "The search could not be loaded. You can still make your request.");
  });
}

let later;
const prepare = () =>
  loadSearch()
    .then(({ ready }) => ready())
    .catch(() => {}); // The search itself says so.
question.addEventListener("focus", prepare, { once: true });
question.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(lookSafely, PAUSE);
});

let carried = "";
still.addEventListener("click", (event) => {
  event.preventDefault();
  const information = document.getElementById("dl-information");
  const words = question.value.trim();
  // What the visitor has written there in the meantime stays.
  const kept = [information.value.trim()].filter(
    (text) => text && text !== carried && !text.includes(words),
  );
  if (kept.length || !information.value.includes(words))
    information.value = [...kept, words].join("\n\n");
  carried = words;
  information.dispatchEvent(new Event("input", { bubbles: true }));
  information.focus();
});
