import { selectArea } from "../../app/selectors.ts";
import type { AreaBuild } from "../../app/slices/road_times.ts";
import type { AreaBuildProgress, AreaBuildStep } from "../../domain/area_build.ts";
import { AREA_BUILD_STEPS } from "../../domain/area_build.ts";
import { AREA_BUILD_STEP_LABELS, areaBuildProgressText } from "../../words/area_build_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { FormProblems } from "../parts/FormProblems.tsx";

interface AreaBuildViewProps {
  readonly build: AreaBuild;
  readonly onClose: () => void;
}

/** A build, step by step, with the ways to stop it and to go on with it. */
export function AreaBuildView({ build, onClose }: AreaBuildViewProps) {
  const area = useApp(selectArea);
  const { cancelBuild, resumeBuild, forgetBuild, openArea } = useCommands();
  const { state, order, reason } = build;
  const isOpen = area?.laCode === order.laCode;
  return (
    <>
      <p role="status">
        <strong>{HEADLINES[state](order.title)}</strong>
      </p>
      <ol className="build-steps" aria-label="Steps">
        {stepsOf(build).map((step) => (
          <BuildStepLine
            key={step}
            step={step}
            progress={build.progress.find((known) => known.step === step) ?? null}
            isRunning={state === "running"}
          />
        ))}
      </ol>
      {reason === null ? null : <FormProblems problems={[reason]} />}
      {state === "done" && build.notes.length > 0 ? (
        <ul className="quiet" aria-label="Notes">
          {build.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {state === "failed" ? <p className="quiet">Nothing that you had was changed.</p> : null}
      <div className="button-row">
        {state === "running" ? (
          <>
            <button type="button" className="button" onClick={() => void cancelBuild()}>
              Stop
            </button>
            <span className="quiet">You can close this window and work on: it goes on.</span>
          </>
        ) : state === "done" ? (
          <button
            type="button"
            className="button button--main"
            onClick={() => {
              if (!isOpen && build.area !== null) void openArea(build.area.folder);
              onClose();
            }}
          >
            {isOpen ? "Done" : `Open ${order.title}`}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="button button--main"
              onClick={() => void resumeBuild()}
            >
              {state === "failed" ? "Try again" : "Go on"}
            </button>
            <button type="button" className="button" onClick={() => void forgetBuild()}>
              Choose anew
            </button>
          </>
        )}
      </div>
    </>
  );
}

const HEADLINES: Readonly<Record<AreaBuild["state"], (title: string) => string>> = {
  running: (title) => `Getting road times for ${title}`,
  done: (title) => `${title} has road times now`,
  failed: (title) => `Road times for ${title} could not be had`,
  cancelled: (title) => `Getting road times for ${title} was stopped; what was done is kept`,
  stopped: (title) =>
    `Getting road times for ${title} ended with the planner; what was done is kept`,
};

/** An OSRM server has roads of its own. */
function stepsOf({ order }: AreaBuild): readonly AreaBuildStep[] {
  if (order.engine.kind === "embedded") return AREA_BUILD_STEPS;
  return AREA_BUILD_STEPS.filter((step) => step !== "roads-file" && step !== "roads");
}

interface BuildStepLineProps {
  readonly step: AreaBuildStep;
  readonly progress: AreaBuildProgress | null;
  readonly isRunning: boolean;
}

function BuildStepLine({ step, progress, isRunning }: BuildStepLineProps) {
  const label = AREA_BUILD_STEP_LABELS[step];
  const isNow = isRunning && progress?.state === "running";
  return (
    <li data-state={progress?.state ?? "waiting"}>
      <span className="build-steps__mark" aria-hidden="true">
        {progress === null ? "·" : progress.state === "running" ? (isNow ? "▸" : "–") : "✓"}
      </span>
      <span>
        {label}
        <span className="quiet"> {stateText(progress, isNow)}</span>
        {isNow ? (
          <progress
            aria-label={label}
            {...(progress.total === null
              ? {}
              : { max: Math.max(progress.total, 1), value: progress.done })}
          />
        ) : null}
      </span>
    </li>
  );
}

function stateText(progress: AreaBuildProgress | null, isNow: boolean): string {
  if (progress === null) return "";
  if (progress.state === "kept") return "done before";
  if (progress.state === "done") return "done";
  return isNow ? areaBuildProgressText(progress) : "not finished";
}
