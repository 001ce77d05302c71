import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PageBesides } from "../../src/app/deps.ts";
import { addScenario, keptOf } from "../../src/app/places/scenario_edits.ts";
import type { Area } from "../../src/domain/area.ts";
import { noteObjection } from "../../src/domain/edits/set_objections.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { minutes } from "../../src/domain/units.ts";
import { readPlan } from "../../src/io/plan_file.ts";
import ExportDialog from "../../src/ui/dialogs/ExportDialog.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { collectionProblems } from "../support/geojson_rules.ts";
import { objectionOf } from "../support/objections.ts";
import { F2, F2_YEARS, readF2Area, scenarioOf, yearFigures } from "../support/scenarios.ts";
import { show } from "./show.tsx";

const AREA = areaOf({
  schools: [schoolOf("1"), schoolOf("2"), schoolOf("3")],
  seconds: [
    [0, 600, 600],
    [600, 0, 600],
    [600, 600, 0],
  ],
});
const ENTRY = { area: AREA, example: planOf([["1", "2", "3"]]) };

const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let last: Blob | null = null;
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL(blob: Blob) {
        last = blob;
        return "blob:made";
      }
      static override revokeObjectURL() {}
    },
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    if (last !== null) saved.push({ name: this.download, blob: last });
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function exported(format: RegExp, prepare: (app: FakeApp) => void = () => {}) {
  const shown = await show(<ExportDialog onClose={() => undefined} />, ENTRY, prepare);
  await shown.user.click(screen.getByLabelText(format));
  await shown.user.click(screen.getByRole("button", { name: "Export" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const [file] = saved;
  if (file === undefined) throw new Error("Nothing was saved.");
  return { ...shown, name: file.name, text: await file.blob.text() };
}

describe("the export dialog", () => {
  it("saves a table with a row for each school", async () => {
    const { name, text } = await exported(/^Table \(CSV\)/);
    expect(name).toMatch(/\.csv$/);
    expect(text.trimEnd().split("\n")).toHaveLength(4);
    expect(text).toMatch(/^urn,name,cluster,/);
  });

  it("saves a map that obeys RFC 7946", async () => {
    const { name, text } = await exported(/^Map \(GeoJSON\)/);
    expect(name).toMatch(/\.geojson$/);
    expect(collectionProblems(JSON.parse(text))).toEqual([]);
  });

  it("saves the plan file, after which nothing is unsaved", async () => {
    const { text, store } = await exported(/^Plan file \(JSON\)/);
    expect(JSON.parse(text)).toMatchObject({ format: "school-cluster-plan", version: 1 });
    expect(store.getState().hasUnsavedWork()).toBe(false);
  });

  it("asks for the reason of a limit above 45 minutes before anything is written", async () => {
    const { user, store } = await show(
      <ExportDialog onClose={() => undefined} />,
      ENTRY,
      ({ store: { getState } }) =>
        getState().edit(setSettings({ ceilingMinutes: minutes(50) }), "Raised the limit"),
    );
    expect(screen.getByRole("alert").textContent).toContain("The limit is 50.0 min, above 45");
    expect(screen.getByRole("button", { name: "Export" })).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("button", { name: "say why first" }));
    expect(store.getState().dialog).toBe("limits");
    expect(saved).toEqual([]);
  });

  it("leaves out what was objected unless it is ticked, and says that the plan file keeps it", async () => {
    const note = ({ store }: FakeApp) =>
      store.getState().edit(noteObjection(objectionOf()), "Noted an objection");
    const plain = await exported(/^Table \(CSV\)/, note);
    expect(plain.text).not.toContain("Too far in winter");
    cleanup();
    saved.length = 0;
    const shown = await show(<ExportDialog onClose={() => undefined} />, ENTRY, note);
    await shown.user.click(screen.getByLabelText(/^Plan file \(JSON\)/));
    expect(
      screen.getByText("The plan file keeps the plan’s objections: 1 objection."),
    ).toBeTruthy();
    await shown.user.click(screen.getByLabelText(/^Table \(CSV\)/));
    await shown.user.click(screen.getByLabelText(/^Include what was objected/));
    await shown.user.click(screen.getByRole("button", { name: "Export" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(await saved[0]?.blob.text()).toContain("Headteacher: Too far in winter");
  });
});

describe("tests of changes to schools", () => {
  const CLOSING = [{ type: "close", urn: F2.P, date: "2031-08-31" }] as const;
  const area = readF2Area();
  // Not all in one line.
  const schools = area.schools.map((school, i) =>
    i === 2 ? { ...school, location: [-0.3, 53.3] as const } : school,
  );
  const places = {
    area: { ...area, schools },
    example: planOf([
      [F2.P, F2.Q, F2.R],
      [F2.S, F2.T],
    ]),
  };

  it("are in each file only where they are offered, not hidden, and ticked by name, headed and with small numbers hidden", async () => {
    const app = await show(<ExportDialog onClose={() => undefined} />, places, ({ deps }) => {
      Object.assign(deps, {
        savePage: async (_: Area, plan: Plan, __: string, { tests = [] }: PageBesides) =>
          JSON.stringify({ plan: plan.name, pages: tests.map(({ page }) => page) }),
      });
    });
    const { user } = app;
    const store = await app.places.open();
    const kept = (name: string, isIncluded: boolean) =>
      addScenario({
        ...keptOf({ scenarios: [] }, scenarioOf(CLOSING, { name }), name),
        isIncluded,
      });
    act(() => {
      const { edit } = store.getState();
      edit((work) => ({ ...work, figures: yearFigures(F2_YEARS) }), "Year groups");
      edit(kept("Zebra", true), "New");
      edit(kept("Quagga", false), "New");
    });
    const save = async (format: RegExp) => {
      await user.click(screen.getByLabelText(format));
      await user.click(screen.getByRole("button", { name: "Export" }));
      await waitFor(() => expect(saved).toHaveLength(1));
      return (await saved.pop()?.blob.text()) ?? "";
    };
    const formats = [/^Plan file/, /^One page/, /^Table/, /^Map/];
    const tick = await screen.findByRole("checkbox", { name: "Zebra" });
    expect(screen.queryByRole("checkbox", { name: "Quagga" })).toBeNull();
    for (const format of formats) {
      expect(await save(format)).not.toMatch(/zebra|quagga|2031|Test only/i);
    }
    await user.click(tick);
    const texts: string[] = [];
    for (const format of formats) texts.push(await save(format));
    for (const text of texts) {
      expect(text).toContain("Zebra");
      expect(text).toContain("Test only – not a proposal");
      expect(text).toContain("Not complete: still empty are “The likely effect");
      expect(text).not.toMatch(/quagga/i);
    }
    const [json = "", html = "", csv = "", map = ""] = texts;
    expect(JSON.parse(json).scenarios).toMatchObject([{ name: "Zebra", actions: CLOSING }]);
    expect(JSON.parse(html).pages).toMatchObject([{ title: "Zebra", isComplete: false }]);
    // 9 to Quarrington Lane and 5 to Thornhill, of a school of 14.
    expect(csv).toContain("capacity 56 to none; roll 14 to none");
    expect(csv).toContain("roll 88 to c");
    expect(readPlan(new TextEncoder().encode(csv), "plan.csv").ok).toBe(true);
    expect(JSON.parse(map).tests).toMatchObject([{ name: "Zebra", suppressedTo: 5 }]);
    expect(collectionProblems(JSON.parse(map))).toEqual([]);
    act(() => store.getState().hide(true));
    expect(screen.queryByRole("checkbox", { name: "Zebra" })).toBeNull();
    expect(await save(/^Plan file/)).not.toMatch(/zebra/i);
  });
});
