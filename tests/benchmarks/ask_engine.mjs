// Asks the search of a built index every question of a list, and prints what it gives, as JSON.
// A question is a text, or {typed, options}.
// node ask_engine.mjs SCRIPTS SEARCH_FOLDER <questions.json
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const [scripts, folder] = process.argv.slice(2);
const { searchEngine } = await import(pathToFileURL(`${scripts}/search_engine.js`));
const pointer = fs.readFileSync(`${folder}/index.json`);
const manifest = JSON.parse(pointer);
const first = zlib.gzipSync(pointer).length;
let sent = 0;
const read = async (path) => {
  const bytes = fs.readFileSync(`${folder}/${manifest.index}${path}`);
  sent += zlib.gzipSync(bytes).length;
  return bytes.toString();
};
const warm = searchEngine(manifest, read);
const found = [];
for (const each of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const { typed: question, options } = typeof each === "string" ? { typed: each } : each;
  const measured = {};
  for (const [name, engine] of [
    ["cold", searchEngine(manifest, read)],
    ["warm", warm],
  ]) {
    sent = name === "cold" ? first : 0;
    const started = performance.now();
    const { state, words, more } = await engine.search(question, options);
    const hits = await more(0, options ? 5 : 10);
    measured[name] = { ms: performance.now() - started, bytes: sent };
    Object.assign(measured, {
      state,
      missing: words.filter(({ isMissing }) => isMissing).map(({ typed }) => typed),
      found: hits.map(({ url }) => url),
    });
  }
  found.push({ question, ...measured });
}
console.log(JSON.stringify(found));
