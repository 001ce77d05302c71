import { describe, expect, it } from "vitest";
import { baselineOf } from "../../../src/domain/places/baseline.ts";
import { applied, F2, inputOf, readF2Area, refusals } from "../../support/scenarios.ts";

const area = readF2Area();

describe("a school that is closed today", () => {
  const schools = area.schools.map((school) =>
    school.urn === F2.Q ? { ...school, status: "closed" as const } : school,
  );

  it("has no places, takes nobody, and no action can be about it", () => {
    const { before, rooms } = applied(inputOf({ ...area, schools }, []));
    expect([before.has(F2.Q), rooms.some(({ urn }) => urn === F2.Q)]).toEqual([false, false]);
    const open = { type: "open", name: "New", longitude: -0.4, latitude: 53.1 } as const;
    const reasons = refusals(
      inputOf({ ...area, schools }, [
        { type: "close", urn: F2.Q },
        { ...open, urn: F2.Q, capacity: 30 },
      ]),
    ).map(({ reason }) => reason);
    expect(reasons).toEqual([
      "Action 1: Quarrington Lane Primary School (910002) is closed already.",
      "Action 2: the URN 910002 is that of another school already.",
    ]);
    expect(baselineOf({ ...area, schools }, new Map(), null).area).toMatchObject({
      schools: 4,
      capacity: 686,
      unfilled: 135,
    });
  });
});
