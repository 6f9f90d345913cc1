// The search page: /search/?q=…&topic=…&sort=newest. What is typed and ticked is kept in the
// address and nowhere else.
import { element } from "./form.js";
import { loadSearch } from "./lazy_search.js";

const PAGE = 5;
const PAUSE = 350; // milliseconds without a key
const at = (id) => document.getElementById(id);
const form = at("dl-search");
const boxes = [...form.querySelectorAll("[data-facet] input")];
const title = document.title;
let turn = 0;
let later;
let typing = false; // One step back undoes all that was typed, not what was typed since a pause.

const facet = (box) => box.closest("fieldset").dataset.facet;
const results = (number) =>
  number === 1 ? "1 result" : `${number.toLocaleString("en-GB")} results`;
const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
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
  for (const choice of form.elements.sort)
    choice.checked = choice.value === (address.get("sort") ?? "");
}

function toAddress(push) {
  const address = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const target = `${location.pathname}${address.size ? `?${address}` : ""}`;
  if (target !== location.pathname + location.search)
    history[push ? "pushState" : "replaceState"](null, "", target);
}

/** The filters for Pagefind: any of the values ticked in a group, and every group. */
function filters() {
  const found = {};
  for (const box of boxes.filter(({ checked }) => checked)) {
    found[facet(box)] ??= { any: [] };
    found[facet(box)].any.push(box.value);
  }
  return found;
}

/** Searches. Only groups that are open show counts, so only their lists are fetched. */
async function look(typed) {
  const { find } = await loadSearch();
  const open = [...form.querySelectorAll("details[open] [data-facet]")].map(
    (group) => group.dataset.facet,
  );
  return find(typed, {
    filters: filters(),
    newest: form.elements.sort.value === "newest",
    page: PAGE,
    open,
  });
}

/** Shows counts in a group that was just opened; the results stay as they are. */
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
  at("dl-found").hidden = true;
  at("dl-nothing").hidden = true;
  document.title = typed ? `${typed} - ${title}` : title;
  if (!typed)
    return say(
      boxes.some(({ checked }) => checked) ? "Type a word to look for, or browse below." : "",
    );
  if (!/[\p{L}\p{N}]/u.test(typed)) return say("Type a word to look for.");
  say("Searching…");
  try {
    const found = await look(typed);
    const { resultRow } = await loadSearch();
    if (mine === turn) show(found, typed, resultRow);
  } catch (error) {
    console.error(error);
    if (mine === turn)
      say(
        "The search could not be loaded. Try again, reload the page, or browse by topic or year " +
          "instead.",
      );
  }
}

/** What was found, in a sentence. */
function summary({ total, whole, missing, wanted, left, reference }, typed) {
  if (reference && !whole) {
    const mention = total === 1 ? "1 entry mentions" : `${total} entries mention`;
    return `${reference} is not in this log. ${mention} it.`;
  }
  const looked = left ? ` It looked for ${quoted(wanted)}.` : "";
  if (whole === total) return `${results(total)} found for “${typed}”.${looked}`;
  const lost = missing.length ? ` (not found: ${quoted(missing)})` : "";
  if (whole) {
    const all = `${results(whole)} found with all the words of “${typed}”`;
    return `${all}, and ${total - whole} with some of them.${looked}`;
  }
  const some = `${results(total)} with some of them${lost}.`;
  return `Nothing has all the words of “${typed}”. ${some}${looked}`;
}

function show(found, typed, resultRow) {
  count(found.counts);
  if (!found.wanted.length)
    return say("These words say too little to look for. Add one that says what it is about.");
  if (!found.total) return nothing(found, typed);
  say(summary(found, typed));
  at("dl-results").replaceChildren(...found.hits.map(resultRow));
  at("dl-found").hidden = false;
  at("dl-more").hidden = found.hits.length >= found.total;
  at("dl-more").onclick = () => more(found, resultRow);
}

/** Adds further results, and moves the focus to the first of them. */
async function more(found, resultRow) {
  const shown = at("dl-results").childElementCount;
  const rows = (await found.more(shown, shown + 2 * PAGE)).map(resultRow);
  at("dl-results").append(...rows);
  at("dl-more").hidden = shown + rows.length >= found.total;
  rows[0]?.querySelector("a").focus();
  say(`${shown + rows.length} of ${results(found.total)} shown.`);
}

function nothing(found, typed) {
  say(`Nothing found for “${typed}”.`);
  at("dl-missing").hidden = !found.missing.length;
  const plural = found.missing.length === 1 ? "word" : "words";
  at("dl-missing").textContent = found.reference
    ? `${found.reference} is not in this log, and no answer mentions it.`
    : `No answer has the ${plural} ${quoted(found.missing)}.`;
  at("dl-fewer").hidden = !found.known.length || found.wanted.length < 2;
  at("dl-fewer").replaceChildren(
    "Look for one word only: ",
    ...found.known.flatMap((word, n) => [n ? ", " : "", only(word)]),
    ".",
  );
  at("dl-narrowed").hidden = !boxes.some(({ checked }) => checked);
  at("dl-nothing").hidden = false;
}

const only = (word) => element("a", { href: `?q=${encodeURIComponent(word)}` }, word);

/** How many of the entries found have each value, in the groups whose list was fetched. */
function count(counts) {
  for (const box of boxes) {
    const ticked = boxes.some((other) => other.checked && facet(other) === facet(box));
    // In a group with a tick, a box without one would show how many of the ticked entries have its
    // value too, and not how many it would add. So it shows nothing.
    const group = !ticked || box.checked ? counts?.[facet(box)] : null;
    const isCounted = group && Object.keys(group).length;
    box.closest("label").querySelector(".dl-count").textContent = isCounted
      ? `(${(group[box.value] ?? 0).toLocaleString("en-GB")})`
      : "";
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
const prepare = () =>
  loadSearch()
    .then(({ ready }) => ready())
    .catch(console.error);
form.elements.q.addEventListener("focus", prepare, { once: true });
addEventListener("popstate", () => {
  fromAddress();
  run();
});
for (const group of form.querySelectorAll("details"))
  group.addEventListener("toggle", () => group.open && opened());
fromAddress();
run();
