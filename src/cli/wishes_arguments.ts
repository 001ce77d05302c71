import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { SchoolFilter } from "../domain/school_filter.ts";
import { readSchoolFilter } from "../domain/school_filter.ts";
import { readPlan } from "../io/plan_file.ts";
import { whoTakesPart } from "../solver/exact/who_takes_part.ts";
import type { KeptTies, Wishes } from "../solver/wishes.ts";
import { NO_WISHES } from "../solver/wishes.ts";
import { wishesOfPlan } from "../solver/wishes_of_plan.ts";
import type { Arguments } from "./arguments.ts";
import { choiceOption, TEXT, textOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";

/** The options of who takes part and with whom. */
export const WISHES_OPTIONS = {
  "must-place": TEXT,
  "may-join": TEXT,
  "leave-out": TEXT,
  "keep-together": TEXT,
  "keep-apart": TEXT,
  "keep-ties": TEXT,
  "keep-locked": TEXT,
};

export const WISHES_HELP = `Who takes part, and with whom
  --must-place EXPR     schools that must be in a cluster, such as 'pupils<=110'; the others may join
  --may-join EXPR       schools that a cluster may have but that need none, such as 'pupils>110'
  --leave-out EXPR      schools that take no part, such as 'urn=100001,100002'
                        fields: pupils, capacity, urn, name, phase, type, faith, federation, trust, district, town…;
                        signs: <= >= < > = !=; joined by and, or, not and brackets
  --keep-together FILE  CSV, on each line the URNs of schools that share a cluster
  --keep-apart FILE     CSV, on each line the URNs of schools no two of which share a cluster
  --keep-ties KIND      federations, trusts, both or none (none); what is too big or too wide is released and reported
  --keep-locked PLAN    keep the locked clusters of this plan as they are, its locked schools together where they share
                        a cluster and out where they are in none, such as --keep-locked plan.json`;

const TIES: readonly KeptTies[] = ["federations", "trusts", "both", "none"];

/** The wishes that were typed. */
export async function readWishes(args: Arguments, area: Area): Promise<Wishes> {
  const taking = whoTakesPart(area.schools, {
    mustPlace: filterOption(args, "must-place"),
    mayJoin: filterOption(args, "may-join"),
    leaveOut: filterOption(args, "leave-out"),
  });
  const { locked, keepTogether, leaveOut } = await lockedOf(args);
  return {
    ...taking,
    leaveOut: [...new Set([...taking.leaveOut, ...leaveOut])],
    keepTogether: [...(await setsOption(args, "keep-together", area)), ...keepTogether],
    keepApart: await setsOption(args, "keep-apart", area),
    locked,
    keepTies: choiceOption(args, "keep-ties", TIES) ?? "none",
  };
}

function filterOption(args: Arguments, name: string): SchoolFilter | null {
  const text = textOption(args, name);
  if (text === undefined) return null;
  const reading = readSchoolFilter(text);
  if (reading.ok) return reading.filter;
  throw new UsageError(
    `--${name} is "${text}": ${reading.reason} Write it like 'pupils<=110' or 'urn=100001,100002'.`,
  );
}

async function setsOption(args: Arguments, name: string, area: Area): Promise<readonly Urn[][]> {
  const file = textOption(args, name);
  if (file === undefined) return [];
  const text = new TextDecoder().decode(await readInput(file, `--${name}`));
  const known = schoolIndexes(area);
  return text.split(/\r?\n/).flatMap((line, row) => {
    const urns = line
      .split(/[,;\t]/)
      .map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, "$1")
          .trim(),
      )
      .filter((cell) => cell !== "");
    const isHeading = row === 0 && urns.every((urn) => !/\d/.test(urn));
    if (urns.length === 0 || isHeading) return [];
    const stranger = urns.find((urn) => !known.has(urn));
    if (stranger !== undefined) {
      throw new UsageError(
        `${file}, row ${row + 1}: "${stranger}" is not the URN of a school of ${area.title}. Correct it, or leave it out.`,
      );
    }
    return [urns];
  });
}

async function lockedOf(
  args: Arguments,
): Promise<Pick<Wishes, "locked" | "keepTogether" | "leaveOut">> {
  const file = textOption(args, "keep-locked");
  if (file === undefined) return NO_WISHES;
  const plan: Plan = readOrRefuse(readPlan(await readInput(file, "--keep-locked"), file));
  return wishesOfPlan(withoutRules(plan));
}

function withoutRules({ rules: _, ...plan }: Plan): Plan {
  return plan;
}
