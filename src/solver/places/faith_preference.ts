import type { Area } from "../../domain/area.ts";
import { faithOf, kindOf } from "../../domain/faith.ts";
import type { Urn } from "../../domain/school.ts";
import type { AssignmentAsked } from "./assignment.ts";

/**
 * Whether pupils of a faith school would stay in a school of its kind; those of a community school prefer none. Schools of
 * neither church are of one kind only where their religious character is the same.
 */
export function faithPreference({ schools }: Area): NonNullable<AssignmentAsked["isPreferred"]> {
  const characters = new Map<Urn, string | null>(
    schools.map(({ urn, religiousCharacter }) => [urn, religiousCharacter]),
  );
  const kindByUrn = new Map([...characters].map(([urn, character]) => [urn, kindName(character)]));
  return ({ from }, to) => {
    const own = kindByUrn.get(from) ?? "community";
    return own === "community" || own === kindByUrn.get(to);
  };
}

function kindName(character: string | null): string {
  const kind = kindOf(faithOf(character));
  return kind === "other-faith" ? `other-faith: ${character?.trim().toLowerCase()}` : kind;
}
