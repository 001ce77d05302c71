import { describe, expect, it } from "vitest";
import { judgePlan } from "../../src/domain/judge.ts";
import { moveEffect } from "../../src/domain/move_request.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { metres, seconds, UNREACHABLE } from "../../src/domain/units.ts";
import { linkKindLabel } from "../../src/words/link_labels.ts";
import { moveRequestText } from "../../src/words/move_request_text.ts";
import { hoursText, poundsText, yearMilesFigure } from "../../src/words/year_text.ts";
import { planOf, settingsOf } from "../support/builders.ts";
import { F1, readF1Area } from "../support/fixture_areas.ts";

const area = readF1Area();
const settings = settingsOf({ speed: namedSpeed("school-day") });

function request(origin: "routed" | "known-locally" = "routed"): readonly string[] {
  const known = { ...area, driveTimes: { ...area.driveTimes, origin: () => origin } };
  const plan = planOf([[F1.A, F1.B, F1.C, F1.E, F1.F], [F1.D]]);
  const effect = moveEffect(known, judgePlan(known, plan, settings), 4 as SchoolIndex, "2");
  if (effect === null) throw new Error("Eastmoor can move.");
  const words = { reason: "Nearer to Dunstow", role: "Headteacher", date: "2026-11-23" };
  return moveRequestText(known, settings, effect, words).split("\n");
}

describe("a request to move in words", () => {
  it("says who asks by role alone, and both clusters' longest drives now and after", () => {
    const lines = request();
    expect(lines).toContain("Asked by: Headteacher");
    expect(lines).toContain("From: Cluster 1");
    expect(lines).toContain("To: Cluster 2");
    const drives = lines.filter((line) => line.includes("Longest drive"));
    expect(drives[0]).toMatch(/now: .*, 46\.1 min, over by 1\.1 min$/);
    expect(drives[1]).toMatch(/after: .*, 25\.2 min$/);
    expect(drives[2]).toBe("  Longest drive now: one school, no drive to judge");
    expect(drives[3]).toMatch(/after: .*, 15\.0 min$/);
  });

  it("names the speed, the limit and where the times come from, on about a page", () => {
    const lines = request();
    expect(lines).toContain(
      "Judged at School day ×1.20 against a limit of 45 minutes, the slower way counting.",
    );
    expect(lines.some((line) => line.startsWith("Times: "))).toBe(true);
    expect(lines.length).toBeLessThan(45);
  });

  it("marks a time that is known locally wherever it stands", () => {
    const marked = request("known-locally").filter((line) => line.includes("(known locally)"));
    expect(marked).toHaveLength(3 + 5);
    expect(request().join()).not.toContain("known locally");
  });
});

describe("a year's travel in words", () => {
  it.each([
    [0, "0 min"],
    [2999, "50 min"],
    [3600, "1 h"],
    [8240, "2 h 17 min"],
    [UNREACHABLE, "no road route"],
  ])("%d s is %s", (value, text) => {
    expect(hoursText(seconds(value))).toBe(text);
  });

  it("has miles to one decimal and pounds, and says where they are not known", () => {
    const known = { metres: metres(13.14 * 1609.344), isEstimate: false };
    expect([yearMilesFigure(known), poundsText(known, 45)]).toEqual(["13.1", "£5.91"]);
    const unknown = { metres: null, isEstimate: false };
    expect([yearMilesFigure(unknown), poundsText(unknown, 45)]).toEqual(["not known", "not known"]);
  });

  it("is rounded to whole miles and pounds, and says about, where it was estimated", () => {
    const about = { metres: metres(13.14 * 1609.344), isEstimate: true };
    expect([yearMilesFigure(about), poundsText(about, 45)]).toEqual(["about 13", "about £6"]);
  });
});

it("a kind of link that a file brought stands as it is", () => {
  expect(linkKindLabel("teaching-alliance")).toBe("Teaching school alliance");
  expect(linkKindLabel("Swimming pool")).toBe("Swimming pool");
});
