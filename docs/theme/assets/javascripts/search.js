// The page of the search: /search/?q=…&topic=…&sort=newest. What is typed and ticked stands in the address, and nowhere else.
import { find, ready, terms } from "./finder.js";
import { hit } from "./hit.js";

const PAGE = 5;
const PAUSE = 350; // Milliseconds without a key after which the search begins.
const at = (id) => document.getElementById(id);
const form = at("dl-search");
const boxes = [...form.querySelectorAll("[data-facet] input")];
const title = document.title;
let turn = 0;
let later;
let typing = false; // What is being typed is one step back, not one for every pause.

const facet = (box) => box.closest("fieldset").dataset.facet;
const entries = (number) => (number === 1 ? "1 entry" : `${number.toLocaleString("en-GB")} entries`);
const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
const say = (text) => (at("dl-said").textContent = text);

function fromAddress() {
  const address = new URLSearchParams(location.search);
  form.elements.q.value = address.get("q") ?? "";
  for (const box of boxes) {
    box.checked = address.getAll(box.name).includes(box.value);
    if (box.checked) box.closest("details").open = true;
  }
  for (const choice of form.elements.sort) choice.checked = choice.value === (address.get("sort") ?? "");
}

function toAddress(push) {
  const address = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const target = `${location.pathname}${address.size ? `?${address}` : ""}`;
  if (target !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", target);
}

/** What the search is narrowed by, as Pagefind takes it: any of the values ticked in a group, and every group. */
function filters() {
  const found = {};
  for (const box of boxes.filter(({ checked }) => checked)) (found[facet(box)] ??= { any: [] }).any.push(box.value);
  return found;
}

/** A group that is open shows counts, so its list is fetched with the search; a closed one costs nothing. */
function look(typed) {
  const open = [...form.querySelectorAll("details[open] [data-facet]")].map((group) => group.dataset.facet);
  return find(typed, { filters: filters(), newest: form.elements.sort.value === "newest", page: PAGE, open });
}

/** Counts for a group that was just opened; the results stay as they are. */
async function opened() {
  const mine = turn;
  const typed = form.elements.q.value.trim();
  const found = typed && (await look(typed).catch(console.error));
  if (found && mine === turn) count(found.counts);
}

async function run({ push = false } = {}) {
  toAddress(push);
  const mine = ++turn;
  const typed = form.elements.q.value.trim();
  at("dl-found").hidden = at("dl-nothing").hidden = true;
  document.title = typed ? `${typed} - ${title}` : title;
  if (!typed) return say("");
  if (!terms(typed).length) return say("These words are in almost every answer. Add one that says what it is about.");
  say("Searching…");
  try {
    const found = await look(typed);
    if (mine === turn) show(found, typed);
  } catch (error) {
    console.error(error);
    if (mine === turn) say("The search could not be loaded. Browse by topic or year instead.");
  }
}

function show(found, typed) {
  count(found.counts);
  if (!found.total) return nothing(found, typed);
  const missing = found.missing.length ? ` (not found: ${quoted(found.missing)})` : "";
  say(found.exact ? `${entries(found.total)} found for “${typed}”.` : `No entry has all the words of “${typed}”. ${entries(found.total)} with some of them${missing}.`);
  at("dl-results").replaceChildren(...found.hits.map(hit));
  at("dl-found").hidden = false;
  at("dl-more").hidden = found.hits.length >= found.total;
  at("dl-more").onclick = () => more(found);
}

/** Further results, with the focus on the first of them. */
async function more(found) {
  const shown = at("dl-results").childElementCount;
  const rows = (await found.more(shown, shown + 2 * PAGE)).map(hit);
  at("dl-results").append(...rows);
  at("dl-more").hidden = shown + rows.length >= found.total;
  rows[0]?.querySelector("a").focus();
  say(`${shown + rows.length} of ${entries(found.total)} shown.`);
}

function nothing(found, typed) {
  say(`Nothing found for “${typed}”.`);
  at("dl-missing").hidden = !found.missing.length;
  at("dl-missing").textContent = `No answer has the ${found.missing.length === 1 ? "word" : "words"} ${quoted(found.missing)}.`;
  at("dl-narrowed").hidden = !boxes.some(({ checked }) => checked);
  at("dl-nothing").hidden = false;
}

/** How many of the entries found have each value, in the groups whose list was fetched. */
function count(counts) {
  for (const box of boxes) {
    const group = counts?.[facet(box)];
    box.closest("label").querySelector(".dl-count").textContent = group && Object.keys(group).length ? `(${(group[box.value] ?? 0).toLocaleString("en-GB")})` : "";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(later);
  run({ push: !typing });
  typing = false;
});
form.addEventListener("change", (event) => event.target.name !== "q" && run({ push: true }));
form.elements.q.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(() => {
    run({ push: !typing });
    typing = true;
  }, PAUSE);
});
form.elements.q.addEventListener("focus", () => ready().catch(console.error), { once: true });
addEventListener("popstate", () => {
  fromAddress();
  run();
});
for (const group of form.querySelectorAll("details")) group.addEventListener("toggle", () => group.open && opened());
fromAddress();
run();
