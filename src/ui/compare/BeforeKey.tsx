import { useBeforeKey } from "./use_before_key.ts";

/** Nothing to see: the plan before is on show while B is held. */
export function BeforeKey() {
  useBeforeKey();
  return null;
}
