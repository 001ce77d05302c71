/** The families of religious character that the product tells apart (domain handbook §2.4). */
export type Faith =
  | "none"
  | "church-of-england"
  | "catholic"
  | "joint-church-of-england-catholic"
  | "other-christian"
  | "other-faith"
  | "unrecognised"
  | "not-supplied";

/** How a school is drawn: the four shapes of the map's faith and community overlay. */
export type Kind = "community" | "church-of-england" | "catholic" | "other-faith";

const NO_FAITH = new Set(["none", "does not apply", "null", "not applicable", ""]);
const OTHER_FAITHS =
  /\b(buddhist|charadi|jewish|hindu|islam|muslim|sunni|deobandi|sikh|multi-faith|other faith)\b/;
const OTHER_CHRISTIAN =
  /\b(christian|methodist|congregational|free church|orthodox|moravian|plymouth brethren|protestant|quaker|reformed|seventh day|inter-|baptist)/;

/**
 * The faith family of a GIAS religious character name. Blank cells are "not-supplied" only when `value` is `null`:
 * "None" and "Does not apply" are information. Text that no family knows is "unrecognised", never "none".
 */
export function faithOf(value: string | null): Faith {
  if (value === null) return "not-supplied";
  const text = value.trim().toLowerCase();
  if (NO_FAITH.has(text) || text.startsWith("none /")) return "none";
  const catholic = /\bcatholic\b/.test(text);
  const anglican = /\b(church of england|anglican)\b/.test(text);
  if (catholic && anglican) return "joint-church-of-england-catholic";
  if (catholic) return "catholic";
  if (anglican) return "church-of-england";
  if (OTHER_FAITHS.test(text) || text === "other") return "other-faith";
  if (OTHER_CHRISTIAN.test(text)) return "other-christian";
  return "unrecognised";
}

/** The map shape for a faith family; joint schools are drawn as Church of England, whose shape carries the cross. */
export function kindOf(faith: Faith): Kind {
  switch (faith) {
    case "none":
    case "not-supplied":
      return "community";
    case "church-of-england":
    case "joint-church-of-england-catholic":
      return "church-of-england";
    case "catholic":
      return "catholic";
    case "other-christian":
    case "other-faith":
    case "unrecognised":
      return "other-faith";
  }
}

/** Whether a religious character name is a faith school's: `false` for a community school, `null` where nothing is supplied. */
export function isFaithSchool(value: string | null): boolean | null {
  const faith = faithOf(value);
  return faith === "not-supplied" ? null : faith !== "none";
}
