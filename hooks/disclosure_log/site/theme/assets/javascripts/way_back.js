// Whoever came to an entry from the results of a search or from a topic finds the way back to them.
// No page is told where its visitor came from, so the browser's own memory of the tab says it.

(() => {
  const KEY = "dl-way-back";
  const crumbs = document.querySelector(".dl-crumbs ol");
  const site = crumbs?.querySelector("a").href ?? "";
  const from = () => location.href.slice(site.length);
  const words = (address) =>
    address.startsWith("search/?")
      ? "Back to results"
      : /^topics\/./.test(address) && "Back to topic";
  if (!site || !/^disclosures\/\d+\/[^/]+\//.test(from())) {
    addEventListener("pagehide", () => {
      sessionStorage.setItem(KEY, site && words(from()) ? from() : "");
    });
    return;
  }
  const address = sessionStorage.getItem(KEY);
  if (!address) return;
  const link = document.createElement("a");
  link.href = site + address;
  link.textContent = words(address);
  const item = document.createElement("li");
  item.append(link);
  crumbs.prepend(item);
})();
