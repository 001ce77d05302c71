import type { Area } from "../domain/area.ts";
import type {
  Cluster,
  ClusterBoundary,
  Link,
  PartnershipForm,
  Plan,
  UnknownFields,
} from "../domain/plan.ts";
import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import { borderSchoolsToJson, readBorderSchools } from "./border_schools_json.ts";
import { boundaryFrom } from "./boundary_json.ts";
import { readHue } from "./cluster_hue_json.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { createJsonFields, isJsonObject, parseJson, unknownFieldsOf } from "./json_fields.ts";
import { knownTimesToJson, readKnownTimes } from "./known_times_json.ts";
import { readMove } from "./moves_json.ts";
import { readObjections } from "./objections_json.ts";
import { readPlanDriveTimes } from "./plan_drive_times_json.ts";
import { readRules } from "./plan_rules_json.ts";
import {
  readSettings,
  SETTINGS_FIELDS,
  settingsBeforeVersion1,
  settingsToJson,
} from "./plan_settings_json.ts";
import { PROPOSAL_FIELDS } from "./proposal_fields.ts";
import { refuseFile } from "./refusal.ts";
import { readToday } from "./today_json.ts";
import { readUrns } from "./urns_json.ts";

export const PLAN_FORMAT = "school-cluster-plan";
export const PLAN_VERSION = 1;

/** Place-planning tests that their author included by name: opened where tests are, and never carried along with the plan. */
export const SCENARIOS_FIELD = "scenarios";

const PLAN_FIELDS = [
  SCENARIOS_FIELD,
  "format",
  "version",
  "name",
  "area",
  "madeAt",
  "driveTimes",
  "settings",
  "clusters",
  "links",
  "moves",
  "knownTimes",
  "borderSchools",
  "lockedSchools",
  "rules",
  "objections",
  "today",
];
const CLUSTER_FIELDS = ["id", "name", "schools", "host", "locked", "notes"];
const FORMS: readonly PartnershipForm[] = [
  "informal",
  "joint-committee",
  "hard-federation",
  "umbrella-trust",
  "multi-academy-trust",
];

/**
 * A plan from JSON: format version 1; anything from before versions, in which a cluster may be a bare list of URNs; or a
 * proposal as `propose` writes it. Fields that are not known are kept. `file` names it in problems.
 */
export function readPlanJson(bytes: Uint8Array, file: string): Reading<Plan> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const json = parsed.value;
  if (!isJsonObject(json)) {
    return refuseFile(file, "It is JSON, but not a plan.", "Give a plan file, or a proposal.");
  }
  const refusal = refusedVersion(json, file);
  if (refusal !== null) return refusal;
  const fields = createJsonFields(file);
  const notes: ReaderProblem[] = [];
  const plan = planFrom(json, file, fields, notes);
  if (plan === null || fields.problems.length > 0) return { ok: false, problems: fields.problems };
  return { ok: true, value: plan, notes };
}

function refusedVersion(json: JsonObject, file: string): Reading<Plan> | null {
  const { format, version } = json as { readonly format?: unknown; readonly version?: unknown };
  if (format !== undefined && format !== PLAN_FORMAT) {
    return refuseFile(
      file,
      `Its format is ${JSON.stringify(format)}, not "${PLAN_FORMAT}".`,
      "Give a plan file, or a proposal.",
    );
  }
  if (version === undefined || version === 0 || version === PLAN_VERSION) return null;
  const reason = `It is a plan of version ${JSON.stringify(version)}; this program reads up to version ${PLAN_VERSION}.`;
  return refuseFile(
    file,
    reason,
    "Open it with the newer program that wrote it, or update this one.",
  );
}

function planFrom(
  json: JsonObject,
  file: string,
  fields: JsonFields,
  notes: ReaderProblem[],
): Plan | null {
  const isProposal = json["format"] === undefined && json["status"] !== undefined;
  const hasClaims = isProposal || (json["status"] !== undefined && isJsonObject(json["objective"]));
  const isOld = json["version"] !== PLAN_VERSION && !isProposal;
  const settings = settingsJson(json, isOld, fields);
  const listed = json["clusters"];
  if (!Array.isArray(listed)) {
    fields.refuse(
      "clusters",
      listed,
      "clusters must be a list of clusters.",
      'Each is {"id":"1","name":"…","schools":["100001"]}.',
    );
    return null;
  }
  const clusters = (listed as readonly unknown[]).flatMap(
    (cluster, i) => readCluster(cluster, i, { file, fields, notes, isOld }) ?? [],
  );
  refuseDuplicateIds(clusters, fields);
  noteScenarios(json[SCENARIOS_FIELD], file, notes);
  const knownTimes = readKnownTimes(objects(json, "knownTimes", fields), fields);
  const borderSchools = readBorderSchools(objects(json, "borderSchools", fields), fields);
  const locked = json["lockedSchools"] ?? [];
  const lockedSchools = [...new Set(readUrns(locked, "lockedSchools", fields))];
  const rules = readRules(json, hasClaims, fields);
  const objections = readObjections(objects(json, "objections", fields), fields);
  const today = readToday(json, fields);
  const unknown = unknownPlanFields(json, settings, { isProposal, hasClaims, isOld });
  return {
    name: fields.text(json, "name", "") ?? file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""),
    area: fields.text(json, "area", "") ?? "",
    madeAt: fields.text(json, "madeAt", "") ?? null,
    driveTimes: readPlanDriveTimes(json["driveTimes"], file, notes),
    settings: readSettings(settings, fields),
    clusters,
    links: objects(json, "links", fields).flatMap((link, i) => readLink(link, i, fields) ?? []),
    moves: objects(json, "moves", fields).flatMap((move, i) => readMove(move, i, fields) ?? []),
    ...(knownTimes.length === 0 ? {} : { knownTimes }),
    ...(borderSchools.length === 0 ? {} : { borderSchools }),
    ...(lockedSchools.length === 0 ? {} : { lockedSchools }),
    ...(rules === undefined ? {} : { rules }),
    ...(objections.length === 0 ? {} : { objections }),
    ...(today === undefined ? {} : { today }),
    ...(unknown === undefined ? {} : { unknownFields: unknown }),
  };
}

function noteScenarios(listed: unknown, file: string, notes: ReaderProblem[]): void {
  if (!Array.isArray(listed) || listed.length === 0) return;
  const tests = listed.length === 1 ? "a test" : `${listed.length} tests`;
  notes.push({
    file,
    row: null,
    column: SCENARIOS_FIELD,
    value: null,
    reason: `The file includes ${tests} of changes to schools, which is no part of the plan.`,
    advice: "To see it, open the same file among the tests in the tab “Places”.",
  });
}

function settingsJson(json: JsonObject, isOld: boolean, fields: JsonFields): JsonObject {
  const settings = json["settings"];
  if (settings != null && !isJsonObject(settings)) {
    fields.refuse(
      "settings",
      settings,
      "settings must be an object.",
      "Correct the value in the file.",
    );
    return {};
  }
  return isOld ? settingsBeforeVersion1(json) : (settings ?? {});
}

function unknownPlanFields(
  json: JsonObject,
  settings: JsonObject,
  about: { readonly isProposal: boolean; readonly hasClaims: boolean; readonly isOld: boolean },
): UnknownFields | undefined {
  const { isProposal, hasClaims, isOld } = about;
  const known = [
    ...PLAN_FIELDS,
    ...(hasClaims ? PROPOSAL_FIELDS : []),
    ...(isOld ? OLD_FIELDS : []),
  ];
  const ofPlan = unknownFieldsOf(json, known);
  const ofSettings = isProposal
    ? undefined
    : unknownFieldsOf(settings, [...SETTINGS_FIELDS, ...(isOld ? OLD_FIELDS : [])]);
  if (ofSettings === undefined) return ofPlan;
  return { ...ofPlan, settings: ofSettings };
}

const OLD_FIELDS = ["ceiling", "ceilingMinutes", "speed"];

interface ClusterContext {
  readonly file: string;
  readonly fields: JsonFields;
  readonly notes: ReaderProblem[];
  readonly isOld: boolean;
}

function readCluster(json: unknown, i: number, context: ClusterContext): Cluster | null {
  const { fields, isOld } = context;
  const path = `clusters[${i}]`;
  const cluster = isOld && Array.isArray(json) ? { schools: json } : json;
  if (!isJsonObject(cluster)) {
    fields.refuse(
      path,
      json,
      `${path} must be an object with id, name and schools.`,
      "Correct it in the file.",
    );
    return null;
  }
  const given = isOld ? (cluster["id"] ?? i + 1) : cluster["id"];
  const id = fields.id(given, `${path}.id`);
  const listed =
    cluster["schools"] ?? (isOld ? (cluster["urns"] ?? cluster["members"]) : undefined);
  const schools = readUrns(listed, `${path}.schools`, fields);
  const host = cluster["host"] == null ? undefined : fields.id(cluster["host"], `${path}.host`);
  const locked = fields.flag(cluster, "locked", `${path}.`);
  const form = readForm(cluster["form"], `${path}.form`, context);
  const boundary = readDrawn(cluster["boundary"], `${path}.boundary`, context);
  const hue = readHue(cluster["hue"], `${path}.hue`, context);
  const text = fields.text(cluster, "notes", `${path}.`);
  if (id === undefined) return null;
  const used = Object.entries({ form, boundary, hue })
    .filter(([field, value]) => value !== undefined || cluster[field] == null)
    .map(([field]) => field);
  const known = [...CLUSTER_FIELDS, ...used];
  const unknown = unknownFieldsOf(cluster, isOld ? [...known, "urns", "members"] : known);
  return {
    id,
    name: fields.text(cluster, "name", `${path}.`) ?? `Cluster ${id}`,
    schools,
    ...(host === undefined ? {} : { host }),
    ...(locked === undefined ? {} : { locked }),
    ...(form === undefined ? {} : { form }),
    ...(text === undefined ? {} : { notes: text }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(hue === undefined ? {} : { hue }),
    ...(unknown === undefined ? {} : { unknownFields: unknown }),
  };
}

/** A form that is not known stays in the file but is not judged by. */
function readForm(
  json: unknown,
  path: string,
  context: ClusterContext,
): PartnershipForm | undefined {
  const form = FORMS.find((known) => known === json);
  if (form === undefined && json != null) {
    context.notes.push({
      file: context.file,
      row: null,
      column: path,
      value: JSON.stringify(json).slice(0, 80),
      reason: "This form of partnership is not known, so its rules are not applied.",
      advice: `Use one of ${FORMS.join(", ")}.`,
    });
  }
  return form;
}

/** A boundary that cannot be used stays in the file, and the cluster has the land nearest to its schools. */
function readDrawn(
  json: unknown,
  path: string,
  context: ClusterContext,
): ClusterBoundary | undefined {
  if (json == null) return undefined;
  const found = boundaryFrom(json);
  if ("value" in found) return found.value;
  context.notes.push({
    file: context.file,
    row: null,
    column: path,
    value: JSON.stringify(json).slice(0, 80),
    reason: `This hand-drawn boundary is not used. ${found.fault.reason}`,
    advice: found.fault.advice,
  });
  return undefined;
}

function refuseDuplicateIds(clusters: readonly Cluster[], fields: JsonFields): void {
  const seen = new Set<string>();
  for (const [i, { id }] of clusters.entries()) {
    if (seen.has(id)) {
      fields.refuse(
        `clusters[${i}].id`,
        id,
        `Two clusters have the id "${id}".`,
        "Give each cluster its own id.",
      );
    }
    seen.add(id);
  }
}

function objects(json: JsonObject, key: string, fields: JsonFields): readonly JsonObject[] {
  const value = json[key];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every(isJsonObject)) return value;
  fields.refuse(key, value, `${key} must be a list of objects.`, "Correct the value in the file.");
  return [];
}

function readLink(json: JsonObject, i: number, fields: JsonFields): Link | null {
  const path = `links[${i}].`;
  const urns = readUrns(json["urns"], `${path}urns`, fields);
  const kind = fields.text(json, "kind", path) ?? "other";
  return { ...json, urns, kind, purpose: fields.text(json, "purpose", path) ?? "" };
}

/** The plan as a plan file made at an ISO 8601 time, with the drive times that it rests on. */
export function writePlanFile(plan: Plan, area: Area, madeAt: string): string {
  const { kind, schoolHash, provenance } = area.driveTimes;
  return writePlanJson({ ...plan, madeAt, driveTimes: { kind, schoolHash, provenance } });
}

/** A plan as version 1 JSON text, with the fields that another program added. */
export function writePlanJson(plan: Plan): string {
  return `${JSON.stringify(planToJson(plan), null, 2)}\n`;
}

/** The same before it is text. */
export function planToJson(plan: Plan): JsonObject {
  const { settings: unknownSettings, ...unknown } = plan.unknownFields ?? {};
  const settings = settingsToJson(plan.settings);
  return {
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    name: plan.name,
    area: plan.area,
    madeAt: plan.madeAt,
    driveTimes: plan.driveTimes,
    settings: isJsonObject(unknownSettings) ? { ...unknownSettings, ...settings } : settings,
    clusters: plan.clusters.map(clusterToJson),
    links: plan.links,
    moves: plan.moves,
    ...knownTimesToJson(plan),
    ...borderSchoolsToJson(plan),
    ...(plan.lockedSchools === undefined ? {} : { lockedSchools: plan.lockedSchools }),
    ...(plan.rules === undefined ? {} : { rules: plan.rules }),
    ...(plan.objections === undefined ? {} : { objections: plan.objections }),
    ...(plan.today === undefined ? {} : { today: plan.today }),
    ...unknown,
  };
}

function clusterToJson(cluster: Cluster): JsonObject {
  const { unknownFields, ...known } = cluster;
  return { ...unknownFields, ...known };
}
