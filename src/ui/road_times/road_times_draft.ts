import type { RoadTimesWish } from "../../app/slices/road_times.ts";

/** The form's choices as they are made; `null` files are not chosen yet. */
export interface RoadTimesDraft {
  readonly engine: "embedded" | "osrm";
  readonly urls: string;
  readonly roads: "latest" | "file";
  readonly roadsFile: File | null;
  readonly schools: "shown" | "latest" | "file";
  readonly schoolsFile: File | null;
  /** Whether schools over the border get road times too. */
  readonly takesBorder: boolean;
}

/** What the form begins with. */
export function firstDraft(hasEmbedded: boolean): RoadTimesDraft {
  return {
    engine: hasEmbedded ? "embedded" : "osrm",
    urls: "",
    roads: "latest",
    roadsFile: null,
    schools: "shown",
    schoolsFile: null,
    takesBorder: false,
  };
}

/** What the form asks for, or what is missing in sentences. */
export function wishOf(
  draft: RoadTimesDraft,
): { readonly wish: RoadTimesWish } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const urls = draft.urls.trim();
  if (draft.engine === "osrm" && !/^https?:\/\/\S+$/.test(urls)) {
    problems.push("Give the address of the OSRM server, such as http://127.0.0.1:5000.");
  }
  const { roadsFile, schoolsFile } = draft;
  const ownRoads = draft.engine === "embedded" && draft.roads === "file";
  if (ownRoads && roadsFile === null) problems.push("Choose the road map’s file (.osm.pbf).");
  if (draft.schools === "file" && schoolsFile === null) problems.push("Choose the schools’ file.");
  if (problems.length > 0) return { problems };
  return {
    wish: {
      ...(draft.takesBorder ? { takesBorder: true } : {}),
      schools: draft.schools === "file" ? (schoolsFile ?? "shown") : draft.schools,
      engine:
        draft.engine === "osrm"
          ? { kind: "osrm", urls }
          : { kind: "embedded", roads: ownRoads ? (roadsFile ?? "latest") : "latest" },
    },
  };
}
