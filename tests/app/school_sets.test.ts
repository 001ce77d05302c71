import { describe, expect, it } from "vitest";
import { schoolSetsIn } from "../../src/app/school_sets.ts";
import { evenArea } from "../support/builders.ts";

const AREA = evenArea(4, 600);
const [FIRST = "", SECOND = "", THIRD = ""] = AREA.schools.map(({ urn }) => urn);

describe("sets of schools that are typed", () => {
  it("are one a line, with commas, semicolons or spaces between", () => {
    const typed = `${FIRST}, ${SECOND}\n\n${SECOND};${THIRD} ${FIRST}\n`;
    expect(schoolSetsIn(typed, AREA)).toEqual({
      sets: [
        [FIRST, SECOND],
        [SECOND, THIRD, FIRST],
      ],
      problems: [],
    });
  });

  it("say which line names a school that the area does not have", () => {
    const { sets, problems } = schoolSetsIn(`${FIRST}, ${SECOND}\n${FIRST}, 999999`, AREA);
    expect(sets).toHaveLength(1);
    expect(problems).toEqual([`Line 2: ${AREA.title} has no school with URN 999999.`]);
  });

  it("need two schools", () => {
    expect(schoolSetsIn(`${FIRST} ${FIRST}`, AREA).problems).toEqual([
      "Line 1 has one school. Give two or more, with commas between.",
    ]);
  });
});
