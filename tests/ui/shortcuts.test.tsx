import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { BeforeKey } from "../../src/ui/compare/BeforeKey.tsx";
import HelpDialog from "../../src/ui/dialogs/HelpDialog.tsx";
import { SHORTCUTS } from "../../src/ui/shortcuts.ts";
import { fakePreferences } from "../app/fake_app.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { cellsOf, show } from "./show.tsx";

afterEach(cleanup);

const AREA = evenArea(4, 60 * 60);
const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const ENTRY = { area: AREA, example: PLAN };

it("? opens the help, N and Shift+N go from problem to problem, and none acts while someone types", async () => {
  const { user, store } = await show(
    <>
      <BeforeKey />
      <input aria-label="Text" />
    </>,
    ENTRY,
  );
  await user.keyboard("n");
  await waitFor(() => expect(store.getState().announcement).toMatch(/^Problem 1 of \d+\./));
  expect(store.getState()).toMatchObject({ leftTab: "problems", selection: { cluster: "1" } });
  await user.keyboard("n");
  await waitFor(() => expect(store.getState().announcement).toMatch(/^Problem 2 of/));
  await user.keyboard("{Shift>}N{/Shift}");
  await waitFor(() => expect(store.getState().announcement).toMatch(/^Problem 1 of/));
  await user.type(screen.getByRole("textbox"), "n?b");
  expect(store.getState()).toMatchObject({ dialog: null, lookingBack: false });
  await waitFor(() => expect(store.getState().announcement).toMatch(/^Problem 1 of/));
  screen.getByRole("textbox").blur();
  await user.keyboard("?");
  expect(store.getState().dialog).toBe("help");
});

it("V presents the plan, but not while someone types", async () => {
  const { user, store } = await show(
    <>
      <BeforeKey />
      <input aria-label="Text" />
    </>,
    ENTRY,
  );
  await user.type(screen.getByRole("textbox"), "v");
  expect(store.getState().dialog).toBeNull();
  screen.getByRole("textbox").blur();
  await user.keyboard("v");
  expect(store.getState().dialog).toBe("present");
});

it("the help lists every key, and turns off, for later visits too, those that work by themselves", async () => {
  const preferences = fakePreferences();
  const { user, store } = await show(
    <HelpDialog onClose={() => {}} />,
    ENTRY,
    () => {},
    preferences,
  );
  const rows = cellsOf(screen.getByRole("table", { hidden: true })).slice(1);
  expect(rows.map((cells) => cells[1])).toEqual(SHORTCUTS.map(({ does }) => does));
  await user.click(screen.getByRole("checkbox", { hidden: true }));
  expect(screen.getAllByText(/\(turned off\)/)).toHaveLength(
    SHORTCUTS.filter(({ isSingle }) => isSingle).length,
  );
  expect(store.getState().singleKeys).toBe(false);
  cleanup();
  const later = await show(<BeforeKey />, ENTRY, () => {}, preferences);
  await later.user.keyboard("n?{b>}");
  expect(later.store.getState()).toMatchObject({
    announcement: "",
    dialog: null,
    lookingBack: false,
  });
});
