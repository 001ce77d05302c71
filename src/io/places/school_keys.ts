import type { School, Urn } from "../../domain/school.ts";
import { dfeNumber, suppliedText } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";

/** The headings of the columns that say which school a row is of, without case and punctuation. */
export const URN_HEADINGS: readonly string[] = ["urn", "schoolurn", "uniquereferencenumber"];
export const DFE_NUMBER_HEADINGS: readonly string[] = [
  "laestab",
  "dfenumber",
  "dfeno",
  "dfe",
  "laestabnumber",
  "dfesnumber",
];

/** Which school a row is of, with a reservation where it has one; or why that cannot be told. */
export type SchoolOfRow =
  | { readonly school: School; readonly note: CellProblem | null }
  | { readonly school: null; readonly problem: CellProblem };

/** Finds an area's schools by URN or DfE number. */
export interface SchoolKeys {
  of(urnCell: string, dfeNumberCell: string): SchoolOfRow;
}

/** The keys of `schools`. */
export function createSchoolKeys(schools: readonly School[]): SchoolKeys {
  const byUrn = new Map<Urn, School>(schools.map((school) => [school.urn, school]));
  const byNumber = new Map(
    schools.flatMap((school) => (school.laestab === null ? [] : [[school.laestab, school]])),
  );
  return {
    of(urnCell, dfeNumberCell) {
      const urn = plainNumber(suppliedText(urnCell) ?? "");
      const number = plainNumber(suppliedText(dfeNumberCell) ?? "");
      if (urn === "" && number === "") return { school: null, problem: NO_NUMBER };
      // A DfE number in the column of URNs says as clearly which school it is.
      const byFirst = byUrn.get(urn) ?? byNumber.get(dfeNumber(urn) ?? "");
      const bySecond = byNumber.get(dfeNumber(number) ?? "");
      if (byFirst !== undefined && bySecond !== undefined && byFirst !== bySecond) {
        return { school: null, problem: twoSchools(byFirst, bySecond, urnCell, dfeNumberCell) };
      }
      if (byFirst !== undefined) return { school: byFirst, note: null };
      if (bySecond === undefined) {
        return { school: null, problem: unknownSchool(urnCell, dfeNumberCell) };
      }
      return { school: bySecond, note: urn === "" ? null : otherUrn(urnCell, bySecond) };
    },
  };
}

/** A number without what spreadsheets put round it. */
function plainNumber(cell: string): string {
  return cell
    .trim()
    .replace(/^'/, "")
    .replace(/^(\d+)\.0+$/, "$1");
}

const NO_NUMBER: CellProblem = {
  column: "urn",
  value: "",
  reason: "The row has neither a URN nor a DfE number, so it is not used.",
  advice: "Give the school's URN or DfE number. Leave totals and notes out.",
};

function unknownSchool(urn: string, number: string): CellProblem {
  const isByUrn = urn !== "";
  return {
    column: isByUrn ? "urn" : "laestab",
    value: isByUrn ? urn : number,
    reason: isByUrn
      ? `No school of the area has the URN "${urn}", so the row is not used.`
      : `No school of the area has the DfE number "${number}", so the row is not used.`,
    advice: "Correct the number, or leave the row out if the school is not of this area.",
  };
}

function otherUrn(urn: string, { name, urn: ours }: School): CellProblem {
  return {
    column: "urn",
    value: urn,
    reason: `No school of the area has the URN "${urn}". By its DfE number the row is of ${name}, URN ${ours}.`,
    advice: "The row is used for that school. Correct the URN if that is the right one.",
  };
}

function twoSchools(first: School, second: School, urn: string, number: string): CellProblem {
  return {
    column: "urn, laestab",
    value: `${urn}, ${number}`,
    reason: `The URN is that of ${first.name}, the DfE number that of ${second.name}, so the row is not used.`,
    advice: "Correct one of the two numbers.",
  };
}
