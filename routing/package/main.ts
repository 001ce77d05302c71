import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AREA_MANIFEST_FILE, readAreaManifest } from "../../src/io/area_manifest.ts";
import { ROOT } from "../repository_root.ts";
import { NOTICES_FILE } from "../vite/notices.ts";
import { iisSettings, readmeText } from "./server_files.ts";
import { staticZip } from "./static_zip.ts";

const HELP = `Usage: npm run package [-- --out FILE]

Makes a zip of static files that any web server can serve, at any path.

  --out FILE   the zip to write (default: school-cluster-planner-VERSION.zip)
  --help       print this
`;

/** Packs the built app; the exit code, 2 for unusable options or a file that cannot be written. */
export async function main(args: readonly string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const name = `school-cluster-planner-${version}`;
  try {
    const { out, help } = readOptions(args);
    if (help) {
      process.stdout.write(HELP);
      return 0;
    }
    const file = out === undefined ? join(ROOT, `${name}.zip`) : resolve(out);
    const zip = packageBytes(version);
    writeFileSync(file, zip);
    process.stdout.write(`${file}: ${(zip.length / 1e6).toFixed(1)} MB, for any web server.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** The package of the app as it is built now. */
export function packageBytes(version: string): Uint8Array {
  const readme = readmeText(version, NOTICES_FILE, attributions());
  const added = new Map([
    ["README.txt", readme],
    ["web.config", iisSettings()],
  ]);
  return staticZip(join(ROOT, "dist"), `school-cluster-planner-${version}`, added);
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: "string" }, help: { type: "boolean", default: false } },
  });
  return values;
}

/** What the sources of the built-in areas ask to be said, each once. */
function attributions(): readonly string[] {
  const areas = join(ROOT, "dist", "areas");
  const lines = readdirSync(areas).flatMap((name) => {
    const path = join(areas, name, AREA_MANIFEST_FILE);
    const manifest = readAreaManifest(readFileSync(path), path);
    if (!manifest.ok) throw new Error(`${path}: ${manifest.problems[0]?.reason}`);
    return manifest.value.sources.map(
      ({ publisher, licence, attribution }) => `${publisher} (${licence}): ${attribution}`,
    );
  });
  return [...new Set(lines)].sort();
}
