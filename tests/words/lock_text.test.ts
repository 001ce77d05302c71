import { expect, test } from "vitest";
import { lockText } from "../../src/words/lock_text.ts";
import { evenArea, planOf } from "../support/builders.ts";

const AREA = evenArea(4, 600);
const PLAN = planOf([["1", "2"], ["3"]]);

test("the sentence about locks names each, and what to do", () => {
  const cluster = { kind: "cluster", cluster: "2" } as const;
  const school = { kind: "school", school: "1" } as const;
  expect(lockText([], AREA, PLAN)).toBe("");
  expect(lockText([cluster], AREA, PLAN)).toBe("Cluster 2 is locked. Take its lock off first.");
  expect(lockText([school], AREA, PLAN)).toBe(
    "School 1 is locked where it is. Take its lock off first.",
  );
  expect(lockText([school, cluster], AREA, PLAN)).toBe(
    "School 1 and Cluster 2 are locked where they are. Take their locks off first.",
  );
});
