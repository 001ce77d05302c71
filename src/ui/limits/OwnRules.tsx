import { selectArea, selectPlan } from "../../app/selectors.ts";
import { brokenRules } from "../../domain/broken_rules.ts";
import { dropRule, rulesOf } from "../../domain/edits/drop_rule.ts";
import { listed, schoolName } from "../../words/names.ts";
import { ownRuleText } from "../../words/rule_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** The plan's own rules of who takes part and with whom, each of which can be dropped; nothing where it has none. */
export function OwnRules() {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { edit, announce } = useCommands();
  const rules = plan === null ? [] : rulesOf(plan);
  const broken = new Set(plan === null ? [] : brokenRules(plan).map(({ schools }) => schools));
  if (area === null || rules.length === 0) return null;
  return (
    <fieldset>
      <legend>This plan’s own rules</legend>
      <p className="quiet">They came with a proposal. Proposals and repairs follow them.</p>
      <ul className="plain-list">
        {rules.map((rule) => {
          const text = ownRuleText(rule, listed(rule.schools.map((urn) => schoolName(area, urn))));
          return (
            <li key={`${rule.kind} ${rule.schools.join(" ")}`}>
              {text}{" "}
              {broken.has(rule.schools) ? <strong>The plan does not follow this. </strong> : null}
              <button
                type="button"
                className="button"
                aria-label={`Drop the rule: ${text}`}
                onClick={() => {
                  edit(dropRule(rule), "Dropped a rule of the plan");
                  announce(`Dropped the rule: ${text}`);
                }}
              >
                Drop
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
