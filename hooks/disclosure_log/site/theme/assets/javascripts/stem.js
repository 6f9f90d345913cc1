// The stems of words: the English algorithm of Snowball 3. The program makes the index with
// Snowball's own, and a test holds both together.

const SHORTEST = 4; // As SHORTEST in search/stems.py.

const VOWELS = "aeiouy";
const isVowel = (letter) => letter !== undefined && letter !== "" && VOWELS.includes(letter);
const isOther = (letter) => letter !== undefined && letter !== "" && !VOWELS.includes(letter);

const KEPT = {
  skis: "ski",
  skies: "sky",
  idly: "idl",
  gently: "gentl",
  ugly: "ugli",
  early: "earli",
  only: "onli",
  singly: "singl",
};
for (const word of "andes atlas bias cosmos howe news sky".split(" ")) KEPT[word] = word;

const BEGINNINGS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;

/** Endings with what stands in their place, the longest first. */
const table = (text) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":"))
    .sort(([one], [two]) => two.length - one.length);

const STEP_2 = table(`anci:ance enci:ence ogi:og li: bli:ble abli:able alli:al fulli:ful
  lessli:less ousli:ous entli:ent aliti:al biliti:ble iviti:ive tional:tion ational:ate alism:al
  ation:ate ization:ize izer:ize ator:ate iveness:ive fulness:ful ousness:ous ogist:og`);
const STEP_3 = table(`icate:ic ative: alize:al iciti:ic ical:ic tional:tion ational:ate ful:
  ness:`);
const STEP_4 = table(`ic: ance: ence: able: ible: ate: ive: ize: iti: al: ism: ion: er: ous: ant:
  ent: ment: ement:`);

const ending = (word, endings) => endings.find(([end]) => word.endsWith(end));

/** Where the regions R1 and R2 begin. */
function regions(word) {
  const after = (start) => {
    let place = start;
    while (place < word.length && !isVowel(word[place])) place += 1;
    while (place < word.length && isVowel(word[place])) place += 1;
    return place < word.length ? place + 1 : word.length;
  };
  const begun = BEGINNINGS.exec(word);
  const first = begun ? begun[0].length : after(0);
  return [first, after(first)];
}

/** Whether a word ends in a short syllable. */
function isShort(word) {
  const [one, two, three] = [word.at(-3), word.at(-2), word.at(-1)];
  if (word.endsWith("past")) return true;
  if (!isVowel(two)) return false;
  if (word.length === 2) return isOther(three);
  return isOther(one) && isOther(three) && !"wxY".includes(three);
}

function step1a(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return /[aeiouy]/.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function step1b(word, r1) {
  const [end] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word) ?? [""];
  if (!end) return word;
  const rest = word.slice(0, -end.length);
  if (end.startsWith("eed")) {
    if (rest.length < r1 || /^(?:succ|proc|exc)$/.test(rest)) return word;
    return `${rest}ee`;
  }
  if (end === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest.slice(0, -1)}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  return /[aeiouy]/.test(rest) ? mended(rest, r1) : word;
}

/** A word that lost its ed or ing, as it is written without. */
function mended(rest, r1) {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest))
    return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === r1 && isShort(rest) ? `${rest}e` : rest;
}

const step1c = (word) =>
  word.length > 2 && /[yY]$/.test(word) && isOther(word.at(-2)) ? `${word.slice(0, -1)}i` : word;

function step2(word, r1) {
  const [end, other] = ending(word, STEP_2) ?? [];
  const rest = end && word.slice(0, -end.length);
  if (!end || rest.length < r1) return word;
  if (end === "ogi" && !rest.endsWith("l")) return word;
  if (end === "li" && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + other;
}

function step3(word, r1, r2) {
  const [end, other] = ending(word, STEP_3) ?? [];
  const rest = end && word.slice(0, -end.length);
  if (!end || rest.length < (end === "ative" ? r2 : r1)) return word;
  return rest + other;
}

function step4(word, r2) {
  const [end] = ending(word, STEP_4) ?? [];
  const rest = end && word.slice(0, -end.length);
  if (!end || rest.length < r2) return word;
  return end === "ion" && !/[st]$/.test(rest) ? word : rest;
}

function step5(word, r1, r2) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e"))
    return rest.length >= r2 || (rest.length >= r1 && !isShort(rest)) ? rest : word;
  return word.endsWith("ll") && rest.length >= r2 ? rest : word;
}

function english(written) {
  if (Object.hasOwn(KEPT, written)) return KEPT[written];
  // A y that is a consonant is a capital as long as it lasts.
  let word = written.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const [r1, r2] = regions(word);
  word = step1c(step1b(step1a(word), r1));
  word = step5(step4(step3(step2(word, r1), r1, r2), r2), r1, r2);
  return word.toLowerCase();
}

// A language that is not here is searched for by whole words.
const STEMMERS = { en: english };

/** Gives the function that stems the words of a *language*, which are in small letters. */
export function stemmer(language) {
  const stems = new Map();
  const algorithm = STEMMERS[language] ?? ((word) => word);
  return (word) => {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return word;
    let found = stems.get(word);
    if (found === undefined) {
      found = algorithm(word);
      stems.set(word, found);
    }
    return found;
  };
}
