// Parts of a form: fields with labels and hints, and errors as in the GOV.UK Design System.

/** A new element. Children that are strings become text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A control with its label and hint, and a place for its error. */
export function field(control, label, hint) {
  const { id } = control;
  const made = element("div", { class: "dl-field" }, element("label", { for: id }, label));
  if (hint) made.append(element("p", { class: "dl-field__hint", id: `${id}-hint` }, hint));
  made.append(element("p", { class: "dl-field__error", id: `${id}-error`, hidden: "" }), control);
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return made;
}

/** Shows at a field what is wrong with it; without a *message*, takes that away. */
export function mark(control, message = "") {
  const place = document.getElementById(`${control.id}-error`);
  const hint = document.getElementById(`${control.id}-hint`);
  place.replaceChildren(
    ...(message ? [element("span", { class: "dl-unseen" }, "Error: "), message] : []),
  );
  place.hidden = !message;
  place.parentElement.classList.toggle("dl-field--wrong", Boolean(message));
  control.toggleAttribute("aria-invalid", Boolean(message));
  if (message) control.setAttribute("aria-invalid", "true");
  const described = [hint, message && place]
    .filter(Boolean)
    .map(({ id }) => id)
    .join(" ");
  if (described) control.setAttribute("aria-describedby", described);
  else control.removeAttribute("aria-describedby");
}

/**
 * Shows a list of errors, each a link to its field, and moves the focus to the list. *errors* are
 * pairs of a control and a message.
 */
export function summarise(summary, errors) {
  const rows = errors.map(([control, message]) => {
    const link = element("a", { href: `#${control.id}` }, message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      control.focus();
    });
    return element("li", {}, link);
  });
  summary.replaceChildren(element("h4", {}, "There is a problem"), element("ul", {}, ...rows));
  summary.hidden = false;
  summary.focus();
}
