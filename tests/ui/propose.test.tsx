import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import type { ProposalState } from "../../src/app/state.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { Proposal, Unplaced } from "../../src/solver/proposal.ts";
import ProposePanel from "../../src/ui/propose/ProposePanel.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { proposalOf } from "../support/proposals.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

/** Six schools, each 12 minutes from each at school day. */
const AREA = { ...evenArea(6, 600), title: "Wolds" };
const PLAN = planOf([["1", "2"]]);

const shown = () => show(<ProposePanel />, { area: AREA, example: PLAN });
const box = (name: string) =>
  screen.getByRole<HTMLInputElement>("textbox", {
    name: new RegExp(`^${name.replace("?", "\\?")}`),
  });
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const complaints = () => screen.queryAllByRole("alert").map(textOf).join(" ");

describe("the request for a proposal", () => {
  it("starts with 45 minutes and 3 to 8 schools, ready to be sent", async () => {
    await shown();
    expect(box("Longest drive, minutes").value).toBe("45");
    expect(box("Schools, at least").value).toBe("3");
    expect(box("Schools, at most").value).toBe("8");
    expect(complaints()).toBe("");
    expect(button("Propose clusters").disabled).toBe(false);
  });

  it("starts from the plan's own rules, and says how many sets there are", async () => {
    const rules = {
      keepTogether: [["1", "2"]],
      keepApart: [
        ["3", "4"],
        ["5", "6"],
      ],
      mayJoin: [],
      leaveOut: [],
    };
    const { store, user } = await show(<ProposePanel />, {
      area: AREA,
      example: { ...planOf([]), rules },
    });
    await user.click(screen.getByText("Who takes part, and with whom (3 sets)"));
    expect(box("Keep together").value).toBe("1, 2");
    expect(box("Keep apart").value).toBe("3, 4\n5, 6");
    await user.click(button("Propose clusters"));
    await screen.findByRole("button", { name: "Keep mine" });
    const { proposal } = store.getState();
    if (proposal.status !== "ready") throw new Error(proposal.status);
    expect(proposal.plan.rules).toEqual(rules);
  });

  it.each([
    [
      "more schools at least than at most",
      { "Schools, at least": "9" },
      "The fewest schools is more than the most schools: swap them or leave one blank.",
    ],
    [
      "more pupils at least than at most",
      { "Pupils, at least": "500", "Pupils, at most": "400" },
      "The fewest pupils is more than the most pupils: swap them or leave one blank.",
    ],
    [
      "part of a school",
      { "Schools, at least": "2.5" },
      "The fewest schools must be a whole number of 1 or more.",
    ],
    [
      "no schools",
      { "Schools, at most": "0" },
      "The most schools must be a whole number of 1 or more.",
    ],
    [
      "a word",
      { "Pupils, at most": "many" },
      "The most pupils must be a whole number of 1 or more.",
    ],
    ["no limit", { "Longest drive, minutes": "" }, "Give the longest drive in minutes, above 0."],
    [
      "a limit of 0",
      { "Longest drive, minutes": "0" },
      "Give the longest drive in minutes, above 0.",
    ],
    [
      "a limit above 45 minutes without a reason",
      { "Longest drive, minutes": "45.5" },
      "Say why the limit is above 45 minutes, or lower it.",
    ],
    [
      "more clusters than schools",
      { "Number of clusters": "7" },
      "There are 6 schools, so there cannot be 7 clusters.",
    ],
    [
      "half a cluster",
      { "Number of clusters": "0.5" },
      "The number of clusters must be a whole number of 1 or more.",
    ],
  ])("of %s is not sent, and says why", async (_, typed, sentence) => {
    const { user, store } = await shown();
    for (const [name, text] of Object.entries(typed)) {
      await user.clear(box(name));
      if (text !== "") await user.type(box(name), text);
    }
    expect(complaints()).toContain(sentence);
    expect(button("Propose clusters").disabled).toBe(true);
    await user.type(box("Longest drive, minutes"), "{Enter}");
    expect(store.getState().proposal).toEqual({ status: "none" });
  });

  it("above 45 minutes is sent once it has a reason, which the plan keeps", async () => {
    const { user, store } = await shown();
    await user.clear(box("Longest drive, minutes"));
    await user.type(box("Longest drive, minutes"), "50");
    await user.type(
      box("Why more than 45 minutes? This is printed on every export."),
      " Agreed by the heads ",
    );
    expect(complaints()).toBe("");
    await user.click(button("Propose clusters"));
    expect(selectPlan(store.getState())?.settings).toMatchObject({
      ceilingMinutes: 50,
      ceilingReason: "Agreed by the heads",
    });
  });

  it("for the fewest clusters asks for no number of them", async () => {
    const { user } = await shown();
    await user.type(box("Number of clusters"), "9");
    expect(complaints()).not.toBe("");
    await user.click(screen.getByRole("radio", { name: /Fewest clusters/ }));
    expect(screen.queryByRole("textbox", { name: /^Number of clusters/ })).toBeNull();
    expect(complaints()).toBe("");
  });

  it("that is sent shows progress, and can be stopped", async () => {
    const { user, store, solver } = await shown();
    await user.click(button("Propose clusters"));
    expect(screen.getByRole("progressbar", { name: "Share of the work done" })).toBeTruthy();
    await user.click(button("Stop and show the best so far"));
    expect(solver.sent.some(({ type }) => type === "cancel")).toBe(true);
    await screen.findByRole("button", { name: "Accept" });
    expect(store.getState().proposal.status).toBe("ready");
  });

  it("whose worker breaks says so, and can be changed and sent again", async () => {
    const { user, solver } = await shown();
    await user.click(button("Propose clusters"));
    act(() => solver.breakDown("It stopped."));
    const alert = await screen.findByRole("alert");
    expect(textOf(alert)).toContain("No proposal was made: It stopped.");
    expect(textOf(alert)).toContain("Your clusters are as they were.");
    await user.click(button("Change the request"));
    expect(button("Propose clusters").disabled).toBe(false);
  });
});

const PROPOSAL = proposalOf(
  [
    { id: "1", schools: ["1", "2", "3"], host: "1" },
    { id: "2", schools: ["4", "5"], host: "4" },
  ],
  { objective: { kind: "travel", value: 4320 } },
);

function ready(
  facts: Partial<Proposal> = {},
  unplaced: readonly Unplaced[] = [],
): Extract<ProposalState, { status: "ready" }> {
  const proposal = { ...PROPOSAL, unplaced, ...facts };
  const plan = planOf(proposal.clusters.map(({ schools }) => schools));
  return { status: "ready", proposal, plan, showing: "proposal" };
}

const reviewing = (proposal = ready()) =>
  show(<ProposePanel />, { area: AREA, example: PLAN }, ({ store }) =>
    store.setState({ proposal, task: "propose" }),
  );

describe("the review of a proposal", () => {
  it("has the figures before and after side by side", async () => {
    await reviewing();
    expect(cellsOf(screen.getByRole("table"))).toEqual([
      ["At School day ×1.20", "Before", "Proposal"],
      ["Clusters", "1", "2"],
      ["Within", "1", "2"],
      ["Too close to call", "0", "0"],
      ["Over", "0", "0"],
      ["Schools not in a cluster", "4", "1"],
      ["Longest worst pair, min", "12.0", "12.0"],
      ["Travel between partners, min", "12", "48"],
    ]);
  });

  it("does not claim to be the best where nothing is proved", async () => {
    await reviewing();
    expect(textOf(screen.getByRole("status"))).toContain("2 clusters proposed.");
    expect(textOf(screen.getByRole("status"))).toContain("has not been worked out");
  });

  it("says how far the best can be, that it is proved, and that it was stopped", async () => {
    await reviewing(ready({ bound: 4276.8, gap: 0.01 }));
    expect(textOf(screen.getByRole("status"))).toContain(
      "No clustering can save more than 1.0 % of this travel.",
    );
    cleanup();
    await reviewing(ready({ bound: 4320, gap: 0, status: "optimal", stoppedBy: "proof" }));
    expect(textOf(screen.getByRole("status"))).toContain("Proved: no clustering is better.");
    cleanup();
    await reviewing(ready({ status: "cancelled", stoppedBy: "user" }));
    expect(textOf(screen.getByRole("status"))).toContain("You stopped it early");
  });

  it("lists the schools that are not placed, each with its reason", async () => {
    await reviewing(ready({}, [{ urn: "6", reason: "no-room-in-any-cluster", facts: {} }]));
    expect(screen.getByRole("heading", { name: "1 school not placed" })).toBeTruthy();
    expect(textOf(screen.getByRole("listitem"))).toMatch(
      /^School 6 is in no cluster: no place was found/,
    );
  });

  it("is accepted as one step, which undo takes back", async () => {
    const { user, store } = await reviewing();
    const start = selectPlan(store.getState());
    await user.click(button("Accept"));
    expect(selectPlan(store.getState())?.clusters.map(({ schools }) => schools)).toEqual([
      ["1", "2", "3"],
      ["4", "5"],
    ]);
    const { history } = store.getState();
    expect(history !== null && undoDepth(history)).toBe(1);
    expect(store.getState()).toMatchObject({
      task: null,
      proposal: { status: "none" },
      announcement: "The proposal is now your plan. Undo brings back what was there.",
    });
    act(() => store.getState().undo());
    expect(selectPlan(store.getState())).toBe(start);
  });

  it("that is not wanted leaves the plan as it was", async () => {
    const { user, store } = await reviewing();
    const start = selectPlan(store.getState());
    await user.click(button("Keep mine"));
    expect(selectPlan(store.getState())).toBe(start);
    expect(store.getState()).toMatchObject({ task: null, proposal: { status: "none" } });
  });

  it("shows what was there on the map and in the list, at a click", async () => {
    const { user, store } = await reviewing();
    await user.click(screen.getByRole("radio", { name: "Before" }));
    expect(store.getState().proposal).toMatchObject({ showing: "before" });
    expect(cellsOf(screen.getByRole("table"))[1]).toEqual(["Clusters", "1", "2"]);
  });

  it("cannot be accepted where no cluster can be made, and says what to do", async () => {
    await reviewing(ready({ status: "infeasible", clusters: [] }));
    expect(button("Accept").disabled).toBe(true);
    expect(textOf(screen.getByRole("status"))).toContain("Loosen one of them and ask again.");
  });
});

describe("the review of a proposal with wishes", () => {
  it("says of each how far it is met and what it costs in travel", async () => {
    const met = { count: 12, of: 40, without: 31 };
    await reviewing(
      ready({
        travel: 4000,
        travelCost: { low: 1200, high: 1500 },
        wishes: [
          {
            name: "short-drives",
            weight: 1,
            idealSeconds: 1200,
            price: 840,
            travelCost: { low: 564, high: 564 },
            met,
          },
          {
            name: "joined-up",
            weight: null,
            price: 0,
            travelCost: null,
            met: { ...met, count: 0 },
          },
        ],
      }),
    );
    const section = screen.getByRole("region", { name: "What the wishes cost" });
    expect([...section.querySelectorAll("li")].map(textOf)).toEqual([
      "Short drives: 12 drives over 20 minutes instead of 31, for 9.4 more minutes of travel. Its price here is 14.0 min.",
      "Clusters in one piece: 0 clusters in pieces instead of 31; what that costs in travel was not worked out. None was allowed.",
      "The wishes together: 20.0 to 25.0 more minutes of travel than the best plan without them.",
    ]);
  });
});

describe("wishes", () => {
  const tick = (name: RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });
  const asked = (solver: { readonly sent: readonly unknown[] }) => JSON.stringify(solver.sent);

  it("are off unless ticked, and then have a price in minutes that can be changed", async () => {
    const { user, solver } = await shown();
    await user.click(screen.getByText(/^Wishes \(each has a price/));
    for (const box of screen.getAllByRole<HTMLInputElement>("checkbox")) {
      expect(box.checked).toBe(false);
    }
    await user.click(tick(/^Faith and community schools/));
    expect(box("Price of a cluster without, minutes").value).toBe("30");
    await user.clear(box("Price of a cluster without, minutes"));
    expect(complaints()).toBe("The price of a wish is a number of minutes, 0 or more.");
    await user.type(box("Price of a cluster without, minutes"), "12.5");
    await user.click(tick(/^Close to today/));
    await user.click(button("Propose clusters"));
    expect(asked(solver)).toContain(
      '"priced":[{"name":"each-kind","weight":750},{"name":"close-to-today","weight":300,"today":[["1","2"]]}]',
    );
  });

  it("of clusters in one piece is either a wish or a rule", async () => {
    const { user, solver } = await shown();
    await user.click(screen.getByText(/^Wishes \(each has a price/));
    await user.click(tick(/^Clusters in one piece/));
    await user.click(tick(/^No cluster in pieces/));
    expect(tick(/^Clusters in one piece/).checked).toBe(false);
    await user.click(button("Propose clusters"));
    expect(asked(solver)).toContain('"priced":[{"name":"joined-up","weight":null}]');
  });

  it("can be had for least travel only", async () => {
    const { user } = await shown();
    await user.click(screen.getByRole("radio", { name: /Fewest clusters/ }));
    expect(screen.queryByText(/^Wishes \(each has a price/)).toBeNull();
  });
});
