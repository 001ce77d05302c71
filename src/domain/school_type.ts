/** What kind of body runs a school, from its GIAS type name. Independent of its faith. */
export type Governance =
  | "community"
  | "voluntary-aided"
  | "voluntary-controlled"
  | "foundation"
  | "academy"
  | "other"
  | "not-supplied";

/** The governance of a GIAS type name; academies include free schools, and dated or inferred academy names count as academies. */
export function governanceOf(type: string | null): Governance {
  if (type === null || type.trim() === "") return "not-supplied";
  const text = type.toLowerCase();
  if (text.includes("academy") || text.includes("free school")) return "academy";
  if (text.includes("voluntary aided")) return "voluntary-aided";
  if (text.includes("voluntary controlled")) return "voluntary-controlled";
  if (text.includes("foundation")) return "foundation";
  if (text.includes("community")) return "community";
  return "other";
}

/** Whether a local authority maintains the school, so that it may join a statutory federation; `null` where the type is not supplied or not known to be either. */
export function isMaintained(governance: Governance): boolean | null {
  if (governance === "not-supplied" || governance === "other") return null;
  return governance !== "academy";
}
