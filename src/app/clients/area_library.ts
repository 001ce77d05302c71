import type { AreaFiles } from "../../io/area_files.ts";
import type { ReadAsset } from "../../io/assets.ts";
import type { AuthorityList } from "../../io/authorities.ts";
import { AUTHORITIES_FILE, readAuthorities } from "../../io/authorities.ts";
import type { LibraryClient } from "../../io/library_protocol.ts";
import type { AreaChoice, AreaLibrary } from "../deps.ts";

/** The areas whose own folder comes with the app, in the order of the switch. */
const BUILT_IN = ["lincolnshire", "isle-of-wight", "rutland"];

/** Below this lie the areas that were built on this computer. */
const BUILT_HERE = "built/";

/** Whether an area's own folder comes with the app. */
export function isBuiltIn(name: string): boolean {
  return BUILT_IN.includes(name);
}

/** The areas of a library, and the stored ways between the schools of the one that is open. */
export interface OpenedLibrary extends AreaLibrary, Pick<LibraryClient, "directions" | "roadUses"> {
  /** The files of an area's own folder, wherever it was read from last. */
  files(area: string): AreaFiles;
}

/**
 * The built-in areas and, through the register, every other English authority; an area that was built on this computer is
 * opened by its folder. Rejects when the list of authorities cannot be read.
 */
export async function openAreaLibrary(
  read: ReadAsset,
  client: LibraryClient,
): Promise<OpenedLibrary> {
  const authorities = await loadAuthorities(read);
  /** Where the area of a name was read from last: the built-in one, or one that was built here. */
  const folders = new Map<string, string>();
  const folderOf = (area: string) => folders.get(area) ?? area;

  return {
    choices: choicesOf(authorities),
    directions: (area, from, to) => client.directions(folderOf(area), from, to),
    roadUses: (area, urns) => client.roadUses(folderOf(area), urns),
    files: (area) => ({
      name: area,
      read: (file, signal) => read(`areas/${folderOf(area)}/${file}`, signal),
    }),
    async open(name) {
      if (BUILT_IN.includes(name) || name.startsWith(BUILT_HERE)) {
        const reading = await client.area({ type: "folder", name });
        if (reading.ok) folders.set(reading.value.name, name);
        return reading;
      }
      const authority = authorities.authorities.find((known) => known.name === name);
      if (authority === undefined) throw new Error(`there is no area called ${name}.`);
      return client.area({ type: "authority", laCode: authority.laCode });
    },
    overBorder: client.overBorder,
    examplePlan: async (name) => (BUILT_IN.includes(name) ? client.examplePlan(name) : null),
  };
}

async function loadAuthorities(read: ReadAsset): Promise<AuthorityList> {
  const bytes = await read(AUTHORITIES_FILE);
  if (bytes === null) throw new Error(`${AUTHORITIES_FILE} is missing. Build the app again.`);
  const reading = readAuthorities(bytes);
  if (!reading.ok) throw new Error(reading.problems[0]?.reason ?? "it lists nothing.");
  return reading.value;
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
