import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import { UsageError } from "./usage_error.ts";

/** The options of a command, as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was typed after a command: option values by name, and what stands alone. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** An option that takes a value. */
export const TEXT = { type: "string" } as const;

/** An option that takes a value, and can be given several times. */
export const TEXTS = { type: "string", multiple: true } as const;

/** An option that takes a value or stands alone; its text is then blank. */
export const OPTIONAL_TEXT = { type: "string", multiple: false } as const;

/** An option that is there or not. */
export const FLAG = { type: "boolean" } as const;

/** The arguments after a command. Throws a `UsageError` for an option that it does not have, or that is given twice. */
export function readArguments(args: readonly string[], options: Options): Arguments {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: withBlanks(args, options),
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = names.find(
      (name, i) => options[name]?.multiple !== true && names.indexOf(name) !== i,
    );
    if (twice !== undefined) throw new UsageError(`--${twice} is given twice. Give it once.`);
    return { values: values as Arguments["values"], positionals };
  } catch (error) {
    if (error instanceof TypeError && "code" in error) {
      throw new UsageError(refusalText(String(error.code), error.message));
    }
    throw error;
  }
}

/** What `parseArgs` refuses, in words of ours; in its own where it names no option. */
function refusalText(code: string, message: string): string {
  const [, name] = /'(?:-\w, )?(-{1,2}[^\s']+)[^']*'/.exec(message) ?? [];
  if (name === undefined) return message;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return `This command has no option ${name}. Add --help to see those that it has.`;
  }
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  if (message.includes("does not take")) {
    return `${name} takes no value. Leave out the equals sign and what comes after it.`;
  }
  return `${name} needs a value after it, which cannot begin with a dash.`;
}

/** `args` with a blank value for every option that stands alone although it could have one. */
function withBlanks(args: readonly string[], options: Options): string[] {
  return args.map((arg, at) => {
    const isOptional = arg.startsWith("--") && options[arg.slice(2)] === OPTIONAL_TEXT;
    const next = args[at + 1];
    return isOptional && (next === undefined || next.startsWith("-")) ? `${arg}=` : arg;
  });
}

/** The text of an option; `undefined` where it was not given. Throws a `UsageError` where it is blank. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  if (typeof value !== "string") return undefined;
  if (value.trim() === "") throw new UsageError(`--${name} is blank. Give it a value.`);
  return value;
}

/** The texts of an option that can be given several times; none where it was not given. */
export function listOption({ values }: Arguments, name: string): readonly string[] {
  const given = values[name];
  const texts = Array.isArray(given) ? (given as readonly string[]) : [];
  if (texts.some((text) => text.trim() === "")) {
    throw new UsageError(`--${name} is blank. Give it a value.`);
  }
  return texts;
}

/** The text of an option that must be there. */
export function neededOption(args: Arguments, name: string, what: string): string {
  const value = textOption(args, name);
  if (value === undefined) throw new UsageError(`--${name} is missing: ${what}`);
  return value;
}

/** An option's decimal number, above `least` (or equal to it where `isInclusive`). */
export function numberOption(
  args: Arguments,
  name: string,
  least: { readonly value: number; readonly isInclusive: boolean },
): number | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && (least.isInclusive ? value >= least.value : value > least.value)) {
    return value;
  }
  const range = least.isInclusive ? `${least.value} or more` : `above ${least.value}`;
  throw new UsageError(`--${name} is "${text}": it must be a number ${range}, such as 45 or 37.5.`);
}

/** An option's whole number, `least` or more. */
export function wholeOption(args: Arguments, name: string, least: number): number | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} is "${text}": it must be a whole number, ${least} or more.`);
}

/** An option that must be one of `choices`. */
export function choiceOption<T extends string>(
  args: Arguments,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`--${name} is "${text}": it must be one of ${choices.join(", ")}.`);
}

/** Refuses whatever stands alone where a command takes only options. */
export function refusePositionals({ positionals }: Arguments): void {
  const [first] = positionals;
  if (first !== undefined) {
    throw new UsageError(
      `"${first}" stands alone. Put the name of an option, such as --plan, before it.`,
    );
  }
}
