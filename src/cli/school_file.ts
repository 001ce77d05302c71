import { basename } from "node:path";
import type { School, SchoolStatus } from "../domain/school.ts";
import { areaName } from "../io/area_name.ts";
import type { GiasOptions, NamedSource } from "../io/gias/read_gias.ts";
import { nearNames } from "../io/near_names.ts";
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
  const bytes = await readInput(file, option);
  const reading = await readSchools(bytes, file, options);
  const la = options.filter?.authority;
  if (la === undefined) return readOrRefuse(reading);
  if (reading.ok && reading.value.schools.some((school) => isOf(school, la))) {
    return onlyOf(reading.value, la);
  }
  const { authority: _, ...others } = options.filter ?? {};
  const all = await readSchools(bytes, file, { ...options, filter: others });
  if (!all.ok) return readOrRefuse(reading);
  const names = new Set(all.value.schools.flatMap(({ laName }) => laName ?? []));
  throw new UsageError(`--la is "${la}": ${file} has no school of it.${namesText(la, [...names])}`);
}

function isOf({ laCode, laName }: School, la: string): boolean {
  const wanted = la.trim();
  return laCode === wanted || areaName(laName ?? "") === areaName(wanted);
}

/** The list without the schools of other authorities, which a `schools.csv` may have. */
function onlyOf(list: SchoolList, la: string): SchoolList {
  const schools = list.schools.filter((school) => isOf(school, la));
  const { accepted, filtered } = list.counts;
  const others = accepted - schools.length;
  return {
    ...list,
    schools,
    counts: { ...list.counts, accepted: schools.length, filtered: filtered + others },
  };
}

/** What someone who typed `la` may have meant, or what there is. */
function namesText(la: string, names: string[]): string {
  const near = nearNames(la, names);
  if (near.length > 0) return ` Did you mean ${near.join(" or ")}?`;
  if (names.length === 0) return " It does not say which authority its schools belong to.";
  const shown = names.sort().slice(0, MOST_NAMED).join(", ");
  const rest = names.length - MOST_NAMED;
  return ` Its authorities are ${shown}${rest > 0 ? ` and ${rest} more; --la takes a name or a three-digit code of its column "LA (name)" or "LA (code)"` : ""}.`;
}

/** So many authorities of a file are named where none is like what was typed. */
const MOST_NAMED = 10;

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
