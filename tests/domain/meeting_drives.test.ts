import { describe, expect, it } from "vitest";
import { judgeCluster } from "../../src/domain/judge_cluster.ts";
import { meetingDrives } from "../../src/domain/meeting_drives.ts";
import type { Cluster } from "../../src/domain/plan.ts";
import { areaOf, schoolOf, settingsOf } from "../support/builders.ts";

/** Raw minutes there and back differ, so that taking the wrong way shows. "2" is nearest to all: 10 + 12 and 8 + 6 minutes. */
const MINUTES: readonly (readonly (number | null)[])[] = [
  [0, 10, 30],
  [12, 0, 8],
  [33, 6, 0],
];

function drivesOf(minutes: typeof MINUTES, facts: Partial<Cluster> = {}) {
  const area = areaOf({
    schools: ["1", "2", "3"].map((urn) => schoolOf(urn)),
    seconds: minutes.map((row) => row.map((value) => (value === null ? null : value * 60))),
  });
  const schools = ["1", "2", "3"].slice(0, minutes.length);
  const cluster = { id: "1", name: "One", schools, ...facts };
  const { host, schools: met } = meetingDrives(area, judgeCluster(area, cluster, settingsOf()));
  return {
    host,
    minutes: met.map(({ drive }) => (drive === null ? null : drive.seconds / 60)),
  };
}

describe("the drives that matter for meeting", () => {
  it("are the slower way between each school and the one that is easiest to meet at", () => {
    expect(drivesOf(MINUTES)).toEqual({ host: 1, minutes: [12, null, 8] });
  });

  it("go to the host that was chosen in its place", () => {
    expect(drivesOf(MINUTES, { host: "3" })).toEqual({ host: 2, minutes: [33, 8, null] });
  });

  it("are each school's longest where no school is known to reach all the others", () => {
    const cut = [
      [0, 10, null],
      [12, 0, null],
      [null, null, 0],
    ];
    expect(drivesOf(cut)).toEqual({ host: null, minutes: [Infinity, Infinity, Infinity] });
  });

  it("are none for a school alone", () => {
    expect(drivesOf(MINUTES, { schools: ["1"] })).toEqual({ host: 0, minutes: [null] });
  });
});
