import type { School, SchoolIndex } from "./school.ts";
import { nameWords, nameWordsOf, plainWords } from "./school_name.ts";

/** Finds schools by what people type. */
export interface SchoolSearch {
  /**
   * The best `limit` schools for `query`, best first: every word of it begins a word of the school's name, town,
   * district, postcode, URN or DfE number. None for a blank query.
   */
  find(query: string, limit?: number): readonly SchoolIndex[];
}

/** How well a word of the query meets a word of a school. A name counts more than a place, a whole word more than a beginning. */
const WEIGHT = { number: 8, name: 4, place: 2 } as const;
const WHOLE_WORD_BONUS = 1;
const FIRST_WORD_BONUS = 2;
const DEFAULT_LIMIT = 20;

interface Posting {
  readonly school: number;
  readonly weight: number;
  readonly isFirst: boolean;
}

/** A search over `schools`, in whose order the results' indexes are. Building it costs about 30 µs a school. */
export function createSchoolSearch(schools: readonly School[]): SchoolSearch {
  const postings = new Map<string, Posting[]>();
  for (const [i, school] of schools.entries()) addSchool(postings, school, i);
  const words = [...postings.keys()].sort();
  const ranks = nameRanks(schools);
  return {
    find(query, limit = DEFAULT_LIMIT) {
      const asked = queryWords(query);
      const [first, ...others] = asked.map((word) => scoresOf(word, words, postings));
      if (first === undefined) return [];
      let scores = first;
      for (const next of others) scores = together(scores, next);
      return best(scores, ranks, limit);
    },
  };
}

/** The search over `schools`, made once for each list when it is first asked for. */
export function schoolSearchOf(schools: readonly School[]): SchoolSearch {
  const known = searchBySchools.get(schools);
  if (known !== undefined) return known;
  const made = createSchoolSearch(schools);
  searchBySchools.set(schools, made);
  return made;
}

const searchBySchools = new WeakMap<readonly School[], SchoolSearch>();

function addSchool(postings: Map<string, Posting[]>, school: School, i: number): void {
  const best = new Map<string, Posting>();
  const add = (word: string, weight: number, isFirst = false) => {
    const known = best.get(word);
    if (known !== undefined && known.weight >= weight) return;
    best.set(word, { school: i, weight, isFirst });
  };
  const plain = plainWords(school.name);
  const same = nameWordsOf(plain);
  for (const word of plain) add(word, WEIGHT.name, word === plain[0]);
  for (const word of same) add(word, WEIGHT.name, word === same[0]);
  for (const place of [school.town, school.district, school.postcode]) {
    for (const word of plainWords(place ?? "")) add(word, WEIGHT.place);
  }
  if (school.postcode !== null) add(plainWords(school.postcode).join(""), WEIGHT.place);
  add(school.urn.toLowerCase(), WEIGHT.number);
  if (school.laestab !== null) add(school.laestab, WEIGHT.number);
  for (const [word, posting] of best) {
    const list = postings.get(word);
    if (list === undefined) postings.set(word, [posting]);
    else list.push(posting);
  }
}

/** The query's words; a DfE number such as 925/2013 is one word, and a name's usual abbreviations are made one. */
function queryWords(query: string): readonly string[] {
  const joined = query.replace(/\b(\d{3})[/-](\d{4})\b/g, "$1$2");
  return [...new Set(nameWords(joined))];
}

function scoresOf(
  word: string,
  words: readonly string[],
  postings: ReadonlyMap<string, readonly Posting[]>,
): Map<number, number> {
  const scores = new Map<number, number>();
  for (let at = firstAtOrAfter(words, word); words[at]?.startsWith(word); at++) {
    const found = words[at] ?? "";
    const bonus = found === word ? WHOLE_WORD_BONUS : 0;
    for (const { school, weight, isFirst } of postings.get(found) ?? []) {
      const score = weight + bonus + (isFirst ? FIRST_WORD_BONUS : 0);
      if (score > (scores.get(school) ?? 0)) scores.set(school, score);
    }
  }
  return scores;
}

function firstAtOrAfter(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function together(
  scores: ReadonlyMap<number, number>,
  next: ReadonlyMap<number, number>,
): Map<number, number> {
  const both = new Map<number, number>();
  for (const [school, score] of scores) {
    const more = next.get(school);
    if (more !== undefined) both.set(school, score + more);
  }
  return both;
}

function best(
  scores: ReadonlyMap<number, number>,
  ranks: Uint32Array,
  limit: number,
): readonly SchoolIndex[] {
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (ranks[a] ?? 0) - (ranks[b] ?? 0))
    .slice(0, limit)
    .map(([school]) => school as SchoolIndex);
}

/** Each school's place among equally good results: shorter names first, then by name and URN. */
function nameRanks(schools: readonly School[]): Uint32Array {
  const order = schools
    .map(({ name, urn }, i) => ({ name, urn, i }))
    .sort(
      (a, b) =>
        a.name.length - b.name.length || compareText(a.name, b.name) || compareText(a.urn, b.urn),
    );
  const ranks = new Uint32Array(schools.length);
  for (const [rank, { i }] of order.entries()) ranks[i] = rank;
  return ranks;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
