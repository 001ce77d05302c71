import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findSharedData } from "../../geodata/shared_data.ts";

/** A capacitated p-median instance of the literature, with its proven optimum. */
export interface Literature {
  readonly name: string;
  readonly optimum: number;
  readonly source: string;
  readonly file: string;
}

/** A place of such an instance. */
export interface MedianPlace {
  readonly x: number;
  readonly y: number;
  readonly capacity: number;
  readonly demand: number;
}

/** What such an instance's file holds. Distances are rounded down where `isWhole`. */
export interface MedianFile {
  readonly clusters: number;
  readonly isWhole: boolean;
  readonly places: readonly MedianPlace[];
}

const OR_LIBRARY = "OR-Library";
const LORENA = "Lorena & Senne 2004";
const STEFANELLO = "Stefanello et al. 2015";

/** Proven optima: Osman & Christofides 1994 (OR-Library), Lorena & Senne 2004, Stefanello et al. 2015. */
const OPTIMA: readonly (readonly [file: string, optimum: number, source: string])[] = [
  ["cpmp01.txt", 713, OR_LIBRARY],
  ["cpmp02.txt", 740, OR_LIBRARY],
  ["cpmp03.txt", 751, OR_LIBRARY],
  ["cpmp04.txt", 651, OR_LIBRARY],
  ["cpmp05.txt", 664, OR_LIBRARY],
  ["cpmp06.txt", 778, OR_LIBRARY],
  ["cpmp07.txt", 787, OR_LIBRARY],
  ["cpmp08.txt", 820, OR_LIBRARY],
  ["cpmp09.txt", 715, OR_LIBRARY],
  ["cpmp10.txt", 829, OR_LIBRARY],
  ["SJC1.dat", 17288.99, LORENA],
  ["SJC2.dat", 33270.94, LORENA],
  ["SJC3a.dat", 45335.16, LORENA],
  ["lin318_015.txt", 88901.56, STEFANELLO],
  ["lin318_040.txt", 47988.38, STEFANELLO],
];

/** The instances whose files are there, beside the repository or in the folder that the variable SHARED_DATA names. */
export function literature(): readonly Literature[] {
  const shared = process.env["SHARED_DATA"] ?? findSharedData(".");
  if (shared === null) return [];
  return OPTIMA.map(([file, optimum, source]) => ({
    name: file.replace(/\.\w+$/, ""),
    optimum,
    source,
    file: join(shared, "bench", "cpmp", file),
  })).filter(({ file }) => existsSync(file));
}

/** `n p`, then `x y capacity demand` for each place. */
export function readMedians({ name, file }: Literature): MedianFile {
  const [size = 0, clusters = 0, ...numbers] = readFileSync(file, "utf8")
    .trim()
    .split(/\s+/)
    .map(Number);
  const places = Array.from({ length: size }, (_, place) => {
    const [x = 0, y = 0, capacity = 0, demand = 0] = numbers.slice(4 * place, 4 * place + 4);
    return { x, y, capacity, demand };
  });
  return { clusters, isWhole: name.startsWith("cpmp"), places };
}
