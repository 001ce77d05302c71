import type { Plugin } from "vite";

/** The files of `osrm-text-instructions` with the words of a language, but English. */
const OTHER_LANGUAGE =
  /osrm-text-instructions[\\/]languages[\\/](?:translations|abbreviations|grammar)[\\/](?!en\.json)[\w-]+\.json$/;

/** Leaves out the languages that no page speaks: half a megabyte of the directions' library. */
export function englishOnly(): Plugin {
  return {
    name: "english-only",
    enforce: "pre",
    load: (id) => (OTHER_LANGUAGE.test(id) ? "{}" : null),
  };
}
