import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { faithOf, kindOf } from "../../domain/faith.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { SizeBand } from "../../domain/size_band.ts";
import { SIZE_BANDS, sizeBandOf } from "../../domain/size_band.ts";
import { BASE, classColour, KINDS } from "../../map/theme.ts";
import { inSentence, KIND_LABELS, SIZE_BAND_LABELS } from "../../words/labels.ts";
import type { Share } from "./ShareBar.tsx";

/** How many of the schools are of each kind, in the legend's order. */
export function faithShares(area: Area, members: readonly SchoolIndex[]): readonly Share[] {
  const kinds = members.map((index) => kindOf(faithOf(schoolAt(area, index).religiousCharacter)));
  return KINDS.map((kind) => ({
    key: kind,
    count: kinds.filter((found) => found === kind).length,
    colour: classColour("faith", kind),
    label: inSentence(KIND_LABELS[kind]),
  }));
}

/** How many of the schools are in each size band, smallest first, then those whose roll is not known. */
export function sizeShares(area: Area, members: readonly SchoolIndex[]): readonly Share[] {
  const bands: (SizeBand | null)[] = members.map((index) => {
    const { pupils } = schoolAt(area, index);
    return pupils === null ? null : sizeBandOf(pupils.value);
  });
  const known = SIZE_BANDS.map((band) => ({
    key: band as string,
    count: bands.filter((found) => found === band).length,
    colour: classColour("size", band),
    label: afterCount(SIZE_BAND_LABELS[band]),
  }));
  const unknown = bands.filter((band) => band === null).length;
  return [
    ...known,
    { key: "unknown", count: unknown, colour: BASE.unknown, label: "roll not known" },
  ];
}

/** A size band after a count of schools: "1 of 75 to 110", "2 under 75 pupils". */
function afterCount(label: string): string {
  return /^\d/.test(label) ? `of ${label}` : inSentence(label);
}
