// All that looking for answers needs, fetched when a visitor first looks for something.
export { resultRow } from "./result_row.js";
export { find, ready, withoutOpenings } from "./search_client.js";
