import type { Area } from "../domain/area.ts";
import type { HeldDirections } from "../domain/held_directions.ts";
import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { ReportPage } from "../domain/report_page.ts";
import type { AreaFiles } from "./area_files.ts";
import { readArea } from "./area_json.ts";
import { fromBase64 } from "./base64.ts";
import { gunzip } from "./gunzip.ts";
import { isJsonObject, parseJson } from "./json_fields.ts";
import { readReportPages } from "./places/report_page_json.ts";
import { readPlanJson } from "./plan_json.ts";
import { refuseFile } from "./refusal.ts";

export const SAVED_PAGE_FORMAT = "school-cluster-page";
export const SAVED_PAGE_VERSION = 1;

/** The template of saved pages, beside the app's own page. */
export const SAVED_PAGE_FILE = "saved-page.html";

/** What a saved page carries inside itself, as JSON. */
export interface SavedPageContent {
  readonly format: typeof SAVED_PAGE_FORMAT;
  readonly version: typeof SAVED_PAGE_VERSION;
  /** ISO 8601: when the page was saved. */
  readonly savedAt: string;
  readonly directions: HeldDirections;
  /** The plan's JSON and the files of the area's folder by name, gzipped, in base64. */
  readonly plan: string;
  readonly files: Readonly<Record<string, string>>;
  /** Reports on place-planning tests that were put in by name; absent for none. */
  readonly reports?: readonly ReportPage[];
}

/** A saved page's area and plan, and the area's files for its directions. */
export interface SavedPage {
  readonly area: Area;
  readonly plan: Plan;
  readonly savedAt: string;
  readonly directions: HeldDirections;
  readonly files: AreaFiles;
  readonly reports: readonly ReportPage[];
}

const ADVICE = "Ask for the page again from whoever sent it, or save it again.";
const PAGE = "This page";

/** The area and the plan in the JSON that a saved page carries. */
export async function readSavedPage(json: string): Promise<Reading<SavedPage>> {
  const parsed = parseJson(new TextEncoder().encode(json), PAGE);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const content = contentIn(parsed.value);
  if (content === null) return refuseFile(PAGE, "What it carries is cut off or changed.", ADVICE);
  const files = carriedFiles(content);
  try {
    const area = await readArea(files);
    if (!area.ok) return area;
    const plan = readPlanJson(await gunzip(fromBase64(content.plan)), PAGE);
    if (!plan.ok) return plan;
    const { savedAt, directions, reports = [] } = content;
    const value = { area: area.value, plan: plan.value, savedAt, directions, files, reports };
    return { ok: true, value, notes: [...area.notes, ...plan.notes] };
  } catch {
    return refuseFile(PAGE, "What it carries is damaged.", ADVICE);
  }
}

function contentIn(json: unknown): SavedPageContent | null {
  if (!isJsonObject(json) || json["format"] !== SAVED_PAGE_FORMAT) return null;
  if (json["version"] !== SAVED_PAGE_VERSION || typeof json["savedAt"] !== "string") return null;
  const known: readonly HeldDirections[] = ["all", "partners", "left-out", "none"];
  const directions = known.find((name) => name === json["directions"]);
  const { plan, files, savedAt } = json;
  const reports = readReportPages(json["reports"] ?? []);
  if (reports === null) return null;
  if (directions === undefined || typeof plan !== "string" || !isJsonObject(files)) return null;
  const texts = Object.entries(files).flatMap(([name, text]) =>
    typeof text === "string" ? [[name, text] as const] : [],
  );
  return {
    format: SAVED_PAGE_FORMAT,
    version: SAVED_PAGE_VERSION,
    savedAt,
    directions,
    plan,
    files: Object.fromEntries(texts),
    reports,
  };
}

/** Stored ways stay compressed, as they are in an area's folder. */
function carriedFiles({ files }: SavedPageContent): AreaFiles {
  const carried = new Map(Object.entries(files));
  return {
    name: PAGE,
    async read(file) {
      const text = carried.get(file);
      if (text === undefined) return null;
      try {
        const packed = fromBase64(text);
        return file.endsWith(".gz") ? packed : await gunzip(packed);
      } catch {
        throw new Error("what the page carries of it is damaged.");
      }
    },
  };
}
