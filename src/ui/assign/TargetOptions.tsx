import type { ToolTarget } from "../../app/slices/assigning.ts";
import type { Plan } from "../../domain/plan.ts";

const TO = "to:";

/** The targets of an assignment as options of a list: each cluster by number and name, a new one, none. */
export function TargetOptions({ plan }: { readonly plan: Plan }) {
  return (
    <>
      {plan.clusters.map(({ id, name, locked }, place) => (
        <option key={id} value={`${TO}${id}`}>
          {place + 1} {name}
          {locked === true ? " (locked)" : ""}
        </option>
      ))}
      <option value="new">A new cluster</option>
      <option value="none">No cluster</option>
    </>
  );
}

/** The option that stands for a target. */
export function fromValue(target: ToolTarget): string {
  return target.kind === "cluster" ? `${TO}${target.cluster}` : target.kind;
}

/** The target that an option stands for. */
export function toValue(value: string): ToolTarget {
  if (value.startsWith(TO)) return { kind: "cluster", cluster: value.slice(TO.length) };
  return { kind: value === "new" ? "new" : value === "none" ? "none" : "pick" };
}
