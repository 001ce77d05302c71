import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import type { ServerAbilities } from "../../src/io/area_build_protocol.ts";
import { SERVER_FILE } from "../../src/io/area_build_protocol.ts";

const GEODATA = fileURLToPath(new URL("../../geodata", import.meta.url));

/** The folders of geodata that the app reads, under the same names beside its page. */
const SERVED = ["areas", "examples", "register"];

/** What the page learns on a web server, which only hands out files. The local server answers for itself. */
const NO_BUILDS: ServerAbilities = {
  format: "planner-server",
  version: 1,
  builds: false,
  embedded: false,
  areas: [],
};

/** Copies the built-in areas, their example plans and the register beside the page, and serves them during development. */
export function areaAssets(): Plugin {
  return {
    name: "area-assets",
    generateBundle() {
      for (const path of servedPaths()) {
        this.emitFile({ type: "asset", fileName: path, source: readFileSync(join(GEODATA, path)) });
      }
      this.emitFile({ type: "asset", fileName: SERVER_FILE, source: JSON.stringify(NO_BUILDS) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURI((request.url ?? "").split("?")[0] ?? "").slice(1);
        if (path === SERVER_FILE) response.end(JSON.stringify(NO_BUILDS));
        else if (servedPaths().includes(path)) createReadStream(join(GEODATA, path)).pipe(response);
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
