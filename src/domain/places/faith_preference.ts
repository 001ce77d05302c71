import type { Area } from "../area.ts";
import { faithOf, kindOf } from "../faith.ts";
import type { Urn } from "../school.ts";

/**
 * Whether a school, given second, is of the kind that pupils of the first would stay with: the same church, or the same
 * religious character of any other faith. Those of a community school prefer none, so every school is.
 */
export function faithPreference({ schools }: Area): (from: Urn, to: Urn) => boolean {
  const kinds = new Map(
    schools.map(({ urn, religiousCharacter }) => [urn, kindName(religiousCharacter)]),
  );
  return (from, to) => {
    const own = kinds.get(from) ?? "community";
    return own === "community" || own === kinds.get(to);
  };
}

function kindName(character: string | null): string {
  const kind = kindOf(faithOf(character));
  return kind === "other-faith" ? `other-faith: ${character?.trim().toLowerCase()}` : kind;
}
