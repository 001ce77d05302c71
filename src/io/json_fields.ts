import type { ReaderProblem } from "../domain/reader_problem.ts";
import { decodeText } from "./text.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether parsed JSON is an object, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parsed JSON of a file's bytes, or the problem, with its line where the engine says where it is. */
export function parseJson(
  bytes: Uint8Array,
  file: string,
): { readonly value: unknown } | { readonly problem: ReaderProblem } {
  const { text } = decodeText(bytes);
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    const row = at === undefined ? null : text.slice(0, Number(at)).split("\n").length;
    return {
      problem: {
        file,
        row,
        column: null,
        value: null,
        reason: `The file is not valid JSON: ${message}.`,
        advice: "It may be cut short or edited by hand. Take it from its source again.",
      },
    };
  }
}

/** The `least` of a number that must be above 0. */
export const ABOVE_0 = Number.MIN_VALUE;

/** Reads fields of parsed JSON, keeping a problem with the path of each that has the wrong type. */
export interface JsonFields {
  readonly problems: readonly ReaderProblem[];
  refuse(path: string, value: unknown, reason: string, advice: string): void;
  /** Text, or `undefined` where it is absent or `null`. */
  text(from: JsonObject, key: string, path: string): string | undefined;
  /** A finite number of `least` or more. */
  number(from: JsonObject, key: string, path: string, least: number): number | undefined;
  flag(from: JsonObject, key: string, path: string): boolean | undefined;
  /** A URN or cluster id: text, or a whole number made text. */
  id(value: unknown, path: string): string | undefined;
}

/** Readers of the fields of `file`'s JSON that collect what is wrong. */
export function createJsonFields(file: string): JsonFields {
  const problems: ReaderProblem[] = [];
  const refuse: JsonFields["refuse"] = (path, value, reason, advice) => {
    const shown = value === undefined ? null : (JSON.stringify(value) ?? null);
    problems.push({
      file,
      row: null,
      column: path,
      value: shown?.slice(0, 80) ?? null,
      reason,
      advice,
    });
  };
  const wrongType = (path: string, value: unknown, wanted: string) => {
    refuse(path, value, `${path} must be ${wanted}.`, "Correct the value in the file.");
    return undefined;
  };
  const isAbsent = (value: unknown) => value === undefined || value === null;
  return {
    problems,
    refuse,
    text(from, key, path) {
      const value = from[key];
      if (isAbsent(value)) return undefined;
      return typeof value === "string" ? value : wrongType(`${path}${key}`, value, "text");
    },
    number(from, key, path, least) {
      const value = from[key];
      if (isAbsent(value)) return undefined;
      if (typeof value === "number" && Number.isFinite(value) && value >= least) return value;
      return wrongType(
        `${path}${key}`,
        value,
        least === ABOVE_0 ? "a number above 0" : `a number of ${least} or more`,
      );
    },
    flag(from, key, path) {
      const value = from[key];
      if (isAbsent(value)) return undefined;
      return typeof value === "boolean"
        ? value
        : wrongType(`${path}${key}`, value, "true or false");
    },
    id(value, path) {
      if (typeof value === "string" && value.trim() !== "") return value.trim();
      if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
      return wrongType(path, value, "text or a whole number");
    },
  };
}

/** The fields of `from` that are not in `known`; `undefined` where there are none. */
export function unknownFieldsOf(
  from: JsonObject,
  known: readonly string[],
): JsonObject | undefined {
  const rest = Object.entries(from).filter(([key]) => !known.includes(key));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}
