import type { Feature, MultiPolygon, Point, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { isWithinBoundary } from "../../src/domain/geometry/drawn_boundary.ts";
import type { ClusterBoundary } from "../../src/domain/plan.ts";
import { writePlanGeoJson } from "../../src/io/plan_geojson.ts";
import { exportedF1 } from "../support/exported_f1.ts";
import { F1 } from "../support/fixture_areas.ts";
import { collectionProblems } from "../support/geojson_rules.ts";

type Land = Feature<Polygon | MultiPolygon, Record<string, unknown>>;
type Spot = Feature<Point | null, Record<string, unknown>>;

function read(drawn?: ClusterBoundary) {
  const text = writePlanGeoJson(exportedF1(drawn === undefined ? {} : { drawn }));
  const json = JSON.parse(text) as { features: (Land | Spot)[]; notes: unknown };
  const of = (kind: string) =>
    json.features.filter(({ properties }) => properties["kind"] === kind);
  return { json, clusters: of("cluster") as Land[], schools: of("school") as Spot[] };
}

describe("a plan as GeoJSON", () => {
  it("obeys RFC 7946: closed rings, right-hand rule, six decimals, a true bbox", () => {
    expect(collectionProblems(read().json)).toEqual([]);
  });

  it("has the clusters with their figures, as they can be counted by hand in the fixture", () => {
    const [west, east] = read().clusters;
    expect(west?.properties).toMatchObject({
      id: "=1+1",
      name: "-West",
      schools: 3,
      urns: [F1.A, F1.B, F1.C],
      pupils: 64 + 88 + 47,
      mix: { community: 1, "church-of-england": 2 },
      sizes: { "75-110": 1, "under-75": 2 },
      handDrawn: false,
      speed: "school-day",
      speedFactor: 1.2,
      ceilingMinutes: 45,
      ceilingReason: null,
      timesFrom: "road times",
      madeAt: "2026-06-24T09:00:00Z",
    });
    expect(east?.properties).toMatchObject({ id: "2", schools: 2, host: F1.E });
  });

  it("has every school once as a point, in its cluster or none", () => {
    const { schools } = read();
    expect(schools.map(({ properties }) => [properties["urn"], properties["cluster"]])).toEqual([
      [F1.A, "=1+1"],
      [F1.B, "=1+1"],
      [F1.C, "=1+1"],
      [F1.D, "2"],
      [F1.E, "2"],
      [F1.F, null],
    ]);
    expect(schools[0]?.geometry).toEqual({ type: "Point", coordinates: [-0.06, 53.3] });
    expect(schools[4]?.properties).toMatchObject({ isHost: true, minutesToHost: 0 });
  });

  it("has each member inside its cluster's polygon and no other", () => {
    const { clusters, schools } = read();
    for (const { geometry, properties } of schools) {
      if (geometry === null) throw new Error("A school of the fixture has no place.");
      const [lng = 0, lat = 0] = geometry.coordinates;
      const holders = clusters.filter((land) => isWithinBoundary([lng, lat], land.geometry));
      const expected = properties["cluster"] === null ? [] : [properties["cluster"]];
      expect(holders.map((land) => land.properties["id"])).toEqual(expected);
    }
  });

  it("has a boundary that was drawn as it was drawn, and says whom it leaves out and takes in", () => {
    const drawn: ClusterBoundary = {
      type: "Polygon",
      coordinates: [
        [
          [-0.07, 53.29],
          [-0.05, 53.29],
          [-0.05, 53.31],
          [-0.07, 53.31],
          [-0.07, 53.29],
        ],
      ],
    };
    const { json, clusters } = read(drawn);
    expect(collectionProblems(json)).toEqual([]);
    expect(clusters[1]?.geometry).toEqual(drawn);
    expect(clusters[1]?.properties).toMatchObject({ handDrawn: true, urns: [F1.D, F1.E] });
    expect(json.notes).toEqual([
      { kind: "member-outside", cluster: "2", schools: [F1.D, F1.E] },
      { kind: "stranger-inside", cluster: "2", schools: [F1.A] },
    ]);
  });
});
