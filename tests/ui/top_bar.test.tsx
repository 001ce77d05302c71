import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { customSpeed } from "../../src/domain/speed.ts";
import LimitsDialog from "../../src/ui/dialogs/LimitsDialog.tsx";
import { TopBar } from "../../src/ui/top_bar/TopBar.tsx";
import { useUndoKeys } from "../../src/ui/use_undo_keys.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const AREA = { ...evenArea(4, 1900), title: "Wolds" };
const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const ENTRY = { area: AREA, example: PLAN };

describe("the speed", () => {
  const speed = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Times for" });

  it("judges everything again in one step, tells so, and undo brings the old one back", async () => {
    const { user, store, selectors } = await show(<TopBar />, ENTRY);
    const over = () =>
      selectors.judgement(store.getState())?.clusters.filter(({ verdict }) => verdict === "over")
        .length;
    expect(over()).toBe(0);
    await user.selectOptions(speed(), "Winter ×1.45");
    expect(over()).toBe(2);
    expect(store.getState().announcement).toBe("Every time is now judged at Winter ×1.45.");
    await user.click(screen.getByRole("button", { name: "Undo: Judged at Winter ×1.45" }));
    expect(over()).toBe(0);
    expect(speed().selectedOptions[0]?.text).toBe("School day ×1.20");
    await user.click(screen.getByRole("button", { name: "Redo: Judged at Winter ×1.45" }));
    expect(over()).toBe(2);
  });

  it("that is the planner's own is among the choices only while it is in use", async () => {
    const { user } = await show(<TopBar />, ENTRY, ({ store }) =>
      store.getState().edit(setSettings({ speed: customSpeed(1.125) }), "Own timings"),
    );
    expect(speed().selectedOptions[0]?.text).toBe("Your own timings ×1.125");
    await user.selectOptions(speed(), "Peak ×1.35");
    expect([...speed().options].map(({ text }) => text)).not.toContain("Your own timings ×1.125");
  });
});

function Keys() {
  useUndoKeys();
  return <input aria-label="Somewhere to type" />;
}

describe("undo", () => {
  it("has nothing to undo at first", async () => {
    await show(<TopBar />, ENTRY);
    const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
    expect(button("Nothing to undo").disabled).toBe(true);
    expect(button("Nothing to redo").disabled).toBe(true);
  });

  it("works by keys, but not while a word is being typed", async () => {
    const { user, store } = await show(<Keys />, ENTRY, (app) =>
      app.store.getState().edit(moveSchool("1", "2"), "Moved 1"),
    );
    const label = () => store.getState().history?.present.label;
    await user.keyboard("{Control>}z{/Control}");
    expect(label()).toBe("Opened");
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    expect(label()).toBe("Moved 1");
    await user.keyboard("{Meta>}z{/Meta}");
    expect(label()).toBe("Opened");
    await user.keyboard("{Control>}y{/Control}");
    expect(label()).toBe("Moved 1");
    await user.keyboard("z");
    expect(label()).toBe("Moved 1");
    await user.click(screen.getByRole("textbox"));
    await user.keyboard("{Control>}z{/Control}");
    expect(label()).toBe("Moved 1");
  });
});

describe("limits and times", () => {
  const box = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
  const use = () =>
    screen.getByRole<HTMLButtonElement>("button", { name: "Judge by these", hidden: true });
  const type = async (
    user: Awaited<ReturnType<typeof show>>["user"],
    name: string,
    text: string,
  ) => {
    await user.clear(box(name));
    if (text !== "") await user.type(box(name), text);
  };

  it("are changed in one step, which judges everything again", async () => {
    const { user, store, selectors } = await show(<LimitsDialog onClose={() => {}} />, ENTRY);
    await type(user, "Longest drive, minutes", "30");
    await type(user, "Schools, at least", "3");
    await type(user, "the free-flow time ×", "1.1");
    await type(user, "plus minutes for each drive", "2");
    await user.click(use());
    expect(selectors.settings(store.getState())).toMatchObject({
      ceiling: 1800,
      bounds: { minSchools: 3, maxSchools: null },
      speed: { name: "custom", factor: 1.1, fixed: 120 },
    });
    expect(selectors.problemCount(store.getState())).toBe(4);
    expect(store.getState().history?.past?.length).toBe(1);
  });

  it("show the plan's own rules in words, and drop one in one step", async () => {
    const rules = {
      keepTogether: [],
      keepApart: [["1", "2"]],
      mayJoin: [],
      leaveOut: ["3"],
    };
    const example = { ...planOf([["1"], ["2"]]), rules };
    const { user, store } = await show(<LimitsDialog onClose={() => {}} />, {
      area: evenArea(3, 600),
      example,
    });
    await user.click(
      screen.getByRole("button", {
        name: "Drop the rule: No two in one cluster: School 1 and School 2.",
      }),
    );
    expect(selectPlan(store.getState())?.rules).toEqual({ ...rules, keepApart: [] });
    expect(screen.getAllByRole("button", { name: /^Drop the rule/ })).toHaveLength(1);
    store.getState().undo();
    expect(selectPlan(store.getState())?.rules).toEqual(rules);
  });

  it.each([
    ["the free-flow time ×", "0", "The factor must be a number above 0, such as 1.2."],
    ["the free-flow time ×", "fast", "The factor must be a number above 0, such as 1.2."],
    ["plus minutes for each drive", "", "The added minutes must be 0 or more."],
    ["plus minutes for each drive", "-1", "The added minutes must be 0 or more."],
    ["Longest drive, minutes", "60", "Say why the limit is above 45 minutes, or lower it."],
  ])("are not used where “%s” is “%s”", async (name, text, sentence) => {
    const { user, store } = await show(<LimitsDialog onClose={() => {}} />, ENTRY);
    await type(user, name, text);
    expect(textOf(screen.getByRole("alert", { hidden: true }))).toBe(sentence);
    expect(use().disabled).toBe(true);
    expect(store.getState().history?.past).toBeNull();
  });
});

it("saving one page for others leaves the keyboard on the menu's button", async () => {
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => {};
  HTMLElement.prototype.hidePopover = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  const { user } = await show(<TopBar />, ENTRY);
  const save = screen.getByRole("button", { name: /Save as one page/, hidden: true });
  await user.click(save);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "More" })),
  );
  vi.restoreAllMocks();
});

it("nothing can be saved while the next area is still being read", async () => {
  const loading = { status: "loading", what: "Wolds", share: null } as const;
  await show(<TopBar />, ENTRY, ({ store }) => store.setState({ area: loading }));
  for (const name of [/^Save the plan/, /^Save as one page/]) {
    expect(screen.getByRole<HTMLButtonElement>("button", { name, hidden: true }).disabled).toBe(
      true,
    );
  }
});
