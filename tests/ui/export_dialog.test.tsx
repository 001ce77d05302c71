import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addScenario, keptOf } from "../../src/app/places/scenario_edits.ts";
import { noteObjection } from "../../src/domain/edits/set_objections.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { minutes } from "../../src/domain/units.ts";
import ExportDialog from "../../src/ui/dialogs/ExportDialog.tsx";
import type { FakeApp } from "../app/fake_app.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { collectionProblems } from "../support/geojson_rules.ts";
import { objectionOf } from "../support/objections.ts";
import { scenarioOf } from "../support/scenarios.ts";
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
  it("are in the plan file only where they are offered, not hidden, and ticked by name", async () => {
    const { user, places } = await show(<ExportDialog onClose={() => undefined} />, ENTRY);
    const store = await places.open();
    const kept = (name: string, isIncluded: boolean) =>
      addScenario({ ...keptOf({ scenarios: [] }, scenarioOf([], { name }), name), isIncluded });
    act(() => {
      store.getState().edit(kept("Zebra", true), "New");
      store.getState().edit(kept("Quagga", false), "New");
    });
    const save = async () => {
      await user.click(screen.getByRole("button", { name: "Export" }));
      await waitFor(() => expect(saved).toHaveLength(1));
      const text = await saved.pop()?.blob.text();
      return text ?? "";
    };
    await user.click(screen.getByLabelText(/^Plan file/));
    const tick = await screen.findByRole("checkbox", { name: "Zebra" });
    expect(screen.queryByRole("checkbox", { name: "Quagga" })).toBeNull();
    expect(await save()).not.toMatch(/Zebra|Quagga/);
    await user.click(tick);
    const text = await save();
    expect(text).toContain("Zebra");
    expect(text).not.toContain("Quagga");
    act(() => store.getState().hide(true));
    expect(screen.queryByRole("checkbox", { name: "Zebra" })).toBeNull();
  });
});
