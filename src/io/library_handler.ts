import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { readArea } from "./area_json.ts";
import { packArea } from "./area_transfer.ts";
import type { ReadAsset } from "./assets.ts";
import { assetReader } from "./assets.ts";
import { REGISTER_FILE } from "./authorities.ts";
import type { LibraryReply, LibraryRequest } from "./library_protocol.ts";
import { readPlanJson } from "./plan_json.ts";
import type { Register } from "./register.ts";
import { areaFromRegister, readRegister } from "./register.ts";

/** What the library worker does with a request. The register is read once. */
export function createLibraryHandler(
  fetcher: typeof fetch,
  post: (reply: LibraryReply, transfer: ArrayBuffer[]) => void,
): (request: LibraryRequest) => Promise<void> {
  let register: Promise<Reading<Register>> | null = null;

  async function areaOf(read: ReadAsset, { question }: LibraryRequest): Promise<Reading<Area>> {
    if (question.type !== "authority") {
      const { name } = question;
      return readArea({ name, read: (file, signal) => read(`areas/${name}/${file}`, signal) });
    }
    register ??= loadRegister(read);
    const reading = await register.catch((error: unknown) => {
      register = null;
      throw error;
    });
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
      const reading = await areaOf(read, request);
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
