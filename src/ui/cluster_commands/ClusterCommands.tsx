import { useMemo, useState } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { setHost } from "../../domain/edits/set_host.ts";
import { setHue } from "../../domain/edits/set_hue.ts";
import { effectOfEdit } from "../../domain/effect.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import { brokenText } from "../../words/effect_text.ts";
import { clusterName, listed, numberedName, schoolName } from "../../words/names.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { LimitModeSelect } from "../assign/LimitModeSelect.tsx";
import { EffectPreview } from "../picked/EffectPreview.tsx";
import type { ClusterStep } from "./cluster_steps.ts";
import { emptyStep, mergeStep, splitStep } from "./cluster_steps.ts";

interface ClusterCommandsProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
}

type Command =
  | { readonly kind: "split"; readonly aim: "longest" | "travel" }
  | { readonly kind: "merge"; readonly with: string }
  | { readonly kind: "empty" };

/** Split, merge, empty, colour and host: each one step, the first three with their effect shown before. */
export default function ClusterCommands({ area, judged }: ClusterCommandsProps) {
  const plan = useApp(selectPlan);
  const [command, setCommand] = useState<Command | null>(null);
  if (plan === null) return null;
  const { cluster } = judged;
  const others = plan.clusters.filter(({ id }) => id !== cluster.id);
  const splitBy = (aim: "longest" | "travel", words: string) => (
    <button
      type="button"
      className="button"
      aria-pressed={command?.kind === "split" && command.aim === aim}
      disabled={judged.members.length < 2}
      onClick={() => setCommand({ kind: "split", aim })}
    >
      {words}
    </button>
  );
  return (
    <div className="cluster-commands">
      <div className="picked-bar__line">
        Split in two with {splitBy("longest", "the shortest longest drive")}
        {splitBy("travel", "the least travel")}
      </div>
      <div className="picked-bar__line">
        <select
          aria-label="Merge with"
          value={command?.kind === "merge" ? command.with : ""}
          disabled={others.length === 0}
          onChange={({ target }) =>
            setCommand(target.value === "" ? null : { kind: "merge", with: target.value })
          }
        >
          <option value="">Merge with…</option>
          {others.map(({ id }) => (
            <option key={id} value={id}>
              {clusterName(plan, id)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          aria-pressed={command?.kind === "empty"}
          disabled={cluster.schools.length === 0}
          onClick={() => setCommand({ kind: "empty" })}
        >
          Empty
        </button>
      </div>
      {command === null ? null : (
        <CommandPreview {...{ area, plan, judged, command }} onClose={() => setCommand(null)} />
      )}
      <HueChoice judged={judged} plan={plan} />
      <HostChoice area={area} judged={judged} />
    </div>
  );
}

interface CommandPreviewProps extends ClusterCommandsProps {
  readonly plan: Plan;
  readonly command: Command;
  readonly onClose: () => void;
}

function CommandPreview({ area, plan, judged, command, onClose }: CommandPreviewProps) {
  const { edit, announce, selectCluster, alertLimit } = useCommands();
  const mode = useApp((state) => state.assigning.mode);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  const bounds = useApp((state) => state.history?.present.value.settings.minSchools) ?? 1;
  const step = useMemo((): ClusterStep => {
    switch (command.kind) {
      case "split":
        return splitStep(area, plan, judged, { aim: command.aim, least: bounds });
      case "merge":
        return mergeStep(area, plan, judged.cluster, command.with);
      case "empty":
        return emptyStep(area, plan, judged.cluster);
    }
  }, [area, plan, judged, command, bounds]);
  const broken = useMemo(() => {
    if (step.change === null || judgement === null) return "";
    const effect = effectOfEdit(area, judgement, step.change(plan));
    return brokenText(effect, area, judgement.settings);
  }, [area, plan, judgement, step]);
  const isBlocked = mode === "block" && broken !== "";
  const make = (change: NonNullable<ClusterStep["change"]>) => {
    const { label, survivor } = step;
    edit(change, label, { cluster: survivor, school: null });
    const text = broken === "" ? `${label}.` : `${label}. ${broken}`;
    announce(text);
    alertLimit(mode === "warn" && broken !== "" ? { text, isDone: true } : null);
    if (survivor !== judged.cluster.id) selectCluster(survivor);
    onClose();
  };
  return (
    <div className="picked-bar__preview">
      <div role="status">
        {step.change === null ? null : <EffectPreview plan={plan} change={step.change} />}
        {step.note === "" ? null : <p>{step.note}</p>}
        {isBlocked ? <p>It is not done while what breaks the limit is blocked.</p> : null}
      </div>
      <div className="picked-bar__line">
        {step.change === null ? null : (
          <button
            type="button"
            className="button button--main"
            disabled={isBlocked}
            onClick={() => {
              if (step.change !== null) make(step.change);
            }}
          >
            {step.command}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          Not now
        </button>
        {broken === "" ? null : <LimitModeSelect />}
      </div>
    </div>
  );
}

const HUE_NAMES = ["Blue", "Teal", "Plum", "Orange", "Violet", "Olive"] as const;

/** The cluster's colour on the map, and which clusters beside it look the same. */
function HueChoice({ judged, plan }: { readonly judged: JudgedCluster; readonly plan: Plan }) {
  const { cluster } = judged;
  const pictures = useApp((state) => state.pictures);
  const { edit, announce } = useCommands();
  const { hue } = cluster;
  const alike = (pictures.get(cluster.id)?.neighbours ?? []).filter(
    (id) => plan.clusters.find((other) => other.id === id)?.hue === hue,
  );
  const name = numberedName(cluster.name);
  return (
    <>
      <label className="form__field">
        Colour on the map
        <select
          value={hue ?? ""}
          onChange={({ target }) => {
            const chosen = target.value === "" ? null : Number(target.value);
            const words = chosen === null ? "automatic" : (HUE_NAMES[chosen] ?? "").toLowerCase();
            const label = `Colour of ${name}: ${words}`;
            edit(setHue(cluster.id, chosen), label);
            announce(`${label}.`);
          }}
        >
          <option value="">Automatic, unlike its neighbours</option>
          {HUE_NAMES.map((words, place) => (
            <option key={words} value={place}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {hue === undefined || alike.length === 0 ? null : (
        <p role="status">
          The same colour was chosen for {listed(alike.map((id) => clusterName(plan, id)))}, beside
          it.
        </p>
      )}
    </>
  );
}

/** Which school the cluster meets at. */
function HostChoice({ area, judged }: ClusterCommandsProps) {
  const { cluster, host, members } = judged;
  const { edit, announce } = useCommands();
  const easiest = host === null ? "" : `: ${schoolName(area, host)}`;
  const name = numberedName(cluster.name);
  return (
    <label className="form__field">
      Meets at
      <select
        value={cluster.host ?? ""}
        onChange={({ target }) => {
          const chosen = target.value === "" ? null : target.value;
          const words = chosen === null ? "the easiest to reach" : schoolName(area, chosen);
          const label = `${name} meets at ${words}`;
          edit(setHost(cluster.id, chosen), label);
          announce(`${label}.`);
        }}
      >
        <option value="">The easiest to reach{easiest}</option>
        {members.map((member) => {
          const school = schoolAt(area, member);
          return (
            <option key={school.urn} value={school.urn}>
              {school.name}
            </option>
          );
        })}
      </select>
    </label>
  );
}
