// How the program writes the index. Each value is also defined in Python, and a test compares them,
// so each is written as JSON. The names are those of search/tokens.py, search/documents.py and
// records/fields.py.

/** Stands before each word that Pagefind knows. Its locations count only these words. */
export const INDEXED = "\uf8fd";
/** Stands between a question and its answer. */
export const QUESTION_END = "\uf8ff";
/** Stands before words of a document that can be found but are not shown. */
export const EXCERPT_END = "\uf8fe";
/** The sections at the head of a page. */
export const HEAD = ["keywords", "reference", "title", "summary"];
/** The text of a guidance page before its first heading. */
export const TOP = "top";
/** The sections of an entry: each question has a number behind this. */
export const QUESTION = "question-";
export const INTERNAL_REVIEW = "internal-review";
export const RELEASED_DOCUMENTS = "released-documents";
/** Dashes that are typed instead of a hyphen, as a range for a regular expression. */
export const DASHES = "\u2010-\u2015\u2212";
