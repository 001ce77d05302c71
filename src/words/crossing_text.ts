import type { Crossing, CrossingKind } from "../domain/crossings.ts";
import { listed } from "./names.ts";

export const CROSSING_LABELS: Readonly<Record<CrossingKind, string>> = {
  ferry: "ferry",
  toll: "toll",
  bridge: "bridge",
  tunnel: "tunnel",
  road: "road",
};

/** A crossing as it is spoken of: "every road called Newport Road" where its name is that of several, far from one another. */
export function crossingText({ name, isEvery }: Pick<Crossing, "name" | "isEvery">): string {
  return isEvery === true ? `every road called ${name}` : name;
}

/** What everyone must know who reads times without some crossings. */
export function closedText(names: readonly string[]): string {
  const are = names.length === 1 ? "is" : "are";
  return `Shown as if ${listed(names)} ${are} shut: drives that use ${names.length === 1 ? "it" : "them"} go by way of other schools, and where none offers a way their time is not known.`;
}
