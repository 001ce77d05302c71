import type { ExactModel } from "../../../src/solver/exact/model.ts";

/** Schools numbered from 0 of which `pairs` may share a cluster, of `least` to `most` schools (of any size where absent). */
export function madeModel(
  size: number,
  pairs: readonly (readonly [number, number])[],
  { least = 1, most = size }: { readonly least?: number; readonly most?: number } = {},
): ExactModel {
  const allowed = new Uint8Array(size * size);
  for (const [a, b] of pairs) allowed[a * size + b] = allowed[b * size + a] = 1;
  return {
    objective: "fewest",
    size,
    items: Array.from({ length: size }, (_, i) => ({
      urns: [String(100_000 + i)],
      mustPlace: true,
    })),
    allowed,
    cost: new Float64Array(size * size),
    internalCost: new Float64Array(size),
    schools: new Int32Array(size).fill(1),
    pupils: new Float64Array(size),
    mustPlace: new Uint8Array(size).fill(1),
    hostUrns: [],
    hostItem: new Int32Array(),
    hostCost: new Float64Array(),
    limits: {
      minSchools: least,
      maxSchools: most,
      minPupils: 0,
      maxPupils: Number.POSITIVE_INFINITY,
    },
    clusters: null,
    leftOutCost: size + 2,
  };
}
