// The same for lunr, as Material for MkDocs configures it, and for MiniSearch. They lie in a folder
// of node_modules, and are no dependency of the project.
// node ask_others.mjs NODE_MODULES <{"entries": […], "questions": […]}
import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const { entries, questions } = JSON.parse(fs.readFileSync(0, "utf8"));

function lunr() {
  const library = require("lunr");
  const index = library(function () {
    this.ref("url");
    this.field("title", { boost: 1000 });
    this.field("text", { boost: 1 });
    this.field("tags", { boost: 1_000_000 });
    for (const { url, title, text, tags } of entries) this.add({ url, title, text, tags });
  });
  return (question) => {
    // Every word may be missing, and the last may be unfinished.
    const words = question.replace(/[:~^+-]/g, " ").split(/\s+/).filter(Boolean);
    const clauses = words.map((word) => `${word} ${word}*`).join(" ");
    return index.search(clauses).map(({ ref }) => ref);
  };
}

function miniSearch() {
  const Library = require("minisearch");
  const index = new Library({ idField: "url", fields: ["title", "text", "tags"] });
  index.addAll(entries);
  const options = { fuzzy: 0.2, prefix: true, boost: { title: 3, tags: 4 } };
  return (question) => index.search(question, options).map(({ id }) => id);
}

const answers = {};
for (const [name, make] of Object.entries({ lunr, miniSearch })) {
  try {
    const ask = make();
    answers[name] = questions.map((question) => ask(question).slice(0, 10));
  } catch (error) {
    console.error(`${name}: ${error.message.split("\n")[0]}`);
  }
}
console.log(JSON.stringify(answers));
