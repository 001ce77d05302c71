import type {
  AreaBuildProgress,
  AreaBuildStep,
  AreaBuildUnit,
} from "../../src/domain/area_build.ts";

/** So often at most is it said how far a step is. */
const EVERY_MS = 100;

/** What a step is doing just now. */
export interface StepDetail {
  /** What it is doing within the step, in words. */
  readonly doing?: string;
  /** What that counts, where it is not what the step counts. */
  readonly unit?: AreaBuildUnit;
  /** Worked out from the pace where it is not given. */
  readonly secondsLeft?: number | null;
}

/** What a step says of itself. */
export interface StepReporter {
  /** How far it is. */
  at(done: number, total: number | null, detail?: StepDetail): void;
}

/** Tells how far a build is. */
export interface Reporter {
  begin(step: AreaBuildStep, unit: AreaBuildUnit): StepReporter;
  /** What the running step is waiting for, in words. */
  waiting(forWhat: string): void;
  done(step: AreaBuildStep): void;
  kept(step: AreaBuildStep): void;
}

/** A reporter that tells `hear` of each beginning and end, and of what is between ten times a second at most. */
export function createReporter(
  hear: (progress: AreaBuildProgress) => void,
  now: () => number = () => performance.now(),
): Reporter {
  const last = new Map<AreaBuildStep, AreaBuildProgress>();
  let running: AreaBuildStep | null = null;
  const say = (progress: AreaBuildProgress) => {
    running = progress.state === "running" ? progress.step : null;
    last.set(progress.step, progress);
    hear(progress);
  };
  const end = (step: AreaBuildStep, state: "done" | "kept") => {
    const known = last.get(step);
    const total = known?.total ?? known?.done ?? 0;
    const unit = known?.unit ?? "steps";
    say({ step, state, doing: null, done: total, total, unit, secondsLeft: null });
  };
  return {
    begin(step, unit) {
      say({ step, state: "running", doing: null, done: 0, total: null, unit, secondsLeft: null });
      let part = { doing: null as string | null, began: now(), first: 0 };
      let said = Number.NEGATIVE_INFINITY;
      return {
        at(done, total, { doing = null, unit: counted = unit, secondsLeft: given } = {}) {
          const isNew = doing !== part.doing;
          if (isNew) part = { doing, began: now(), first: done };
          if (!isNew && now() - said < EVERY_MS && done !== total) return;
          said = now();
          const secondsLeft =
            given === undefined
              ? paceLeft(done - part.first, done, total, now() - part.began)
              : given;
          say({ step, state: "running", doing, done, total, unit: counted, secondsLeft });
        },
      };
    },
    waiting(forWhat) {
      const known = running === null ? undefined : last.get(running);
      if (known !== undefined) hear({ ...known, doing: forWhat, secondsLeft: null });
    },
    done: (step) => end(step, "done"),
    kept: (step) => end(step, "kept"),
  };
}

/** Seconds left at the pace so far; `null` in the first second and where the end is not known. */
function paceLeft(
  came: number,
  done: number,
  total: number | null,
  elapsedMs: number,
): number | null {
  if (total === null || came <= 0 || elapsedMs < 1_000) return null;
  return ((total - done) / came) * (elapsedMs / 1_000);
}
