import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import { fixture, planner, plannerProcess } from "./planner.ts";

const F1 = ["--schools", fixture("f1/schools.csv")];
const F1_TIMES = [...F1, "--drive-times", fixture("f1/osrm-table.json")];
const F1_PLAN = ["--plan", fixture("f1/plan.json")];

test("help is printed for the whole and for each command, each with an example", async () => {
  for (const args of [
    ["--help"],
    ["schools", "--help"],
    ["validate", "--help"],
    ["propose", "--help"],
    ["route", "--help"],
    ["scenario", "--help"],
    ["area", "--help"],
    ["area", "build", "--help"],
  ]) {
    const run = await planner(args);
    expect(run, args.join(" ")).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toContain("Example: npm run -s planner -- ");
  }
});

test.each([
  [[], "Usage: planner COMMAND"],
  [["frobnicate"], 'There is no command "frobnicate". The commands are\n  schools'],
  [["validate", ...F1], "--plan is missing"],
  [["validate", ...F1, "--plan", "nowhere.json"], "there is no such file"],
  [["validate", ...F1_PLAN], "Say which schools: --area NAME"],
  [["validate", "--foo=3"], "This command has no option --foo. Add --help to see"],
  [["propose", "--start"], "--start needs a value after it, which cannot begin with a dash."],
  [["propose", "--max-moves", "-1"], "--max-moves needs a value after it, which cannot begin"],
  [["propose", "--finish=yes"], "--finish takes no value. Leave out the equals sign"],
  [["area"], 'The command is "area build". "planner area build --help" says what it takes.'],
  [["area", "bild"], 'The command is "area build".'],
  [["validate", ...F1_PLAN, "--area", "atlantis"], "neither a built-in area"],
  [
    ["validate", ...F1_PLAN, "--area", "atlantis"],
    "The authorities are listed in geodata/register/authorities.json",
  ],
  [["validate", ...F1_PLAN, "--area", "northumbreland"], "Did you mean Northumberland?"],
  [["validate", ...F1_PLAN, "--area", "built/none"], "/built/none: check the path, or make the"],
  [
    ["schools", fixture("gias/edubasealldata20260624.csv"), "--la", "Lincolnshrie"],
    "has no school of it. Did you mean Lincolnshire?",
  ],
  [
    ["schools", fixture("gias/edubasealldata20260624.csv"), "--la", "Atlantis"],
    "Its authorities are Lincolnshire, Rutland.",
  ],
  [
    ["schools", "geodata/areas/rutland/schools.csv", "--la", "Atlantis"],
    "has no school of it. Its authorities are Rutland.",
  ],
  [["validate", ...F1_PLAN, "--area", "rutland", ...F1], "Leave --schools and --drive-times out"],
  [
    ["validate", ...F1_TIMES, ...F1_PLAN, "--ceiling", "abc"],
    '--ceiling is "abc": it must be a number above 0',
  ],
  [["validate", ...F1_TIMES, ...F1_PLAN, "--ceiling", "0"], "it must be a number above 0"],
  [
    ["validate", ...F1_TIMES, ...F1_PLAN, "--speed", "warp"],
    "one of free-flow, school-day, peak, winter",
  ],
  [
    ["validate", ...F1_TIMES, ...F1_PLAN, "--speed", "peak", "--factor", "1.3"],
    "--speed and --factor are both given",
  ],
  [
    ["validate", ...F1_TIMES, ...F1_PLAN, "--ceiling", "40", "--ceiling", "50"],
    "--ceiling is given twice",
  ],
  [["validate", ...F1_TIMES, ...F1_PLAN, "--min-schools", "2.5"], "it must be a whole number"],
  [
    ["validate", ...F1_TIMES, ...F1_PLAN, "--min-schools", "6", "--max-schools", "4"],
    "at least 6 and at most 4 schools",
  ],
  [["validate", ...F1_TIMES, ...F1_PLAN, "--colour", "red"], "--colour"],
  [["validate", ...F1_TIMES, ...F1_PLAN, "stray"], '"stray" stands alone'],
  [["validate", ...F1, "--plan", fixture("f1/schools.csv")], "urn,cluster"],
  [
    [
      "validate",
      "--schools",
      fixture("f2/schools.csv"),
      "--drive-times",
      fixture("f1/osrm-table.json"),
      ...F1_PLAN,
    ],
    "The drive times are for 6 schools; the list has 5",
  ],
  [
    ["propose", ...F1_TIMES, "--objective", "fewest", "--clusters", "2"],
    "--objective fewest finds the number itself",
  ],
  [["propose", ...F1_TIMES, "--clusters", "many"], '--clusters is "many"'],
  [["propose", ...F1_TIMES, "--method", "magic"], "one of exact, turf-kmeans"],
  [["propose", ...F1_TIMES, "--out", "no/such/folder/p.json"], "it cannot be written"],
  [["route", ...F1_TIMES, "--from", "900001"], "--to is missing"],
  [["route", ...F1_TIMES, "--from", "900001", "--to", "1"], "no school with that URN"],
  [["schools"], "Give one file of schools"],
  [["schools", fixture("f1/osrm-table.json")], "osrm-table.json"],
])("unusable arguments end with code 2 and one message: %j", async (args, message) => {
  const run = await planner(args);
  expect(run.stderr).toContain(message);
  expect(run.stderr).not.toMatch(/\n\s+at /);
  expect(run).toMatchObject({ code: 2, stdout: "" });
});

test("a mistake typed at the command line ends the process with code 2 and nothing on stdout", () => {
  const run = plannerProcess(["frobnicate"]);
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain('There is no command "frobnicate"');
});

test("output that nobody reads to its end is no fault", () => {
  const script =
    "require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })" +
    ".once('close', (code) => { process.exitCode = code; }).stdout.once('data', function () { this.destroy(); })";
  const planning = [
    "src/cli/planner.mjs",
    "schools",
    "geodata/areas/lincolnshire/schools.csv",
    "--json",
  ];
  const ended = spawnSync(process.execPath, ["-e", script, ...planning], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
});
