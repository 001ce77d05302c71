import { expect, test } from "vitest";
import { createReporter } from "../../../routing/area_build/reporter.ts";
import type { AreaBuildProgress } from "../../../src/domain/area_build.ts";

/** A reporter whose clock a test moves, with everything that it said. */
function reporter() {
  const said: AreaBuildProgress[] = [];
  let clock = 0;
  const made = createReporter(
    (progress) => said.push(progress),
    () => clock,
  );
  return {
    ...made,
    said,
    wait(ms: number) {
      clock += ms;
    },
  };
}

test("a step is said to begin and to end, and how far it is ten times a second at most", () => {
  const { begin, done, said, wait } = reporter();
  const step = begin("roads-file", "bytes");
  for (let bytes = 1; bytes <= 1000; bytes++) {
    step.at(bytes, 1000);
    wait(1);
  }
  done("roads-file");
  expect(said.map(({ state }) => state)).toEqual(["running", ...Array(11).fill("running"), "done"]);
  expect(said.at(-2)).toMatchObject({ done: 1000, total: 1000 });
  expect(said.at(-1)).toMatchObject({ state: "done", done: 1000, total: 1000, unit: "bytes" });
});

test("what the running step waits for is said beside how far it is, and only while one runs", () => {
  const { begin, done, waiting, said } = reporter();
  waiting("nobody");
  const step = begin("drive-times", "pairs");
  step.at(5, 10);
  waiting("http://a/ refused the connection, asking again (2 of 8)");
  expect(said.at(-1)).toMatchObject({
    step: "drive-times",
    state: "running",
    doing: "http://a/ refused the connection, asking again (2 of 8)",
    done: 5,
    total: 10,
  });
  done("drive-times");
  waiting("nobody");
  expect(said.map(({ doing }) => doing)).not.toContain("nobody");
});

test("time left follows from the pace, for each thing that is done within a step anew", () => {
  const { begin, said, wait } = reporter();
  const step = begin("engine", "steps");
  const left = () => said.at(-1)?.secondsLeft;
  step.at(0, 100, { doing: "first" });
  wait(500);
  step.at(10, 100, { doing: "first" });
  expect(left()).toBeNull();
  wait(1_500);
  step.at(25, 100, { doing: "first" });
  expect(left()).toBe(6);
  step.at(0, 10, { doing: "second", unit: "schools" });
  expect(left()).toBeNull();
  wait(2_000);
  step.at(5, 10, { doing: "second", unit: "schools" });
  expect(said.at(-1)).toMatchObject({ secondsLeft: 2, unit: "schools", doing: "second" });
});

test("a time left that is known better is taken as it is, and none is made up without an end", () => {
  const { begin, said, wait } = reporter();
  const step = begin("drive-times", "pairs");
  wait(5_000);
  step.at(50, 100, { secondsLeft: 77 });
  expect(said.at(-1)?.secondsLeft).toBe(77);
  wait(5_000);
  step.at(60, null);
  expect(said.at(-1)?.secondsLeft).toBeNull();
});
