import type { Reading } from "../../domain/reader_problem.ts";
import type { AreaFiles } from "../../io/area_files.ts";
import { readArea } from "../../io/area_json.ts";
import { readPlanJson } from "../../io/plan_json.ts";
import type { AuthorityList, Register } from "../../io/register.ts";
import {
  AUTHORITIES_FILE,
  areaFromRegister,
  REGISTER_FILE,
  readAuthorities,
  readRegister,
} from "../../io/register.ts";
import type { AreaChoice, AreaLibrary } from "../deps.ts";

/** The areas whose own folder comes with the app, in the order of the switch. */
const BUILT_IN = ["lincolnshire", "isle-of-wight", "rutland"];

/** The plan that a built-in area opens with, made by `planner propose`. */
const EXAMPLE_PLAN_FILE = "example-plan.json";

/** Reads a file beside the page; `null` when the server has none of that name. */
export type ReadAsset = (path: string, signal?: AbortSignal) => Promise<Uint8Array | null>;

/** Reads files below `base` with `fetch`. Rejects with a sentence when the server fails. */
export function assetReader(fetcher: typeof fetch, base: string): ReadAsset {
  return async (path, signal) => {
    const url = new URL(path, base);
    const response = await fetcher(url, signal === undefined ? {} : { signal });
    if (response.status === 404) return null;
    if (!response.ok) {
      throw new Error(`the server answered ${response.status} for ${path}. Try again.`);
    }
    return new Uint8Array(await response.arrayBuffer());
  };
}

/** The built-in areas and, through the register, every other English authority. Rejects when the list of authorities cannot be read. */
export async function openAreaLibrary(read: ReadAsset): Promise<AreaLibrary> {
  const authorities = await loadAuthorities(read);
  let register: Promise<Reading<Register>> | null = null;
  return {
    choices: choicesOf(authorities),
    async open(name, signal) {
      if (BUILT_IN.includes(name)) return readArea(folder(read, name), signal);
      const authority = authorities.authorities.find((known) => known.name === name);
      if (authority === undefined) throw new Error(`there is no area called ${name}.`);
      register ??= loadRegister(read);
      const reading = await register;
      if (!reading.ok) {
        register = null;
        return reading;
      }
      return {
        ok: true,
        value: areaFromRegister(reading.value, authority.laCode),
        notes: reading.notes,
      };
    },
    async examplePlan(name) {
      if (!BUILT_IN.includes(name)) return null;
      const bytes = await read(`areas/${name}/${EXAMPLE_PLAN_FILE}`);
      if (bytes === null) return null;
      const reading = readPlanJson(bytes, EXAMPLE_PLAN_FILE);
      if (!reading.ok) throw new Error(reading.problems[0]?.reason ?? "it has no plan.");
      return reading.value;
    },
  };
}

function folder(read: ReadAsset, name: string): AreaFiles {
  return { name, read: (file, signal) => read(`areas/${name}/${file}`, signal) };
}

async function loadAuthorities(read: ReadAsset): Promise<AuthorityList> {
  const bytes = await read(AUTHORITIES_FILE);
  if (bytes === null) throw new Error(`${AUTHORITIES_FILE} is missing. Build the app again.`);
  const reading = readAuthorities(bytes);
  if (!reading.ok) throw new Error(reading.problems[0]?.reason ?? "it lists nothing.");
  return reading.value;
}

async function loadRegister(read: ReadAsset): Promise<Reading<Register>> {
  const bytes = await read(REGISTER_FILE);
  if (bytes === null) throw new Error(`${REGISTER_FILE} is missing. Build the app again.`);
  return readRegister(bytes);
}

function choicesOf(list: AuthorityList): readonly AreaChoice[] {
  const choices = list.authorities.map(({ name, laName, laCode, schools }) => ({
    name,
    title: laName,
    laCode,
    schools,
    source: BUILT_IN.includes(name) ? ("built-in" as const) : ("register" as const),
  }));
  const rank = (choice: AreaChoice) =>
    BUILT_IN.includes(choice.name) ? BUILT_IN.indexOf(choice.name) : BUILT_IN.length;
  return choices.sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, "en"));
}
