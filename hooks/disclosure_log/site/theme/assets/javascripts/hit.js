// One entry as a row of results.
import { element } from "./form.js";
import { asked, passage } from "./reading.js";
import { settings } from "./settings.js";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What an entry or a question of it came to, by word and shape; its reference; its date. */
function facts(entry, outcome = entry.outcome) {
  const [label, shape] = entry.kind === "answer" ? (settings.labels.outcome[outcome] ?? [outcome, "other"]) : [settings.labels.kind[entry.kind], "other"];
  const line = element("p", { class: "dl-list__meta" }, element("span", { class: `dl-tag dl-tag--${shape}` }, label));
  if (entry.reference) line.append(" ", element("span", {}, entry.reference));
  if (entry.date) line.append(" ", element("span", {}, `answered ${day.format(new Date(entry.date))}`));
  return line;
}

/** The row: the question that matches best with its passage, and the entry it belongs to. */
export function hit(entry) {
  const [first, ...others] = entry.questions;
  const [page, place] = entry.url.split("#");
  const isQuestion = asksIn(entry, first);
  const link = entry.kind === "publication" || !first || first.id === "top" ? (place ? `${page}#${place}` : page) : `${page}#${first.id}`;
  const row = element("li", {}, element("h3", { class: "dl-list__title" }, element("a", { href: link }, heading(entry, first))));
  row.append(facts(entry, isQuestion ? first.note : entry.outcome), element("p", { class: "dl-passage" }, passage(first ?? entry.summary)));
  if (entry.kind === "answer" && first) {
    row.append(element("p", { class: "dl-of" }, isQuestion ? `Question ${number(first)} of: ` : "From: ", element("a", { href: page }, entry.title)));
  }
  const also = others.filter((other) => asksIn(entry, other));
  if (also.length) {
    const links = also.map((other) => element("li", {}, element("a", { href: `${page}#${other.id}` }, `Question ${number(other)}: ${asked(other, 16)}`)));
    row.append(element("ul", { class: "dl-also", "aria-label": "Other questions of this entry that match" }, ...links));
  }
  return row;
}

const number = ({ id }) => id.replace("question-", "");

/** Guidance may have headings that sound like the parts of an entry. */
const asksIn = ({ kind }, section) => kind === "answer" && section?.id.startsWith("question-");

function heading(entry, first) {
  if (entry.kind === "guidance" && first?.note) return `${entry.title}: ${first.note}`;
  if (asksIn(entry, first)) return asked(first);
  if (first?.id === "released-documents") return `In a released document: ${first.note}`;
  if (first?.id === "internal-review") return `Internal review: ${entry.title}`;
  return entry.title;
}
