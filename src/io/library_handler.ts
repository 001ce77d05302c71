import type { Area } from "../domain/area.ts";
import type { StoredRoute } from "../domain/osrm_route.ts";
import type { OverBorder } from "../domain/over_border.ts";
import { schoolsOverBorder } from "../domain/over_border.ts";
import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import { readArea } from "./area_json.ts";
import { packArea } from "./area_transfer.ts";
import type { ReadAsset } from "./assets.ts";
import { assetReader } from "./assets.ts";
import { REGISTER_FILE } from "./authorities.ts";
import { routeIn, unpackDirections } from "./directions.ts";
import type {
  AreaQuestion,
  BorderQuestion,
  LibraryReply,
  LibraryRequest,
} from "./library_protocol.ts";
import { readPlanJson } from "./plan_json.ts";
import type { Register } from "./register.ts";
import { areaFromRegister, readRegister } from "./register.ts";
import { readRoadUses } from "./road_uses.ts";

/** What the library worker does with a request. The register is read once. */
export function createLibraryHandler(
  fetcher: typeof fetch,
  post: (reply: LibraryReply, transfer: ArrayBuffer[]) => void,
): (request: LibraryRequest) => Promise<void> {
  let register: Promise<Reading<Register>> | null = null;

  const directions = createDirectionsShelf();

  async function registerRead(read: ReadAsset): Promise<Reading<Register>> {
    register ??= loadRegister(read);
    return register.catch((error: unknown) => {
      register = null;
      throw error;
    });
  }

  async function overBorder(read: ReadAsset, asked: BorderQuestion): Promise<Reading<OverBorder>> {
    const reading = await registerRead(read);
    if (!reading.ok) return reading;
    const { schools } = reading.value;
    const value = schoolsOverBorder(asked.area, schools, asked.settings, asked.most);
    return { ok: true, value, notes: [] };
  }

  async function areaOf(read: ReadAsset, question: AreaQuestion): Promise<Reading<Area>> {
    if (question.type === "folder") return readArea(folderOf(read, question.name));
    const reading = await registerRead(read);
    if (!reading.ok) return reading;
    return { ...reading, value: areaFromRegister(reading.value, question.laCode) };
  }

  return async (request) => {
    const { jobId, question } = request;
    const read = assetReader(fetcher, request.base);
    try {
      if (question.type === "example-plan") {
        post({ type: "plan", jobId, plan: await examplePlan(read, question.name) }, []);
        return;
      }
      if (question.type === "directions") {
        const { name, from, to } = question;
        const reading = await directions(folderOf(read, name), from, to);
        post({ type: "directions", jobId, reading }, []);
        return;
      }
      if (question.type === "road-uses") {
        const reading = await readRoadUses(folderOf(read, question.name), question.urns);
        post({ type: "road-uses", jobId, reading }, []);
        return;
      }
      if (question.type === "over-border") {
        post({ type: "over-border", jobId, reading: await overBorder(read, question) }, []);
        return;
      }
      const reading = await areaOf(read, question);
      if (!reading.ok) {
        post({ type: "area", jobId, reading }, []);
        return;
      }
      const { packed, transfer } = packArea(reading.value);
      post({ type: "area", jobId, reading: { ...reading, value: packed } }, transfer);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      post({ type: "failed", jobId, reason }, []);
    }
  };
}

function folderOf(read: ReadAsset, name: string): AreaFiles {
  return { name, read: (file, signal) => read(`areas/${name}/${file}`, signal) };
}

/** How many schools' ways stay unpacked: one looks at several partners of a school, there and back. */
const SHELVED_SCHOOLS = 12;

/** Reads stored ways, keeping the files of the schools that were asked for last. */
function createDirectionsShelf(): (
  files: AreaFiles,
  from: Urn,
  to: Urn,
) => Promise<Reading<StoredRoute>> {
  const shelf = new Map<string, Promise<Reading<string>>>();
  return async (files, from, to) => {
    const key = `${files.name}/${from}`;
    const kept = shelf.get(key) ?? unpackDirections(files, from);
    shelf.delete(key);
    shelf.set(key, kept);
    const [oldest] = shelf.keys();
    if (shelf.size > SHELVED_SCHOOLS && oldest !== undefined) shelf.delete(oldest);
    try {
      const unpacked = await kept;
      return unpacked.ok ? routeIn(unpacked.value, from, to) : unpacked;
    } catch (error) {
      shelf.delete(key);
      throw error;
    }
  };
}

async function loadRegister(read: ReadAsset): Promise<Reading<Register>> {
  const bytes = await read(REGISTER_FILE);
  if (bytes === null) throw new Error(`${REGISTER_FILE} is missing. Build the app again.`);
  return readRegister(bytes);
}

async function examplePlan(read: ReadAsset, name: string): Promise<Plan | null> {
  const file = `examples/${name}.json`;
  const bytes = await read(file);
  if (bytes === null) return null;
  const reading = readPlanJson(bytes, file);
  if (!reading.ok) throw new Error(reading.problems[0]?.reason ?? `${file} has no plan.`);
  return reading.value;
}
