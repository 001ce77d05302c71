import type { Plugin } from "vite";

/** Where `osrm-text-instructions` lists the languages that it knows. */
const LANGUAGES = /osrm-text-instructions[\\/]languages\.js$/;

/** The same list with the one language that the pages speak. */
const ENGLISH = `module.exports = {
  supportedCodes: ["en"],
  instructions: { en: require("./languages/translations/en.json") },
  grammars: {},
  abbreviations: { en: require("./languages/abbreviations/en.json") },
};`;

/** Leaves the other languages out of what is built: six hundred kilobytes of the directions' library. */
export function englishOnly(): Plugin {
  return {
    name: "english-only",
    enforce: "pre",
    load: (id) => (LANGUAGES.test(id.split("?")[0] ?? "") ? ENGLISH : null),
  };
}
