import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addScenario, keptOf } from "../../src/app/places/scenario_edits.ts";
import ScenarioPanel from "../../src/ui/places/ScenarioPanel.tsx";
import { planOf } from "../support/builders.ts";
import { F2, F2_YEARS, readF2Area, scenarioOf, yearFigures } from "../support/scenarios.ts";
import type { Shown } from "./show.tsx";
import { cellsOf, giveHeight, show, textOf } from "./show.tsx";

const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let last: Blob | null = null;
  const made = {
    createObjectURL: (blob: Blob) => {
      last = blob;
      return "blob:made";
    },
    revokeObjectURL: () => undefined,
  };
  vi.stubGlobal("URL", Object.assign(class extends URL {}, made));
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

const COMMUNITY = "The likely effect on the local community";
const ALTERNATIVES = "Any alternatives to closing the school";

/** The report on closing Pinfold, opened from what follows. */
async function open(): Promise<Shown> {
  giveHeight();
  const example = planOf([
    [F2.P, F2.Q],
    [F2.R, F2.S, F2.T],
  ]);
  const shown = await show(<ScenarioPanel />, { area: readF2Area(), example });
  const places = await shown.places.open();
  const scenario = scenarioOf([{ type: "close", urn: F2.P, date: "2027-08-31" }], {
    name: "Without Pinfold",
  });
  act(() => {
    const { edit } = places.getState();
    edit((work) => ({ ...work, figures: yearFigures(F2_YEARS), figuresFrom: "f.csv" }), "Years");
    edit(addScenario(keptOf({ scenarios: [] }, scenario, "it")), "New test", "it");
    shown.store.getState().show({ task: "scenario" });
  });
  await shown.user.click(await screen.findByRole("tab", { name: "What follows" }));
  await shown.user.click(await screen.findByRole("button", { name: "Report…" }));
  await screen.findByRole("dialog", { name: "Report on a test" });
  return shown;
}

async function write({ user }: Shown, label: string, text: string): Promise<void> {
  const texts = screen.getByRole("region", { name: "What you write" });
  await user.click(within(texts).getByLabelText(label));
  await user.paste(text);
  await user.tab();
}

function tableOf(caption: string) {
  return cellsOf(within(screen.getByRole("region", { name: caption })).getByRole("table")).slice(1);
}

it("is not complete until the headings and each partnership’s mitigation are written, which can be undone and are kept with the test", async () => {
  const shown = await open();
  const status = () => textOf(screen.getAllByRole("status")[0] ?? document.body);
  await waitFor(() =>
    expect(document.body.textContent).toContain(`Not complete: still empty are “${COMMUNITY}”`),
  );
  await write(shown, COMMUNITY, "The hall <b>stays</b>.");
  await write(shown, ALTERNATIVES, "Federation was weighed.");
  await write(shown, "How harm to Cluster 1 would be made good", "A shared head.");
  expect(document.body.textContent).toContain(
    "Not complete: still empty is how harm to Cluster 2 would be made good",
  );
  await write(shown, "How harm to Cluster 2 would be made good", "Joint governors.");
  const report = screen.getByRole("article", { name: "Report: Without Pinfold" });
  expect(within(report).getByText("Complete")).toBeTruthy();
  expect(textOf(report)).toContain("The hall <b>stays</b>.");
  expect(status()).not.toContain("Not complete");
  const places = await shown.places.open();
  const notes = () => places.getState().history.present.value.scenarios[0]?.scenario.notes;
  expect(notes()).toEqual({
    evidence: { community: "The hall <b>stays</b>.", alternatives: "Federation was weighed." },
    mitigation: { "1": "A shared head.", "2": "Joint governors." },
  });
  act(() => places.getState().undo());
  expect(notes()?.mitigation).toEqual({ "1": "A shared head." });
  expect(document.body.textContent).toContain("Not complete: still empty is how harm to Cluster 2");
});

it("hides small numbers in all that leaves, unless it stays inside the authority, and says which", async () => {
  const { user } = await open();
  const to = "Pupils who go to another school";
  expect(tableOf(to).map((row) => row[2])).toEqual(["c", "c"]);
  for (const name of [/^Save as a page/, /^Save as a table/, /^Save as JSON/]) {
    await user.click(screen.getByRole("button", { name }));
  }
  expect(saved.map(({ name }) => name)).toEqual([
    "test-without-pinfold.html",
    "test-without-pinfold.csv",
    "test-without-pinfold.json",
  ]);
  const texts = await Promise.all(saved.map(({ blob }) => blob.text()));
  for (const text of texts) {
    expect(text).toContain("Test only – not a proposal");
    expect(text).toContain("Not complete: still empty are “The likely effect");
    expect(text).toContain("f.csv");
  }
  expect(JSON.parse(texts[2] ?? "")).toMatchObject({ suppressedTo: 5, isComplete: false });
  await user.click(screen.getByLabelText(/^It stays inside the authority/));
  expect(screen.getByRole("alert").textContent).toContain("must not be published or sent on");
  expect(tableOf(to).map((row) => row[2])).toEqual(["9", "5"]);
  await user.click(screen.getByRole("button", { name: /^Save as a page/ }));
  expect(await saved[3]?.blob.text()).toContain("For use inside the authority alone");
});

it("prints the very report on a page of its own, with the same numbers hidden", async () => {
  const { user } = await open();
  let printed = "";
  vi.stubGlobal("print", () => {
    printed = document.body.querySelector(".report-paper")?.textContent ?? "";
  });
  const report = textOf(screen.getByRole("article", { name: "Report: Without Pinfold" }));
  await user.click(screen.getByRole("button", { name: "Print" }));
  expect(printed.replace(/\s+/g, " ").trim().startsWith(report)).toBe(true);
  expect(printed.slice(report.length)).toContain("Test only – not a proposal. Not complete");
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(document.body.querySelector(".report-paper")).toBeNull();
});
