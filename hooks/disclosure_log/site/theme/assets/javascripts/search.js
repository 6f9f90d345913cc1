// The page of the search: /search/?q=…&topic=…&sort=newest. What is typed and ticked stands in the address, and nowhere else.
import { element } from "./form.js";
import { searching } from "./searching.js";

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
const results = (number) => (number === 1 ? "1 result" : `${number.toLocaleString("en-GB")} results`);
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
async function look(typed) {
  const { find } = await searching();
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
  if (!typed) return say(boxes.some(({ checked }) => checked) ? "Type a word to look for, or browse below." : "");
  if (!/[\p{L}\p{N}]/u.test(typed)) return say("Type a word to look for.");
  say("Searching…");
  try {
    const found = await look(typed);
    const { hit } = await searching();
    if (mine === turn) show(found, typed, hit);
  } catch (error) {
    console.error(error);
    if (mine === turn) say("The search could not be loaded. Try again, reload the page, or browse by topic or year instead.");
  }
}

/** What was found, in a sentence. */
function summary({ total, whole, missing, wanted, left, reference }, typed) {
  if (reference && !whole) return `${reference} is not in this log. ${total === 1 ? "1 entry mentions" : `${total} entries mention`} it.`;
  const looked = left ? ` It looked for ${quoted(wanted)}.` : "";
  if (whole === total) return `${results(total)} found for “${typed}”.${looked}`;
  const lost = missing.length ? ` (not found: ${quoted(missing)})` : "";
  if (whole) return `${results(whole)} found with all the words of “${typed}”, and ${total - whole} with some of them.${looked}`;
  return `Nothing has all the words of “${typed}”. ${results(total)} with some of them${lost}.${looked}`;
}

function show(found, typed, hit) {
  count(found.counts);
  if (!found.wanted.length) return say("These words say too little to look for. Add one that says what it is about.");
  if (!found.total) return nothing(found, typed);
  say(summary(found, typed));
  at("dl-results").replaceChildren(...found.hits.map(hit));
  at("dl-found").hidden = false;
  at("dl-more").hidden = found.hits.length >= found.total;
  at("dl-more").onclick = () => more(found, hit);
}

/** Further results, with the focus on the first of them. */
async function more(found, hit) {
  const shown = at("dl-results").childElementCount;
  const rows = (await found.more(shown, shown + 2 * PAGE)).map(hit);
  at("dl-results").append(...rows);
  at("dl-more").hidden = shown + rows.length >= found.total;
  rows[0]?.querySelector("a").focus();
  say(`${shown + rows.length} of ${results(found.total)} shown.`);
}

function nothing(found, typed) {
  say(`Nothing found for “${typed}”.`);
  at("dl-missing").hidden = !found.missing.length;
  const lost = `No answer has the ${found.missing.length === 1 ? "word" : "words"} ${quoted(found.missing)}.`;
  at("dl-missing").textContent = found.reference ? `${found.reference} is not in this log, and no answer mentions it.` : lost;
  at("dl-fewer").hidden = !found.known.length || found.wanted.length < 2;
  at("dl-fewer").replaceChildren("Look for one word only: ", ...found.known.flatMap((word, n) => [n ? ", " : "", only(word)]), ".");
  at("dl-narrowed").hidden = !boxes.some(({ checked }) => checked);
  at("dl-nothing").hidden = false;
}

const only = (word) => element("a", { href: `?q=${encodeURIComponent(word)}` }, word);

/** How many of the entries found have each value, in the groups whose list was fetched. */
function count(counts) {
  for (const box of boxes) {
    const ticked = boxes.some((other) => other.checked && facet(other) === facet(box));
    // In a group with a tick, the others would show what is left of the ticked ones, and not what they would add.
    const group = !ticked || box.checked ? counts?.[facet(box)] : null;
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
form.elements.q.addEventListener("focus", () => searching().then(({ ready }) => ready()).catch(console.error), { once: true });
addEventListener("popstate", () => {
  fromAddress();
  run();
});
for (const group of form.querySelectorAll("details")) group.addEventListener("toggle", () => group.open && opened());
fromAddress();
run();
