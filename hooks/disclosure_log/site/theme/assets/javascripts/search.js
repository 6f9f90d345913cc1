// The search page: /search/?q=…&topic=…&sort=newest. What is typed and ticked is kept in the
// address and nowhere else.
import { element } from "./form.js";
import { loadSearch } from "./lazy_search.js";
import { notes, summary, WEAKER } from "./search_words.js";

const PAGE = 5;
const PAUSE = 350; // milliseconds without a key
const REST = 200; // milliseconds without scrolling
const SWITCHES = ["spelling", "related"];
const at = (id) => document.getElementById(id);
const form = at("dl-search");
const boxes = [...document.querySelectorAll("[data-facet] input")];
const wide = matchMedia("(min-width: 60em)"); // As in search.css: the filters stand beside the results.
const title = document.title;
const place = {};
let turn = 0;
let later;
let searched;
let typing = false; // One step back undoes all that was typed, not what was typed since a pause.

const facet = (box) => box.closest("fieldset").dataset.facet;
const ticked = () => boxes.filter(({ checked }) => checked);
const isTicked = () => ticked().length > 0;
const say = (text) => {
  at("dl-said").textContent = text;
};

function fromAddress() {
  const address = new URLSearchParams(location.search);
  form.elements.q.value = address.get("q") ?? "";
  for (const box of boxes) {
    box.checked = address.getAll(box.name).includes(box.value);
    if (box.checked) box.closest("details").open = true;
  }
  form.elements.sort.value = address.get("sort") === "newest" ? "newest" : "";
  for (const name of SWITCHES) form.elements[name].value = address.get(name) ?? "";
}

function addressOf(changes = {}) {
  const address = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  for (const [name, value] of Object.entries(changes)) address.set(name, value);
  return `${location.pathname}${address.size ? `?${address}` : ""}`;
}

function toAddress(push) {
  const target = addressOf();
  if (target === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", target);
}

/** The values ticked in each group. */
function filters() {
  const found = {};
  for (const box of ticked()) {
    found[facet(box)] ??= [];
    found[facet(box)].push(box.value);
  }
  return found;
}

/** How many hits to show: one more where it is the last, which needs no button. */
const orLast = (shown, { total }) => (total === shown + 1 ? total : shown);

function sayTicked() {
  const { length } = ticked();
  at("dl-ticked").textContent = length ? ` (${length})` : "";
  at("dl-clear").hidden = !length;
}

/** Open beside the results, and one line above them on a narrow screen. */
function layFilters() {
  at("dl-filter").open = wide.matches;
  at("dl-filter").classList.add("dl-laid");
}

/** Searches. Only groups that are open show counts, so only what these need is fetched. */
async function look(typed) {
  const { find } = await loadSearch();
  const groups = document.querySelectorAll("details[open] [data-facet]");
  return find(typed, {
    filters: filters(),
    newest: form.elements.sort.value === "newest",
    open: [...groups].map((group) => group.dataset.facet),
    spelling: form.elements.spelling.value !== "off",
    related: form.elements.related.value !== "off",
  });
}

/** Shows counts in a group that was just opened; the results stay as they are. */
async function opened() {
  const mine = turn;
  const typed = form.elements.q.value.trim();
  const found = (typed || isTicked()) && (await look(typed).catch(console.error));
  if (found && mine === turn) count(found.counts);
}

async function run({ push = false, shown = PAGE } = {}) {
  toAddress(push);
  sayTicked();
  searched = location.search;
  const mine = ++turn;
  const typed = form.elements.q.value.trim();
  for (const id of ["dl-found", "dl-nothing"]) at(id).hidden = true;
  at("dl-notes").replaceChildren();
  document.title = typed ? `${typed} - ${title}` : title;
  if (!typed && !isTicked()) return say("");
  if (typed && !/[\p{L}\p{N}]/u.test(typed)) return say("Enter a word to search for.");
  say("Searching…");
  try {
    const found = await look(typed);
    const hits = await found.more(0, orLast(shown, found));
    const { resultRow } = await loadSearch();
    if (mine !== turn) return;
    show(found, hits, typed, resultRow);
  } catch (error) {
    console.error(error);
    if (mine === turn)
      say(
        "The search could not be loaded. Try again, reload the page, or browse by topic or year " +
          "instead.",
      );
  }
}

function show(found, hits, typed, resultRow) {
  count(found.counts);
  say(summary(found, typed));
  at("dl-notes").replaceChildren(...notes(found).map(note), ...switchedOff());
  at("dl-results").replaceChildren();
  add(found, hits, resultRow);
  at("dl-found").hidden = !found.total;
  at("dl-more").onclick = () => more(found, resultRow);
  if (found.total || found.state === "empty") return;
  at("dl-narrowed").hidden = !isTicked();
  at("dl-nothing").hidden = false;
}

/** Adds rows, and says above the first that holds only some of the words that it does. */
function add(found, hits, resultRow) {
  const list = at("dl-results");
  let shown = list.querySelectorAll("h3").length;
  const rows = hits.map((hit) => {
    const row = resultRow(hit, found.labels);
    if (found.state === "strong" && shown === found.strong)
      row.prepend(element("p", { class: "dl-weaker" }, WEAKER));
    shown += 1;
    return row;
  });
  list.append(...rows);
  at("dl-more").hidden = shown >= found.total;
  remember({ shown });
  return rows;
}

/** Adds further results, and moves the focus to the first of them. */
async function more(found, resultRow) {
  const shown = at("dl-results").childElementCount;
  const rows = add(found, await found.more(shown, orLast(shown + 2 * PAGE, found)), resultRow);
  rows[0]?.querySelector("a").focus();
  say(`${at("dl-results").childElementCount.toLocaleString("en-GB")} results shown.`);
}

/** A sentence about the search, with a link that switches off what it says. */
function note({ text, switches, label }) {
  const line = element("p", { class: "dl-note" }, text);
  if (switches)
    line.append(" ", element("a", { href: addressOf({ [switches]: "off" }) }, label), ".");
  return line;
}

/** Ways back from what was switched off. */
const switchedOff = () =>
  form.elements.related.value !== "off"
    ? []
    : [
        element(
          "p",
          { class: "dl-note" },
          "Related terms are left out. ",
          element("a", { href: addressOf({ related: "" }) }, "Include them"),
          ".",
        ),
      ];

/** How many of the entries found have each value, in the groups that were counted. */
function count(counts) {
  for (const box of boxes) {
    const ticked = boxes.some((other) => other.checked && facet(other) === facet(box));
    // In a group with a tick, a box without one would show how many of the ticked entries have its
    // value too, and not how many it would add. So it shows nothing.
    const group = !ticked || box.checked ? counts?.[facet(box)] : null;
    box.closest("label").querySelector(".dl-count").textContent = group
      ? `(${(group[box.value] ?? 0).toLocaleString("en-GB")})`
      : "";
  }
}

/** Keeps how many results are shown, and where, for those who come back or load the page again. */
function remember(more) {
  Object.assign(place, more);
  history.replaceState({ ...place }, "");
}

async function restored() {
  fromAddress();
  const { shown = PAGE, scroll = 0 } = history.state ?? {};
  await run({ shown: Math.max(shown, PAGE) });
  if (!scroll) return;
  scrollTo({ top: scroll, behavior: "instant" });
  remember({ scroll });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(later);
  run({ push: !typing });
  typing = false;
});
for (const control of [...boxes, form.elements.sort])
  control.addEventListener("change", () => run({ push: true }));
at("dl-clear").addEventListener("click", () => {
  for (const box of ticked()) box.checked = false;
  at("dl-filter").querySelector("summary").focus();
  run({ push: true });
});
form.elements.q.addEventListener("input", () => {
  clearTimeout(later);
  form.elements.spelling.value = "";
  later = setTimeout(() => {
    run({ push: !typing });
    typing = true;
  }, PAUSE);
});
const prepare = () =>
  loadSearch()
    .then(({ ready }) => ready())
    .catch(console.error);
form.elements.q.addEventListener("focus", prepare, { once: true });
addEventListener("popstate", () => location.search !== searched && restored());
let resting;
addEventListener(
  "scroll",
  () => {
    clearTimeout(resting);
    resting = setTimeout(() => remember({ scroll: Math.round(scrollY) }), REST);
  },
  { passive: true },
);
// Whoever scrolls and follows a link at once comes back to the same place too.
at("dl-results").addEventListener("click", () => remember({ scroll: Math.round(scrollY) }));
history.scrollRestoration = "manual";
layFilters();
wide.addEventListener("change", layFilters);
for (const group of document.querySelectorAll(".dl-facets details"))
  group.addEventListener("toggle", () => group.open && opened());
restored();
