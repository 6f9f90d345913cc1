// Shows one entry as a row of results.
import { element } from "./form.js";
import { INTERNAL_REVIEW, QUESTION, RELEASED_DOCUMENTS, TOP } from "./index_format.js";
import { passage, questionText } from "./ranking.js";
import { manifest } from "./search_manifest.js";

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** The row: the question that matches best, a passage of it, and the entry it belongs to. */
export function resultRow(entry) {
  const [first, ...others] = entry.questions;
  const [page, place] = entry.url.split("#");
  const isQuestion = isQuestionOf(entry, first);
  const isWholePage = entry.kind === "publication" || !first || first.id === TOP;
  const id = isWholePage ? place : first.id;
  const link = element("a", { href: id ? `${page}#${id}` : page }, heading(entry, first));
  const row = element(
    "li",
    {},
    element("h3", { class: "dl-list__title" }, link),
    facts(entry, isQuestion ? first.note : entry.outcome),
    element("p", { class: "dl-passage" }, ...marked(passage(first ?? entry.summary))),
  );
  if (entry.kind === "answer" && first) {
    const from = isQuestion ? `Question ${number(first)} of: ` : "From: ";
    row.append(element("p", { class: "dl-of" }, from, element("a", { href: page }, entry.title)));
  }
  const also = others.filter((other) => isQuestionOf(entry, other));
  if (also.length) {
    const label = "Other questions of this entry that match";
    const links = also.map((other) => {
      const text = `Question ${number(other)}: ${questionText(other, 16)}`;
      return element("li", {}, element("a", { href: `${page}#${other.id}` }, text));
    });
    row.append(element("ul", { class: "dl-also", "aria-label": label }, ...links));
  }
  return row;
}

/** The outcome of an entry or a question, in words and as a shape; the reference; the date. */
function facts(entry, outcome) {
  const { labels } = manifest;
  const [label, shape] =
    entry.kind === "answer"
      ? (labels.outcome[outcome] ?? [outcome, "other"])
      : [labels.kind[entry.kind], "other"];
  const tag = element("span", { class: `dl-tag dl-tag--${shape}` }, label);
  const line = element("p", { class: "dl-list__meta" }, tag);
  if (entry.reference) line.append(" ", element("span", {}, entry.reference));
  if (entry.date) {
    line.append(" ", element("span", {}, `answered ${day.format(new Date(entry.date))}`));
  }
  return line;
}

/** The pieces of a passage as nodes, with those that were found marked. */
const marked = (pieces) =>
  pieces.map(({ text, found }) => (found ? element("mark", {}, text) : text));

const number = ({ id }) => id.replace(QUESTION, "");

/** Whether a section is a question: a heading of guidance may sound like one and have its id. */
const isQuestionOf = ({ kind }, section) => kind === "answer" && section?.id.startsWith(QUESTION);

function heading(entry, first) {
  if (entry.kind === "guidance" && first?.note) return `${entry.title}: ${first.note}`;
  if (isQuestionOf(entry, first)) return questionText(first);
  if (first?.id === RELEASED_DOCUMENTS) return `In a released document: ${first.note}`;
  if (first?.id === INTERNAL_REVIEW) return `Internal review: ${entry.title}`;
  return entry.title;
}
