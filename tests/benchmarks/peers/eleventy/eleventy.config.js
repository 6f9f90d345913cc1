// Eleventy, as its documentation begins: Markdown, a layout, and two collections for the lists.
const entries = (api) => api.getFilteredByGlob("content/disclosures/*/*.md").reverse();

function grouped(pages, keysOf) {
  const groups = new Map();
  for (const page of pages) {
    for (const key of keysOf(page)) {
      groups.set(key, groups.get(key) ?? []);
      groups.get(key).push(page);
    }
  }
  return [...groups].map(([name, found]) => ({ name, found }));
}

export default function (config) {
  config.addPassthroughCopy("content/**/*.csv");
  config.addCollection("years", (api) => grouped(entries(api), (page) => [page.data.year]));
  config.addCollection("subjects", (api) => grouped(entries(api), (page) => page.data.topics ?? []));
  config.addFilter("day", (date) =>
    date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
  );
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
  };
}
