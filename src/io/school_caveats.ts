import type { Dated, School } from "../domain/school.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Sentences on how old the schools' figures are and which are blank, with how many schools each concerns. */
export function schoolCaveats(schools: readonly School[]): readonly string[] {
  return [
    ...rollCaveats(schools),
    ...capacityCaveats(schools),
    ...typeCaveats(schools),
    ...tieCaveats(schools),
    ...locationCaveats(schools),
  ];
}

/** A date such as 2023-01 in words, "January 2023"; "an unknown date" for `null`. */
export function dateInWords(date: string | null): string {
  if (date === null) return "an unknown date";
  const [year = "", month, day] = date.split("-");
  const parts = [
    ...(day === undefined ? [] : [String(Number(day))]),
    ...(month === undefined ? [] : [MONTHS[Number(month) - 1] ?? month]),
    year,
  ];
  return parts.join(" ");
}

function rollCaveats(schools: readonly School[]): string[] {
  const known = countByDate(schools.map(({ pupils }) => pupils));
  const blank = schools.filter(({ pupils }) => pupils === null).length;
  return [
    ...known.map(
      ([date, count]) =>
        `The roll is ${date === "2023-01" ? "from the school census of" : "as at"} ${dateInWords(date)} for ${of(count, schools)}.`,
    ),
    ...(blank === 0 ? [] : [`The roll is not known for ${of(blank, schools)}.`]),
  ];
}

function capacityCaveats(schools: readonly School[]): string[] {
  const blank = schools.filter(({ capacity }) => capacity === null).length;
  if (blank === 0) return [];
  return [
    `The capacity is not known for ${of(blank, schools)}, so unfilled places cannot be shown for ${blank === 1 ? "it" : "them"}.`,
  ];
}

function typeCaveats(schools: readonly School[]): string[] {
  const count = (test: (school: School) => boolean) => schools.filter(test).length;
  const inferred = count(({ type }) => /inferred|not stated/.test(type ?? ""));
  const blank = count(({ type }) => type === null);
  const vague = count(({ religiousCharacter }) => /^None \/ /.test(religiousCharacter ?? ""));
  return [
    ...(inferred === 0
      ? []
      : [
          `The type "academy" is inferred, its exact kind not known, for ${of(inferred, schools)}.`,
        ]),
    ...(blank === 0 ? [] : [`The type is not known for ${of(blank, schools)}.`]),
    ...(vague === 0
      ? []
      : [
          `The religious character is a summary, such as "None / does not apply", for ${of(vague, schools)}.`,
        ]),
  ];
}

function tieCaveats(schools: readonly School[]): string[] {
  const say = (what: string, ties: readonly (Dated<string> | null)[]) =>
    countByDate(ties).map(
      ([date, count]) =>
        `The ${what} is of ${dateInWords(date)} for ${of(count, schools)} and may have changed since; for the others none is known.`,
    );
  return [
    ...say(
      "trust",
      schools.map(({ trust }) => trust),
    ),
    ...say(
      "federation",
      schools.map(({ federation }) => federation),
    ),
  ];
}

function locationCaveats(schools: readonly School[]): string[] {
  const blank = schools.filter(({ location }) => location === null).length;
  return blank === 0 ? [] : [`The position is not known for ${of(blank, schools)}.`];
}

function countByDate(
  values: readonly (Dated<unknown> | null)[],
): (readonly [string | null, number])[] {
  const counts = new Map<string | null, number>();
  for (const value of values) {
    if (value !== null) counts.set(value.asAt, (counts.get(value.asAt) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a ?? "").localeCompare(b ?? ""));
}

function of(count: number, schools: readonly School[]): string {
  if (count === schools.length)
    return schools.length === 1 ? "the only school" : `all ${count} schools`;
  return `${count} of ${schools.length} schools`;
}
