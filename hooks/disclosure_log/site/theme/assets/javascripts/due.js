// The day an answer is due: the rule of hooks/disclosure_log/calendar.py, for a request that arrives on a day.
// Days are strings such as 2026-11-21, and reckoned in UTC so that no clock change moves them.

const DAY = 86_400_000;

/** Today in the United Kingdom, where the answer is due, wherever the visitor is. */
export function today() {
  const part = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/**
 * The last of *days* working days after *received*. *closed* is the set of bank holidays from Monday to Friday. Gives null where the
 * bank holidays are not known, which are those of the years from the first to the last of the set.
 */
export function dueDate(received, days, closed) {
  const known = [...closed].map((day) => day.slice(0, 4)).sort();
  let day = Date.parse(received);
  let date = received;
  while (days) {
    day += DAY;
    date = new Date(day).toISOString().slice(0, 10);
    if (![0, 6].includes(new Date(day).getUTCDay()) && !closed.has(date)) days -= 1;
  }
  return known.length && received.slice(0, 4) >= known[0] && date.slice(0, 4) <= known.at(-1) ? date : null;
}

/** Monday, 21 December 2026. */
export function inWords(date) {
  const words = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", words).format(new Date(date));
}
