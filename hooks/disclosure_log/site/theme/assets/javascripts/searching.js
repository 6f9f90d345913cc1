// The search, fetched when somebody first needs it, beside the page: a lost download can be said then.
let search;

/** What finds answers and shows them: {find, ready, terms, hit}. It is fetched again after it was lost. */
export function searching() {
  search ??= Promise.all([import("./finder.js"), import("./hit.js")]).then(([finder, { hit }]) => ({ ...finder, hit }));
  search.catch(() => (search = undefined));
  return search;
}
