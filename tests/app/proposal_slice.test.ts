import { describe, expect, it } from "vitest";
import { selectPlan, selectShownPlan } from "../../src/app/selectors.ts";
import type { AppStore, ProposalState } from "../../src/app/state.ts";
import { undoDepth } from "../../src/domain/history.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { SOLVER_PROTOCOL } from "../../src/solver/protocol.ts";
import { evenArea, planOf, randomArea } from "../support/builders.ts";
import { expectJudgedLikeOracle, expectValidPlan } from "../support/oracle.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

const AREA = { ...randomArea(3, { schools: 18, asymmetry: 0.2 }), name: "hills", title: "Hills" };
const OTHER = { ...evenArea(4, 600), name: "moors", title: "Moors" };
const PLAN = planOf([AREA.schools.slice(0, 9).map(({ urn }) => urn)]);
const SETTINGS = resolveSettings({}, {}, PROPOSAL_BOUNDS);
const REQUEST = { objective: "travel", clusters: "auto" } as const;

type Ready = Extract<ProposalState, { status: "ready" }>;

function readyOf(store: AppStore): Ready {
  const { proposal } = store.getState();
  if (proposal.status === "ready") return proposal;
  throw new Error(`The proposal is ${JSON.stringify(proposal)}.`);
}

/** Resolves when the proposal has made some progress. */
function progressIn(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(({ proposal }) => {
      if (proposal.status !== "running" || proposal.progress.length === 0) return;
      stop();
      resolve();
    });
  });
}

async function opened() {
  const app = await openFakeApp({ area: AREA, example: PLAN });
  return { ...app, start: selectPlan(app.store.getState()) };
}

describe("a proposal", () => {
  it("runs with progress, is shown beside the plan, and becomes it in one step that undo takes back", async () => {
    const { store, selectors, start } = await opened();
    const statuses: string[] = [];
    const shares: number[] = [];
    store.subscribe(({ proposal }) => {
      if (statuses.at(-1) !== proposal.status) statuses.push(proposal.status);
      const last = proposal.status === "running" ? proposal.progress.at(-1) : undefined;
      if (last !== undefined) shares.push(last.share);
    });
    await store.getState().propose(REQUEST);
    expect(statuses).toEqual(["running", "ready"]);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const { plan } = readyOf(store);
    expectValidPlan(AREA, plan, SETTINGS);
    expect(plan.madeAt).toBe("2026-06-24T09:00:00.000Z");
    expect(selectShownPlan(store.getState())).toBe(plan);
    expect(selectPlan(store.getState())).toBe(start);
    const state = store.getState();
    const judgement = selectors.judgement(state);
    const before = selectors.judgementBefore(state);
    if (judgement === null || before === null) throw new Error("Nothing was judged.");
    expectJudgedLikeOracle(AREA, plan, selectors.settings(state), judgement);
    expectJudgedLikeOracle(AREA, PLAN, selectors.settings(state), before);
    expect(selectors.judgementOfProposal(state)).toEqual(judgement);

    store.getState().acceptProposal("Accepted");
    expect(selectPlan(store.getState())?.clusters).toEqual(plan.clusters);
    expect(store.getState().proposal).toEqual({ status: "none" });
    const { history } = store.getState();
    expect(history !== null && undoDepth(history)).toBe(1);
    store.getState().undo();
    expect(selectPlan(store.getState())).toBe(start);
  });

  it("can be looked at beside what was there without changing either", async () => {
    const { store, selectors, start } = await opened();
    await store.getState().propose(REQUEST);
    const { plan } = readyOf(store);
    const proposed = selectors.judgementOfProposal(store.getState());
    store.getState().showInReview("before");
    expect(selectShownPlan(store.getState())).toBe(start);
    expect(selectors.judgementOfProposal(store.getState())).toBe(proposed);
    store.getState().showInReview("proposal");
    expect(selectShownPlan(store.getState())).toBe(plan);
    store.getState().dropProposal();
    expect(selectShownPlan(store.getState())).toBe(start);
    expect(store.getState().history?.past).toBeNull();
  });

  it("respects the plan's own limits", async () => {
    const plan = { ...PLAN, settings: { minSchools: 2, maxSchools: 3 } };
    const { store } = await openFakeApp({ area: AREA, example: plan });
    await store.getState().propose(REQUEST);
    const sizes = readyOf(store).plan.clusters.map(({ schools }) => schools.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
    expectValidPlan(AREA, readyOf(store).plan, resolveSettings(plan.settings));
  });

  it("for an area that is no longer open never arrives", async () => {
    const { store, deps } = createFakeApp([{ area: AREA, example: PLAN }, { area: OTHER }]);
    await store.getState().openArea("hills");
    const proposing = store.getState().propose(REQUEST);
    await store.getState().openArea("moors");
    await proposing;
    expect(store.getState().proposal).toEqual({ status: "none" });
    expect(deps.library.choices.length).toBe(2);
    expect(selectShownPlan(store.getState())?.area).toBe("moors");
  });

  it("that is asked for again drops the first", async () => {
    const { store } = await opened();
    const first = store.getState().propose(REQUEST);
    const second = store.getState().propose({ objective: "fewest", clusters: "auto" });
    await first;
    expect(store.getState().proposal.status).toBe("running");
    await second;
    expect(readyOf(store).proposal.objective.kind).toBe("fewest");
  });

  it("does not show the progress of one that was asked for before it", async () => {
    const { store, solver } = await opened();
    const first = store.getState().propose(REQUEST);
    const second = store.getState().propose(REQUEST);
    const progress = { share: 0.99, value: 1, bound: null, unplaced: 0, seconds: 1 };
    solver.say({ version: SOLVER_PROTOCOL, type: "progress", jobId: 1, progress });
    expect(store.getState().proposal).toEqual({ status: "running", progress: [] });
    await Promise.all([first, second]);
  });

  it("that was dropped says nothing when its worker breaks", async () => {
    const { store, solver } = await opened();
    const proposing = store.getState().propose(REQUEST);
    store.getState().dropProposal();
    solver.breakDown("It stopped.");
    await proposing;
    expect(store.getState().proposal).toEqual({ status: "none" });
  });

  it("that is stopped keeps the best so far, which is valid", async () => {
    const { store } = await opened();
    const proposing = store.getState().propose(REQUEST);
    await progressIn(store);
    store.getState().cancelProposing();
    await proposing;
    const { proposal, plan } = readyOf(store);
    expect(proposal).toMatchObject({ status: "cancelled", stoppedBy: "user" });
    expect(plan.clusters.length).toBeGreaterThan(0);
    expectValidPlan(AREA, plan, SETTINGS);
  });

  it("whose worker breaks ends in its sentence, keeps the plan, and can be asked for again", async () => {
    const { store, solver, start } = await opened();
    const proposing = store.getState().propose(REQUEST);
    await progressIn(store);
    solver.breakDown("The part that makes proposals stopped working.");
    await proposing;
    expect(store.getState().proposal).toEqual({
      status: "failed",
      reason: "The part that makes proposals stopped working.",
    });
    expect(selectPlan(store.getState())).toBe(start);
    await store.getState().propose(REQUEST);
    expectValidPlan(AREA, readyOf(store).plan, SETTINGS);
  });

  it("is not accepted before it is ready, nor asked for without an area", async () => {
    const { store } = createFakeApp([{ area: AREA }]);
    await store.getState().propose(REQUEST);
    expect(store.getState().proposal).toEqual({ status: "none" });
    await store.getState().openArea("hills");
    const proposing = store.getState().propose(REQUEST);
    store.getState().acceptProposal("Too early");
    expect(store.getState().history?.past).toBeNull();
    await proposing;
  });
});

describe("the solver's client", () => {
  it("sends an area once for many proposals, and again after the worker broke", async () => {
    const { store, solver } = await opened();
    const openings = () => solver.sent.filter(({ type }) => type === "open-area").length;
    await store.getState().propose(REQUEST);
    await store.getState().propose(REQUEST);
    expect(openings()).toBe(1);
    solver.breakDown("It stopped.");
    await store.getState().propose(REQUEST);
    expect(openings()).toBe(2);
  });

  it("drops replies to jobs that are over or were never asked for", async () => {
    const { store, solver } = await opened();
    await store.getState().propose(REQUEST);
    const before = store.getState().proposal;
    for (const jobId of [1, 99]) {
      solver.say({ version: SOLVER_PROTOCOL, type: "failed", jobId, reason: "Late." });
      solver.say({
        version: SOLVER_PROTOCOL,
        type: "progress",
        jobId,
        progress: { share: 0.5, value: 1, bound: null, unplaced: 0, seconds: 1 },
      });
    }
    expect(store.getState().proposal).toBe(before);
  });
});
