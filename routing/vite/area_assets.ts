import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const GEODATA = fileURLToPath(new URL("../../geodata", import.meta.url));

/** The folders of geodata that the app reads, under the same names beside its page. */
const SERVED = ["areas", "examples", "register"];

/** Copies the built-in areas, their example plans and the register beside the page, and serves them during development. */
export function areaAssets(): Plugin {
  return {
    name: "area-assets",
    generateBundle() {
      for (const path of servedPaths()) {
        this.emitFile({ type: "asset", fileName: path, source: readFileSync(join(GEODATA, path)) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURI((request.url ?? "").split("?")[0] ?? "").slice(1);
        if (servedPaths().includes(path)) createReadStream(join(GEODATA, path)).pipe(response);
        else next();
      });
    },
  };
}

/** Paths relative to geodata, with forward slashes. */
function servedPaths(): readonly string[] {
  return SERVED.map((folder) => join(GEODATA, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    )
    .filter((path) => statSync(path).isFile() && !path.endsWith(".md"))
    .map((path) => relative(GEODATA, path).split(sep).join("/"));
}
