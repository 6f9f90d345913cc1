// Runs before the page is drawn. When the address holds a query, the style sheet keeps room for the
// results, so that nothing jumps when they appear.
if (new URLSearchParams(location.search).get("q"))
  document.documentElement.classList.add("dl-looking");
