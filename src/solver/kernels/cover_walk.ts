import type { Random } from "../random.ts";

/**
 * A search for few columns that cover every row, each column costing the same: one column leaves and another enters at each
 * step, and rows grow heavier as long as they stay uncovered, which drives the walk on (RWLS; Gao, Weise & Li 2015, "An
 * efficient local search heuristic with row weighting for the unicost set covering problem").
 */
export class CoverWalk {
  readonly #columns: readonly Int32Array[];
  /** The columns that cover each row. */
  readonly #covering: readonly Int32Array[];
  readonly #random: Random;
  readonly #weight: Float64Array;
  /** How many chosen columns cover each row. */
  readonly #cover: Int32Array;
  /** What a column that is out would gain, or one that is in would lose: the weight of rows that it alone covers. */
  readonly #score: Float64Array;
  readonly #movedAt: Float64Array;
  /** The chosen columns that cover each row, their numbers in sum: where there is one, which it is. */
  readonly #sumOfChosen: Float64Array;
  /** The number of the move by which each row was last covered or left by a column; and by which each column left. */
  readonly #changedAt: Float64Array;
  readonly #leftAt: Float64Array;
  readonly #chosen: Bag;
  readonly #uncovered: Bag;
  #best: readonly number[] = [];
  #newest = -1;
  #steps = 0;
  #moves = 0;

  /** Every row of the `rows` is in one of the `columns`. */
  constructor(rows: number, columns: readonly (readonly number[])[], random: Random) {
    this.#columns = columns.map((column) => Int32Array.from(column));
    const covering: number[][] = Array.from({ length: rows }, () => []);
    columns.forEach((column, at) => {
      for (const row of column) covering[row]!.push(at);
    });
    this.#covering = covering.map((list) => Int32Array.from(list));
    this.#random = random;
    this.#weight = new Float64Array(rows).fill(1);
    this.#cover = new Int32Array(rows);
    this.#score = Float64Array.from(columns, (column) => column.length);
    this.#movedAt = new Float64Array(columns.length);
    this.#sumOfChosen = new Float64Array(rows);
    this.#changedAt = new Float64Array(rows);
    this.#leftAt = new Float64Array(columns.length).fill(-1);
    this.#chosen = new Bag(columns.length);
    this.#uncovered = new Bag(rows);
    for (let row = 0; row < rows; row++) this.#uncovered.put(row);
    this.#cheapen();
    while (this.#uncovered.size > 0) this.#enter(this.#mostGain());
    this.#keep();
  }

  /** The fewest columns so far that cover every row. */
  get best(): readonly number[] {
    return this.#best;
  }

  /** Walks on for `steps`, or until `goal` columns cover every row. */
  walk(steps: number, goal: number): void {
    for (let step = 0; step < steps && this.#best.length > goal; step++) {
      this.#steps++;
      this.#leave(this.#leastLoss(this.#newest));
      const row = this.#uncovered.at(Math.floor(this.#random() * this.#uncovered.size));
      if (row >= 0) {
        this.#newest = this.#entrantFor(row);
        this.#enter(this.#newest);
      }
      this.#weighDown();
      this.#keep();
    }
  }

  /** Keeps a cover that is complete, and lets columns go until it no longer is. */
  #keep(): void {
    while (this.#uncovered.size === 0 && this.#chosen.size > 0) {
      this.#best = this.#chosen.items();
      this.#leave(this.#leastLoss(-1));
    }
  }

  /** Rows that one column alone covers weigh as if they had been uncovered for long. */
  #cheapen(): void {
    this.#covering.forEach((columns, row) => {
      const [only] = columns;
      if (columns.length !== 1 || only === undefined) return;
      this.#weight[row]! += ONLY_ONE;
      this.#score[only]! += ONLY_ONE;
    });
  }

  #enter(column: number): void {
    this.#chosen.put(column);
    this.#movedAt[column] = this.#steps;
    const score = this.#score;
    const move = ++this.#moves;
    score[column] = 0;
    for (const row of this.#columns[column]!) {
      const before = this.#cover[row]!++;
      const weight = this.#weight[row]!;
      if (before === 1) score[this.#sumOfChosen[row]!]! -= weight;
      this.#sumOfChosen[row]! += column;
      this.#changedAt[row] = move;
      if (before > 0) continue;
      this.#uncovered.take(row);
      for (const other of this.#covering[row]!) score[other]! -= weight;
      score[column]! += 2 * weight;
    }
  }

  #leave(column: number): void {
    if (column < 0) return;
    this.#chosen.take(column);
    this.#movedAt[column] = this.#steps;
    const score = this.#score;
    const move = ++this.#moves;
    this.#leftAt[column] = move;
    score[column] = 0;
    for (const row of this.#columns[column]!) {
      const after = --this.#cover[row]!;
      const weight = this.#weight[row]!;
      this.#sumOfChosen[row]! -= column;
      this.#changedAt[row] = move;
      if (after === 1) score[this.#sumOfChosen[row]!]! += weight;
      if (after > 0) continue;
      this.#uncovered.put(row);
      for (const other of this.#covering[row]!) score[other]! += weight;
    }
  }

  /** Whether anything beside a column has changed since it left. */
  #mayEnter(column: number): boolean {
    const left = this.#leftAt[column]!;
    for (const row of this.#columns[column]!) if (this.#changedAt[row]! > left) return true;
    return false;
  }

  #weighDown(): void {
    for (let at = 0; at < this.#uncovered.size; at++) {
      const row = this.#uncovered.at(at);
      this.#weight[row]!++;
      for (const column of this.#covering[row]!) this.#score[column]!++;
    }
  }

  #leastLoss(except: number): number {
    let least = -1;
    for (let at = 0; at < this.#chosen.size; at++) {
      const column = this.#chosen.at(at);
      if (column === except) continue;
      if (least < 0 || this.#score[column]! < this.#score[least]!) least = column;
      else if (this.#score[column] === this.#score[least]) least = this.#older(column, least);
    }
    return least;
  }

  #mostGain(): number {
    let most = 0;
    for (let column = 1; column < this.#columns.length; column++) {
      if (this.#chosen.has(column)) continue;
      if (this.#chosen.has(most) || this.#score[column]! > this.#score[most]!) most = column;
    }
    return most;
  }

  #entrantFor(row: number): number {
    const columns = this.#covering[row]!;
    let most = -1;
    for (const column of columns) {
      if (!this.#mayEnter(column)) continue;
      if (most < 0 || this.#score[column]! > this.#score[most]!) most = column;
      else if (this.#score[column] === this.#score[most]) most = this.#older(column, most);
    }
    return most < 0 ? columns.reduce((oldest, column) => this.#older(column, oldest)) : most;
  }

  #older(a: number, b: number): number {
    return this.#movedAt[a]! < this.#movedAt[b]! ? a : b;
  }
}

/** More than a row gains in any walk. */
const ONLY_ONE = 1e12;

/** Numbers below `capacity`, each in it or not. */
class Bag {
  readonly #list: Int32Array;
  readonly #place: Int32Array;
  size = 0;

  constructor(capacity: number) {
    this.#list = new Int32Array(capacity);
    this.#place = new Int32Array(capacity).fill(-1);
  }

  has(item: number): boolean {
    return this.#place[item]! >= 0;
  }

  /** The item at a place below `size`; −1 beyond. */
  at(place: number): number {
    return place < this.size ? this.#list[place]! : -1;
  }

  put(item: number): void {
    this.#place[item] = this.size;
    this.#list[this.size++] = item;
  }

  take(item: number): void {
    const place = this.#place[item]!;
    const last = this.#list[--this.size]!;
    this.#list[place] = last;
    this.#place[last] = place;
    this.#place[item] = -1;
  }

  items(): readonly number[] {
    return [...this.#list.subarray(0, this.size)];
  }
}
