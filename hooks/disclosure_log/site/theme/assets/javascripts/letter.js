// A request as a letter: what it must have, its text, and the address that opens it in the
// visitor's own email app.

const LONGEST = 1900; // characters of a mailto: address, which every email app accepts

/**
 * What a valid request still lacks, as {field: message}. It must describe the information and state
 * a name and an address for correspondence (Freedom of Information Act 2000, section 8).
 */
export function lacking({ information, name, by, email, post }) {
  const found = {};
  if (!information) found.information = "Enter the information you want";
  else if (!/[\p{L}\p{N}]/u.test(information))
    found.information = "Describe the information, so that we can look for it";
  if (!name) found.name = "Enter your name";
  // In scripts without capitals a single letter can be a whole name.
  else if (!/\p{L}{2}|\p{Lo}/u.test(name)) found.name = "Enter your name, not only your initials";
  if (by === "post" && !post) found.post = "Enter a postal address for the answer";
  else if (by === "post" && !/\p{L}{2}.*[\s,].*\S/su.test(post))
    found.post = "Enter the full postal address, with street and town";
  else if (by === "email" && !email) found.email = "Enter an email address for the answer";
  else if (by === "email" && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email))
    found.email = "Enter an email address in the correct format, such as name@example.com";
  return found;
}

/** The text of the request. */
export function letter({ information, name, by, email, post }, authority) {
  const to = by === "post" ? `by post to:\n\n${post}` : `by email to ${email}.`;
  return `Dear ${authority},

Under the Freedom of Information Act 2000, please send me the following information:

${information}

Please send the answer ${to}

Yours faithfully,

${name}
`;
}

/**
 * {href, whole}: the address that opens an email, and whether it holds the letter. A letter that is
 * too long is left out, since a part of it must not be sent.
 */
export function mail(to, subject, text) {
  // encodeURIComponent throws on half a character, which a broken paste can leave behind.
  const encode = (words) =>
    encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"));
  const start = `mailto:${encode(to).replace("%40", "@")}?subject=${encode(subject)}`;
  const href = `${start}&body=${encode(text)}`;
  return href.length <= LONGEST ? { href, whole: true } : { href: start, whole: false };
}
