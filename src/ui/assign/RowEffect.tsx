import type { AssignDraft } from "../../app/slices/assigning.ts";
import type { ClusterEffect } from "../../domain/effect.ts";
import type { EffectFigure } from "../../words/effect_text.ts";
import { rowEffectText } from "../../words/row_effect_text.ts";
import { useDerived } from "../AppContext.tsx";

interface RowEffectProps {
  readonly draft: AssignDraft;
  readonly changed: ClusterEffect;
}

/** What the assignment that is considered would do to one cluster, in its row of the list: as it is and as it would be. */
export default function RowEffect({ draft, changed }: RowEffectProps) {
  const area = useDerived((selectors) => selectors.judgedArea);
  if (area === null) return null;
  const { figures, broken } = rowEffectText(draft.effect, changed, area, draft.before.settings);
  const figure = (label: EffectFigure["label"], sign = "") => {
    const found = figures.find((each) => each.label === label);
    return found === undefined ? null : <Figure figure={found} sign={sign} />;
  };
  return (
    <span className="row-effect">
      <span className="row-effect__line">{figure("Worst pair", "▲ ")}</span>
      <span className="row-effect__line">
        {figure("Pupils")} {figure("Mix")}
      </span>
      <span className="row-effect__line" title={broken}>
        {broken === "" ? null : (
          <strong data-worse={true}>
            <span aria-hidden="true">▲ </span>
            {broken}{" "}
          </strong>
        )}
        {figure("Problems", "▲ ")}
      </span>
    </span>
  );
}

function Figure({ figure, sign }: { readonly figure: EffectFigure; readonly sign: string }) {
  const { label, before, after, change, isWorse } = figure;
  return (
    <span data-worse={isWorse}>
      {isWorse ? <span aria-hidden="true">{sign}</span> : null}
      {label} {before}
      {before === after ? "" : <Becomes after={after} />}
      {change === "" ? "" : ` ${change}`}
      {". "}
    </span>
  );
}

function Becomes({ after }: { readonly after: string }) {
  return (
    <>
      {" "}
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">becomes</span> <strong>{after}</strong>
    </>
  );
}
