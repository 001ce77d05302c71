import type { School } from "../../src/domain/school.ts";
import { areaName } from "../../src/io/area_name.ts";
import { nearNames } from "../../src/io/near_names.ts";
import { BuildRefusal } from "./build_refusal.ts";

/** A local authority as a file of schools names it. */
export interface NamedAuthority {
  readonly laCode: string;
  readonly laName: string;
  readonly schools: number;
}

const MOST_NAMED = 5;

/**
 * The authority that `la`, a code or a name, means among `schools`. Throws a `BuildRefusal` where there is none, or where
 * two have the name. `file` is what people call the schools' file.
 */
export function authorityCalled(
  la: string,
  schools: readonly School[],
  file: string,
): NamedAuthority {
  const known = authoritiesOf(schools);
  if (known.length === 0) {
    throw new BuildRefusal(
      `${file} does not say which authority its schools belong to. Give a file with the columns "LA (code)" and "LA (name)", or la_code and la_name.`,
    );
  }
  const wanted = la.trim();
  const found = known.filter(
    ({ laCode, laName }) => laCode === wanted || areaName(laName) === areaName(wanted),
  );
  const [first, second] = found;
  if (first === undefined) throw new BuildRefusal(noneCalled(wanted, known, file));
  if (second === undefined) return first;
  const each = found.map(({ laCode, schools: count }) => `${laCode} (${counted(count)})`);
  const codes = found.map(({ laCode }) => laCode).join(" or ");
  throw new BuildRefusal(
    `In ${file}, "${wanted}" is the name of ${found.length} authorities: ${each.join(" and ")}. Give the code instead: ${codes}.`,
  );
}

function authoritiesOf(schools: readonly School[]): readonly NamedAuthority[] {
  const known = new Map<string, NamedAuthority>();
  for (const { laCode, laName } of schools) {
    if (laCode === null) continue;
    const before = known.get(laCode);
    const name = before?.laName ?? laName ?? laCode;
    known.set(laCode, { laCode, laName: name, schools: (before?.schools ?? 0) + 1 });
  }
  return [...known.values()];
}

function noneCalled(wanted: string, known: readonly NamedAuthority[], file: string): string {
  const count = known.length === 1 ? "one authority" : `${known.length} authorities`;
  const lists = `${file} has no open primary school of "${wanted}": it lists ${count}`;
  const near = nearNames(
    wanted,
    known.map(({ laName }) => laName),
  );
  const shown =
    near.length > 0
      ? near.flatMap((name) => known.filter(({ laName }) => laName === name))
      : known.slice(0, known.length <= MOST_NAMED ? MOST_NAMED : 0);
  const named = shown.slice(0, MOST_NAMED).map(({ laCode, laName }) => `${laName} (${laCode})`);
  if (near.length > 0) return `${lists}. Did you mean ${named.join(" or ")}?`;
  const which =
    named.length === 0
      ? '; their names are in its column "LA (name)" or la_name'
      : `, ${named.join(", ")}`;
  return `${lists}${which}. Give its name or its three-digit code as the file has it, or another file.`;
}

function counted(schools: number): string {
  return schools === 1 ? "1 school" : `${schools} schools`;
}
