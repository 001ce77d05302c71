import { useEffect, useState } from "react";
import type { Area } from "../../domain/area.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { objectionsAt } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import { clusterSlideText } from "../../words/slide_text.ts";
import type { Slide } from "./slides.ts";
import { slideTitle } from "./slides.ts";

interface Shown {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
  readonly slide: Slide;
  /** Why a typed number led nowhere; "" otherwise. */
  readonly refusal: string;
  /** What was just done, as a sentence; "" otherwise. */
  readonly done: string;
}

/** What a screen reader is told: why a number led nowhere, what was just done, else the slide. Empty at first, so that the first slide is told too. */
export function useSaid(shown: Shown): string {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  return isOpen ? saidOf(shown) : "";
}

function saidOf({ area, judgement, plan, slide, refusal, done }: Shown): string {
  if (refusal !== "") return refusal;
  if (slide.kind === "overview") return slideTitle(slide);
  if (slide.kind === "objections") {
    return `${done} Objections: ${objectionCountText(plan.objections ?? [])}`.trim();
  }
  const objections = objectionCountText(objectionsAt(plan, slide.judged.cluster.schools));
  return done === ""
    ? clusterSlideText(area, judgement, slide.number, objections)
    : `${done} ${objections} in this cluster.`;
}
