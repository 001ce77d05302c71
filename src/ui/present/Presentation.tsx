import { useCallback, useEffect, useRef, useState } from "react";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import { useApp } from "../AppContext.tsx";
import type { ObjectionSubject } from "../objections/ObjectionDialog.tsx";
import { ObjectionDialog } from "../objections/ObjectionDialog.tsx";
import { ClusterSlide } from "./ClusterSlide.tsx";
import { ObjectionsSlide } from "./ObjectionsSlide.tsx";
import { OverviewSlide } from "./OverviewSlide.tsx";
import { SlideNav } from "./SlideNav.tsx";
import type { Slide } from "./slides.ts";
import { slidesOf, slideTitle } from "./slides.ts";
import { useFullScreen } from "./use_full_screen.ts";
import { useSaid } from "./use_said.ts";
import { useSlides } from "./use_slides.ts";

interface PresentationProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
  readonly onLeave: () => void;
}

/** The slides and the ways among them; choosing a school opens the form for an objection. */
export function Presentation({ area, judgement, plan, onLeave }: PresentationProps) {
  const reviewing = useApp(selectIsReviewing);
  const [subject, setSubject] = useState<ObjectionSubject | null>(null);
  const [done, setDone] = useState("");
  const stage = useRef<HTMLDivElement>(null);
  const isWriting = useRef(false);
  isWriting.current = subject !== null;
  const full = useFullScreen(
    stage,
    useCallback(() => {
      if (!isWriting.current) onLeave();
    }, [onLeave]),
  );
  const slides = slidesOf(judgement);
  const steps = useSlides(slides.length, full.toggle);
  const slide = slides[steps.place] ?? { kind: "overview" };
  const said = useSaid({ area, judgement, plan, slide, refusal: steps.refusal, done });
  const title = slideTitle(slide);
  const part = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each slide begins at its top
  useEffect(() => {
    setDone("");
    part.current?.scrollTo?.({ top: 0 });
  }, [steps.place]);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its keys are those of the buttons below */}
      <div ref={stage} className="present__stage" onKeyDown={steps.onKey}>
        <section
          ref={(element) => {
            part.current = element;
            // What the dialog focuses when it opens; React would not write the attribute.
            element?.setAttribute("autofocus", "");
          }}
          className="slide"
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
          tabIndex={0}
        >
          <SlideOf
            slide={slide}
            area={area}
            judgement={judgement}
            plan={plan}
            onObject={reviewing ? undefined : setSubject}
            onLeave={onLeave}
          />
        </section>
        <SlideNav slides={slides} steps={steps} full={full} onLeave={onLeave} />
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
      {subject === null ? null : (
        <ObjectionDialog
          area={area}
          plan={plan}
          subject={subject}
          onClose={(sentence) => {
            setSubject(null);
            if (sentence !== null) setDone(sentence);
          }}
        />
      )}
    </>
  );
}

interface SlideOfProps extends PresentationProps {
  readonly slide: Slide;
  /** Without, objections are only read: another plan than the user's own is on show. */
  readonly onObject: ((subject: ObjectionSubject) => void) | undefined;
}

function SlideOf({ slide, area, judgement, plan, onObject, onLeave }: SlideOfProps) {
  switch (slide.kind) {
    case "overview":
      return <OverviewSlide area={area} judgement={judgement} plan={plan} onLeave={onLeave} />;
    case "cluster":
      return (
        <ClusterSlide
          key={slide.judged.cluster.id}
          area={area}
          judged={slide.judged}
          number={slide.number}
          settings={judgement.settings}
          plan={plan}
          onObject={onObject}
        />
      );
    case "objections":
      return (
        <ObjectionsSlide
          area={area}
          plan={plan}
          settings={judgement.settings}
          onObject={onObject}
        />
      );
  }
}
