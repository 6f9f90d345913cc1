// The day an answer is due, by the rule of law/calendar.py; a test compares the two. Days are text
// such as 2026-11-21, and are counted in UTC, where no clock change moves them.

const DAY = 86_400_000;

/** Today in the United Kingdom, where the answer is due, and not where the visitor is. */
export function today() {
  const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" });
  const parts = london.formatToParts(new Date());
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/**
 * The last of *days* working days after *received*. *closed* is the set of bank holidays from
 * Monday to Friday. It covers the years from its first day to its last; outside of them the day is
 * not known, and null.
 */
export function dueDate(received, days, closed) {
  const known = [...closed].map((day) => day.slice(0, 4)).sort();
  let day = Date.parse(received);
  let date = received;
  let left = days;
  while (left) {
    day += DAY;
    date = new Date(day).toISOString().slice(0, 10);
    if (![0, 6].includes(new Date(day).getUTCDay()) && !closed.has(date)) left -= 1;
  }
  const isKnown =
    known.length && received.slice(0, 4) >= known[0] && date.slice(0, 4) <= known.at(-1);
  return isKnown ? date : null;
}

/** A day in words, such as Monday 21 December 2026. */
export function inWords(date) {
  const words = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const day = new Intl.DateTimeFormat("en-GB", { ...words, timeZone: "UTC" });
  return day.format(new Date(date)).replace(",", ""); // Some browsers write "Monday, 21 December".
}
