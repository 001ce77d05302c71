import type { Area } from "../domain/area.ts";
import type { RoadUses } from "../domain/crossings.ts";
import type { StoredRoute } from "../domain/osrm_route.ts";
import type { AreaWithBorder, OverBorder } from "../domain/over_border.ts";
import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { PackedArea } from "./area_transfer.ts";
import { unpackArea } from "./area_transfer.ts";

/** Which area is asked for: one with a folder of its own, or an authority of the register. */
export type AreaQuestion =
  | { readonly type: "folder"; readonly name: string }
  | { readonly type: "authority"; readonly laCode: string };

/** What the library worker is asked: an area, an area's example plan, the stored way between two of its schools, or which roads all of them use. */
export type LibraryQuestion =
  | AreaQuestion
  | { readonly type: "example-plan"; readonly name: string }
  | {
      readonly type: "directions";
      readonly name: string;
      readonly from: Urn;
      readonly to: Urn;
    }
  | { readonly type: "road-uses"; readonly name: string; readonly urns: readonly Urn[] }
  | ({ readonly type: "over-border" } & BorderQuestion);

/** Which schools over an area's border are asked for: those within the ceiling at that speed, at most so many. */
export interface BorderQuestion {
  readonly area: AreaWithBorder;
  readonly settings: Pick<JudgingSettings, "ceiling" | "speed">;
  readonly most: number;
}

export interface LibraryRequest {
  readonly jobId: number;
  /** The address that the app's files lie below. */
  readonly base: string;
  readonly question: LibraryQuestion;
}

/** What the library worker answers, once for each request. */
export type LibraryReply =
  | { readonly type: "area"; readonly jobId: number; readonly reading: Reading<PackedArea> }
  | { readonly type: "plan"; readonly jobId: number; readonly plan: Plan | null }
  | {
      readonly type: "directions";
      readonly jobId: number;
      readonly reading: Reading<StoredRoute>;
    }
  | { readonly type: "road-uses"; readonly jobId: number; readonly reading: Reading<RoadUses> }
  | { readonly type: "over-border"; readonly jobId: number; readonly reading: Reading<OverBorder> }
  | { readonly type: "failed"; readonly jobId: number; readonly reason: string };

/** Somewhere to post requests and hear replies, such as a `Worker`. */
export interface LibraryPort {
  post(request: LibraryRequest): void;
  onReply(listener: (reply: LibraryReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
}

/** Reads areas, plans and ways that come with the app. All reject with a sentence when a file cannot be had. */
export interface LibraryClient {
  area(question: AreaQuestion): Promise<Reading<Area>>;
  examplePlan(name: string): Promise<Plan | null>;
  /** The stored way between two schools of the area with that folder. */
  directions(name: string, from: Urn, to: Urn): Promise<Reading<StoredRoute>>;
  /** The roads of all stored ways between `urns`, the area's schools in their order. */
  roadUses(name: string, urns: readonly Urn[]): Promise<Reading<RoadUses>>;
  /** The schools of the register that are over an area's border. */
  overBorder(question: BorderQuestion): Promise<Reading<OverBorder>>;
}

interface Waiting {
  readonly resolve: (reply: LibraryReply) => void;
  readonly reject: (error: Error) => void;
}

/** A client over `port` for the files below `base`. */
export function createLibraryClient(port: LibraryPort, base: string): LibraryClient {
  const waiting = new Map<number, Waiting>();
  let jobs = 0;
  port.onReply((reply) => {
    waiting.get(reply.jobId)?.resolve(reply);
    waiting.delete(reply.jobId);
  });
  port.onBroken((reason) => {
    for (const job of waiting.values()) job.reject(new Error(reason));
    waiting.clear();
  });
  const ask = (question: LibraryQuestion) => {
    jobs++;
    const jobId = jobs;
    return new Promise<LibraryReply>((resolve, reject) => {
      waiting.set(jobId, { resolve, reject });
      port.post({ jobId, base, question });
    });
  };
  return {
    async area(question) {
      const reply = await ask(question);
      if (reply.type === "failed") throw new Error(reply.reason);
      if (reply.type !== "area") throw new Error(`An area was asked for and a ${reply.type} came.`);
      const { reading } = reply;
      return reading.ok ? { ...reading, value: unpackArea(reading.value) } : reading;
    },
    async examplePlan(name) {
      const reply = await ask({ type: "example-plan", name });
      if (reply.type === "failed") throw new Error(reply.reason);
      if (reply.type !== "plan") throw new Error(`A plan was asked for and an ${reply.type} came.`);
      return reply.plan;
    },
    async directions(name, from, to) {
      const reply = await ask({ type: "directions", name, from, to });
      if (reply.type === "failed") throw new Error(reply.reason);
      if (reply.type !== "directions") {
        throw new Error(`Directions were asked for and a ${reply.type} came.`);
      }
      return reply.reading;
    },
    async roadUses(name, urns) {
      const reply = await ask({ type: "road-uses", name, urns });
      if (reply.type === "failed") throw new Error(reply.reason);
      if (reply.type !== "road-uses") {
        throw new Error(`The roads were asked for and a ${reply.type} came.`);
      }
      return reply.reading;
    },
    async overBorder(question) {
      const reply = await ask({ type: "over-border", ...question });
      if (reply.type === "failed") throw new Error(reply.reason);
      if (reply.type !== "over-border") {
        throw new Error(`Schools over the border were asked for and a ${reply.type} came.`);
      }
      return reply.reading;
    },
  };
}
