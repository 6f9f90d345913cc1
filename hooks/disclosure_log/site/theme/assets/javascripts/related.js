// Related terms: what else the words of a query are looked for as.
import { wordsOf } from "./words.js";

/**
 * Reads the *groups* of the manifest, such as "bin|-trash|+waste": a term with a minus is not in the
 * log, one with a plus is only found.
 */
export function relatedTerms(groups, stem) {
  const byFirst = new Map(); // first stem of a term: [stems of the term, terms that it finds]
  const known = new Set();
  const read = (term) => ({ label: term, stems: wordsOf(term).map(stem) });
  for (const group of groups) {
    const terms = group.split("|");
    const found = terms
      .filter((term) => !term.startsWith("-"))
      .map((term) => term.replace(/^\+/, ""));
    for (const term of terms.filter((each) => !each.startsWith("+"))) {
      const { stems } = read(term.replace(/^-/, ""));
      const others = found.filter((other) => other !== term).map(read);
      for (const each of stems) known.add(each);
      if (!byFirst.has(stems[0])) byFirst.set(stems[0], []);
      byFirst.get(stems[0]).push([stems, others]);
    }
  }

  /** Whether a word is one of the terms, or a part of one: then it is no mistake. */
  const knows = (word) => known.has(word.stem);

  /** Which terms stand in some *words*: {from, to, others}, where *others* are {label, stems}. */
  function relatedIn(words) {
    const found = [];
    words.forEach((word, from) => {
      for (const [stems, others] of byFirst.get(word.stem) ?? []) {
        const to = from + stems.length;
        if (stems.every((each, n) => words[from + n]?.stem === each))
          found.push({ from, to, others });
      }
    });
    return found;
  }

  return { knows, relatedIn };
}
