import type { HighsColumn, HighsRow, HighsRuntime, HighsStatus } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import { mayShare } from "../problem.ts";
import type { SlotCost } from "./repair_costs.ts";
import type { Place, RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { Placement } from "./slots.ts";

/** A cost that must not be more than so much. */
export interface Cap {
  readonly cost: SlotCost;
  readonly most: number;
}

/** A set of candidates no two of which may be in the slot. */
interface Clique extends Pick<Place, "slot"> {
  readonly candidates: ReadonlySet<number>;
  readonly row: number;
}

/** How far a sum may be beyond 1 before a clique's row is added. */
const BEYOND = 1e-6;
/** Slots of more candidates have the rows of their pairs added only where they are broken. */
const MOST_PAIRED = 80;

/**
 * The program of who is where among the given places: each movable candidate in one, slots that are used within their
 * bounds, no two in one slot that may not share. The rows of pairs are added when they are broken.
 */
export class RepairProgram {
  readonly #model: RepairModel;
  readonly #program: HighsProgram;
  readonly #places: readonly Place[];
  readonly #cost: SlotCost;
  readonly #cap: Cap | null;
  readonly #unitRow = new Map<number, number>();
  readonly #cutRows = new Map<string, number[]>();
  readonly #slotRow = new Map<number, number>();
  readonly #usedColumn = new Map<number, number>();
  readonly #bySlot = new Map<number, Map<number, number>>();
  readonly #cliques: Clique[] = [];
  #duals: Float64Array = new Float64Array();
  #values: Float64Array = new Float64Array();

  constructor(
    highs: HighsRuntime,
    model: RepairModel,
    places: readonly Place[],
    { cost, cap }: { readonly cost: SlotCost; readonly cap: Cap | null },
  ) {
    this.#model = model;
    this.#places = places;
    this.#cost = cost;
    this.#cap = cap;
    this.#program = new HighsProgram(highs);
    this.#addRows();
    this.#addColumns();
  }

  get value(): number {
    return this.#program.objective();
  }

  dispose(): void {
    this.#program.dispose();
  }

  /** Solves the linear program with every pair's rows that its solution would break. "stopped" where time ran out. */
  solveRelaxed(seconds: () => number): HighsStatus {
    for (;;) {
      if (seconds() <= 0) return "stopped";
      const status = this.#program.solve(seconds());
      if (status !== "optimal") return status;
      this.#values = this.#program.values();
      this.#duals = this.#program.duals();
      if (!this.#addBroken()) return "optimal";
    }
  }

  /** Solves with whole numbers, from `start` if it is among the places. "stopped" where time ran out. */
  solveWhole(seconds: () => number, start: Placement | null): HighsStatus {
    this.#addPairs();
    this.#program.setWhole(true);
    for (;;) {
      const from = start === null ? null : this.#valuesOf(start);
      if (from !== null) this.#program.setStart(from);
      if (seconds() <= 0) return "stopped";
      const status = this.#program.solve(seconds());
      if (status !== "optimal") return status;
      this.#values = this.#program.values();
      if (!this.#addBroken()) return "optimal";
    }
  }

  /** Where everything is in the last solution of whole numbers. */
  placement(): Placement {
    const placement = new Int32Array(this.#model.problem.size).fill(NOWHERE);
    this.#places.forEach(({ candidate, slot }, column) => {
      if ((this.#values[column] ?? 0) > 0.5) placement[candidate] = slot;
    });
    return placement;
  }

  /** What being in `slot` adds to the least cost at the duals of the last linear program, for any candidate and slot: never below 0 for the places of this program. */
  reducedCost(candidate: number, slot: number): number {
    const dual = (row: number) => this.#duals[row] ?? 0;
    let cost = this.#cost(candidate, slot) - dual(this.#unitRow.get(candidate) ?? -1);
    if (this.#cap !== null) cost -= this.#cap.cost(candidate, slot) * dual(this.#capRow);
    for (const row of this.#cutRows.get(keyOf(candidate, slot)) ?? []) cost -= dual(row);
    const first = this.#slotRow.get(slot);
    if (first !== undefined) {
      this.#coefficients(candidate, slot).forEach((value, at) => {
        cost -= value * dual(first + at);
      });
    }
    for (const clique of this.#cliques) {
      if (clique.slot !== slot) continue;
      if (clique.candidates.has(candidate)) cost -= dual(clique.row);
      if (slot - this.#model.clusters.length === candidate) cost += dual(clique.row);
    }
    return cost;
  }

  /** Whether the slot has rows here. */
  hasSlot(slot: number): boolean {
    return this.#slotRow.has(slot);
  }

  get #capRow(): number {
    return this.#unitRow.size;
  }

  #addRows(): void {
    const rows: HighsRow[] = [];
    for (const { candidate } of this.#places) {
      if (this.#unitRow.has(candidate)) continue;
      this.#unitRow.set(candidate, rows.length);
      rows.push({ lower: 1, upper: 1 });
    }
    const most = this.#cap?.most ?? Number.POSITIVE_INFINITY;
    rows.push({ lower: Number.NEGATIVE_INFINITY, upper: most });
    for (const { slot } of this.#places) {
      if (slot === NOWHERE || this.#slotRow.has(slot)) continue;
      this.#slotRow.set(slot, rows.length);
      rows.push(AT_LEAST_0, AT_MOST_0, AT_LEAST_0, AT_MOST_0);
    }
    for (const cut of this.#model.cuts) {
      for (const { candidate, slot } of cut) {
        const key = keyOf(candidate, slot);
        this.#cutRows.set(key, [...(this.#cutRows.get(key) ?? []), rows.length]);
      }
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: cut.length - 1 });
    }
    this.#program.addRows(rows);
  }

  #addColumns(): void {
    const columns: HighsColumn[] = this.#places.map(({ candidate, slot }, column) => {
      this.#bySlot.set(slot, (this.#bySlot.get(slot) ?? new Map()).set(candidate, column));
      if (slot - this.#model.clusters.length === candidate) this.#usedColumn.set(slot, column);
      const rows = [this.#unitRow.get(candidate) ?? -1];
      const values = [1];
      const capped = this.#cap?.cost(candidate, slot) ?? 0;
      if (capped !== 0) {
        rows.push(this.#capRow);
        values.push(capped);
      }
      for (const row of this.#cutRows.get(keyOf(candidate, slot)) ?? []) {
        rows.push(row);
        values.push(1);
      }
      const first = this.#slotRow.get(slot);
      if (first !== undefined) {
        this.#coefficients(candidate, slot).forEach((value, at) => {
          if (value === 0) return;
          rows.push(first + at);
          values.push(value);
        });
      }
      return { cost: this.#cost(candidate, slot), upper: 1, rows, values };
    });
    for (const [slot, first] of this.#slotRow) {
      if (this.#usedColumn.has(slot)) continue;
      this.#usedColumn.set(slot, columns.length);
      const used = this.#used(this.#model.problem.limits.minSchools);
      const held = used.flatMap((value, at) => (value === 0 ? [] : [{ row: first + at, value }]));
      columns.push({
        cost: 0,
        upper: 1,
        rows: held.map(({ row }) => row),
        values: held.map(({ value }) => value),
      });
    }
    this.#program.addColumns(columns);
  }

  /** What a candidate adds to its slot's rows: least and most schools, least and most pupils. The first of a new slot is what uses it. */
  #coefficients(candidate: number, slot: number): readonly number[] {
    const { problem, clusters } = this.#model;
    const schools = problem.schools[candidate] ?? 0;
    const pupils = problem.pupils[candidate] ?? 0;
    const { minPupils, maxPupils } = problem.limits;
    const own = [
      schools,
      schools,
      minPupils > 0 ? pupils : 0,
      Number.isFinite(maxPupils) ? pupils : 0,
    ];
    if (slot - clusters.length !== candidate) return own;
    const used = this.#used(this.#model.leastInNew);
    return own.map((value, at) => value + (used[at] ?? 0));
  }

  #used(minSchools: number): readonly number[] {
    const { maxSchools, minPupils, maxPupils } = this.#model.problem.limits;
    return [-minSchools, -maxSchools, -minPupils, Number.isFinite(maxPupils) ? -maxPupils : 0];
  }

  /** Adds rows for pairs, and for the use of slots, that the last solution breaks; whether there were any. */
  #addBroken(): boolean {
    const found: Pick<Clique, "slot" | "candidates">[] = [];
    for (const [slot, columns] of this.#bySlot) {
      if (slot === NOWHERE) continue;
      const used = this.#values[this.#usedColumn.get(slot) ?? -1] ?? 0;
      const isFirst = (candidate: number) => slot - this.#model.clusters.length === candidate;
      const inPart = [...columns]
        .map(([candidate, column]) => ({ candidate, value: this.#values[column] ?? 0 }))
        .filter(({ candidate, value }) => value > BEYOND && !isFirst(candidate))
        .sort((a, b) => b.value - a.value || a.candidate - b.candidate);
      const taken = new Set<number>();
      for (const { candidate, value } of inPart) {
        if (taken.has(candidate)) continue;
        const clique = [candidate];
        let sum = value;
        for (const other of inPart) {
          if (clique.includes(other.candidate)) continue;
          if (clique.some((one) => mayShare(this.#model.problem, one, other.candidate))) continue;
          clique.push(other.candidate);
          sum += other.value;
        }
        if (sum <= used + BEYOND) continue;
        for (const one of clique) taken.add(one);
        found.push({ slot, candidates: this.#extended(clique, columns, isFirst) });
      }
    }
    this.#addCliques(found);
    return found.length > 0;
  }

  /** Adds rows for every pair in the slots that few candidates may be in. */
  #addPairs(): void {
    const { problem, clusters } = this.#model;
    for (const [slot, columns] of this.#bySlot) {
      if (slot === NOWHERE || columns.size > MOST_PAIRED) continue;
      const isFirst = (candidate: number) => slot - clusters.length === candidate;
      const inside = [...columns.keys()].filter((candidate) => !isFirst(candidate));
      const known = this.#cliques.filter((clique) => clique.slot === slot);
      const covered = (a: number, b: number) =>
        known.some(({ candidates }) => candidates.has(a) && candidates.has(b));
      for (const [at, a] of inside.entries()) {
        for (const b of inside.slice(at + 1)) {
          if (mayShare(problem, a, b) || covered(a, b)) continue;
          this.#addCliques([{ slot, candidates: this.#extended([a, b], columns, isFirst) }]);
          known.push(...this.#cliques.slice(-1));
        }
      }
    }
  }

  #addCliques(found: readonly Pick<Clique, "slot" | "candidates">[]): void {
    const first = this.#program.addRows(
      found.map(({ slot, candidates }) => ({
        ...AT_MOST_0,
        columns: [
          ...Array.from(candidates, (candidate) => this.#bySlot.get(slot)?.get(candidate) ?? -1),
          this.#usedColumn.get(slot) ?? -1,
        ],
        values: [...Array.from(candidates, () => 1), -1],
      })),
    );
    found.forEach(({ slot, candidates }, at) => {
      this.#cliques.push({ slot, candidates, row: first + at });
    });
  }

  #extended(
    clique: readonly number[],
    columns: ReadonlyMap<number, number>,
    isFirst: (candidate: number) => boolean,
  ): ReadonlySet<number> {
    const extended = [...clique];
    for (const candidate of columns.keys()) {
      if (isFirst(candidate) || extended.includes(candidate)) continue;
      if (extended.some((one) => mayShare(this.#model.problem, one, candidate))) continue;
      extended.push(candidate);
    }
    return new Set(extended);
  }

  /** The columns' values that are `placement`; `null` where one of its places has none. */
  #valuesOf(placement: Placement): Float64Array | null {
    const values = new Float64Array(this.#program.columns);
    for (const candidate of this.#unitRow.keys()) {
      const slot = placement[candidate] ?? NOWHERE;
      const column = this.#bySlot.get(slot)?.get(candidate);
      if (column === undefined) return null;
      values[column] = 1;
      const used = this.#usedColumn.get(slot);
      if (slot !== NOWHERE && used !== undefined) values[used] = 1;
    }
    return values;
  }
}

function keyOf(candidate: number, slot: number): string {
  return `${candidate}:${slot}`;
}

const AT_LEAST_0: HighsRow = { lower: 0, upper: Number.POSITIVE_INFINITY };
const AT_MOST_0: HighsRow = { lower: Number.NEGATIVE_INFINITY, upper: 0 };
