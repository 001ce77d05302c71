import type { School, Urn } from "../domain/school.ts";
import { looseNameKey, nameKey, plainWords } from "../domain/school_name.ts";
import { dfeNumber } from "./school_cells.ts";

/** A school that a written name may mean, with what tells it from others. */
export interface SchoolCandidate {
  readonly urn: Urn;
  readonly name: string;
  readonly town: string | null;
  readonly postcode: string | null;
  /** 0 to 1; how alike the names are. */
  readonly score: number;
}

/** What a written school was found to be. Only "matched" needs no one's word. */
export type SchoolMatch =
  | {
      readonly kind: "matched";
      readonly urn: Urn;
      readonly by: "urn" | "dfe-number" | "name" | "name-and-town";
      readonly candidate: SchoolCandidate;
    }
  /** No name is the same, but these are like it; best first. */
  | { readonly kind: "near"; readonly candidates: readonly SchoolCandidate[] }
  /** Several schools have this very name. */
  | { readonly kind: "ambiguous"; readonly candidates: readonly SchoolCandidate[] }
  | { readonly kind: "unmatched" };

/** Matches written schools against an area's. */
export interface SchoolMatcher {
  /** What the cells of one row, such as "Name", "Name, Town" or a number, stand for. */
  match(written: string): SchoolMatch;
}

const NEAR_SCORE = 0.5;
const NEAR_CANDIDATES = 5;
/** What a shared name without the words for the kind of school is worth. */
const LOOSE_SCORE = 0.95;

interface KnownSchool {
  readonly school: School;
  readonly key: string;
  readonly looseKey: string;
  readonly pairs: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** A matcher over `schools`. */
export function createSchoolMatcher(schools: readonly School[]): SchoolMatcher {
  const known = schools.map(knownSchool);
  const byUrn = new Map(schools.map((school) => [school.urn, school]));
  const byDfeNumber = new Map(schools.map((school) => [school.laestab, school]));
  const byKey = new Map<string, KnownSchool[]>();
  for (const school of known) byKey.set(school.key, [...(byKey.get(school.key) ?? []), school]);
  return {
    match(written) {
      const text = written.trim();
      const numbered = matchNumber(text, byUrn, byDfeNumber);
      if (numbered !== null) return numbered;
      const key = nameKey(text);
      if (key === "") return { kind: "unmatched" };
      const named = byKey.get(key) ?? [];
      const [only, second] = named;
      if (only !== undefined && second === undefined) {
        return matched(only.school, "name");
      }
      if (named.length > 1) return ambiguous(named);
      return matchNameAndTown(text, byKey) ?? matchNear(text, known);
    },
  };
}

function knownSchool(school: School): KnownSchool {
  const looseKey = looseNameKey(school.name);
  const places = [school.town, school.district, school.postcode].map(placeKey);
  return {
    school,
    key: nameKey(school.name),
    looseKey,
    pairs: letterPairs(looseKey),
    places: new Set(places.filter((place) => place !== "")),
  };
}

function placeKey(place: string | null): string {
  return plainWords(place ?? "").join(" ");
}

/** A number is a URN or a DfE number or nothing: it is never guessed at. */
function matchNumber(
  text: string,
  byUrn: ReadonlyMap<Urn, School>,
  byDfeNumber: ReadonlyMap<string | null, School>,
): SchoolMatch | null {
  const plain = text.replace(/\.0+$/, "");
  const school = byUrn.get(plain);
  if (school !== undefined) return matched(school, "urn");
  const number = dfeNumber(text);
  const numbered = number === null ? undefined : byDfeNumber.get(number);
  if (numbered !== undefined) return matched(numbered, "dfe-number");
  return number !== null || /^\d+$/.test(plain) ? { kind: "unmatched" } : null;
}

function matchNameAndTown(
  text: string,
  byKey: ReadonlyMap<string, readonly KnownSchool[]>,
): SchoolMatch | null {
  const { name, place } = splitTown(text);
  const named = byKey.get(nameKey(name)) ?? [];
  if (place === null || named.length === 0) return null;
  const there = named.filter(({ places }) => places.has(placeKey(place)));
  const [only, second] = there;
  if (only === undefined) return named.length > 1 ? ambiguous(named) : elsewhere(named);
  if (second !== undefined) return ambiguous(there);
  return matched(only.school, "name-and-town");
}

/** "Name, Town" or "Name (Town)" in two; no place where there is neither. */
function splitTown(text: string): { readonly name: string; readonly place: string | null } {
  const match = /^(.+?)\s*(?:,\s*([^,]+)|\(([^()]+)\))$/.exec(text);
  return match === null
    ? { name: text, place: null }
    : { name: match[1] ?? text, place: match[2] ?? match[3] ?? null };
}

function matchNear(text: string, known: readonly KnownSchool[]): SchoolMatch {
  const { name, place } = splitTown(text);
  const wanted = [...new Set([text, name])].map((written) => {
    const looseKey = looseNameKey(written);
    return { looseKey, pairs: letterPairs(looseKey) };
  });
  const candidates = known
    .map((candidate) => {
      const likeness = Math.max(
        ...wanted.map(({ looseKey, pairs }) =>
          looseKey === candidate.looseKey
            ? LOOSE_SCORE
            : LOOSE_SCORE * dice(pairs, candidate.pairs),
        ),
      );
      const isThere = place !== null && candidate.places.has(placeKey(place));
      return candidateOf(candidate.school, isThere ? likeness + (1 - likeness) / 2 : likeness);
    })
    .filter(({ score }) => score >= NEAR_SCORE)
    .sort((a, b) => b.score - a.score || (a.urn < b.urn ? -1 : 1))
    .slice(0, NEAR_CANDIDATES);
  return candidates.length === 0 ? { kind: "unmatched" } : { kind: "near", candidates };
}

function matched(
  school: School,
  by: Extract<SchoolMatch, { readonly kind: "matched" }>["by"],
): SchoolMatch {
  return { kind: "matched", urn: school.urn, by, candidate: candidateOf(school, 1) };
}

/** The name is the same, but the place is not one that the school is known to be at. */
function elsewhere(named: readonly KnownSchool[]): SchoolMatch {
  return { kind: "near", candidates: named.map(({ school }) => candidateOf(school, LOOSE_SCORE)) };
}

function ambiguous(named: readonly KnownSchool[]): SchoolMatch {
  return { kind: "ambiguous", candidates: named.map(({ school }) => candidateOf(school, 1)) };
}

function candidateOf(school: School, score: number): SchoolCandidate {
  const { urn, name, town, district, postcode } = school;
  return { urn, name, town: town ?? district, postcode, score };
}

function letterPairs(text: string): ReadonlySet<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}

/** Sørensen–Dice coefficient of two sets of letter pairs: 0 (nothing shared) to 1 (Dice 1945). */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
