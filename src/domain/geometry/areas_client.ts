import type { ClusterId } from "../plan.ts";
import type { Position } from "../school.ts";
import type { AreasReply, AreasRequest, ClusterAreas, Shape } from "./areas_protocol.ts";

/** The two ends of a worker that the client needs: a real `Worker`, or the handler itself in tests. */
export interface AreasPort {
  post(request: AreasRequest): void;
  onReply(listener: (reply: AreasReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
}

/** Asks the areas worker for cluster areas. */
export interface AreasClient {
  /** Opens an area; answers for the one before are dropped. */
  open(locations: readonly (Position | null)[], outline: Shape | null): void;
  /** Asks for a plan's areas. While one question is being answered only the latest of the others is kept. */
  dissolve(
    clusterIds: readonly ClusterId[],
    clusterOf: readonly (number | null)[],
    drawn: readonly (Shape["geometry"] | null)[],
  ): void;
}

/** What becomes of a question. */
export interface AreasListener {
  onAreas(areas: ClusterAreas): void;
  onFailure(message: string): void;
}

/** A client over `port`. An answer about an area that is no longer open never reaches `listener`, nor one older than the last. */
export function createAreasClient(port: AreasPort, listener: AreasListener): AreasClient {
  let area = 0;
  let job = 0;
  let asked: number | null = null;
  let waiting: AreasRequest | null = null;

  port.onReply((reply) => {
    if (reply.area !== area || reply.job !== asked) return;
    asked = null;
    if (waiting !== null) send(waiting);
    if (reply.type === "dissolved") listener.onAreas(reply.areas);
    else listener.onFailure(reply.message);
  });

  port.onBroken((reason) => {
    asked = null;
    listener.onFailure(reason);
  });

  function send(request: AreasRequest): void {
    waiting = null;
    if (request.type === "dissolve") asked = request.job;
    port.post(request);
  }

  return {
    open(locations, outline) {
      area++;
      asked = null;
      send({ type: "open", area, locations, outline });
    },
    dissolve(clusterIds, clusterOf, drawn) {
      job++;
      const request: AreasRequest = { type: "dissolve", area, job, clusterIds, clusterOf, drawn };
      if (asked === null) send(request);
      else waiting = request;
    },
  };
}
