import { expect, test } from "vitest";
import type { School } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { readSchoolFilter } from "../../src/domain/school_filter.ts";

const school = (urn: string, pupils: number | null, district: string | null = null): School => ({
  ...emptySchool(urn, `School ${urn}`),
  pupils: pupils === null ? null : { value: pupils, asAt: null },
  district,
});

const SCHOOLS = [
  school("1", 90, "East Lindsey"),
  school("2", 110, "Boston"),
  school("3", 300, "east  lindsey"),
  school("4", null),
];

function meant(text: string): string {
  const reading = readSchoolFilter(text);
  if (!reading.ok) return reading.reason;
  return SCHOOLS.filter(reading.filter)
    .map(({ urn }) => urn)
    .join("");
}

test("a filter means the schools that its words say", () => {
  expect(meant("pupils<=110")).toBe("12");
  expect(meant("pupils > 110")).toBe("3");
  expect(meant("pupils!=90")).toBe("23");
  expect(meant("urn=1,4")).toBe("14");
  expect(meant('district="East Lindsey"')).toBe("13");
  expect(meant('district="East Lindsey" and not pupils>100')).toBe("1");
  expect(meant("urn=4 or (pupils>100 and pupils<200)")).toBe("24");
  expect(meant("district!=Boston")).toBe("134");
  expect(meant("all")).toBe("1234");
});

test("a filter that cannot be read says what is wrong", () => {
  expect(meant("rolls<=110")).toContain('"rolls" is not a field');
  expect(meant("pupils<=many")).toContain('"many" is not a number');
  expect(meant("pupils")).toContain("It ends where a sign");
  expect(meant("(pupils>1")).toContain("not closed");
  expect(meant("pupils>1 2")).toContain('"2" is not expected');
  expect(meant("town>3")).toContain("compares numbers");
});
