import { expect, it } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { sizeShares } from "../../src/ui/parts/shares.ts";
import { evenArea } from "../support/builders.ts";

it("a band of rolls never runs into the count before it", () => {
  const area = evenArea(1, 600);
  const labels = sizeShares(area, [0 as SchoolIndex]).map(({ label }) => label);
  expect(labels).toContain("of 75 to 110");
  expect(labels).toContain("under 75 pupils");
  expect(labels.filter((label) => /^\d/.test(label))).toEqual([]);
});
