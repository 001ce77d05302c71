import type { Slide } from "./slides.ts";
import { slideTitle } from "./slides.ts";
import type { FullScreen } from "./use_full_screen.ts";
import type { SlideSteps } from "./use_slides.ts";

interface SlideNavProps {
  readonly slides: readonly Slide[];
  readonly steps: SlideSteps;
  readonly full: FullScreen;
  readonly onLeave: () => void;
}

/** The ways from slide to slide as large buttons and a list, for whoever does not use the keys. */
export function SlideNav({ slides, steps, full, onLeave }: SlideNavProps) {
  const { place, goTo, digits, refusal } = steps;
  const typed = digits === "" ? refusal : `Cluster ${digits}… then Enter`;
  return (
    <nav className="present__nav" aria-label="Slides">
      <button
        type="button"
        className="button"
        aria-disabled={place === 0}
        onClick={() => goTo(place - 1)}
      >
        ← Previous
      </button>
      <button
        type="button"
        className="button button--main"
        aria-disabled={place === slides.length - 1}
        onClick={() => goTo(place + 1)}
      >
        Next →
      </button>
      <select
        aria-label="Go to slide"
        value={place}
        onChange={({ target }) => goTo(Number(target.value))}
      >
        {slides.map((slide, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slide is what is at its place
          <option key={at} value={at}>
            {slideTitle(slide)}
          </option>
        ))}
      </select>
      <span className="present__typed">
        {typed === "" ? `${place + 1} of ${slides.length}` : typed}
      </span>
      {full.isPossible ? (
        <button type="button" className="button present__full" onClick={full.toggle}>
          {full.isFull ? "Smaller" : "Full screen"}
        </button>
      ) : null}
      <button type="button" className="button" onClick={onLeave}>
        Leave
      </button>
    </nav>
  );
}
