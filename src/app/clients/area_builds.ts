import type {
  AreaBuildJob,
  AreaBuildOrder,
  ServerAbilities,
} from "../../io/area_build_protocol.ts";
import {
  OWN_PAGE_HEADER,
  readAreaBuildJob,
  readServerAbilities,
  SERVER_FILE,
  sentFileName,
} from "../../io/area_build_protocol.ts";

/** The server behind the page, where it builds areas. Every method rejects with a sentence for the user. */
export interface AreaBuilds {
  /** What the server can do; `null` where the page lies on a web server that can do nothing. */
  abilities(): Promise<ServerAbilities | null>;
  /** The last build, running or ended; `null` where there was none. */
  last(): Promise<AreaBuildJob | null>;
  start(order: AreaBuildOrder): Promise<AreaBuildJob>;
  /** Stops it, goes on with it, or forgets it. */
  act(id: string, act: "cancel" | "resume" | "forget"): Promise<AreaBuildJob | null>;
  /** Sends a file to the server, which is this computer; the name that an order names it by. */
  send(name: string, content: Blob): Promise<string>;
}

const GONE = "The planner's local server does not answer. Start it again (npm start), then go on.";

/** The builds of the server that the files below `base` come from. */
export function createAreaBuilds(fetcher: typeof fetch, base: string): AreaBuilds {
  async function ask(path: string, change: RequestInit = {}): Promise<unknown> {
    const headers = { ...change.headers, [OWN_PAGE_HEADER]: "1" };
    let response: Response;
    try {
      response = await fetcher(new URL(path, base), { ...change, headers });
    } catch {
      throw new Error(GONE);
    }
    const text = await response.text();
    if (!response.ok) throw new Error(text.trim() === "" ? GONE : text.trim());
    return JSON.parse(text) as unknown;
  }

  function jobIn(json: unknown): AreaBuildJob {
    const job = readAreaBuildJob(json);
    if (job === null) throw new Error("The local server answered something else than a build.");
    return job;
  }

  return {
    async abilities() {
      const abilities = readServerAbilities(await ask(SERVER_FILE));
      return abilities?.builds === true ? abilities : null;
    },
    async last() {
      const json = await ask("api/jobs");
      return json === null ? null : jobIn(json);
    },
    async start(order) {
      return jobIn(await ask("api/jobs", { method: "POST", body: JSON.stringify(order) }));
    },
    async act(id, act) {
      const json = await ask(`api/jobs/${id}/${act}`, { method: "POST" });
      return json === null ? null : jobIn(json);
    },
    async send(name, content) {
      const sent = sentFileName(name);
      await ask(`api/files/${sent}`, { method: "PUT", body: content });
      return sent;
    },
  };
}
