import { basename } from "node:path";
import type { SchoolStatus } from "../domain/school.ts";
import type { GiasOptions, NamedSource } from "../io/gias/read_gias.ts";
import { readSchools } from "../io/read_schools.ts";
import type { SchoolList } from "../io/school_list.ts";
import type { Arguments } from "./arguments.ts";
import { FLAG, TEXT, textOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";

const STATUSES: readonly SchoolStatus[] = [
  "open",
  "proposed-to-close",
  "proposed-to-open",
  "closed",
];

/** The options that say how a GIAS extract is read. */
export const GIAS_OPTIONS = {
  la: TEXT,
  phase: TEXT,
  status: TEXT,
  "as-at": TEXT,
  links: TEXT,
  "group-links": TEXT,
  "mend-swapped": FLAG,
};

export const GIAS_HELP = `Of a GIAS extract
  --la CODE|NAME        only this authority's schools
  --phase LIST          phases, separated by commas ("Primary,Middle deemed primary")
  --status LIST         statuses (open,proposed-to-close,proposed-to-open)
  --as-at YYYY-MM-DD    the extract's date, where its name does not say
  --links FILE          GIAS's links file, for the former types of academies
  --group-links FILE    GIAS's group links file, for trusts and federations
  --mend-swapped        turn eastings and northings back where they look turned round`;

/** The schools of a GIAS extract or a `schools.csv`. Throws a `UsageError` where the file has none that can be used. */
export async function readSchoolFile(
  file: string,
  option: string,
  args: Arguments,
): Promise<SchoolList> {
  const options = await giasOptions(args);
  return readOrRefuse(await readSchools(await readInput(file, option), file, options));
}

async function giasOptions(args: Arguments): Promise<GiasOptions> {
  const authority = textOption(args, "la");
  const phases = listOption(args, "phase");
  const statuses = listOption(args, "status")?.map(statusCalled);
  const asAt = textOption(args, "as-at");
  if (asAt !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asAt)) {
    throw new UsageError(`--as-at is "${asAt}": it must be a date such as 2026-07-01.`);
  }
  const links = await sourceOption(args, "links");
  const groupLinks = await sourceOption(args, "group-links");
  return {
    filter: {
      ...(authority === undefined ? {} : { authority }),
      ...(phases === undefined ? {} : { phases }),
      ...(statuses === undefined ? {} : { statuses }),
    },
    ...(asAt === undefined ? {} : { asAt }),
    ...(links === undefined ? {} : { links }),
    ...(groupLinks === undefined ? {} : { groupLinks }),
    mendSwappedPlaces: args.values["mend-swapped"] === true,
  };
}

function listOption(args: Arguments, name: string): readonly string[] | undefined {
  return textOption(args, name)
    ?.split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function statusCalled(name: string): SchoolStatus {
  const status = STATUSES.find((known) => known === name);
  if (status !== undefined) return status;
  throw new UsageError(`--status has "${name}": it must be one of ${STATUSES.join(", ")}.`);
}

async function sourceOption(args: Arguments, name: string): Promise<NamedSource | undefined> {
  const file = textOption(args, name);
  if (file === undefined) return undefined;
  return { file: basename(file), source: await readInput(file, `--${name}`) };
}
