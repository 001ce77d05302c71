import type { Preferences } from "./app/deps.ts";

/** Preferences in the browser's storage; only for as long as the page is open where the browser refuses storage. */
export function browserPreferences(): Preferences {
  const kept = storage() ?? new Map<string, string>();
  if (kept instanceof Map) {
    return { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) };
  }
  return { get: (key) => kept.getItem(key), set: (key, value) => kept.setItem(key, value) };
}

/** Managed browsers may refuse storage by throwing as soon as it is touched. */
function storage(): Storage | null {
  try {
    const probe = "preferences-probe";
    localStorage.setItem(probe, probe);
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
