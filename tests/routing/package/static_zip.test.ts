import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { iisSettings, readmeText } from "../../../routing/package/server_files.ts";
import { staticZip } from "../../../routing/package/static_zip.ts";
import { noticesText } from "../../../routing/vite/notices.ts";
import { ROOT } from "../../support/repository.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "static-zip-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A small built app, whose files are written in the order given and are of the time given. */
function built(name: string, paths: readonly string[], time: number): string {
  const root = join(folder, name);
  mkdirSync(join(root, "assets"), { recursive: true });
  mkdirSync(join(root, ".vite"), { recursive: true });
  for (const path of paths) {
    writeFileSync(join(root, path), `content of ${path}\n`.repeat(50));
    utimesSync(join(root, path), time, time);
  }
  return root;
}

const PATHS = ["index.html", "assets/app.js", "assets/app.js.gz", ".vite/manifest.json"];

test("the zip has every file but those of the builder, with texts added, below one folder", () => {
  const root = built("whole", PATHS, 1_000_000);
  const files = unzipSync(staticZip(root, "app-1.0", new Map([["README.txt", "Read me."]])));
  expect(Object.keys(files)).toEqual([
    "app-1.0/README.txt",
    "app-1.0/assets/app.js",
    "app-1.0/assets/app.js.gz",
    "app-1.0/index.html",
  ]);
  expect(strFromU8(files["app-1.0/README.txt"] ?? new Uint8Array())).toBe("Read me.");
  expect(strFromU8(files["app-1.0/index.html"] ?? new Uint8Array())).toContain("of index.html");
});

test("the same files give the same bytes, whenever and in whichever order and time zone they were written", () => {
  const zone = process.env["TZ"];
  const added = new Map([["README.txt", "Read me."]]);
  process.env["TZ"] = "Europe/London";
  const first = staticZip(built("first", PATHS, 1_000_000), "app-1.0", added);
  process.env["TZ"] = "Asia/Tokyo";
  const second = staticZip(built("second", PATHS.toReversed(), 1_700_000_000), "app-1.0", added);
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
  expect(Buffer.compare(first, second)).toBe(0);
});

test("the settings for IIS name each kind of file and header once, and are well formed", () => {
  const xml = iisSettings();
  for (const ending of [".wasm", ".geojson", ".bin", ".gz"]) {
    expect(xml.match(new RegExp(`mimeMap fileExtension="\\${ending}"`, "g"))).toHaveLength(1);
  }
  expect(xml).toContain("frame-ancestors 'none'");
  const opened = xml.match(/<(?![/?])[a-zA-Z.]+(?=[\s>])(?![^>]*\/>)/g)?.map((tag) => tag.slice(1));
  const closed = xml.match(/<\/[a-zA-Z.]+/g)?.map((tag) => tag.slice(2));
  expect(opened?.toSorted()).toEqual(closed?.toSorted());
});

test("the note in the package says how to serve it and whose work is in it, in lines that fit a console", () => {
  const text = readmeText("1.2.3", "THIRD-PARTY.txt", ["Somebody (OGL 3.0): thanks"]);
  expect(text).toContain("School Cluster Planner 1.2.3");
  expect(text).toContain("Somebody (OGL 3.0): thanks");
  expect(text).toContain("--format html");
  expect(text.split("\r\n").filter((line) => line.length > 80 && !line.startsWith("  "))).toEqual(
    [],
  );
});

test("the notices give the licence of each package whose modules are in the app, once, and of no other", () => {
  const module = (path: string) => join(ROOT, "node_modules", path);
  const text = noticesText([
    module("react/index.js"),
    module("react/jsx-runtime.js?commonjs"),
    `\0${module("fflate/esm/browser.js")}`,
    join(ROOT, "src", "main.tsx"),
    "\0vite/preload-helper.js",
  ]);
  expect(text.match(/^react [\d.]+ \(MIT\)$/gm)).toHaveLength(1);
  expect(text.match(/^fflate [\d.]+ \(MIT\)$/gm)).toHaveLength(1);
  expect(text.match(/Permission is hereby granted/g)).toHaveLength(2);
});
