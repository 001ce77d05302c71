import type { HighsColumn, HighsRow, HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { HighsProgram } from "../../../src/solver/exact/highs.ts";
import type { AssignmentCase } from "./assignment_cases.ts";
import type { Worth } from "./brute_assignment.ts";

/** The worth of the best assignment by three linear programs in turn, each keeping what those before it reached. */
export function plainProgram(highs: HighsRuntime, asked: AssignmentCase): Worth {
  const { displaced, schools, times, preferred } = asked;
  const rows: HighsRow[] = [];
  const row = (upper: number) => rows.push({ lower: 0, upper }) - 1;
  const people = displaced.map(({ pupils }) => row(pupils));
  const whole = schools.map(({ room }) => row(room ?? 0));
  const years = schools.map(({ yearRoom }) => yearRoom?.map((room) => row(room ?? 0)));
  const columns: (HighsColumn & { readonly worth: readonly [number, number, number] })[] = [];
  displaced.forEach(({ yearGroup, years: needed }, at) => {
    schools.forEach((school, to) => {
      const time = times[at]?.[to] ?? null;
      if (time === null || !needed.every((year) => school.years.includes(year))) return;
      const within = yearGroup === null ? undefined : years[to]?.[yearGroup];
      const isPreferred = preferred === null || preferred[at]?.[to] === true;
      columns.push({
        cost: 0,
        rows: [people[at] ?? 0, whole[to] ?? 0, ...(within === undefined ? [] : [within])],
        worth: [-1, isPreferred ? 0 : 1, time],
      });
    });
  });
  const total = displaced.reduce((sum, { pupils }) => sum + pupils, 0);
  if (columns.length === 0) return [total, 0, 0];
  const program = new HighsProgram(highs);
  try {
    program.addRows(rows);
    program.addColumns(columns);
    const reached = [0, 1, 2].map((part) => {
      columns.forEach(({ worth }, column) => {
        program.setColumnCost(column, worth[part] ?? 0);
      });
      if (program.solve() !== "optimal") throw new Error("A flow has an optimum.");
      const value = program.objective();
      program.addRows([
        {
          lower: Number.NEGATIVE_INFINITY,
          upper: value + 1e-7,
          columns: [...columns.keys()],
          values: columns.map(({ worth }) => worth[part] ?? 0),
        },
      ]);
      return value;
    });
    return [total + (reached[0] ?? 0), reached[1] ?? 0, reached[2] ?? 0];
  } finally {
    program.dispose();
  }
}
