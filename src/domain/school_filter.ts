import type { School } from "./school.ts";

/** Whether a school is meant. */
export type SchoolFilter = (school: School) => boolean;

/** A filter that was read, or a sentence on what is wrong with its text. */
export type FilterReading =
  | { readonly ok: true; readonly filter: SchoolFilter }
  | { readonly ok: false; readonly reason: string };

const TEXT_FIELDS: Readonly<Record<string, (school: School) => string | null>> = {
  urn: ({ urn }) => urn,
  name: ({ name }) => name,
  status: ({ status }) => status,
  phase: ({ phase }) => phase,
  type: ({ type }) => type,
  faith: ({ religiousCharacter }) => religiousCharacter,
  diocese: ({ diocese }) => diocese?.value ?? null,
  federation: ({ federation }) => federation?.value ?? null,
  trust: ({ trust }) => trust?.value ?? null,
  district: ({ district }) => district,
  town: ({ town }) => town,
  postcode: ({ postcode }) => postcode,
};

const NUMBER_FIELDS: Readonly<Record<string, (school: School) => number | null>> = {
  pupils: ({ pupils }) => pupils?.value ?? null,
  capacity: ({ capacity }) => capacity?.value ?? null,
  lowage: ({ lowAge }) => lowAge,
  highage: ({ highAge }) => highAge,
};

const TOKEN = /\s*(<=|>=|!=|<|>|=|\(|\)|,|"[^"]*"|'[^']*'|[^\s<>=!(),"']+)/y;

/**
 * A filter from text such as `pupils<=110`, `urn=100001,100002` or `district="East Lindsey" and not (trust="A" or pupils>300)`.
 * A comma is "any of"; text is compared whatever its capitals; a roll that is not known is neither above nor below anything.
 */
export function readSchoolFilter(text: string): FilterReading {
  const tokens = tokensOf(text);
  if (tokens === null)
    return { ok: false, reason: `"${text}" has a mark that means nothing here.` };
  const parser = new FilterParser(tokens);
  try {
    return { ok: true, filter: parser.whole() };
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    return { ok: false, reason: error.message };
  }
}

class FilterProblem extends Error {}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const whole = text.trim();
  while (TOKEN.lastIndex < whole.length) {
    const match = TOKEN.exec(whole);
    if (match?.[1] === undefined) return null;
    tokens.push(match[1]);
  }
  return tokens;
}

class FilterParser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  whole(): SchoolFilter {
    const filter = this.#any();
    const left = this.#tokens[this.#at];
    if (left !== undefined) throw new FilterProblem(`"${left}" is not expected there.`);
    return filter;
  }

  #any(): SchoolFilter {
    let filter = this.#all();
    while (this.#takes("or")) {
      const [one, other] = [filter, this.#all()];
      filter = (school) => one(school) || other(school);
    }
    return filter;
  }

  #all(): SchoolFilter {
    let filter = this.#one();
    while (this.#takes("and")) {
      const [one, other] = [filter, this.#one()];
      filter = (school) => one(school) && other(school);
    }
    return filter;
  }

  #one(): SchoolFilter {
    if (this.#takes("not")) {
      const filter = this.#one();
      return (school) => !filter(school);
    }
    if (this.#takes("all")) return () => true;
    if (!this.#takes("(")) return this.#comparison();
    const filter = this.#any();
    if (!this.#takes(")")) throw new FilterProblem("A bracket is not closed.");
    return filter;
  }

  #comparison(): SchoolFilter {
    const field = this.#next("a field, such as pupils").toLowerCase();
    const sign = this.#next(`a sign after ${field}, such as <=`);
    const values = [this.#value(field)];
    while (this.#takes(",")) values.push(this.#value(field));
    const number = NUMBER_FIELDS[field];
    if (number !== undefined) return numberFilter(number, sign, values);
    const text = TEXT_FIELDS[field];
    if (text !== undefined) return textFilter(text, sign, values);
    const known = [...Object.keys(NUMBER_FIELDS), ...Object.keys(TEXT_FIELDS)].join(", ");
    throw new FilterProblem(`"${field}" is not a field. The fields are ${known}.`);
  }

  #value(field: string): string {
    return this.#next(`a value for ${field}`).replace(/^(["'])(.*)\1$/, "$2");
  }

  #next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new FilterProblem(`It ends where ${what} should be.`);
    this.#at++;
    return token;
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }
}

function numberFilter(
  read: (school: School) => number | null,
  sign: string,
  texts: readonly string[],
): SchoolFilter {
  const values = texts.map(Number);
  const wrong = texts.find((_, at) => !Number.isFinite(values[at]));
  if (wrong !== undefined) throw new FilterProblem(`"${wrong}" is not a number.`);
  const compare = COMPARISONS[sign];
  if (compare === undefined) throw new FilterProblem(`"${sign}" is not one of ${SIGNS}.`);
  const isEvery = sign === "!=";
  return (school) => {
    const known = read(school);
    if (known === null) return false;
    const holds = (value: number) => compare(known, value);
    return isEvery ? values.every(holds) : values.some(holds);
  };
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};
const SIGNS = Object.keys(COMPARISONS).join(" ");

function textFilter(
  read: (school: School) => string | null,
  sign: string,
  texts: readonly string[],
): SchoolFilter {
  if (sign !== "=" && sign !== "!=") {
    throw new FilterProblem(`"${sign}" compares numbers; text is compared with = or !=.`);
  }
  const wanted = new Set(texts.map(textKey));
  return (school) => {
    const known = read(school);
    const isAmong = known !== null && wanted.has(textKey(known));
    return sign === "=" ? isAmong : !isAmong;
  };
}

function textKey(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}
