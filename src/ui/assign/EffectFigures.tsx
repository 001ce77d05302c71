import type { Area } from "../../domain/area.ts";
import type { Effect } from "../../domain/effect.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { brokenText, clusterEffectTexts } from "../../words/effect_text.ts";

interface EffectFiguresProps {
  readonly area: Area;
  readonly effect: Effect;
  readonly settings: JudgingSettings;
}

/** What an edit would do to each cluster it changes, and the pair that breaks. */
export function EffectFigures({ area, effect, settings }: EffectFiguresProps) {
  const broken = brokenText(effect, area, settings);
  return (
    <>
      {broken === "" ? null : (
        <p className="effect__broken">
          <span aria-hidden="true">▲ </span>
          {broken}
        </p>
      )}
      {clusterEffectTexts(effect, area, settings).map(({ cluster, name, figures }) => (
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
    </>
  );
}
