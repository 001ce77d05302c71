import type { ExactModel } from "../../../src/solver/exact/model.ts";
import type { Random } from "../../../src/solver/random.ts";

/** What a made-up model is drawn with. */
export interface Draw {
  readonly size: number;
  readonly ceiling: number;
  /** Share of the directed pairs without a route. */
  readonly unreachable: number;
  readonly pupilBounds: boolean;
  readonly sets: boolean;
  readonly mayJoin: boolean;
  readonly clusters: number | null;
  readonly minSchools: number;
  readonly maxSchools: number;
}

/** A model of up to eight items with times that differ by direction, drawn from `random`. */
export function drawModel(draw: Draw, random: Random): ExactModel {
  const { size } = draw;
  const schools = Int32Array.from({ length: size }, () => (draw.sets && random() < 0.3 ? 2 : 1));
  const owners = [...schools].flatMap((count, item) => new Array<number>(count).fill(item));
  const points = owners.map(() => [Math.floor(random() * 6), Math.floor(random() * 6)] as const);
  const times = owners.map((_, from) => owners.map((_, to) => directed(points, from, to)));
  function directed(at: typeof points, from: number, to: number): number {
    if (from === to) return 0;
    if (owners[from] !== owners[to] && random() < draw.unreachable) return Number.POSITIVE_INFINITY;
    const [a, b] = [at[from] ?? [0, 0], at[to] ?? [0, 0]];
    return Math.hypot(a[0] - b[0], a[1] - b[1]) + Math.floor(random() * 3) / 2;
  }
  const time = (from: number, to: number) => times[from]?.[to] ?? Number.NaN;
  const mean = (a: number, b: number) => (time(a, b) + time(b, a)) / 2;
  const within = (a: number, b: number) => Math.max(time(a, b), time(b, a)) <= draw.ceiling;
  const schoolsOf = (item: number) => [...owners.keys()].filter((at) => owners[at] === item);
  const allowed = new Uint8Array(size * size);
  const cost = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const pairs = schoolsOf(a).flatMap((x) => schoolsOf(b).map((y) => [x, y] as const));
      cost[a * size + b] = a === b ? 0 : pairs.reduce((sum, [x, y]) => sum + mean(x, y), 0);
      if (a !== b && pairs.every(([x, y]) => within(x, y))) allowed[a * size + b] = 1;
    }
  }
  const hostCost = Float64Array.from({ length: owners.length * size }, (_, at) =>
    schoolsOf(at % size).reduce((sum, school) => sum + mean(Math.floor(at / size), school), 0),
  );
  const mustPlace = Uint8Array.from({ length: size }, () =>
    draw.mayJoin && random() < 0.4 ? 0 : 1,
  );
  const urn = (school: number) => String(100_001 + school);
  return {
    objective: "host",
    size,
    items: Array.from({ length: size }, (_, item) => ({
      urns: schoolsOf(item).map(urn),
      mustPlace: mustPlace[item] === 1,
    })),
    allowed,
    cost,
    internalCost: new Float64Array(size),
    schools,
    pupils: Float64Array.from(schools, (count) => count * (20 + Math.floor(random() * 80))),
    mustPlace,
    hostUrns: owners.map((_, school) => urn(school)),
    hostItem: Int32Array.from(owners),
    hostCost,
    limits: {
      minSchools: draw.minSchools,
      maxSchools: draw.maxSchools,
      minPupils: draw.pupilBounds ? 60 : 0,
      maxPupils: draw.pupilBounds ? 260 : Number.POSITIVE_INFINITY,
    },
    clusters: draw.clusters,
    leftOutCost: 1000,
  };
}

/** A plan with the host that each of its clusters is said to have. */
export interface HostedPlan {
  readonly clusters: readonly (readonly number[])[];
  readonly hosts: readonly number[];
  readonly total: number;
}

/** Every legal plan of `model` with every choice of hosts. */
export function hostedPlans(model: ExactModel): readonly HostedPlan[] {
  const plans: HostedPlan[] = [];
  forEachPartition(model, (clusters, outCost) => {
    if (clusters.some((members) => starCost(model, members) === Number.POSITIVE_INFINITY)) return;
    const kept = clusters.map((members) => [...members]);
    let choices: HostedPlan[] = [{ clusters: kept, hosts: [], total: outCost }];
    for (const members of kept) {
      choices = choices.flatMap((plan) =>
        hostsOf(model, members).map((host) => ({
          clusters: kept,
          hosts: [...plan.hosts, host],
          total: plan.total + travelTo(model, members, host),
        })),
      );
    }
    plans.push(...choices);
  });
  return plans;
}

/** The least total of any plan of `model`, found by trying every one; `null` where none has the count wanted. */
export function leastTotal(model: ExactModel): number | null {
  let least: number | null = null;
  forEachPartition(model, (clusters, outCost) => {
    let total = outCost;
    for (const members of clusters) total += starCost(model, members);
    if (total < (least ?? Number.POSITIVE_INFINITY)) least = total;
  });
  return least;
}

function forEachPartition(
  model: ExactModel,
  visit: (clusters: readonly (readonly number[])[], outCost: number) => void,
): void {
  const clusters: number[][] = [];
  const place = (item: number, outCost: number): void => {
    if (item === model.size) {
      if (model.clusters === null || clusters.length === model.clusters) visit(clusters, outCost);
      return;
    }
    const schools = model.schools[item] ?? 0;
    place(item + 1, outCost + (model.mustPlace[item] === 1 ? schools * model.leftOutCost : 0));
    for (const members of [...clusters]) {
      if (!members.every((member) => model.allowed[member * model.size + item] === 1)) continue;
      members.push(item);
      place(item + 1, outCost);
      members.pop();
    }
    clusters.push([item]);
    place(item + 1, outCost);
    clusters.pop();
  };
  place(0, 0);
}

/** Seconds to the best host of `members`; `Infinity` where their sizes break a bound. */
export function starCost(model: ExactModel, members: readonly number[]): number {
  const sum = (values: ArrayLike<number>) =>
    members.reduce((total, member) => total + (values[member] ?? 0), 0);
  const { minSchools, maxSchools, minPupils, maxPupils } = model.limits;
  if (sum(model.schools) < minSchools || sum(model.schools) > maxSchools) {
    return Number.POSITIVE_INFINITY;
  }
  if (sum(model.pupils) < minPupils || sum(model.pupils) > maxPupils) {
    return Number.POSITIVE_INFINITY;
  }
  return Math.min(...hostsOf(model, members).map((host) => travelTo(model, members, host)));
}

function hostsOf(model: ExactModel, members: readonly number[]): readonly number[] {
  return [...model.hostItem.keys()].filter((host) => members.includes(model.hostItem[host] ?? -1));
}

/** Seconds from all schools of `members` to `host`. */
export function travelTo(model: ExactModel, members: readonly number[], host: number): number {
  const cost = (member: number) => model.hostCost[host * model.size + member] ?? Number.NaN;
  return members.reduce((total, member) => total + cost(member), 0);
}
