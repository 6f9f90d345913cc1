// Fetches the search when a visitor first needs it. It is not a part of the page's own script, so
// that the page can say when the download failed.
let search;

/** The search: {find, ready, withoutOpenings, resultRow}. After a failed download it is fetched anew. */
export function loadSearch() {
  search ??= import("./whole_search.js");
  search.catch(() => {
    search = undefined;
  });
  return search;
}
