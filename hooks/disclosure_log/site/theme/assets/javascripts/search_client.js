// The search in the visitor's browser. Used by every page that searches.
import { searchEngine } from "./search_engine.js";

const POINTER = new URL("../../search/index.json", import.meta.url);
const TIMEOUT = 30_000; // milliseconds
/** The folder of the site. */
export const site = new URL("../", POINTER);
let loading;

async function fetched(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`The search lacks ${address}: ${answer.status}`);
  return answer;
}

async function load() {
  // query_flag.js may have asked for it already. What was lost is asked for again.
  const early = await globalThis.earlyPointer;
  globalThis.earlyPointer = null;
  const pointer = early?.ok ? early : await fetched(POINTER, { cache: "no-cache" });
  // The files of an index never change, since its folder is named by their content.
  const manifest = await pointer.json();
  const index = new URL(manifest.index, POINTER);
  const engine = searchEngine(manifest, async (path) =>
    (await fetched(new URL(path, index))).text(),
  );
  return { ...engine, labels: manifest.labels };
}

/** The engine and the labels of outcomes, fetched when a visitor first needs them. */
export function ready() {
  loading ??= load();
  return loading;
}

/**
 * Looks for answers; search() of search_engine.js says what it gives, and the labels come with it.
 * It fails when the index could not be read, and the next call loads it again.
 */
export async function find(typed, options) {
  let timer;
  try {
    const timeout = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error("The search takes too long.")), TIMEOUT);
    });
    const looking = ready().then(async ({ search, labels }) => {
      const found = await search(typed, options);
      return { ...found, labels };
    });
    return await Promise.race([looking, timeout]);
  } catch (error) {
    loading = undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A question without the words that letters begin with. */
export const withoutOpenings = async (typed) => (await ready()).withoutOpenings(typed);
