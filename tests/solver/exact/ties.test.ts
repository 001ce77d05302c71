import { expect, test } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { resolveSettings } from "../../../src/domain/settings.ts";
import { minutes } from "../../../src/domain/units.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { releasedTieText } from "../../../src/words/proof_text.ts";
import { flatArea } from "../made_areas.ts";

/** Eight schools on a line; the first two and the last two are federations, and the first and last a trust. */
function tiedArea(): Area {
  const area = flatArea([0, 1, 2, 3, 40, 41, 42, 43].map((east) => [east, 0] as const));
  const federations = ["North", "North", null, null, null, null, "South", "South"];
  const trusts = ["Wide", null, null, null, null, null, null, "Wide"];
  const dated = (value: string | null | undefined) =>
    value == null ? null : { value, asAt: "2019" };
  return {
    ...area,
    schools: area.schools.map((school, i) => ({
      ...school,
      federation: dated(federations[i]),
      trust: dated(trusts[i]),
    })),
  };
}

test("federations are kept whole, and a trust that is too wide is released with its date and width", () => {
  const settings = resolveSettings({
    ceilingMinutes: minutes(30),
    minSchools: 2,
    maxSchools: 3,
  });
  const proposal = propose(
    tiedArea(),
    settings,
    { ...DEFAULT_PROPOSE_OPTIONS, wishes: { ...NO_WISHES, keepTies: "both" }, targetSchools: 2 },
    { now: () => 0, shouldStop: () => false, onProgress: () => {} },
  );
  expect(proposal.request.keepTogether).toEqual([
    ["100000", "100001"],
    ["100006", "100007"],
  ]);
  for (const set of proposal.request.keepTogether) {
    expect(proposal.clusters.some(({ schools }) => set.every((urn) => schools.includes(urn)))).toBe(
      true,
    );
  }
  expect(proposal.releasedTies).toMatchObject([
    { kind: "trust", name: "Wide", asAt: "2019", schools: ["100000", "100007"] },
  ]);
  const [released] = proposal.releasedTies;
  // 43 minutes at the school-day factor of 1.2.
  expect(released === undefined ? "" : releasedTieText(released)).toContain(
    "(2019; 2 schools, 51.6 min) is not kept whole",
  );
});
