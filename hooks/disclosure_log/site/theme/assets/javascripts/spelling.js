// Finds the words of the log that a misspelt or unfinished word may have been meant for.

const LONG = 7; // A word of so many letters may have two mistakes.
const SHORTEST = 4;
const SHORTEST_BEGINNING = 3;
const MOST = 3;

/** How many letters are changed, left out, added or swapped between two words. */
export function distance(one, two) {
  let before = [];
  let last = Array.from({ length: two.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[two.length];
}

/**
 * The words most like a *typed* one, as {word, weight}, best first. *known* are the words of the log
 * with the same first letter, as [word, how common it is].
 */
export function nearWords(typed, known) {
  const most = typed.length < LONG ? 1 : 2;
  const found = [];
  for (const [word, common] of known) {
    const begins = typed.length >= SHORTEST_BEGINNING && word.startsWith(typed);
    if (begins) found.push({ word, common, mistakes: 0.5 });
    else if (typed.length >= SHORTEST && Math.abs(word.length - typed.length) <= most) {
      const mistakes = distance(typed, word);
      if (mistakes <= most) found.push({ word, common, mistakes });
    }
  }
  found.sort(
    (one, two) =>
      one.mistakes - two.mistakes || two.common - one.common || (one.word < two.word ? -1 : 1),
  );
  return found
    .slice(0, MOST)
    .map(({ word, mistakes }) => ({ word, weight: mistakes < 2 ? 0.85 : 0.7 }));
}
