import { isJsonObject } from "../../src/io/json_fields.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { createEngineProcess, EngineRefusal } from "./engine_process.ts";

/** The npm package of the built-in engine. */
export const ENGINE_PACKAGE = "@valhallajs/valhallajs";

const OTHERWISE = "Use an OSRM server (osrm:URL) or estimated times (estimate) instead";

/** The engine as it is installed. */
export interface InstalledEngine {
  readonly name: string;
  readonly version: string;
  /** The folder of its programs for this computer. */
  readonly tools: string;
}

/**
 * The built-in engine in the npm package `name`, after starting it once in a process of its own. Rejects with an
 * `EngineFailure` that says what else is possible where it is not installed or does not run on this computer.
 */
export async function findEngine(name: string, signal: AbortSignal): Promise<InstalledEngine> {
  const child = createEngineProcess(name, null);
  try {
    const about: unknown = JSON.parse(await child.ask("about", "", signal));
    if (!isJsonObject(about)) throw new Error(`It said ${JSON.stringify(about)} of itself.`);
    return { name, version: String(about["version"]), tools: String(about["tools"]) };
  } catch (error) {
    throw error instanceof EngineRefusal ? missing(error) : error;
  } finally {
    child.close();
  }
}

function missing({ code, message }: EngineRefusal): EngineFailure {
  if (code === "MODULE_NOT_FOUND") {
    return new EngineFailure(
      `The built-in routing engine is not installed. Run "npm ci" without --omit=optional. ${OTHERWISE}.`,
    );
  }
  if (message.startsWith("Unsupported platform")) {
    return new EngineFailure(
      `The built-in routing engine does not run on this computer: it is made for Linux and for Macs with Apple's own processor. ${OTHERWISE}.`,
    );
  }
  return new EngineFailure(
    `The built-in routing engine is installed but does not run here (${message.split("\n")[0]}). ${OTHERWISE}.`,
  );
}
