// Helps to write a request: checks it, gives advice, counts the days, and opens it in the visitor's
// own email app. Nothing is sent or kept here.
import { advice } from "./advice.js";
import { dueDate, inWords, today } from "./due_date.js";
import { element, field, mark, summarise } from "./form.js";
import { lacking, letter, mail } from "./letter.js";

const place = document.querySelector("[data-composer]");
const facts = place.dataset;
const { title } = document;

const controls = {
  information: element("textarea", {
    id: "dl-information",
    name: "information",
    rows: "7",
    autocomplete: "off",
  }),
  name: element("input", {
    id: "dl-name",
    name: "name",
    autocomplete: "name",
    spellcheck: "false",
  }),
  email: element("input", {
    id: "dl-email",
    name: "email",
    type: "email",
    autocomplete: "email",
    spellcheck: "false",
  }),
  post: element("textarea", {
    id: "dl-post",
    name: "post",
    rows: "4",
    autocomplete: "street-address",
  }),
};
for (const control of Object.values(controls)) control.setAttribute("aria-required", "true");
const fields = {
  information: field(
    controls.information,
    "What information do you want?",
    "Say what it is about, which period you mean, and whether you want figures or documents. Do " +
      "not include details of your own case.",
  ),
  name: field(
    controls.name,
    "Your name",
    "First name or initial and surname, or the name of your organisation.",
  ),
  email: field(controls.email, "Your email address"),
  post: field(controls.post, "Your postal address"),
};
const choice = (value, label) => {
  const id = `dl-by-${value}`;
  return element(
    "div",
    { class: "dl-choice" },
    element("input", { type: "radio", name: "by", id, value }),
    element("label", { for: id }, label),
  );
};
const ways = element(
  "fieldset",
  { class: "dl-field" },
  element("legend", {}, "How should we send you the answer?"),
  choice("email", "By email"),
  choice("post", "By post"),
);
const summary = element("div", { class: "dl-problem", role: "alert", tabindex: "-1", hidden: "" });
const advised = element("div", { class: "dl-advised", role: "status" });
const due = element("p", { class: "dl-due" });
const check = element(
  "button",
  { type: "submit", class: "md-button md-button--primary" },
  "Check my request",
);
const finished = element("section", {
  class: "dl-finished",
  "aria-labelledby": "dl-finished",
  hidden: "",
});
const form = element(
  "form",
  { class: "dl-form", novalidate: "", "aria-labelledby": "dl-form" },
  element("h3", { id: "dl-form" }, "Check your request"),
  element(
    "p",
    {},
    "This form checks your request and opens it in your own email app. What you type stays on " +
      "your device until you send the email.",
  ),
  summary,
  fields.information,
  advised,
  fields.name,
  ways,
  fields.email,
  fields.post,
  due,
  check,
);

const by = () => form.elements.by.value;
const values = () => ({
  ...Object.fromEntries(
    Object.entries(controls).map(([name, control]) => [name, control.value.trim()]),
  ),
  by: by(),
});

function chooseWay() {
  fields.email.hidden = by() !== "email";
  fields.post.hidden = by() !== "post";
}

function adviceNow() {
  const { information, name, email, post } = controls;
  const beside = [name, email, post].map(({ value }) => value).join("\n");
  return advice(information.value, facts, beside);
}

function advise() {
  const found = adviceNow();
  const key = found.map(({ id }) => id).join();
  // A screen reader would read it again at every key.
  if (advised.dataset.shown === key) return;
  advised.dataset.shown = key;
  advised.replaceChildren(
    ...(found.length ? [element("p", {}, "Before you send it:")] : []),
    ...listOf(found),
  );
}

/** The advice as elements: a list, or nothing. */
function listOf(found) {
  const rows = found.map(({ id, title, text, link }) => {
    const row = element("li", { "data-advice": id }, element("strong", {}, title), " ", text);
    if (link && document.getElementById(id))
      row.append(" ", element("a", { href: `#${id}` }, link), ".");
    return row;
  });
  return rows.length ? [element("ul", {}, ...rows)] : [];
}

/** A finished letter that differs from the fields must not be sent. */
function takeBack() {
  finished.hidden = true;
  finished.replaceChildren();
}

/** The advice moves into the panel that takes the focus, above the letter, so that nobody misses it. */
function adviceInPanel(found) {
  advised.replaceChildren();
  delete advised.dataset.shown;
  const change = element(
    "button",
    { type: "button", class: "md-button md-button--primary" },
    "Change my request",
  );
  change.addEventListener("click", () => {
    takeBack();
    advise();
    controls.information.focus();
  });
  return element("div", { class: "dl-advised" }, ...listOf(found), element("p", {}, change));
}

function sayWhenDue() {
  const { days, closed } = facts;
  // A school's holidays are not known far ahead, so its page names no closed days.
  const day = closed && dueDate(today(), Number(days), new Set(closed.split(" ")));
  due.textContent = day
    ? `If your request arrives today, we must reply by ${inWords(day)} (${days} working days).`
    : `We must reply ${facts.due}, counted from the day after your request arrives.`;
}

function complain(found) {
  for (const [name, control] of Object.entries(controls)) mark(control, found[name]);
  const errors = Object.entries(found).map(([name, message]) => [controls[name], message]);
  summary.hidden = true;
  document.title = `${errors.length ? "Error: " : ""}${title}`;
  if (errors.length) summarise(summary, errors);
  return errors.length > 0;
}

// Nothing is kept, so leaving the page loses what was typed. A page with this handler misses the
// browser's back/forward cache, so it is set only while it is needed.
const ask = (event) => event.preventDefault();
function askBeforeLeaving(needed) {
  (needed ? addEventListener : removeEventListener)("beforeunload", ask);
}

const isSerious = (found) => found.some(({ serious }) => serious);

function headingFor(found) {
  if (isSerious(found)) return "Please change your request before you send it";
  return found.length ? "Check this before you send your request" : "Your request is ready to send";
}

function finish(typed) {
  askBeforeLeaving(false);
  const text = letter(typed, facts.name);
  const { href, whole } = mail(facts.email, "Freedom of information request", text);
  const shown = element(
    "pre",
    { class: "dl-letter", tabindex: "0", "aria-label": "Your request" },
    text,
  );
  const said = element("p", { role: "status", class: "dl-said" });
  const copy = element("button", { type: "button", class: "md-button" }, "Copy the text");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "Text copied.";
    } catch {
      getSelection().selectAllChildren(shown);
      shown.focus();
      said.textContent = "Text selected. Press Ctrl+C, or hold the text and choose Copy.";
    }
  });
  const found = adviceNow();
  const ready = !isSerious(found);
  const open = element(
    "a",
    { class: found.length ? "md-button" : "md-button md-button--primary", href },
    ready ? "Open in my email app" : "Open in my email app anyway",
  );
  const long =
    "Your request is too long for a link to carry. Copy the text, open the email, and paste it " +
    "there.";
  const heading = element("h3", { id: "dl-finished", tabindex: "-1" }, headingFor(found));
  finished.replaceChildren(
    heading,
    ...(found.length ? [adviceInPanel(found)] : []),
    shown,
    ...(whole ? [] : [element("p", { class: "dl-long" }, long)]),
    element("p", { class: "dl-choices" }, ...(whole ? [open, " ", copy] : [copy, " ", open])),
    said,
    element("p", {}, `It goes to ${facts.email}. Nothing is sent until you send the email.`),
  );
  finished.hidden = false;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

let later;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  sayWhenDue();
  const typed = values();
  takeBack();
  clearTimeout(later);
  if (complain(lacking(typed))) advise();
  else finish(typed);
});
form.addEventListener("input", (event) => {
  takeBack();
  askBeforeLeaving(Object.values(controls).some(({ value }) => value.trim()));
  if (event.target !== controls.information) return;
  clearTimeout(later);
  later = setTimeout(advise, 800);
});
ways.addEventListener("change", chooseWay);
form.querySelector("#dl-by-email").checked = true;
chooseWay();
sayWhenDue();
place.append(form, finished);
