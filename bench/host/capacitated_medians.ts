import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findSharedData } from "../../geodata/shared_data.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";

/** A capacitated p-median instance of the literature, with its proven optimum. */
export interface MedianInstance {
  readonly name: string;
  readonly optimum: number;
  /** Whether every distance is a whole number. */
  readonly isWhole: boolean;
  readonly model: ExactModel;
}

/** OR-Library (Osman & Christofides 1994), Lorena & Senne 2004, Stefanello et al. 2015: file and proven optimum. */
const OPTIMA = {
  "cpmp01.txt": 713,
  "cpmp02.txt": 740,
  "cpmp03.txt": 751,
  "cpmp04.txt": 651,
  "cpmp05.txt": 664,
  "cpmp06.txt": 778,
  "cpmp07.txt": 787,
  "cpmp08.txt": 820,
  "cpmp09.txt": 715,
  "cpmp10.txt": 829,
  "SJC1.dat": 17288.99,
  "SJC2.dat": 33270.94,
  "SJC3a.dat": 45335.16,
  "lin318_015.txt": 88901.56,
  "lin318_040.txt": 47988.38,
} as const;

/** The instances beside the repository (or in the folder that the variable SHARED_DATA names); `null` where there are none. */
export function medianInstances(): readonly MedianInstance[] | null {
  const shared = process.env["SHARED_DATA"] ?? findSharedData(".");
  const folder = shared === null ? null : join(shared, "bench", "cpmp");
  if (folder === null || !existsSync(folder)) return null;
  return Object.entries(OPTIMA).map(([file, optimum]) => ({
    name: file.replace(/\.\w+$/, ""),
    optimum,
    isWhole: file.startsWith("cpmp"),
    model: readMedians(readFileSync(join(folder, file), "utf8"), file.startsWith("cpmp")),
  }));
}

/** `n p`, then `x y capacity demand` for each place; distances are rounded down where `isWhole`. */
function readMedians(text: string, isWhole: boolean): ExactModel {
  const [size = 0, clusters = 0, ...numbers] = text.trim().split(/\s+/).map(Number);
  const column = (at: number) =>
    Float64Array.from({ length: size }, (_, place) => numbers[4 * place + at] ?? Number.NaN);
  const [x, y, capacity, demand] = [column(0), column(1), column(2), column(3)];
  const cost = Float64Array.from({ length: size * size }, (_, at) => {
    const [a, b] = [Math.floor(at / size), at % size];
    const distance = Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    return isWhole ? Math.floor(distance) : distance;
  });
  const urns = Array.from({ length: size }, (_, place) => String(100_001 + place));
  return {
    objective: "host",
    size,
    items: urns.map((urn) => ({ urns: [urn], mustPlace: true })),
    allowed: Uint8Array.from(cost, (_, at) => (Math.floor(at / size) === at % size ? 0 : 1)),
    cost,
    internalCost: new Float64Array(size),
    schools: new Int32Array(size).fill(1),
    pupils: demand,
    mustPlace: new Uint8Array(size).fill(1),
    hostUrns: urns,
    hostItem: Int32Array.from(urns.keys()),
    hostCost: cost,
    limits: {
      minSchools: 1,
      maxSchools: size,
      minPupils: 0,
      maxPupils: capacity.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
    },
    clusters,
    leftOutCost: Math.ceil(cost.reduce((most, each) => Math.max(most, each), 0) * size) + 1,
  };
}
