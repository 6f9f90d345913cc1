// What can honestly be said of a search, in sentences.

const MOST_NAMED = 6;

const number = (count) => count.toLocaleString("en-GB");
const answers = (count) => (count === 1 ? "1 answer" : `${number(count)} answers`);
const each = (items) => [...new Set(items)];

/** Words in quotation marks: “one”, “two” and “three”. */
export function quoted(words, last = "and") {
  const all = words.map((word) => `“${word}”`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${last} ${all.at(-1)}`;
}

/** What was *found* for what was *typed*, in a sentence. */
export function summary(found, typed) {
  const { state, reference, strong, total, isAtLeast } = found;
  if (state === "empty") return "Those words are too common. Try something more specific.";
  if (reference?.is === "gone") return `${reference.text} is no longer in this log.`;
  if (reference?.is === "left-out")
    return `${reference.text} is in this log, but your filters hide it.`;
  if (reference?.is === "missing") {
    const mentions = total === 1 ? "1 answer mentions it" : `${number(total)} answers mention it`;
    return `${reference.text} is not in this log${total ? `. ${mentions}.` : ", and no answer mentions it."}`;
  }
  if (state === "nothing") return `Nothing close was found for “${typed}”.`;
  if (state === "closest") return `No answer matches all of “${typed}”. The closest are:`;
  if (state === "listed")
    return total ? `${answers(total)}, newest first.` : "No answers match your filters.";
  const least = isAtLeast && strong > 1 ? "At least " : "";
  return `${least}${answers(strong)} for “${typed}”.`;
}

/** What is above the hits that hold only some of the words. */
export const WEAKER = "These have only some of your words:";

/**
 * What else there is to say of a search, as {text, switches, label}: *switches* names what the
 * visitor can turn off, "spelling" or "related", and *label* says so.
 */
export function notes({ words, reference }) {
  if (reference) return [];
  const found = [];
  const spelled = words.filter((word) => word.spelled?.length);
  if (spelled.length) {
    const shown = spelled.map(
      ({ typed, spelled: near }) =>
        `${quoted(each(near.map(({ label }) => label)), "or")} for “${typed}”`,
    );
    found.push({
      text: `Showing ${shown.join(", ")}.`,
      switches: "spelling",
      label: `Search only for ${quoted(spelled.map(({ typed }) => typed))}`,
    });
  }
  const missing = words
    .filter((word) => word.isMissing && !word.spelled?.length)
    .map(({ typed }) => typed);
  if (missing.length) {
    const plural = missing.length === 1 ? "word" : "words";
    found.push({ text: `No answer has the ${plural} ${quoted(missing, "or")}.` });
  }
  const related = each(words.flatMap((word) => word.related ?? []).map(({ label }) => label));
  if (related.length) {
    const more = related.length > MOST_NAMED ? ` and ${related.length - MOST_NAMED} more` : "";
    found.push({
      text: `Also searched for ${related.slice(0, MOST_NAMED).join(", ")}${more}.`,
      switches: "related",
      label: "Leave these out",
    });
  }
  return found;
}
