import type { Area } from "../domain/area.ts";
import type { Lock } from "../domain/locks.ts";
import type { Plan } from "../domain/plan.ts";
import { clusterName, listed, schoolName } from "./names.ts";

/** Which locks stand in the way and what to do: "Cluster 3 is locked. Take its lock off first."; "" for none. */
export function lockText(locks: readonly Lock[], area: Area, plan: Plan): string {
  if (locks.length === 0) return "";
  const names = locks.map((lock) =>
    lock.kind === "cluster" ? clusterName(plan, lock.cluster) : schoolName(area, lock.school),
  );
  const isSchool = locks.some(({ kind }) => kind === "school");
  return names.length === 1
    ? `${listed(names)} is locked${isSchool ? " where it is" : ""}. Take its lock off first.`
    : `${listed(names)} are locked${isSchool ? " where they are" : ""}. Take their locks off first.`;
}
