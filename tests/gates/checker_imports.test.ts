import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";

test("the checker shares nothing with the solver but types", () => {
  const folder = join(ROOT, "src", "check");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(5);
  const imports = files.flatMap((file) =>
    Array.from(
      readFileSync(join(folder, file), "utf8").matchAll(/^import (type )?[^;]*from "([^"]+)";/gm),
      ([, isType, from]) => ({ file, isType: isType !== undefined, from: from ?? "" }),
    ),
  );
  const ofSolver = imports.filter(({ from }) => from.includes("/solver/"));
  expect(ofSolver.length).toBeGreaterThan(0);
  expect(ofSolver.filter(({ isType }) => !isType)).toEqual([]);
});
