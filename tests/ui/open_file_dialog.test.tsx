import { File } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectArea, selectPlan } from "../../src/app/selectors.ts";
import OpenFileDialog from "../../src/ui/dialogs/OpenFileDialog.tsx";
import { planOf } from "../support/builders.ts";
import { readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import { ROOT } from "../support/repository.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...readF1Area(), name: "wolds", title: "Wolds" };
const PLAN = planOf([["900001", "900002"]]);

const fixture = (path: string) => readFileSync(join(ROOT, "tests", "fixtures", path));
const file = (name: string, content: string | Buffer) =>
  new File([typeof content === "string" ? content : new Uint8Array(content)], name);

async function chosen(...files: readonly File[]) {
  const onClose = vi.fn();
  const app = await show(<OpenFileDialog onClose={onClose} />, { area: AREA, example: PLAN });
  const start = selectPlan(app.store.getState());
  choose(...files);
  return { ...app, onClose, start };
}

function choose(...files: readonly File[]): void {
  fireEvent.change(screen.getByLabelText("File"), { target: { files } });
}

const find = (name: string) => screen.findByRole("button", { name });

describe("opening a file", () => {
  it("that is of no use says what is wrong and what to do, and changes nothing", async () => {
    const { store, start } = await chosen(file("other.json", '{"a": 1}'));
    const alert = textOf(await screen.findByRole("alert"));
    expect(alert).toContain("other.json was not opened. Nothing has changed.");
    expect(alert.length).toBeGreaterThan(80);
    expect(selectPlan(store.getState())).toBe(start);
    expect(selectArea(store.getState())).toBe(AREA);
    expect(screen.getByLabelText("File")).toBeTruthy();
  });

  it("after one that was refused works as if it had not been", async () => {
    const { user, store } = await chosen(file("other.json", '{"a": 1}'));
    await screen.findByRole("alert");
    choose(file("plan.json", fixture("f1/plan.json")));
    await user.click(await find("Use this plan"));
    expect(selectPlan(store.getState())?.clusters).toEqual(readF1Plan().clusters);
  });

  it("with a plan says what is in it, and takes it in one step when told to", async () => {
    const { user, store, start, onClose } = await chosen(
      file("plan.json", fixture("f1/plan.json")),
    );
    const use = await find("Use this plan");
    expect(textOf(document.body)).toContain(
      "Wold partnership: 1 cluster with 6 schools, of which 6 are in Wolds.",
    );
    expect(selectPlan(store.getState())).toBe(start);
    await user.click(use);
    expect(selectPlan(store.getState())).toMatchObject({ area: "wolds", name: "Wold partnership" });
    expect(onClose).toHaveBeenCalledOnce();
    store.getState().undo();
    expect(selectPlan(store.getState())).toBe(start);
  });

  it("with a plan of another area does not offer to use it", async () => {
    await chosen(file("plan.csv", "urn,cluster\n100001,1\n100002,1\n"));
    expect(textOf(await screen.findByRole("alert"))).toContain("None of its schools is in Wolds.");
    expect(screen.queryByRole("button", { name: "Use this plan" })).toBeNull();
  });

  it("with an extract asks which authority, lists the rows it could not use, and opens the schools", async () => {
    const name = "edubasealldata20260624.csv";
    const { user, store } = await chosen(file(name, fixture(`gias/${name}`)));
    const open = await find("Open these schools");
    expect(textOf(document.body)).toContain("extract of 2026-06-24");
    expect(screen.getByRole("region", { name: "Rows that could not be used" })).toBeTruthy();
    await user.click(open);
    const area = selectArea(store.getState());
    expect(area?.driveTimes.kind).toBe("estimate");
    expect(area?.schools.length).toBeGreaterThan(0);
    expect(store.getState().choices[0]).toMatchObject({ source: "own", title: area?.title });
  });

  it("with drive times says that they are taken in the list's order, and judges on them", async () => {
    const { user, store, start } = await chosen(file("table.json", fixture("f1/osrm-table.json")));
    const judge = await find("Judge Wolds on these times");
    expect(textOf(document.body)).toContain(
      "Its rows are taken in the order of the list of Wolds.",
    );
    await user.click(judge);
    expect(selectArea(store.getState())).not.toBe(AREA);
    expect(selectPlan(store.getState())).toBe(start);
  });

  it("whose reader breaks says so instead of reading for ever", async () => {
    const app = await chosen();
    app.importer.post = () => {};
    choose(file("schools.csv", fixture("f1/schools.csv")));
    await screen.findByRole("button", { name: "Stop reading" });
    await waitFor(() => {
      app.importer.breakDown("The part that reads files stopped working.");
      expect(screen.queryByRole("progressbar")).toBeNull();
    });
    expect(textOf(await screen.findByRole("alert"))).toContain("stopped working");
  });

  it("can be stopped while it is read", async () => {
    const app = await chosen();
    const rows = Array.from({ length: 40_000 }, (_, i) => `${100_000 + i},School,-0.5,53`);
    choose(file("schools.csv", `URN,EstablishmentName\n${rows.join("\n")}`));
    await app.user.click(await find("Stop reading"));
    await screen.findByLabelText("File");
    expect(selectPlan(app.store.getState())).toBe(app.start);
  });
});
