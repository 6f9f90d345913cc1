// What the search knows of the log: {index, prefix, stop, common, labels}. The build writes it beside the index.
const address = new URL("../../search/index.json", import.meta.url);
const answer = await fetch(address, { cache: "no-cache" });
if (!answer.ok) throw new Error(`The search has no index: ${answer.status}`);
export const settings = await answer.json();
/** The folder of the index, and of the site. */
export const index = new URL(settings.index, address);
export const site = new URL("../", address);
