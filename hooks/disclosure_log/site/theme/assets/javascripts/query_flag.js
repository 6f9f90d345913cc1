// Runs before the page is drawn. When the address holds a search, the style sheet keeps room for the
// results, so that nothing jumps when they appear.
if ([...new URLSearchParams(location.search).values()].some(Boolean))
  document.documentElement.classList.add("dl-looking");
