import type { Position } from "../school.ts";
import type {
  AreasReply,
  AreasRequest,
  ClusterAreas,
  ClustersToDraw,
  DissolveRequest,
  DrawingPurpose,
  Shape,
} from "./areas_protocol.ts";

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
  /** Asks for a plan's areas. While one question is being answered only the latest of the others for each purpose is kept, and the plan on show comes first; an answer about a compared plan is dropped when another has taken its place. */
  dissolve(clusters: ClustersToDraw, purpose: DrawingPurpose): void;
}

/** What becomes of a question. */
export interface AreasListener {
  onAreas(areas: ClusterAreas, purpose: DrawingPurpose): void;
  onFailure(message: string): void;
}

/** A client over `port`. An answer about an area that is no longer open never reaches `listener`, nor one older than the last. */
export function createAreasClient(port: AreasPort, listener: AreasListener): AreasClient {
  let area = 0;
  let job = 0;
  let asked: DissolveRequest | null = null;
  const waiting = new Map<DrawingPurpose, DissolveRequest>();

  port.onReply((reply) => {
    if (asked === null || reply.area !== area || reply.job !== asked.job) return;
    const { purpose } = asked;
    const isOutdated = purpose === "compared" && waiting.has(purpose);
    asked = null;
    sendWaiting();
    if (isOutdated) return;
    if (reply.type === "dissolved") listener.onAreas(reply.areas, purpose);
    else listener.onFailure(reply.message);
  });

  port.onBroken((reason) => {
    asked = null;
    listener.onFailure(reason);
  });

  function sendWaiting(): void {
    const next = waiting.get("shown") ?? waiting.get("compared");
    if (next === undefined) return;
    waiting.delete(next.purpose);
    asked = next;
    port.post(next);
  }

  return {
    open(locations, outline) {
      area++;
      asked = null;
      waiting.clear();
      port.post({ type: "open", area, locations, outline });
    },
    dissolve(clusters, purpose) {
      job++;
      waiting.set(purpose, { type: "dissolve", area, job, purpose, ...clusters });
      if (asked === null) sendWaiting();
    },
  };
}
