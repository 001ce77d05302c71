import { describe, expect, it } from "vitest";
import { seconds } from "../../src/domain/units.ts";
import type {
  Mended,
  RepairAnswer,
  RepairChange,
} from "../../src/solver/repair/repair_question.ts";
import {
  changeText,
  movesText,
  obstacleText,
  placedText,
  repairLabel,
  vanishedText,
} from "../../src/words/repair_text.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { PLAIN_REQUEST } from "../support/proposals.ts";

const AREA = evenArea(4, 600);
const BEFORE = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const PLANS = { before: BEFORE, after: BEFORE };

const CHANGE: RepairChange = {
  kind: "move",
  urn: "1",
  from: "1",
  to: "2",
  mends: "over-ceiling",
  faultOf: "1",
  before: { from: "1", to: "2", seconds: seconds(3000) },
  after: { from: "3", to: "1", seconds: seconds(720) },
};

const ANSWER: RepairAnswer = {
  kind: "repair",
  obstacle: null,
  clusters: [],
  changes: [CHANGE],
  others: [],
  isAll: false,
  vanished: [],
  moves: 1,
  lost: 0,
  bound: 1,
  proved: true,
  objective: { kind: "travel", value: 0 },
  unplaced: [],
  request: PLAIN_REQUEST,
  releasedTies: [],
  stoppedBy: "proof",
  seconds: 0,
};

describe("a change of a repair", () => {
  it("says what moves where, what that mends, and the longest drive that is left", () => {
    expect(changeText(CHANGE, AREA, PLANS)).toBe(
      "Move School 1 from Cluster 1 to Cluster 2: School 1 to School 2, 50.0 min, is over the limit. Its longest drive is then School 3 to School 1, 12.0 min.",
    );
  });

  it.each<readonly [Partial<RepairChange>, string]>([
    [
      { kind: "lose-place", to: null, after: null },
      "Take School 1 out of Cluster 1: School 1 to School 2, 50.0 min, is over the limit. It is then in no cluster.",
    ],
    [
      { kind: "unlist", mends: "in-two-clusters" },
      "Take School 1 out of Cluster 1: it is in Cluster 2 too, where it stays.",
    ],
    [
      { kind: "unlist", urn: "77", to: null, mends: "unknown-school" },
      "Take the school with URN 77 out of Cluster 1: Test area has no such school.",
    ],
    [
      { kind: "place", from: null, mends: "unassigned", before: null },
      "Put School 1 into Cluster 2: it was in no cluster. Its longest drive is then School 3 to School 1, 12.0 min.",
    ],
    [
      { mends: "too-few-schools", faultOf: "2", after: null },
      "Move School 1 from Cluster 1 to Cluster 2: Cluster 2 has too few schools.",
    ],
    [
      { mends: "too-few-schools", faultOf: "1", after: null },
      "Move School 1 from Cluster 1 to Cluster 2: Cluster 1 has too few schools to go on.",
    ],
    [
      { mends: "makes-room", faultOf: null, after: null },
      "Move School 1 from Cluster 1 to Cluster 2: this makes room.",
    ],
  ])("%j", (change, sentence) => {
    expect(changeText({ ...CHANGE, ...change }, AREA, PLANS)).toBe(sentence);
  });

  it.each<Mended>([
    "no-route",
    "too-close-to-call",
    "too-many-schools",
    "too-many-pupils",
    "too-few-pupils",
    "academy-in-federation",
    "no-location",
    "roll-not-known",
    "takes-no-part",
    "kept-apart",
    "kept-together",
  ])("that mends %s has a reason of its own", (mends) => {
    const sentence = changeText({ ...CHANGE, mends }, AREA, PLANS);
    expect(sentence).not.toBe(changeText({ ...CHANGE, mends: "makes-room" }, AREA, PLANS));
    expect(sentence).toMatch(/^Move School 1 from Cluster 1 to Cluster 2: .+\.$/);
  });
});

describe("how many moves a repair has", () => {
  it.each<readonly [Partial<RepairAnswer>, string]>([
    [{}, "1 school moves; at least 1 move is needed, and this is 1."],
    [{ moves: 4, bound: 4 }, "4 schools move; at least 4 moves are needed, and this is 4."],
    [
      { moves: 4, bound: 3, proved: false },
      "4 schools move; at least 3 moves are needed; whether fewer would do is not proved.",
    ],
    [
      { moves: 4, bound: 0, proved: false },
      "4 schools move; whether fewer would do is not proved.",
    ],
    [
      { moves: 3, bound: 3, lost: 1 },
      "3 schools move, of which 1 school can stay in no cluster; at least 3 moves are needed, and this is 3.",
    ],
    [{ changes: [], moves: 0, bound: 0 }, "Nothing has to change."],
    [{ changes: [], vanished: ["1"], moves: 0, bound: 0 }, "No school moves."],
  ])("%j", (answer, sentence) => {
    expect(movesText({ ...ANSWER, ...answer })).toBe(sentence);
  });
});

describe("the name of a repair as a step", () => {
  it("counts the problems that it mends and the schools that it moves", () => {
    expect(repairLabel(ANSWER, 3)).toBe("Mended 3 problems: moved 1 school");
    const changes: RepairChange[] = [
      CHANGE,
      { ...CHANGE, kind: "lose-place" },
      { ...CHANGE, kind: "unlist" },
    ];
    expect(repairLabel({ ...ANSWER, changes }, 1)).toBe(
      "Mended 1 problem: moved 1 school, took 1 school out, took 1 school out of one cluster",
    );
    const placed: RepairChange[] = [{ ...CHANGE, kind: "place" }];
    expect(repairLabel({ ...ANSWER, changes: placed }, 0)).toBe("Placed 1 school");
  });
});

describe("what else is said of a repair", () => {
  it("is which clusters are gone, what was placed, and what stands in the way", () => {
    expect(vanishedText(ANSWER, BEFORE)).toBeNull();
    expect(vanishedText({ ...ANSWER, vanished: ["1", "2"] }, BEFORE)).toBe(
      "Cluster 1 and Cluster 2 have no schools then and are gone.",
    );
    const placed: RepairChange[] = [{ ...CHANGE, kind: "place" }];
    expect(placedText({ ...ANSWER, changes: placed, moves: 0 }, 3)).toBe(
      "1 of 3 schools can be placed; no other school moves.",
    );
    expect(placedText({ ...ANSWER, changes: [], moves: 0 }, 3)).toContain("None of them fits");
    expect(obstacleText(ANSWER, AREA, BEFORE, null)).toBeNull();
    const locked = { reason: "locked-at-fault", clusters: ["1"] } as const;
    expect(obstacleText({ ...ANSWER, obstacle: locked }, AREA, BEFORE, null)).toBe(
      "Cluster 1 is locked and has a problem. Unlock it to mend it.",
    );
    const held = { reason: "locked-schools", schools: ["1"] } as const;
    expect(obstacleText({ ...ANSWER, obstacle: held }, AREA, BEFORE, null)).toBe(
      "School 1 is locked, and nothing mends it that leaves it where it is. Unlock it to mend it.",
    );
    const many: RepairAnswer = { ...ANSWER, obstacle: { reason: "more-moves-needed" }, bound: 2 };
    expect(obstacleText(many, AREA, BEFORE, 1)).toBe(
      "No repair: at least 2 moves are needed, and 1 move is allowed.",
    );
    expect(obstacleText({ ...many, proved: false }, AREA, BEFORE, 3)).toBe(
      "No repair with so few moves was found in the time: 3 moves are allowed, and at least 2 moves are needed.",
    );
  });
});
