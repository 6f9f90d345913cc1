// Runs before the page is drawn. When the address holds a search, the style sheet keeps room for the
// results, so that nothing jumps when they appear, and what the search reads first is on its way.
if ([...new URLSearchParams(location.search).values()].some(Boolean)) {
  document.documentElement.classList.add("dl-looking");
  const pointer = new URL("../../search/index.json", document.currentScript.src);
  globalThis.earlyPointer = fetch(pointer, { cache: "no-cache" }).catch(() => null);
}
