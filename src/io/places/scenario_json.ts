import type { HomeArea, Scenario } from "../../domain/places/scenario.ts";
import { NO_NOTES } from "../../domain/places/scenario.ts";
import type { Reading } from "../../domain/reader_problem.ts";
import type { JsonFields, JsonObject } from "../json_fields.ts";
import { createJsonFields, isJsonObject, parseJson } from "../json_fields.ts";
import { PLAN_FORMAT, SCENARIOS_FIELD } from "../plan_json.ts";
import { refuseFile } from "../refusal.ts";
import { readActions } from "./action_json.ts";

const SCENARIO_FORMAT = "place-scenario";
const SCENARIO_VERSION = 1;

/** What everyone who opens a scenario's file reads first. */
const HEADING = "Test only – not a proposal";

/** A scenario as its file holds it. */
export interface ScenarioFile {
  /** With the fields of the file, and of its actions, that this version does not know. */
  readonly scenario: Scenario;
  /** The name of the area that it was made for; `null` where the file does not say. */
  readonly area: string | null;
  /** Where displaced pupils live, if they were put into the file. */
  readonly homes: readonly HomeArea[];
}

const ADVICE = 'Give a file like {"name": "…", "actions": [{"type": "close", "urn": "100001"}]}.';

/**
 * A scenario from JSON: an object with `name` and `actions`, as this program writes it or as a person does. URNs may be
 * numbers. Problems name the action by its number and the field. `title` is the name of one that has none.
 */
export function readScenarioJson(
  bytes: Uint8Array,
  file: string,
  title: string,
): Reading<ScenarioFile> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const json = parsed.value;
  if (!isJsonObject(json)) return refuseFile(file, "It is JSON, but not a scenario.", ADVICE);
  const refusal = refusedFormat(json, file);
  if (refusal !== null) return refusal;
  const fields = createJsonFields(file);
  const {
    format: _,
    version: __,
    heading: ___,
    area: ____,
    homes: _____,
    status: ______,
    ...own
  } = json;
  const scenario: Scenario = {
    ...own,
    name: fields.text(json, "name", "")?.trim() || title,
    actions: readActions(json["actions"], fields),
    preferFaith: fields.flag(json, "preferFaith", "") ?? false,
    notes: {
      ...NO_NOTES,
      ...(isJsonObject(json["notes"]) ? json["notes"] : {}),
      evidence: textsOf(json, "evidence", fields),
      mitigation: textsOf(json, "mitigation", fields),
    },
  };
  const area = fields.text(json, "area", "") ?? null;
  const homes = homesOf(json["homes"], fields);
  if (fields.problems.length > 0) return { ok: false, problems: fields.problems };
  return { ok: true, value: { scenario, area, homes }, notes: [] };
}

/**
 * The scenarios of a file: one of its own, or those that a plan file includes by name, of which each is named in problems by
 * its number.
 */
export function readScenarios(
  bytes: Uint8Array,
  file: string,
  title: string,
): Reading<readonly ScenarioFile[]> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const json = parsed.value;
  if (!isJsonObject(json) || json["format"] !== PLAN_FORMAT) {
    const reading = readScenarioJson(bytes, file, title);
    return reading.ok ? { ...reading, value: [reading.value] } : reading;
  }
  const listed: unknown = json[SCENARIOS_FIELD];
  const included: readonly unknown[] = Array.isArray(listed) ? listed : [];
  if (included.length === 0) {
    return refuseFile(
      file,
      "It is a plan file that includes no test.",
      "Tests are in a plan file only where their author ticked them by name when it was exported.",
    );
  }
  const readings = included.map((each, i) => {
    const own = new TextEncoder().encode(JSON.stringify(each));
    return readScenarioJson(own, `${file}, test ${i + 1}`, `${title} ${i + 1}`);
  });
  const problems = readings.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  const value = readings.flatMap((each) => (each.ok ? [each.value] : []));
  return { ok: true, value, notes: readings.flatMap((each) => (each.ok ? each.notes : [])) };
}

function refusedFormat(json: JsonObject, file: string): Reading<ScenarioFile> | null {
  const [format, version] = [json["format"], json["version"]];
  if (format !== undefined && format !== SCENARIO_FORMAT) {
    const reason = `Its format is ${JSON.stringify(format)}, not "${SCENARIO_FORMAT}".`;
    return refuseFile(file, reason, ADVICE);
  }
  if (version === undefined || version === SCENARIO_VERSION) return null;
  return refuseFile(
    file,
    `It is a scenario of version ${JSON.stringify(version)}; this program reads version ${SCENARIO_VERSION}.`,
    "Open it with the newer program that wrote it, or update this one.",
  );
}

/** The texts of one kind of notes by key. */
function textsOf(
  json: JsonObject,
  kind: "evidence" | "mitigation",
  fields: JsonFields,
): Readonly<Record<string, string>> {
  const notes = json["notes"] ?? {};
  const texts = isJsonObject(notes) ? (notes[kind] ?? {}) : notes;
  if (!isJsonObject(texts)) {
    fields.refuse(
      `notes.${kind}`,
      texts,
      "Notes must be texts by their heading.",
      'Write them like {"community": "…"}.',
    );
    return {};
  }
  const read = Object.keys(texts).flatMap((key) => {
    const text = fields.text(texts, key, `notes.${kind}.`);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(read);
}

function homesOf(json: unknown, fields: JsonFields): readonly HomeArea[] {
  if (json === undefined || json === null) return [];
  const list: readonly unknown[] = Array.isArray(json) ? json : [json];
  return list.flatMap((value, i) => {
    const home = isJsonObject(value) ? homeOf(value) : null;
    if (home !== null) return home;
    fields.refuse(
      `homes[${i}]`,
      value,
      "It is no home area.",
      "Take the homes out of the file and load them again from their own.",
    );
    return [];
  });
}

function homeOf(json: JsonObject): HomeArea | null {
  const { urn, place, position, yearGroup, pupils } = json as Partial<
    Record<keyof HomeArea, unknown>
  >;
  const [longitude, latitude] = Array.isArray(position) ? (position as readonly unknown[]) : [];
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  const isYear = yearGroup === null || (isWhole(yearGroup) && yearGroup >= 0 && yearGroup <= 6);
  if (typeof urn !== "string" || typeof place !== "string" || !isYear) return null;
  if (typeof longitude !== "number" || typeof latitude !== "number") return null;
  if (!isWhole(pupils) || pupils < 1) return null;
  return { urn, place, position: [longitude, latitude], yearGroup, pupils };
}

/** What goes into a scenario's file beside the scenario. */
export interface ScenarioFileOptions {
  /** The name of the area that it is of. */
  readonly area: string;
  /** Where pupils live: only where the user asked for it to be kept. */
  readonly homes?: readonly HomeArea[];
}

/** A scenario as JSON text that `readScenarioJson` reads back, headed as a test. */
export function writeScenarioJson(scenario: Scenario, options: ScenarioFileOptions): string {
  return `${JSON.stringify(scenarioToJson(scenario, options), null, 2)}\n`;
}

/** A scenario that goes into a plan file, with whether its report is complete, in words. */
export interface IncludedScenario {
  readonly scenario: Scenario;
  readonly status: string;
}

/** The text of a plan file with scenarios in it that their author includes by name, without where pupils live. */
export function withScenarios(
  planText: string,
  scenarios: readonly IncludedScenario[],
  area: string,
): string {
  if (scenarios.length === 0) return planText;
  const plan: unknown = JSON.parse(planText);
  if (!isJsonObject(plan)) throw new Error("A plan file holds one object.");
  const included = scenarios.map(({ scenario, status }) =>
    scenarioToJson(scenario, { area, status }),
  );
  return `${JSON.stringify({ ...plan, [SCENARIOS_FIELD]: included }, null, 2)}\n`;
}

function scenarioToJson(
  scenario: Scenario,
  { homes = [], area, status }: ScenarioFileOptions & { readonly status?: string },
): object {
  return {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    heading: HEADING,
    ...(status === undefined ? {} : { status }),
    area,
    ...scenario,
    ...(homes.length === 0 ? {} : { homes }),
  };
}
