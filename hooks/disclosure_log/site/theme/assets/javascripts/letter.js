// A request as a letter: what it must have, its words, and the address that opens it in the visitor's own mail program.

const LONGEST = 1900; // characters of a mailto: address that every mail program takes

/**
 * What a valid request still lacks (Freedom of Information Act 2000, section 8): {field: message}. It must describe the information,
 * and state a name and an address for correspondence.
 */
export function lacking({ information, name, by, email, post }) {
  const found = {};
  if (!information) found.information = "Enter what information you want";
  else if (!/[\p{L}\p{N}]/u.test(information)) found.information = "Describe the information, so that somebody can look for it";
  if (!name) found.name = "Enter your name";
  // In scripts without capitals a single letter can be a whole name.
  else if (!/\p{L}{2}|\p{Lo}/u.test(name)) found.name = "Enter your name in letters; initials alone are not enough";
  if (by === "post" && !post) found.post = "Enter a postal address for the answer";
  else if (by === "post" && !/\p{L}{2}[^]*[\s,][^]*\S/u.test(post)) found.post = "Enter the whole postal address, with street and town";
  else if (by === "email" && !email) found.email = "Enter an e-mail address for the answer";
  else if (by === "email" && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email)) found.email = "Enter an e-mail address in the right form, such as name@example.com";
  return found;
}

/** The words of the request. */
export function letter({ information, name, by, email, post }, authority) {
  const to = by === "post" ? `by post to:\n\n${post}` : `by e-mail to ${email}.`;
  return `Dear ${authority},\n\nUnder the Freedom of Information Act 2000, please send me the following information:\n\n${information}\n\nPlease send the answer ${to}\n\nYours faithfully,\n\n${name}\n`;
}

/** {href, whole}: where a link leads that opens a mail, and whether the letter went into it. One that is too long does not: never a part of it. */
export function mail(to, subject, text) {
  // Half a character, as a broken paste leaves behind, cannot stand in an address.
  const encode = (words) => encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"));
  const start = `mailto:${encode(to).replace("%40", "@")}?subject=${encode(subject)}`;
  const href = `${start}&body=${encode(text)}`;
  return href.length <= LONGEST ? { href, whole: true } : { href: start, whole: false };
}
