import { readdir, readFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { AREA_RECIPES } from "../../geodata/area_recipes.ts";
import { buildArea } from "../../geodata/build_areas.ts";
import { buildRegister } from "../../geodata/build_register.ts";
import { gzipText } from "../../geodata/gzip.ts";
import { findSharedData } from "../../geodata/shared_data.ts";

const shared = findSharedData(process.cwd());

/** Contents that do not depend on the version of the compressor. */
function plain(file: string, bytes: Uint8Array): string {
  const content = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  return Buffer.from(content).toString("latin1");
}

describe("building", () => {
  it("compresses to the same bytes at any time and on any system", () => {
    const packed = gzipText("schools");
    expect([...packed.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    expect(packed[9]).toBe(255);
    expect(gunzipSync(packed).toString("utf8")).toBe("schools");
  });

  it("looks for the source tables beside the repository and nowhere else", () => {
    expect(findSharedData(join("no", "such", "folder"))).toBeNull();
  });

  if (shared === null) {
    it("cannot be repeated here: ../shared/data is not beside the repository", () => {
      expect(AREA_RECIPES).toHaveLength(3);
    });
    return;
  }

  it.each(AREA_RECIPES.map((recipe) => [recipe.title, recipe] as const))(
    "%s from ../shared/data is the same twice, and is what is in the repository",
    async (_, recipe) => {
      const first = await buildArea(recipe, shared);
      const second = await buildArea(recipe, shared);
      const folder = join("geodata", "areas", recipe.name);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const kept = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
      expect(kept.map((file) => file.split(sep).join("/")).sort()).toEqual(
        [...first.keys()].sort(),
      );
      for (const [file, bytes] of first) {
        expect(Buffer.compare(bytes, second.get(file) ?? new Uint8Array()), file).toBe(0);
        const inRepository = await readFile(join(folder, ...file.split("/")));
        expect(plain(file, inRepository) === plain(file, bytes), file).toBe(true);
      }
    },
    60_000,
  );

  it("the register from ../shared/data is the same twice, and is what is in the repository", async () => {
    const first = await buildRegister(shared);
    const second = await buildRegister(shared);
    for (const [file, bytes] of first) {
      expect(Buffer.compare(bytes, second.get(file) ?? new Uint8Array()), file).toBe(0);
      const inRepository = await readFile(join("geodata", "register", basename(file)));
      expect(plain(file, inRepository) === plain(file, bytes), file).toBe(true);
    }
  }, 60_000);
});
