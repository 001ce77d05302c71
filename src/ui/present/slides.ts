import type { JudgedCluster, Judgement } from "../../domain/judgement.ts";
import { slideName } from "../../words/slide_text.ts";

/** One screenful of a presentation. */
export type Slide =
  | { readonly kind: "overview" }
  | { readonly kind: "cluster"; readonly judged: JudgedCluster; readonly number: number }
  | { readonly kind: "objections" };

/** The plan as a whole, its clusters in the plan's order, and what was objected. */
export function slidesOf({ clusters }: Judgement): readonly Slide[] {
  return [
    { kind: "overview" },
    ...clusters.map((judged, place) => ({ kind: "cluster", judged, number: place + 1 }) as const),
    { kind: "objections" },
  ];
}

/** What a slide is called in a list. */
export function slideTitle(slide: Slide): string {
  switch (slide.kind) {
    case "overview":
      return "The plan";
    case "cluster":
      return slideName(slide.judged, slide.number);
    case "objections":
      return "Objections";
  }
}

/** What typing one more digit leads to: digits to go on with, or the place of a slide. */
export type TypedNumber =
  | { readonly kind: "typing"; readonly digits: string }
  | { readonly kind: "jump"; readonly place: number }
  | { readonly kind: "unknown"; readonly digits: string };

/** `digits` with one more, among so many clusters: a jump as soon as no longer number is one. The slide of cluster n has place n, and 0 is the plan's. */
export function afterDigit(digits: string, digit: string, clusters: number): TypedNumber {
  const typed = `${digits}${digit}`;
  const number = Number(typed);
  if (number > clusters) return { kind: "unknown", digits: typed };
  if (number === 0 || number * 10 > clusters) return { kind: "jump", place: number };
  return { kind: "typing", digits: typed };
}

/** The place that a key leads to from `place`, of which `last` is the last; `null` for other keys. Remote controls send Page Up and Page Down. */
export function placeAfterKey(key: string, place: number, last: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "PageDown":
      return Math.min(last, place + 1);
    case "ArrowLeft":
    case "PageUp":
      return Math.max(0, place - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
