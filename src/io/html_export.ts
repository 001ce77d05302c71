import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { HeldDirections } from "../domain/held_directions.ts";
import { withoutObjections } from "../domain/objections.ts";
import { homeClusterOf, linkedUrns } from "../domain/partners.ts";
import type { SharedReport } from "../domain/places/shared_report.ts";
import type { Plan } from "../domain/plan.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import { writeArea } from "./area_writer.ts";
import { toBase64 } from "./base64.ts";
import { directionsFile, unpackDirections } from "./directions.ts";
import { gzip } from "./gzip.ts";
import { writePlanJson } from "./plan_json.ts";
import type { SavedPageContent } from "./saved_page.ts";
import { SAVED_PAGE_FORMAT, SAVED_PAGE_VERSION } from "./saved_page.ts";

/** Where the template has the page's title and its content. Each is there once. */
const TITLE_MARK = "%PAGE_TITLE%";
const CONTENT_MARK = "%PAGE_CONTENT%";

/** What a page is made of. */
export interface PageToSave {
  /** The area as it was opened: what the plan lays over its times is laid over them again by the page. */
  readonly area: Area;
  readonly plan: Plan;
  /** Where the area's directions are; `null` to leave them out. */
  readonly files: AreaFiles | null;
  /** ISO 8601. */
  readonly savedAt: string;
  /** Whether those who read the page may read the plan's objections; left out unless said. */
  readonly withObjections?: boolean;
  /** Reports on place-planning tests that their author put in by name; none unless given. */
  readonly tests?: readonly SharedReport[];
}

/** A page, and which ways it holds. */
export interface WrittenPage {
  readonly html: string;
  readonly directions: HeldDirections;
}

/** Above this many bytes of compressed ways, only those between partners are kept: a page has to open on a phone. */
const MOST_DIRECTIONS_BYTES = 6_000_000;

/** So many of the nearest schools count as partners for that. */
const NEAREST_KEPT = 12;

/** One self-contained page from the app's template: the area, the plan and the ways, inside it. */
export async function writeSavedPage(template: string, page: PageToSave): Promise<WrittenPage> {
  const { area, plan, savedAt } = page;
  const ways = await waysOf(page);
  const { kind, schoolHash, provenance } = area.driveTimes;
  const planJson = writePlanJson({
    ...(page.withObjections === true ? plan : withoutObjections(plan)),
    area: area.name,
    driveTimes: { kind, schoolHash, provenance },
  });
  const files: Record<string, string> = {};
  for (const [name, bytes] of writeArea(area, null)) files[name] = toBase64(await gzip(bytes));
  for (const [name, packed] of ways.files) files[name] = toBase64(packed);
  const content: SavedPageContent = {
    format: SAVED_PAGE_FORMAT,
    version: SAVED_PAGE_VERSION,
    savedAt,
    directions: ways.held,
    plan: toBase64(await gzip(new TextEncoder().encode(planJson))),
    files,
    ...reportsOf(page),
  };
  const title = `${plan.name} – ${area.title}`;
  // The title last: it is a user's text, which may look like a mark, and the content has none in it.
  const carrying = filledIn(template, CONTENT_MARK, asJson(content));
  const html = filledIn(carrying, TITLE_MARK, asText(title));
  return { html, directions: ways.held };
}

function reportsOf({ tests = [] }: PageToSave): Pick<SavedPageContent, "reports"> {
  return tests.length === 0 ? {} : { reports: tests.map(({ page }) => page) };
}

interface KeptWays {
  readonly held: HeldDirections;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

async function waysOf(page: PageToSave): Promise<KeptWays> {
  const { area, plan, files } = page;
  const none = new Map<string, Uint8Array>();
  if (!area.hasDirections) return { held: "none", files: none };
  if (files === null) return { held: "left-out", files: none };
  const all = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const { urn } of area.schools) {
    const packed = await files.read(directionsFile(urn));
    if (packed === null) continue;
    all.set(urn, packed);
    bytes += packed.length;
  }
  const kept = bytes <= MOST_DIRECTIONS_BYTES ? all : await partnersOnly(area, plan, all);
  return {
    held: kept === all ? "all" : "partners",
    files: new Map(Array.from(kept, ([urn, packed]) => [directionsFile(urn), packed])),
  };
}

async function partnersOnly(
  area: Area,
  plan: Plan,
  all: ReadonlyMap<Urn, Uint8Array>,
): Promise<ReadonlyMap<Urn, Uint8Array>> {
  const wanted = wantedWays(area, plan);
  const kept = new Map<Urn, Uint8Array>();
  for (const [urn, packed] of all) {
    const file: AreaFiles = { name: area.name, read: async () => packed };
    const text = await unpackDirections(file, urn);
    // A damaged file stays as it is: the page says so where someone asks for one of its ways.
    if (!text.ok) {
      kept.set(urn, packed);
      continue;
    }
    const lines = text.value.split("\n").filter((line) => {
      const to = /"to":"([^"]*)"/.exec(line)?.[1];
      return to !== undefined && wanted.get(urn)?.has(to) === true;
    });
    kept.set(urn, await gzip(new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""))));
  }
  return kept;
}

/** By school, whom it may want the way to; the way back is wanted as well. */
function wantedWays(area: Area, plan: Plan): ReadonlyMap<Urn, ReadonlySet<Urn>> {
  const wanted = new Map<Urn, Set<Urn>>(area.schools.map(({ urn }) => [urn, new Set()]));
  const join = (from: Urn, to: Urn) => {
    wanted.get(from)?.add(to);
    wanted.get(to)?.add(from);
  };
  area.schools.forEach(({ urn }, place) => {
    for (const other of homeClusterOf(plan, urn)?.schools ?? []) join(urn, other);
    for (const other of linkedUrns(plan, urn)) join(urn, other);
    for (const other of nearest(area, place as SchoolIndex)) join(urn, schoolAt(area, other).urn);
  });
  return wanted;
}

function nearest(area: Area, from: SchoolIndex): readonly SchoolIndex[] {
  const { driveTimes } = area;
  return [...driveTimes.neighbours(from)]
    .sort((a, b) => driveTimes.seconds(from, a) - driveTimes.seconds(from, b))
    .slice(0, NEAREST_KEPT);
}

/** `template` with `content` where its mark is. Throws where the template does not have the mark once. */
function filledIn(template: string, mark: string, content: string): string {
  const [before, after, ...more] = template.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The template must have ${mark} once.`);
  }
  return `${before}${content}${after}`;
}

/** JSON that ends no script element early and starts no comment in it, whatever its texts are (HTML Standard, §4.12.1.3). */
function asJson(content: SavedPageContent): string {
  return JSON.stringify(content).replaceAll("<", "\\u003c");
}

function asText(title: string): string {
  return title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
