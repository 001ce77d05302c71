import type { Plan } from "../../domain/plan.ts";
import type { Reading } from "../../domain/reader_problem.ts";
import { readPlanJson } from "../../io/plan_json.ts";
import type { KeptListing } from "./kept_state.ts";
import type { KeptPlan, KeptStep } from "./plan_storage.ts";
import { KEPT_VERSION } from "./plan_storage.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A record of the browser's storage as a kept plan; `null` where it cannot be one. What an older version left out is filled in. */
export function readKeptPlan(record: unknown): KeptPlan | null {
  if (!isFields(record)) return null;
  const { id, area, plan } = record;
  if (typeof id !== "string" || typeof area !== "string" || typeof plan !== "string") return null;
  const steps = isFields(record["steps"]) ? record["steps"] : {};
  const at = numberIn(steps, "at", 0);
  const savedAt = textIn(record, "savedAt", "1970-01-01T00:00:00.000Z");
  return {
    version: numberIn(record, "version", 0),
    id,
    area,
    areaTitle: textIn(record, "areaTitle", area),
    name: textIn(record, "name", "Untitled plan"),
    savedAt,
    openedAt: textIn(record, "openedAt", savedAt),
    revision: numberIn(record, "revision", 0),
    clusters: numberIn(record, "clusters", 0),
    plan,
    steps: { from: numberIn(steps, "from", at), at, to: numberIn(steps, "to", at) },
    deletedAt: typeof record["deletedAt"] === "string" ? record["deletedAt"] : null,
  };
}

/** A record as a kept step; `null` where it cannot be one. */
export function readKeptStep(record: unknown): KeptStep | null {
  if (!isFields(record)) return null;
  const { planId, number, label, cluster, school, plan } = record;
  if (typeof planId !== "string" || typeof number !== "number") return null;
  if (typeof label !== "string" || typeof plan !== "string") return null;
  return {
    planId,
    number,
    label,
    cluster: typeof cluster === "string" ? cluster : null,
    school: typeof school === "string" ? school : null,
    plan,
  };
}

/** Why a kept plan is left alone, in a sentence; `null` where it can be opened. */
export function newerProblem({ version, name }: KeptPlan): string | null {
  return version <= KEPT_VERSION
    ? null
    : `“${name}” was saved in this browser by a newer version of the planner (${version}; this one reads up to ${KEPT_VERSION}). Load the page again to get the newer one.`;
}

/** The plan in the text of a record, by the rules of plan files: older versions are brought up to date, newer ones refused. */
export function planIn(text: string, name: string): Reading<Plan> {
  return readPlanJson(new TextEncoder().encode(text), name);
}

/** A kept plan as the lists show it. */
export function listingOf(kept: KeptPlan): KeptListing {
  const { id, area, areaTitle, name, savedAt, clusters, deletedAt } = kept;
  const isDeleted = deletedAt !== null;
  return { id, area, areaTitle, name, savedAt, clusters, isDeleted, problem: newerProblem(kept) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function textIn(fields: Fields, key: string, otherwise: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : otherwise;
}

function numberIn(fields: Fields, key: string, otherwise: number): number {
  const value = fields[key];
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
