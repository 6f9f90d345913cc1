// While a visitor types a question, shows the answers that exist already: in the log and in the
// publication scheme.
import { element, field } from "./form.js";
import { loadSearch } from "./lazy_search.js";
import { notes } from "./search_words.js";

const PAUSE = 500; // milliseconds without a key
const MOST_ANSWERS = 4;
const MOST_PUBLICATIONS = 2;
const ENOUGH = 0.2; // A publication is named in few words, so it need not hold many of a question.
const ENOUGH_FOR_ME = "This answers my question";
const place = document.querySelector("[data-ask-first]");

const question = element("textarea", {
  id: "dl-question",
  rows: "3",
  maxlength: "2000",
  autocomplete: "off",
});
const said = element("p", { role: "status", class: "dl-said" });
const noted = element("div", { class: "dl-noted" });
const list = element("ul", {
  class: "dl-list dl-existing",
  "aria-label": "Answers that already exist",
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
    "Answers that already exist appear below as you type. What you type stays on your device.",
  ),
  said,
  noted,
  list,
  onwards,
);

let turn = 0;
let last = "";

async function look() {
  const { find, withoutOpenings, resultRow } = await loadSearch();
  const typed = await withoutOpenings(question.value);
  if (typed === last) return;
  last = typed;
  const mine = ++turn;
  if (typed.trim().length < 3) return show([], "");
  const [answered, published] = await Promise.all([
    find(typed, { kinds: ["answer"] }),
    find(typed, { kinds: ["publication"] }),
  ]);
  const hits = await answered.more(
    0,
    answered.strong ? Math.min(answered.strong, MOST_ANSWERS) : 3,
  );
  const publications = await published.more(0, MOST_PUBLICATIONS);
  if (mine !== turn) return;
  const also = publications.filter(({ hit }) => hit.share >= ENOUGH);
  const rows = [...hits, ...also].map((page) => withAnswer(resultRow(page, answered.labels), page));
  show(rows, sentence(answered, rows.length), notes(answered));
}

/** What was found, in a sentence. */
function sentence({ state, strong }, shown) {
  if (state === "empty") return "";
  if (!shown) return "Nothing like this was found.";
  if (state !== "strong" && state !== "reference")
    return "No answer has all your words. These are the closest:";
  const number = shown === 1 ? "1 published answer" : `${shown} published answers`;
  return `${number} may help you${strong > shown ? ", and there are more" : ""}.`;
}

/** A row with a link for those who have found what they wanted. */
function withAnswer(row, entry) {
  const { href } = row.querySelector("a");
  const whose = element("span", { class: "dl-unseen" }, `: ${entry.title}`);
  row.append(
    element(
      "p",
      { class: "dl-answers-me" },
      element("a", { class: "md-button", href }, ENOUGH_FOR_ME, whose),
    ),
  );
  return row;
}

function show(rows, text, remarks = []) {
  list.replaceChildren(...rows);
  noted.replaceChildren(...remarks.map(({ text: words }) => element("p", {}, words)));
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
