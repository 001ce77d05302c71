import { describe, expect, it } from "vitest";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { proposalToPlan } from "../../src/solver/proposal_to_plan.ts";
import { proposalOf } from "../support/proposals.ts";
import { flatArea } from "./made_areas.ts";

const SETTINGS = resolveSettings({}, {}, PROPOSAL_BOUNDS);
const AREA = flatArea([
  [0, 0],
  [1, 0],
  [20, 0],
  [21, 0],
  [40, 0],
  [41, 0],
]);

const PROPOSAL = proposalOf([
  { id: "1", schools: ["100000", "100001"], host: "100000" },
  { id: "2", schools: ["100002", "100003"], host: "100002" },
  { id: "3", schools: ["100004", "100005"], host: "100005" },
]);

function namesWith(places: readonly { name: string; east: number }[]): string[] {
  const area = {
    ...AREA,
    places: places.map(({ name, east }) => ({ name, position: [east / 70, 53] as const })),
  };
  const plan = proposalToPlan(area, SETTINGS, PROPOSAL, { name: "Draft", madeAt: null });
  return plan.clusters.map((cluster) => cluster.name);
}

describe("the plan of a proposal", () => {
  it("keeps the clusters, the settings and what the times were", () => {
    const plan = proposalToPlan(AREA, SETTINGS, PROPOSAL, {
      name: "Draft",
      madeAt: "2026-02-01T09:00:00Z",
    });
    expect(plan).toMatchObject({
      name: "Draft",
      area: "made-up",
      madeAt: "2026-02-01T09:00:00Z",
      driveTimes: { kind: "osrm", schoolHash: null },
      settings: { ceilingMinutes: 45, minSchools: 3, maxSchools: 8, speed: { name: "school-day" } },
      clusters: PROPOSAL.clusters,
    });
  });

  it("calls each cluster after the place nearest to its host", () => {
    const places = [
      { name: "Eastby", east: 42 },
      { name: "Midthorpe", east: 19 },
      { name: "Weston", east: 2 },
    ];
    expect(namesWith(places)).toEqual(["Weston", "Midthorpe", "Eastby"]);
  });

  it("numbers the clusters that share a place, and never gives a name twice", () => {
    expect(
      namesWith([
        { name: "Weston", east: 2 },
        { name: "Far", east: 99 },
      ]),
    ).toEqual(["Weston 1", "Weston 2", "Weston 3"]);
    const taken = [
      { name: "Weston", east: 8 },
      { name: "Weston 1", east: 41 },
    ];
    expect(namesWith(taken)).toEqual(["Weston 2", "Weston 3", "Weston 1"]);
  });

  it("calls a cluster after its host where the area has no places", () => {
    expect(namesWith([])).toEqual(["School 100000", "School 100002", "School 100005"]);
  });
});
