import type { School } from "../../../src/domain/school.ts";
import { emptySchool } from "../../../src/domain/school.ts";

export const [P, Q, R, S, T] = ["910001", "910002", "910003", "910004", "910005"] as const;

function school(urn: string, name: string, capacity: number, pupils: number): School {
  return {
    ...emptySchool(urn, name),
    laestab: `925${urn.slice(2)}`,
    lowAge: 4,
    highAge: 11,
    capacity: { value: capacity, asAt: "2025-05-01" },
    pupils: { value: pupils, asAt: "2026-01-15" },
  };
}

/** Fixture F2 of the domain handbook: capacity and roll of five invented schools. */
export const F2: readonly School[] = [
  school(P, "Pinfold", 56, 14),
  school(Q, "Quarrington Lane", 105, 88),
  school(R, "Ropewalk", 105, 109),
  school(S, "Saltmarsh", 105, 61),
  school(T, "Thornhill", 420, 371),
];

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
