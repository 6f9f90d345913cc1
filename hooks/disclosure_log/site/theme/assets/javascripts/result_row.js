// Shows one page as a row of results.
import { element } from "./form.js";
import { site } from "./search_client.js";
import { passage, shortened } from "./text_marks.js";

const QUESTION = /^question-/;
const LONGEST_QUESTION = 24; // words
const MOST_SNIPPETS = 3;
const AROUND = 2; // words beside one that is marked where a result leads

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** A section of a page by its number: {kind, id, note, heading, text, history}. */
function section({ sections }, place) {
  const [kind, id, note, heading, text, history] = sections[place] ?? [];
  return kind && { kind, id, note, heading, text, history };
}

/** The row: the question that matches best, the passage that answers, and where it stands. */
export function resultRow(page, labels) {
  // A publication has one section, and its place in the list.
  const best = section(page, page.kind === "publication" ? 0 : page.hit.section);
  const shown = best ?? section(page, 0);
  const { pieces } = passageOf(page, best, shown);
  const row = element(
    "li",
    {},
    element(
      "h3",
      { class: "dl-list__title" },
      element("a", { href: address(page, best, pieces) }, heading(page, best)),
    ),
    facts(page, best?.kind === "question" ? best : { ...page, note: page.outcome }, labels),
    element("p", { class: "dl-passage" }, ...nodes(pieces)),
  );
  if (page.kind === "answer" && best) {
    const from = best.kind === "question" ? `Question ${number(best)} of: ` : "From: ";
    row.append(
      element("p", { class: "dl-of" }, from, element("a", { href: address(page) }, page.title)),
    );
  }
  const also = page.hit.others
    .map((place) => section(page, place))
    .filter((other) => other?.kind === "question");
  if (also.length) {
    const label = "Other questions of this entry that match";
    const links = also.map((other) => {
      const text = `Question ${number(other)}: ${shortened(other.heading, 16)}`;
      return element("li", {}, element("a", { href: address(page, other) }, text));
    });
    row.append(element("ul", { class: "dl-also", "aria-label": label }, ...links));
  }
  return row;
}

/** The passage that answers, or the question if its answer has none of the words. */
function passageOf(page, best, shown) {
  const { mark } = page.hit ? page : {};
  if (!best) return passage(page.summary || shown?.text || "", mark);
  const answer = passage(best.text, mark);
  const question = passage(`${best.heading} ${best.text}`, mark);
  return answer.different * 2 >= question.different || best.kind !== "question" ? answer : question;
}

/**
 * Where a row leads. Behind :~: stand the words that the browser marks there, each with its
 * neighbours; a browser that cannot do this goes to the section only.
 */
function address(page, best, pieces = []) {
  const target = new URL(page.url, site);
  const words = snippets(pieces).map((words) => `text=${encoded(words)}`);
  const id = best?.id ?? "";
  target.hash = words.length ? `${id}:~:${words.join("&")}` : id;
  return target.href;
}

const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");

/** The words found in a passage with a few beside each, but not over the end of a sentence. */
function snippets(pieces) {
  const words = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const found = [];
  let done = 0;
  words.forEach((word, place) => {
    if (!word.found || place < done || found.length === MOST_SNIPPETS) return;
    let [from, to] = [place, place];
    const ends = (n) => /[^\p{L}\p{N}'’%)-]$/u.test(words[n].text);
    const begins = (n) => /^[^\p{L}\p{N}'’£(]/u.test(words[n].text);
    while (from > Math.max(done, place - AROUND) && !ends(from - 1) && !begins(from)) from -= 1;
    while (to < Math.min(words.length - 1, place + AROUND) && !ends(to) && !begins(to + 1)) to += 1;
    done = to + 1;
    found.push(
      words
        .slice(from, to + 1)
        .map(({ text }) => text)
        .join(" "),
    );
  });
  return found;
}

/** The outcome of an entry or a question, in words and as a shape; the reference; the date. */
function facts(page, { note: outcome, history }, labels) {
  const [label, shape] =
    page.kind === "answer"
      ? (labels.outcome[outcome] ?? [outcome || "Outcome not recorded", "other"])
      : [labels.kind[page.kind], "other"];
  const tag = element("span", { class: `dl-tag dl-tag--${shape}` }, label);
  const line = element("p", { class: "dl-list__meta" }, tag);
  if (history) line.append(" ", element("span", {}, history));
  if (page.authority) line.append(" ", element("span", {}, page.authority));
  if (page.reference) line.append(" ", element("span", { class: "dl-ref" }, page.reference));
  if (page.date)
    line.append(" ", element("span", {}, `answered ${day.format(new Date(page.date))}`));
  return line;
}

/** The pieces of a passage as nodes, with those that were found marked. */
const nodes = (pieces) =>
  pieces.map(({ text, found }) => (found ? element("mark", {}, text) : text));

const number = ({ id }) => id.replace(QUESTION, "");

function heading(page, best) {
  if (page.kind !== "answer") return best?.heading ? `${page.title}: ${best.heading}` : page.title;
  if (best?.kind === "question") return shortened(best.heading, LONGEST_QUESTION);
  if (best?.kind === "document") return `In a released document: ${best.note}`;
  if (best?.kind === "review") return `Internal review: ${page.title}`;
  return page.title;
}
