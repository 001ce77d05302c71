import type { Objection } from "../../domain/objections.ts";
import { OBJECTION_ROLES } from "../../words/objection_text.ts";

/** The choice of a role that is not listed. */
export const OTHER_ROLE = "other";

/** An objection as it is being written. */
export interface ObjectionDraft {
  readonly what: string;
  /** A listed role, or `OTHER_ROLE`. */
  readonly role: string;
  readonly otherRole: string;
  readonly change: string;
  /** `null` while it is open. */
  readonly settled: string | null;
}

/** What is wrong with a draft, by field. */
export interface DraftProblems {
  readonly what?: string;
  readonly otherRole?: string;
  readonly settled?: string;
}

/** An empty draft, or that of an objection that was noted before. */
export function draftOf(objection: Objection | null): ObjectionDraft {
  const role = objection?.role ?? OBJECTION_ROLES[0] ?? OTHER_ROLE;
  const isListed = OBJECTION_ROLES.includes(role);
  return {
    what: objection?.what ?? "",
    role: isListed ? role : OTHER_ROLE,
    otherRole: isListed ? "" : role,
    change: objection?.change ?? "",
    settled: objection?.settled ?? null,
  };
}

/** What keeps a draft from being saved; an empty object where nothing does. */
export function draftProblems({ what, role, otherRole, settled }: ObjectionDraft): DraftProblems {
  return {
    ...(what.trim() === "" ? { what: "Say what is objected." } : {}),
    ...(role === OTHER_ROLE && otherRole.trim() === ""
      ? { otherRole: "Say which role, without a name." }
      : {}),
    ...(settled === "" ? { settled: "Say on which day it was settled." } : {}),
  };
}

/** The draft as an objection, with the facts of the one that it changes or begins from. */
export function objectionFrom(
  { what, role, otherRole, change, settled }: ObjectionDraft,
  start: Pick<Objection, "urn" | "cluster" | "date">,
): Objection {
  const noted = {
    ...start,
    what: what.trim(),
    role: role === OTHER_ROLE ? otherRole.trim() : role,
    change: change.trim(),
  };
  const { settled: _, ...open }: Objection = noted;
  return settled === null ? open : { ...open, settled };
}
