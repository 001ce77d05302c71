import type { AssignDraft } from "../../app/slices/assigning.ts";
import type { Area } from "../../domain/area.ts";
import { skippedText } from "../../words/assign_text.ts";
import { blockingText, brokenText, clusterEffectTexts } from "../../words/effect_text.ts";

/** What an assignment would do to each cluster it changes, the pair that breaks, and who stays. */
export function EffectTable({ area, draft }: { readonly area: Area; readonly draft: AssignDraft }) {
  const { assignment, effect, before } = draft;
  const broken = brokenText(effect, area, before.settings);
  const skipped = skippedText(assignment);
  const blocked = blockingText(assignment, area, before.settings);
  return (
    <div className="effect">
      {broken === "" ? null : (
        <p className="effect__broken">
          <span aria-hidden="true">▲ </span>
          {broken}
        </p>
      )}
      {clusterEffectTexts(effect, area, before.settings).map(({ cluster, name, figures }) => (
        <table key={cluster} className="effect__cluster">
          <caption>{name}</caption>
          <tbody>
            {figures.map(({ label, before: was, after: is, change, isWorse }) => (
              <tr key={label} data-worse={isWorse}>
                <th scope="row">{label}</th>
                <td>
                  {was === is ? (
                    is
                  ) : (
                    <>
                      {was} <span aria-hidden="true">→</span>
                      <span className="visually-hidden">becomes</span> <strong>{is}</strong>
                    </>
                  )}
                  {change === "" ? null : <span className="effect__change"> {change}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {skipped === "" ? null : (
        <p className="effect__skipped">
          {skipped} {blocked}
        </p>
      )}
    </div>
  );
}
