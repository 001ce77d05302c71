import type { AreasReply, AreasRequest } from "./areas_protocol.ts";
import type { AreaDissolver } from "./cluster_areas.ts";
import { createAreaDissolver } from "./cluster_areas.ts";

/**
 * What the areas worker does with a request: an area is opened without a reply, a plan is answered with its cluster
 * areas. A plan of an area that is no longer open is not answered.
 */
export function createAreasHandler(): (request: AreasRequest) => AreasReply | null {
  let open: { readonly area: number; readonly dissolver: AreaDissolver } | null = null;

  return (request) => {
    if (request.type === "open") {
      const dissolver = createAreaDissolver(request.locations, request.outline);
      open = { area: request.area, dissolver };
      return null;
    }
    const { area, job } = request;
    if (open === null || open.area !== area) return null;
    try {
      return {
        type: "dissolved",
        area,
        job,
        areas: open.dissolver.dissolve(
          request.clusterIds,
          request.clusterOf,
          request.drawn,
          request.purpose,
          request.chosenHues,
        ),
      };
    } catch (error) {
      return { type: "failed", area, job, message: String(error) };
    }
  };
}
