// What the build tells the search about the log: {index, prefix, stop, common, labels}. It lies
// beside the index, whose folder has another name in every build.
const address = new URL("../../search/index.json", import.meta.url);
const answer = await fetch(address, { cache: "no-cache" });
if (!answer.ok) throw new Error(`The search has no index: ${answer.status}`);
export const manifest = await answer.json();
/** The folder of the index, and of the site. */
export const index = new URL(manifest.index, address);
export const site = new URL("../", address);
