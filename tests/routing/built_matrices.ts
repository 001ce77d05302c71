import { buildMatrix } from "../../routing/matrix/build_matrix.ts";
import type { BuiltMatrix, MatrixOptions } from "../../routing/matrix/built_matrix.ts";
import type { ReaderProblem, Reading } from "../../src/domain/reader_problem.ts";
import type { School } from "../../src/domain/school.ts";
import { encodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import type { OsrmServer } from "../support/osrm_server.ts";
import { engineOf } from "../support/quick_osrm.ts";

/** Far from every time of the made-up roads, so that no pair is routed singly. */
export const NOWHERE_NEAR = { ceilingSeconds: 1e9 };

/** Builds a matrix from `server`, without a journal where none is given. */
export async function build(
  server: Pick<OsrmServer, "address">,
  schools: readonly School[],
  options: Partial<MatrixOptions> = {},
): Promise<Reading<BuiltMatrix>> {
  return buildMatrix(engineOf(server.address), schools, { journal: null, ...options });
}

/** What was built. Throws the problems where nothing was. */
export function built(reading: Reading<BuiltMatrix>): BuiltMatrix {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** Why nothing was built. */
export function refused(reading: Reading<BuiltMatrix>): ReaderProblem {
  const [problem] = reading.ok ? [] : reading.problems;
  if (problem === undefined) throw new Error("It was not refused.");
  return problem;
}

/** The drive-times.bin of a matrix, as text that shows well where it differs. */
export function bytesOf(matrix: BuiltMatrix): string {
  return Buffer.from(encodeDriveTimes(matrix.driveTimes)).toString("base64");
}
