import { useSingleKeys } from "../use_single_keys.ts";
import { useBeforeKey } from "./use_before_key.ts";

/** Nothing to see: the keys that do something by themselves, such as B, which shows the plan before while it is held. */
export function BeforeKey() {
  useBeforeKey();
  useSingleKeys();
  return null;
}
