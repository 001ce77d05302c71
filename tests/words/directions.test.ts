import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { schoolIndexes } from "../../src/domain/area.ts";
import type { OsrmStep, StoredRoute } from "../../src/domain/osrm_route.ts";
import { metres } from "../../src/domain/units.ts";
import { isTimeOfTable } from "../../src/domain/way.ts";
import { wordedSteps } from "../../src/words/directions.ts";
import { crossingText, roadGapText } from "../../src/words/way_text.ts";
import { areaFromFolder } from "../e2e/support/expected.ts";
import { ROOT } from "../support/repository.ts";
import { routeOf, stepOf } from "../support/routes.ts";

function said(facts: Partial<OsrmStep["maneuver"]>, step: Partial<OsrmStep> = {}): string {
  const maneuver = { ...stepOf({}).maneuver, ...facts };
  return wordedSteps(routeOf([stepOf({ ...step, maneuver })]))[0]?.text ?? "";
}

describe("a step in words", () => {
  it.each([
    [
      { type: "roundabout", exit: 2 },
      "Enter the roundabout and take the 2nd exit onto Church Street",
    ],
    [{ type: "rotary", exit: 3 }, "Enter the roundabout and take the 3rd exit onto Church Street"],
    [{ type: "turn", modifier: "slight left" }, "Bear left onto Church Street"],
    [{ type: "end of road", modifier: "slight right" }, "Bear right onto Church Street"],
    [{ type: "off ramp", modifier: "slight left" }, "Take the slip road onto Church Street"],
    [{ type: "arrive", modifier: "right" }, "You have arrived at your destination, on the right"],
  ])("%o is said as in Britain", (maneuver, sentence) => {
    expect(said(maneuver)).toBe(sentence);
  });

  it("names the road's number, and the ferry", () => {
    expect(said({ modifier: "right" }, { ref: "A3054" })).toBe(
      "Turn right onto Church Street (A3054)",
    );
    expect(said({ type: "notification" }, { mode: "ferry", name: "Floating Bridge" })).toBe(
      "Take the ferry Floating Bridge",
    );
  });

  it("that nobody can word is named in the error", () => {
    expect(() =>
      said(
        { type: "turn", modifier: undefined as unknown as string, exit: 1 },
        { name: null as unknown as string },
      ),
    ).toThrow(/Step 1 \(turn/);
  });
});

describe("what stands before the steps", () => {
  it("names the ferry and the toll", () => {
    expect(crossingText({ kind: "ferry", name: "Floating Bridge" })).toBe(
      "This way takes a ferry: Floating Bridge. Waiting for it and its fare are not counted.",
    );
    expect(crossingText({ kind: "toll", name: null })).toBe(
      "This way has a toll. It has to be paid.",
    );
  });

  it("says how far the school is from the road", () => {
    expect(roadGapText("start", metres(33.6))).toBe("Joins the road 34 m from the school");
    expect(roadGapText("end", metres(41))).toBe("Leaves the road 41 m from the school");
  });
});

describe.each(["isle-of-wight", "rutland"] as const)("the stored routes of %s", (name) => {
  it("are one for each pair, take the table's time to within a second, and have steps that add up to it, in words", async () => {
    const area = await areaFromFolder(name);
    const indexes = schoolIndexes(area);
    const folder = join(ROOT, "geodata", "areas", name, "routes");
    let count = 0;
    for (const file of readdirSync(folder)) {
      const lines = gunzipSync(readFileSync(join(folder, file)))
        .toString("utf8")
        .trim()
        .split("\n");
      for (const line of lines) {
        const { from, to, routes } = JSON.parse(line) as StoredRoute;
        const [start, end] = [indexes.get(from), indexes.get(to)];
        if (start === undefined || end === undefined)
          throw new Error(`${from} to ${to} is unknown.`);
        const table = area.driveTimes.seconds(start, end);
        const steps = wordedSteps(routes[0]);
        const sum = steps.reduce((total, step) => total + step.seconds, 0);
        count++;
        if (isTimeOfTable(routes[0], table) && Math.abs(sum - table) <= 1 && steps.length > 1)
          continue;
        throw new Error(
          `${from} to ${to}: table ${table}, route ${routes[0].duration}, steps ${sum}`,
        );
      }
    }
    expect(count).toBe(area.schools.length * (area.schools.length - 1));
  });
});
