import type { Plan, PlanSettings } from "../plan.ts";
import type { Speed } from "../speed.ts";

/** Settings to change: a value replaces, `null` takes the plan's own setting away, an absent one stays. */
export type SettingsChange = {
  readonly [Key in keyof PlanSettings]?: Exclude<PlanSettings[Key], undefined> | null;
};

/** An edit that changes what the plan is judged by. */
export function setSettings(change: SettingsChange): (plan: Plan) => Plan {
  return (plan) => {
    const changed = Object.entries(change).filter(
      ([key, value]) => !isSame(settingOf(plan.settings, key), value ?? undefined),
    );
    if (changed.length === 0) return plan;
    const kept = Object.entries({ ...plan.settings, ...Object.fromEntries(changed) });
    const settings: PlanSettings = Object.fromEntries(kept.filter(([, value]) => value !== null));
    return { ...plan, settings };
  };
}

type Setting = PlanSettings[keyof PlanSettings];

function settingOf(settings: PlanSettings, key: string): Setting {
  const found = Object.entries(settings).find(([known]) => known === key);
  return found?.[1];
}

function isSame(a: Setting, b: Setting): boolean {
  return isSpeed(a) && isSpeed(b)
    ? a.name === b.name && a.factor === b.factor && a.fixed === b.fixed
    : a === b;
}

function isSpeed(setting: Setting): setting is Speed {
  return typeof setting === "object";
}
