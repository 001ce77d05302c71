import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const COMPRESSIBLE = /\.(js|css|html|json|geojson|csv|svg|wasm|bin)$/;

/** Below this a compressed copy saves no packet. */
const LEAST_BYTES = 1400;

/** Writes a gzip copy beside every built file that shrinks, for servers that send such copies. */
export function precompressed(): Plugin {
  return {
    name: "precompressed",
    apply: "build",
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error("The build has no output folder to compress.");
      for (const path of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
        if (!COMPRESSIBLE.test(path)) continue;
        const plain = readFileSync(join(dir, path));
        if (plain.length < LEAST_BYTES) continue;
        const packed = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION });
        if (packed.length < plain.length) writeFileSync(join(dir, `${path}.gz`), packed);
      }
    },
  };
}
